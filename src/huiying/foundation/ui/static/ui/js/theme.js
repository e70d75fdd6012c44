// How does the page change theme and text size at once, and the server learn of it?
// Without this script the same buttons post their form and the server sets the cookies.

const YEAR = 31536000;
const root = document.documentElement;

function keep(name, value) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

function setTheme(theme) {
  root.dataset.theme = theme;
  keep("hy_theme", theme);
  for (const button of document.querySelectorAll("[data-set-theme]")) {
    button.setAttribute("aria-pressed", String(button.dataset.setTheme === theme));
  }
}

function setText(text) {
  root.dataset.text = text;
  keep("hy_text", text);
  for (const button of document.querySelectorAll("[data-set-text]")) {
    button.setAttribute("aria-pressed", String(text === "large"));
    button.value = text === "large" ? "normal" : "large";
  }
}

document.addEventListener("click", (event) => {
  const theme = event.target.closest("[data-set-theme]");
  const text = event.target.closest("[data-set-text]");
  if (theme) {
    event.preventDefault();
    setTheme(theme.dataset.setTheme);
  } else if (text) {
    event.preventDefault();
    setText(root.dataset.text === "large" ? "normal" : "large");
  }
});

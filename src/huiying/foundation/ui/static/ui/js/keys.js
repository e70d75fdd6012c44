// Which key does what at the desk? j k move, Enter opens (the focused link does), letters press
// whatever carries data-key, ? shows the keys. Dialogs open from data-opens, with or without keys.

const PREFERENCE = "hy_single_keys";
const TYPING = "input, textarea, select, [contenteditable]";

function singleKeysOn() {
  return localStorage.getItem(PREFERENCE) !== "off";
}

function open(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) {
    dialog.showModal();
    dialog.dispatchEvent(new CustomEvent("huiying:opened"));
  }
}

function move(step) {
  const items = [...document.querySelectorAll("[data-keys-list] [data-keys-item]")].filter(
    (item) => item.offsetParent !== null,
  );
  if (items.length === 0) return;
  const focused = items.indexOf(document.activeElement);
  const current = items.findIndex((item) => item.hasAttribute("aria-current"));
  const from = focused >= 0 ? focused : current;
  const next = from < 0 ? 0 : Math.min(Math.max(from + step, 0), items.length - 1);
  items[next].focus();
  items[next].scrollIntoView({ block: "nearest" });
}

function press(key) {
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(
    (element) => element.offsetParent !== null && !element.disabled,
  );
  if (!target) return false;
  if (target.matches(TYPING)) target.focus();
  else target.click();
  return true;
}

function handled(event) {
  if (event.key === "j") return move(1), true;
  if (event.key === "k") return move(-1), true;
  if (event.key === "?") return open("keys"), true;
  return /^[a-z]$/.test(event.key) && press(event.key);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open("palette");
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return;
  if (event.target.closest(TYPING) || document.querySelector("dialog[open]")) return;
  if (handled(event)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) open(opener.dataset.opens);
  for (const menu of document.querySelectorAll("details.acting[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

for (const choice of document.querySelectorAll("[data-single-keys]")) {
  choice.checked = singleKeysOn();
  choice.addEventListener("change", () => {
    localStorage.setItem(PREFERENCE, choice.checked ? "on" : "off");
  });
}

// How does a chat stay up to date without being loaded anew?

const handset = document.querySelector("[data-changes]");
const form = handset.querySelector("form");
const text = form.elements.text;

const toTheEnd = () => {
  const bubbles = handset.querySelector(".bubbles");
  if (bubbles) bubbles.scrollTop = bubbles.scrollHeight;
};

const show = (html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const id of ["bubbles", "backstage"]) {
    const part = fresh.getElementById(id);
    if (part) document.getElementById(id).replaceChildren(...part.childNodes);
  }
  toTheEnd();
};

const look = async () => {
  const answer = await fetch(handset.dataset.live);
  if (answer.ok) show(await answer.text());
};

const send = async (event) => {
  event.preventDefault();
  const said = text.value;
  if (!said.trim()) return;
  const body = new URLSearchParams({ text: said });
  text.value = "";
  const answer = await fetch(form.action, { method: "POST", body });
  if (!answer.ok) text.value = said;
  await look();
  text.focus();
};

form.addEventListener("submit", send);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) form.requestSubmit();
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) event.preventDefault();
});

handset.classList.add("live");
new EventSource(handset.dataset.changes).addEventListener("changed", look);
toTheEnd();

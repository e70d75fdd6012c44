// What does the page say when a live request fails? That nothing was lost, and what to do.

const place = document.getElementById("trouble");
const words = document.getElementById("trouble-words");

function say() {
  if (place && words) place.replaceChildren(words.content.cloneNode(true));
}

document.addEventListener("htmx:responseError", say);
document.addEventListener("htmx:sendError", say);
document.addEventListener("htmx:timeout", say);
document.addEventListener("htmx:afterOnLoad", () => place?.replaceChildren());

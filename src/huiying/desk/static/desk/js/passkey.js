// What does the page say when the device gives no passkey? That nothing changed, and what to do.

const place = document.querySelector("[data-passkey-trouble]");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  if (!place) return;
  document.querySelector("main .stack")?.prepend(place);
  place.hidden = false;
});

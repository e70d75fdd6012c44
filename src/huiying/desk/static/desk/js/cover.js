// Has a cover been chosen on this device? The checks are told so; the picture itself waits for saving.

const upload = document.querySelector("[name=cover_upload]");
const chosen = document.querySelector("[name=cover_chosen]");

upload?.addEventListener("change", () => {
  chosen.value = upload.files.length ? "1" : "";
});

// How does a known answer get into the reply? It is added at the end, to be adapted, never sent.

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  const words = button && document.getElementById(button.dataset.insert);
  const field = button && document.getElementById(button.dataset.into);
  if (!words || !field) return;
  const gap = field.value.trim() ? "\n\n" : "";
  field.value = `${field.value.trimEnd()}${gap}${words.textContent.trim()}`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

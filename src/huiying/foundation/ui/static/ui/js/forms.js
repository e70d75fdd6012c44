// How is nothing lost that somebody typed? Drafts of forms with data-draft="name" are kept on this
// device for a day, leaving a changed form asks first, and the error summary takes the focus.
//
// Never kept: passwords, hidden fields, files, and fields with data-draft-skip or an autocomplete
// of tel, name or email, because the device may be shared. A page that carries
// data-draft-done="name" says that the server has it: the draft is dropped.

const PREFIX = "hy_draft:";
const KEPT_FOR_MS = 24 * 60 * 60 * 1000;
const NEVER = ["password", "hidden", "file", "submit", "button"];
const PERSONAL = /\b(tel|name|email|street-address|one-time-code)\b/;

function keepable(field) {
  return (
    field.name &&
    !NEVER.includes(field.type) &&
    !("draftSkip" in field.dataset) &&
    !PERSONAL.test(field.autocomplete ?? "")
  );
}

function fieldsOf(form) {
  return [...form.elements].filter(keepable);
}

function stored(name) {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    return draft && Date.now() - draft.at < KEPT_FOR_MS ? draft.values : null;
  } catch {
    return null;
  }
}

function keep(form) {
  const values = fieldsOf(form).map((field) => [field.name, field.value, field.checked ?? null]);
  try {
    localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // Storage is full or forbidden: the form still works, only without a draft.
  }
}

function isChoice(field) {
  return field.type === "checkbox" || field.type === "radio";
}

function restore(form) {
  const values = stored(form.dataset.draft);
  const untouched = fieldsOf(form).every((field) => isChoice(field) || field.value === (field.defaultValue ?? field.value));
  if (!values || !untouched || form.querySelector('[aria-invalid="true"]')) return;
  for (const [name, value, checked] of values) {
    const same = fieldsOf(form).filter((field) => field.name === name);
    for (const field of same) {
      if (isChoice(field)) {
        if (field.value === value) field.checked = checked;
      } else if (!field.value || field instanceof HTMLSelectElement) field.value = value;
    }
  }
  form.querySelector("[data-draft-note]")?.removeAttribute("hidden");
}

function room(field) {
  const box = field.closest("[data-room]");
  const words = box?.querySelector("[data-room-left]");
  if (!words) return;
  const left = Number(box.dataset.room) - [...field.value].length;
  words.textContent = `${words.dataset.words} ${left}`;
  words.hidden = false;
}

function watch(form) {
  let changed = false;
  let timer = 0;
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    if (form.dataset.draft) timer = setTimeout(() => keep(form), 400);
  });
  form.addEventListener("submit", () => {
    changed = false;
    if (form.dataset.draft) keep(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed && "guard" in form.dataset && form.isConnected) event.preventDefault();
  });
}

for (const done of document.querySelectorAll("[data-draft-done]")) {
  localStorage.removeItem(PREFIX + done.dataset.draftDone);
}
for (const form of document.querySelectorAll("form[data-draft], form[data-guard]")) {
  if (form.dataset.draft) restore(form);
  watch(form);
}
document.addEventListener("input", (event) => room(event.target));
document.addEventListener("click", (event) => {
  const discard = event.target.closest("[data-draft-discard]");
  const form = discard?.closest("form[data-draft]");
  if (!form) return;
  localStorage.removeItem(PREFIX + form.dataset.draft);
  form.reset();
  discard.closest("[data-draft-note]")?.setAttribute("hidden", "");
});
document.querySelector("[data-takes-focus]")?.focus();

// What is known already about the question being typed? Fetches an HTML fragment from
// data-suggest with ?q= and lays it under the field, in a region that is read out.

const PAUSE_MS = 250;
const FEWEST = 2;

function suggest(field) {
  const region = document.getElementById(field.dataset.suggestInto);
  let pending = null;
  let timer = 0;

  async function ask() {
    const query = field.value.trim();
    pending?.abort();
    if ([...query].length < FEWEST) return region.replaceChildren();
    pending = new AbortController();
    const address = new URL(field.dataset.suggest, location.href);
    address.searchParams.set("q", query);
    try {
      const answer = await fetch(address, { signal: pending.signal, headers: { "HX-Request": "true" } });
      if (!answer.ok) return region.replaceChildren();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      region.replaceChildren(...page.body.children);
    } catch {
      // Offline or overtaken by the next letter: the form itself still works.
    }
    return undefined;
  }

  field.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  field.addEventListener("compositionend", ask);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") region.replaceChildren();
  });
}

for (const field of document.querySelectorAll("[data-suggest]")) suggest(field);

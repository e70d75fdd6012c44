// What is found or done from Ctrl K? Asks the dialog's data-url with ?q=, which answers
// {"results": [{"label": "…", "hint": "…", "url": "…"}]}, and opens the chosen one.

const PAUSE_MS = 120;
const dialog = document.getElementById("palette");

function palette(box) {
  const input = box.querySelector(".palette__input");
  const list = box.querySelector(".palette__list");
  const words = box.querySelector(".palette__words");
  let chosen = -1;
  let pending = null;
  let timer = 0;

  function choose(index) {
    const options = [...list.children];
    chosen = options.length ? (index + options.length) % options.length : -1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    input.setAttribute("aria-activedescendant", options[chosen]?.id ?? "");
    options[chosen]?.scrollIntoView({ block: "nearest" });
  }

  function option(result, index) {
    const line = document.createElement("div");
    line.id = `palette-option-${index}`;
    line.className = "palette__option";
    line.setAttribute("role", "option");
    line.dataset.url = result.url;
    const label = document.createElement("span");
    label.textContent = result.label;
    const hint = document.createElement("span");
    hint.className = "palette__hint";
    hint.textContent = result.hint ?? "";
    line.append(label, hint);
    return line;
  }

  function show(results, saying) {
    list.replaceChildren(...results.map(option));
    list.hidden = results.length === 0;
    input.setAttribute("aria-expanded", String(results.length > 0));
    words.textContent = saying;
    choose(0);
  }

  async function ask() {
    const query = input.value.trim();
    pending?.abort();
    pending = new AbortController();
    const address = new URL(box.dataset.url, location.href);
    address.searchParams.set("q", query);
    try {
      const answer = await fetch(address, { signal: pending.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { results } = await answer.json();
      const none = query ? words.dataset.none : words.dataset.start;
      show(results, results.length ? "" : none);
    } catch (trouble) {
      if (trouble.name !== "AbortError") show([], words.dataset.trouble);
    }
  }

  function open(line) {
    const target = line && new URL(line.dataset.url, location.href);
    if (target && target.origin === location.origin) location.assign(target);
  }

  const steps = { ArrowDown: 1, ArrowUp: -1 };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key in steps) choose(chosen + steps[event.key]);
    else if (event.key === "Enter") open(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => open(event.target.closest(".palette__option")));
  box.addEventListener("huiying:opened", () => {
    input.select();
    ask();
  });
}

if (dialog?.dataset.url) palette(dialog);

// How does one walk along a clock strip with the arrow keys? One tab stop per strip instead of
// one per day; without this script every day is a tab stop of its own.

const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };

function rove(strip) {
  const days = [...strip.querySelectorAll(".day")];
  const start = days.findIndex((day) => "today" in day.dataset);
  days.forEach((day, at) => (day.tabIndex = at === Math.max(start, 0) ? 0 : -1));
  strip.addEventListener("keydown", (event) => {
    const from = days.indexOf(document.activeElement);
    const to = event.key === "Home" ? 0 : event.key === "End" ? days.length - 1 : from + STEPS[event.key];
    if (from < 0 || !days[to]) return;
    event.preventDefault();
    days[from].tabIndex = -1;
    days[to].tabIndex = 0;
    days[to].focus();
  });
}

function all(root) {
  for (const strip of root.querySelectorAll("[data-clock]:not([data-roving])")) {
    strip.dataset.roving = "";
    rove(strip);
  }
}

all(document);
document.addEventListener("htmx:load", (event) => all(event.target));

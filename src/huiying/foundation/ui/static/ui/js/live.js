// What has changed since this page was drawn? Follows the server's events and tells the page.
//
// An event's data is JSON with a `subject` ("inbox.case.opened", or just "inbox"). The body then
// gets `huiying:changed` (detail.subject) and `huiying:<first word>`; several within a moment are
// told once. After a gap every listener is told through `huiying:resumed`.

const SETTLE_MS = 150;
const LONGEST_WAIT_MS = 30000;

const address = document.querySelector('meta[name="huiying-events"]')?.content;
const light = document.querySelector("[data-live]");
const waiting = new Map();
let attempts = 0;
let interrupted = false;

function show(state) {
  if (!light || light.dataset.live === state) return;
  light.dataset.live = state;
  light.textContent = state === "on" ? light.dataset.wordsOn : light.dataset.wordsOff;
}

function announce(name, subject) {
  document.body.dispatchEvent(new CustomEvent(name, { detail: { subject }, bubbles: true }));
}

function tell(subject) {
  const topic = subject.split(".")[0];
  clearTimeout(waiting.get(topic));
  const later = setTimeout(() => {
    waiting.delete(topic);
    announce("huiying:changed", subject);
    announce(`huiying:${topic}`, subject);
  }, SETTLE_MS);
  waiting.set(topic, later);
}

function received(event) {
  try {
    const { subject } = JSON.parse(event.data);
    if (subject) tell(String(subject));
  } catch {
    // A keep-alive or a newer server's event: nothing this page can show.
  }
}

function connected() {
  attempts = 0;
  show("on");
  if (interrupted) announce("huiying:resumed", "");
  interrupted = false;
}

function connect() {
  const source = new EventSource(address, { withCredentials: true });
  source.addEventListener("open", connected);
  source.addEventListener("message", received);
  source.addEventListener("changed", received);
  source.addEventListener("error", () => {
    interrupted = true;
    show("off");
    if (source.readyState !== EventSource.CLOSED) return;
    attempts += 1;
    const wait = Math.min(1000 * 2 ** attempts, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
    setTimeout(connect, wait);
  });
  window.addEventListener("pagehide", () => source.close(), { once: true });
}

if (address) {
  connect();
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}

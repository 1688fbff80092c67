// Shows the turns of a conversation; opens a source in its section, carries the focus there and back, copies, judges.
// The markup comes from assistant/ui/render.py, already escaped; nothing here builds markup from text.
const WIDE = 820;

function cardOf(host, n) {
  return host.querySelector(`[data-card="${n}"]`);
}

function setOpen(host, n, open) {
  cardOf(host, n).querySelector(".panel").hidden = !open;
  cardOf(host, n).classList.toggle("open", open);
  for (const control of host.querySelectorAll(`.marker[data-n="${n}"], .opener[data-n="${n}"]`)) {
    control.setAttribute("aria-expanded", String(open));
  }
}

function closeAll(host) {
  for (const card of host.querySelectorAll(".card.open")) setOpen(host, card.dataset.card, false);
}

function showQuotation(host, n) {
  const card = cardOf(host, n);
  const context = card.querySelector(".context");
  const mark = context.querySelector("mark");
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const wide = host.getBoundingClientRect().width >= WIDE;
  if (wide) {
    const list = host.querySelector(".sources");
    list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
  } else card.scrollIntoView({ block: "start", behavior: smooth });
  if (!mark) return;
  const lead = Math.max(0, (context.clientHeight - mark.getBoundingClientRect().height) / 2);
  context.scrollTop += mark.getBoundingClientRect().top - context.getBoundingClientRect().top - lead;
}

function open(host, n, origin) {
  closeAll(host);
  setOpen(host, n, true);
  host.origin = origin;
  if (origin.classList.contains("marker")) {
    cardOf(host, n).querySelector(".opener").focus({ preventScroll: true });
  }
  showQuotation(host, n);
}

function back(host, n) {
  const origin = host.origin ?? host.querySelector(`.opener[data-n="${n}"]`);
  closeAll(host);
  origin.focus({ preventScroll: true });
  origin.scrollIntoView({ block: "nearest" });
}

async function copy(button, done, refused) {
  const source = button.parentElement.querySelector("pre");
  const said = button.parentElement.querySelector(".copied");
  try {
    await navigator.clipboard.writeText(source.textContent);
    said.textContent = done;
    setTimeout(() => { said.textContent = ""; }, 4000);
  } catch {
    source.hidden = false;
    source.focus();
    getSelection().selectAllChildren(source);
    said.textContent = refused;
  }
}

// A judgement leaves the page at once; what the person sees does not wait for it.
function judge(host, thumb, labels, details = {}) {
  const footing = thumb.closest(".footing");
  const taken = details.reason === undefined && thumb.getAttribute("aria-pressed") === "true";
  for (const other of footing.querySelectorAll(".thumb")) {
    other.setAttribute("aria-pressed", String(other === thumb && !taken));
  }
  footing.querySelector(".judged").textContent = taken ? labels.takenBack : labels.thanks;
  const why = footing.querySelector(".why");
  why.hidden = taken || thumb.dataset.thumb !== "down" || details.reason !== undefined;
  if (!why.hidden) why.scrollIntoView({ block: "nearest" });
  host.parentElement.trigger("judgement", { turn: footing.dataset.turn, thumb: taken ? null : thumb.dataset.thumb, ...details });
}

function send(host, button, labels) {
  const why = button.closest(".why");
  const thumb = button.closest(".footing").querySelector('.thumb[data-thumb="down"]');
  const reason = why.querySelector("input:checked")?.value ?? "";
  judge(host, thumb, labels, { reason, comment: why.querySelector("textarea").value });
  thumb.focus({ preventScroll: true });
}

function copyLink(button, labels) {
  const link = new URL(button.dataset.link, location.href);
  link.pathname = link.pathname.replace(/[^/]*$/, "");
  button.parentElement.querySelector("pre").textContent = link.href;
  copy(button, labels.copied, labels.byHand);
}

function listen(host, labels) {
  host.addEventListener("click", (event) => {
    const control = event.target.closest("button");
    if (!control) return;
    const n = control.dataset.n;
    if (control.classList.contains("thumb")) judge(host, control, labels);
    else if (control.classList.contains("send")) send(host, control, labels);
    else if (control.classList.contains("link")) copyLink(control, labels);
    else if (control.classList.contains("copy")) copy(control, labels.copied, labels.byHand);
    else if (control.classList.contains("back")) back(host, n);
    else if (control.getAttribute("aria-expanded") === "true" && control.classList.contains("opener")) {
      host.origin = control;
      back(host, n);
    } else open(host, n, control);
  });
  host.addEventListener("keydown", (event) => {
    const opened = host.querySelector(".card.open");
    if (event.key === "Escape" && opened) {
      event.stopPropagation();
      back(host, opened.dataset.card);
    }
  });
}

// A pressed suggestion leaves the page a moment after its answer came; the focus then goes to the answer, never to
// nowhere. Focus that a person has put elsewhere stays there.
function takeFocus(host, tries) {
  if (document.activeElement === document.body) host.querySelector(".answer")?.focus({ preventScroll: true });
  else if (tries > 0 && document.activeElement.closest(".st-key-questions")) {
    setTimeout(() => takeFocus(host, tries - 1), 100);
  }
}

function arrive(host) {
  host.dataset.arrived = "";
  if (host.origin) return; // somebody already opened a source: the page is where they want it
  host.firstElementChild.scrollIntoView({ block: "start" });
  takeFocus(host, 50);
}

function newHost(thread, labels) {
  const host = document.createElement("div");
  host.className = "hf-host";
  listen(host, labels);
  setTimeout(() => arrive(host), 80);
  thread.append(host);
  return host;
}

// Python sends the turns from `first` on; those before it stay as they are. A browser that lost them asks for them all.
export default function ({ data, parentElement, setTriggerValue }) {
  const thread = parentElement.querySelector(".hf-thread");
  thread.trigger = setTriggerValue;
  if (data.first > thread.childElementCount) {
    setTriggerValue("missing", thread.childElementCount);
    return;
  }
  data.turns.forEach((html, position) => {
    const host = thread.children[data.first + position] ?? newHost(thread, data.labels);
    if (host.shown === html) return;
    host.shown = html;
    host.innerHTML = html;
  });
  while (thread.childElementCount > data.first + data.turns.length) thread.lastElementChild.remove();
}

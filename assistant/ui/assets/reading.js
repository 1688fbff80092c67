// Shows what a page reads out of the documents, and copies a quotation with its reference. The markup comes from Python,
// already escaped; nothing here builds markup from text.
async function copy(button, labels) {
  const source = button.parentElement.querySelector("pre");
  const said = button.parentElement.querySelector(".copied");
  try {
    await navigator.clipboard.writeText(source.textContent);
    said.textContent = labels.copied;
    setTimeout(() => { said.textContent = ""; }, 4000);
  } catch {
    source.hidden = false;
    source.focus();
    getSelection().selectAllChildren(source);
    said.textContent = labels.byHand;
  }
}

// A note's number leads to the note and back without changing the address.
function follow(host, link) {
  const target = host.querySelector(`[id="${link.dataset.to}"]`);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "center" });
}

// A section that opens shows its highlighted sentence.
function showMark(opened) {
  const mark = opened.open && opened.querySelector("mark");
  const around = mark && mark.closest("[tabindex]");
  if (around) around.scrollTop += mark.getBoundingClientRect().top - around.getBoundingClientRect().top - 24;
}

export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".hf-read");
  if (host.shown === data.html) return;
  if (host.shown === undefined) {
    host.addEventListener("click", (event) => {
      const control = event.target.closest("button");
      if (control?.classList.contains("copy")) copy(control, data.labels);
      else if (control?.dataset.to) follow(host, control);
    });
    host.addEventListener("toggle", (event) => showMark(event.target), true);
  }
  host.shown = data.html;
  host.innerHTML = data.html;
}

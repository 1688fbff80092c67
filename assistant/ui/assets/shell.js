// Page-wide duties that belong to no widget: the language, Streamlit's own labels, and announcing an answer.
const FRENCH = __FRENCH__;
// What Streamlit makes of a name in English: the beginning of the label, and what it becomes.
const FRENCH_STARTS = __FRENCH_STARTS__;

function inFrench(words) {
  if (FRENCH[words]) return FRENCH[words];
  const start = Object.keys(FRENCH_STARTS).find((english) => words.startsWith(english));
  return start ? FRENCH_STARTS[start] + words.slice(start.length) : undefined;
}

const NAMES = ["aria-label", "title", "placeholder"];

function* within(root, selector) {
  if (root.matches(selector)) yield root;
  yield* root.querySelectorAll(selector);
}

function translate(root) {
  for (const name of NAMES) {
    for (const element of within(root, `[${name}]`)) {
      const french = inFrench(element.getAttribute(name));
      if (french) element.setAttribute(name, french);
    }
  }
  for (const element of within(root, '[data-testid="stSkipToContent"], [role="dialog"] *, [data-testid="stFileUploader"] *')) {
    const only = element.childNodes.length === 1 ? element.firstChild : null;
    const french = only?.nodeType === Node.TEXT_NODE ? FRENCH[only.data.trim()] : undefined;
    if (french) only.data = french;
  }
  // A named, focusable "presentation" contradicts itself: screen readers differ on whether the file field is there.
  for (const zone of within(root, '[data-testid="stFileUploaderDropzone"][role="presentation"]')) {
    zone.setAttribute("role", "group");
  }
}

// What opens over the page stands outside its landmarks: it gets one of its own, under a name of its own.
let panels = 0;
function name(root) {
  for (const portal of within(root, "[data-floating-ui-portal]:not([role])")) {
    panels += 1;
    portal.setAttribute("role", "region");
    portal.setAttribute("aria-label", `Choix ${panels}`);
  }
}

// On a telephone the menu covers the page: it closes once something of it was chosen, and a page that is loaded again
// does not begin behind it.
function closeMenu() {
  if (innerWidth < 768) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

function getOutOfTheWay(event) {
  if (event.target.closest('[class*="st-key-open-"] button')) closeMenu();
}

function watch() {
  const see = (root) => {
    translate(root);
    name(root);
  };
  see(document.documentElement);
  // Only what changed is looked at: an answer changes the page a hundred times before it is shown.
  window.humanifestObserver = new MutationObserver((changes) => {
    const roots = new Set(changes.flatMap(({ type, target, addedNodes }) => (type === "attributes" ? [target] : [...addedNodes])));
    for (const node of roots) {
      const root = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
      if (root?.isConnected && !root.closest(".hf-host")) see(root);
    }
  });
  window.humanifestObserver.observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: NAMES,
  });
  document.addEventListener("click", getOutOfTheWay);
  if (!document.querySelector('[data-testid="stExpandSidebarButton"]')) closeMenu();
}

export default function ({ data, parentElement }) {
  const region = parentElement.querySelector("[aria-live]");
  document.documentElement.lang = "fr";
  if (!window.humanifestObserver) watch();
  if (region.serial === data.serial) return;
  region.serial = data.serial;
  // Emptied first: two identical answers in a row are two announcements.
  region.textContent = "";
  setTimeout(() => { region.textContent = data.text; }, 150);
}

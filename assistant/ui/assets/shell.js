// Page-wide duties that belong to no widget: the language, Streamlit's own labels, and announcing an answer.
const FRENCH = __FRENCH__;

function translate(root) {
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const french = FRENCH[element.getAttribute(name)];
      if (french) element.setAttribute(name, french);
    }
  }
  for (const element of root.querySelectorAll('[data-testid="stSkipToContent"], [role="dialog"] *')) {
    const only = element.childNodes.length === 1 ? element.firstChild : null;
    const french = only?.nodeType === Node.TEXT_NODE ? FRENCH[only.data.trim()] : undefined;
    if (french) only.data = french;
  }
}

export default function ({ data, parentElement }) {
  const region = parentElement.querySelector("[aria-live]");
  document.documentElement.lang = "fr";
  if (!window.humanifestObserver) {
    translate(document);
    window.humanifestObserver = new MutationObserver(() => translate(document));
    window.humanifestObserver.observe(document.body, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "title", "placeholder"],
    });
  }
  if (region.serial === data.serial) return;
  region.serial = data.serial;
  // Emptied first: two identical answers in a row are two announcements.
  region.textContent = "";
  setTimeout(() => { region.textContent = data.text; }, 150);
}

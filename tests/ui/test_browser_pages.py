"""Every page of the menu in a real browser: accessible, French, silent, local, whole on a telephone.

The list is that of the application itself: a page that is added to it is covered here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assistant.ui.navigation import PAGES, Entry
from tests.ui.screen import at_rest

Watch = Callable[..., AbstractContextManager[Page]]
Screen = tuple[int, int, str]
SCREENS: dict[str, Screen] = {"computer, light": (1280, 800, "light"), "telephone, dark": (360, 740, "dark")}
ENGLISH = re.compile(
    r"\b(?:Running|Stop|Deploy|Send|Skip to|Rerun|Settings|Sidebar|Choose|Search|Select|Upload|Browse|Drag|Loading|"
    r"Download|Clear|Show|Hide|Options|Open|Help|Close|Submit|Press|Enter)\b"
)
ATTRIBUTES = """[...document.querySelectorAll('[aria-label], [placeholder], [title]')].filter(e => e.checkVisibility())
  .flatMap(e => ['aria-label', 'placeholder', 'title'].map(name => e.getAttribute(name))).filter(Boolean)"""

# The labels of the menu that reach out of their link, as they do when they are cut.
CUT = """links => links.filter(link => {
  const words = document.createRange();
  words.selectNodeContents(link.querySelector('p'));
  const [inner, outer] = [words.getBoundingClientRect(), link.getBoundingClientRect()];
  if (outer.left < 0 || outer.width < 100) return false;  // the closed menu of a telephone
  return inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1;
}).map(link => link.innerText)"""

pytestmark = pytest.mark.browser


@pytest.fixture(params=SCREENS.values(), ids=SCREENS.keys())
def screen(request: pytest.FixtureRequest) -> Screen:
    """A screen: width, height, colours."""
    found: Screen = request.param
    return found


@pytest.fixture(params=PAGES, ids=lambda entry: entry.path)
def entry(request: pytest.FixtureRequest) -> Entry:
    """A page of the menu."""
    found: Entry = request.param
    return found


@pytest.fixture
def opened(entry: Entry, screen: Screen, watch: Watch) -> Iterator[Page]:
    """That page on that screen, at rest."""
    width, height, scheme = screen
    with watch(width, height, entry.path, scheme) as page:
        drawn(page)
        yield page


def drawn(page: Page) -> None:
    """Wait until the page has its title and Streamlit has nothing more to draw."""
    expect(page.locator("h1")).to_have_count(1, timeout=60_000)
    at_rest(page)
    page.wait_for_timeout(500)  # what appears in a transition has its final colours


def violations(page: Page) -> list[str]:
    """What axe-core finds, one line a fault."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def test_a_page_is_accessible_french_and_whole(opened: Page, entry: Entry) -> None:
    assert violations(opened) == []
    assert opened.title() == f"{entry.title} – Humanifest Assistant"
    assert opened.locator("html").get_attribute("lang") == "fr"
    named = "\n".join(opened.evaluate(ATTRIBUTES))
    assert ENGLISH.findall(named) == []
    assert not opened.locator(".hf-error").count(), opened.locator(".hf-error").inner_text()
    assert not opened.locator('[data-testid="stException"]').count()
    assert opened.locator('[data-testid="stSidebarNavLink"]').evaluate_all(CUT) == []

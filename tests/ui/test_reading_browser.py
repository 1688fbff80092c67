"""The pages of the propositions, of the figures and of the press in a real browser, over the real index."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SIZES = {"computer": (1280, 900), "telephone": (360, 740)}
ADDRESSES = ("propositions", "propositions?proposition=9", "chiffres", "chiffres?q=managr", "presse")
FOCUSED = "document.activeElement?.closest('button, summary, input')?.innerText ?? ''"
Opener = Callable[..., Page]


@contextmanager
def opened(browser: Browser, address: str, path: str, size: str, scheme: str) -> Iterator[Page]:
    """A page at its own address; afterwards: silent console, no request elsewhere, no sideways scroll."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR", color_scheme=scheme)  # type: ignore[arg-type]
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    complaints: list[str] = []
    local = (address, address.replace("http", "ws"), "blob:", "data:")
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(local) else complaints.append(r.url))
    page.goto(f"{address}/{path}")
    expect(page.locator("h1.hf-title")).to_be_visible(timeout=60_000)
    yield page
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens pages; checks each when the test ends."""
    holding: list[object] = []

    def go(path: str, size: str = "computer", scheme: str = "light") -> Page:
        manager = opened(browser, address, path, size, scheme)
        holding.append(manager)
        return manager.__enter__()

    yield go
    for manager in holding:
        manager.__exit__(None, None, None)  # type: ignore[attr-defined]


def tab_to(page: Page, words: str, most: int = 80) -> None:
    """Press Tab until the element that has these words is focused."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if words in str(page.evaluate(FOCUSED)):
            return
    pytest.fail(f"« {words} » n’est pas atteint au clavier")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ADDRESSES)
def test_no_accessibility_violation_and_no_overflow(visit: Opener, path: str, size: str, scheme: str) -> None:
    page = visit(path, size, scheme)
    page.wait_for_timeout(800)  # what the browser components draw
    for summary in page.locator(".hf-read summary").all():
        summary.click()
    results = Axe().run(page, context='[data-testid="stMain"]')
    found = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in results.response["violations"]]
    assert found == []


def test_the_keyboard_alone_opens_a_proposition_and_its_neighbour(visit: Opener) -> None:
    page = visit("propositions")
    tab_to(page, "12. Fidéliser")
    page.keyboard.press("Enter")
    expect(page.locator("h1.hf-title")).to_contain_text("12. Fidéliser")
    assert page.url.endswith("?proposition=12")
    tab_to(page, "6. Développer et valoriser", most=120)
    page.keyboard.press("Enter")
    expect(page.locator("h1.hf-title")).to_contain_text("6. Développer")
    page.go_back()
    expect(page.locator("h1.hf-title")).to_contain_text("12. Fidéliser")


def test_the_text_opens_and_its_notes_lead_there_and_back(visit: Opener) -> None:
    page = visit("propositions?proposition=4")
    page.locator(".whole summary").click()
    expect(page.locator(".whole .text")).to_contain_text("La reconnaissance au travail")
    call = page.locator('[id="call-8"]')
    call.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "note-8"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "call-8"


def test_a_quotation_is_copied_with_its_reference(visit: Opener) -> None:
    page = visit("propositions?proposition=9")
    page.locator("section[data-stance=asks] .copy").first.click()
    expect(page.locator("section[data-stance=asks] .copied").first).to_have_text("Copié")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("«\u00a0Nexem a demandé aux pouvoirs publics")
    assert "proposition\u00a09" in copied
    assert "p.\u00a011" in copied


@pytest.mark.parametrize("form", ["Word", "Markdown", "JSON"])
def test_a_fiche_is_downloaded(visit: Opener, form: str, tmp_path: Path) -> None:
    page = visit("propositions?proposition=4")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Fiche {form}").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    data = kept.read_bytes()
    assert data.startswith({"Word": b"PK", "Markdown": b"# Proposition 4", "JSON": b"{"}[form])


def test_a_question_about_a_proposition_goes_to_a_limited_conversation(visit: Opener) -> None:
    page = visit("propositions?proposition=4")
    page.get_by_role("button", name="Poser une question sur cette proposition").click()
    box = page.locator('[data-testid="stChatInput"] textarea')
    expect(box).to_be_visible(timeout=20_000)
    box.fill("Quelle part des salariés part à cause de son chef ?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer").first).to_contain_text("75", timeout=30_000)
    places = page.locator(".card .place").all_inner_texts()
    assert places
    assert all("Proposition\u00a04" in place for place in places)


@pytest.mark.parametrize("size", SIZES)
def test_typing_narrows_the_register_and_the_address_keeps_it(visit: Opener, size: str) -> None:
    page = visit("chiffres", size)
    expect(page.locator(".rows > li")).to_have_count(30)
    page.get_by_label("Chercher dans les chiffres").fill("benevoles")
    expect(page.locator(".hf-count")).to_contain_text("sur 30", timeout=10_000)
    expect(page.locator(".rows > li").first).to_contain_text("bénévoles")
    assert "q=benevoles" in page.url


def test_the_table_holds_what_the_screen_shows(visit: Opener, tmp_path: Path) -> None:
    page = visit("chiffres?proposition=8")
    expect(page.locator(".hf-count")).to_contain_text("sur 30")
    expect(page.locator(".rows > li").first).to_be_visible()
    shown = page.locator(".rows > li").count()
    assert 0 < shown < 30
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger en CSV").click()
    kept = tmp_path / "table.csv"
    waiting.value.save_as(kept)
    assert kept.read_bytes().startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(kept.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert len(table) == shown + 1


def test_the_press_is_filtered_with_the_keyboard(visit: Opener) -> None:
    page = visit("presse")
    expect(page.locator("li[data-verdict]")).to_have_count(12)
    page.get_by_role("radio", name="Reformulée (3)").focus()
    page.keyboard.press("Space")
    expect(page.locator("li[data-verdict]")).to_have_count(3)
    expect(page.locator(".diff ins").first).to_be_visible()

"""« Ma situation » in a real browser: a telephone, the keyboard, the colours, the download."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from docx import Document
from playwright.sync_api import Page, expect

from assistant.worksheet import words

pytestmark = pytest.mark.browser

TIRED = "Les arrêts s’enchaînent, surtout pour le dos. Chaque absence retombe sur ceux qui restent."
Watch = Callable[..., AbstractContextManager[Page]]


def fill(page: Page, text: str = TIRED, kind: str = "EHPAD") -> None:
    """Fill the form and send it, then wait for its result."""
    expect(page.get_by_role("heading", name=words.TITLE)).to_be_visible(timeout=60_000)
    box = page.get_by_role("combobox")
    box.click()
    box.fill(kind)
    page.get_by_role("option").first.click()
    page.get_by_role("textbox", name="La difficulté").fill(text)
    page.get_by_role("button", name="Voir ce que dit le texte").click()
    expect(page.locator(".worksheet")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize(("width", "height", "columns"), [(1280, 900, 3), (360, 740, 1)])
def test_columns_stand_beside_one_another_or_below(watch: Watch, width: int, height: int, columns: int) -> None:
    with watch(width, height, "situation") as page:
        fill(page)
        boxes = [page.locator(f".sheet .{name}").first.bounding_box() for name in ("says", "questions", "unsaid")]
        lefts = {round(box["x"]) for box in boxes if box}
        assert len(lefts) == columns


def test_a_quotation_opens_at_its_sentence_with_the_keyboard(watch: Watch) -> None:
    with watch(360, 740, "situation") as page:
        fill(page)
        summary = page.locator(".sheet .place summary").first
        summary.focus()
        page.keyboard.press("Enter")
        mark = page.locator(".sheet .place").first.locator("mark").first
        expect(mark).to_be_visible()
        around = page.locator(".sheet .place .text").first
        inside = around.evaluate(
            """box => { const m = box.querySelector('mark').getBoundingClientRect(), b = box.getBoundingClientRect();
                        return m.top >= b.top - 1 && m.top < b.bottom; }"""
        )
        assert inside


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_refused_by_the_accessibility_rules(watch: Watch, scheme: str) -> None:
    with watch(1280, 900, "situation", scheme=scheme) as page:
        fill(page, TIRED + " Les violences des usagers nous usent.")
        page.locator(".sheet .place summary").first.click()
        found = Axe().run(page, context=".hf-read")
        assert [v["id"] for v in found.response["violations"]] == []


def test_the_download_is_the_worksheet(watch: Watch, tmp_path: Path) -> None:
    with watch(1280, 900, "situation") as page:
        fill(page)
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Télécharger en Word").click()
        target = tmp_path / "fiche.docx"
        waiting.value.save_as(target)
        document = Document(BytesIO(target.read_bytes()))
        assert document.paragraphs[0].text == words.TITLE
        assert len(document.tables) == page.locator(".sheet").count()

"""« Discuter » in a real browser: what is kept, linked, judged, exported, filtered; answers that a model writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import Page, expect

from assistant.journal.journal import Journal
from tests.assistant.llm_server import Asked, Reply, ScriptedServer, faithful
from tests.ui.screen import ask, wait_until

CHIEF = "Quelle part des salariés part à cause de son chef ?"
YOUNG = "Que propose Nexem pour attirer les jeunes ?"
Watch = Callable[..., AbstractContextManager[Page]]

pytestmark = pytest.mark.browser


def faults(page: Page) -> list[str]:
    """What axe-core finds, one line a fault."""
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def test_an_answer_is_linked_judged_and_found_again(any_page: Page, data_dir: Path, watch: Watch) -> None:
    page = any_page
    ask(page, CHIEF)
    page.get_by_role("button", name="À améliorer").click()
    page.get_by_label("Incomplète").check()
    page.get_by_label("Commentaire").fill("Et <b>avant</b> 2023 ?")
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.locator(".judged")).to_have_text("Merci, votre avis est gardé.")
    expect(page.locator(".thumb[data-thumb=down]")).to_be_focused()
    journal = Journal.open(data_dir)
    wait_until(lambda: any(j.feedback.comment == "Et <b>avant</b> 2023 ?" for j in journal.feedback()), 10)
    judged = next(j for j in journal.feedback() if j.feedback.comment == "Et <b>avant</b> 2023 ?")
    assert (judged.feedback.thumb, judged.feedback.reason, judged.question) == ("down", "incomplete", CHIEF)
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.locator(".copied").filter(has_text="Copié")).to_have_count(1)
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert link.endswith(f"/?reponse={judged.turn_id}")
    with watch(1280, 800, link.rsplit("/", 1)[-1]) as other:
        expect(other.locator(".verdict")).to_contain_text("Toujours exact", timeout=60_000)
        expect(other.locator(".body")).to_contain_text("75 %")
        expect(other.locator(".thumb[data-thumb=down]")).to_have_attribute("aria-pressed", "true")
        other.locator(".marker").first.click()
        expect(other.locator(".card.open mark")).to_be_visible()
        assert faults(other) == []
    journal.give_feedback(judged.turn_id, None)


def test_a_page_that_is_loaded_again_shows_its_conversation(page: Page) -> None:
    ask(page, CHIEF)
    expect(page).to_have_url(re.compile("[?]conversation="))
    page.reload()
    expect(page.locator(".body")).to_contain_text("75 %", timeout=60_000)
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".answer")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("[?]conversation="))


def test_an_answer_neither_sends_nor_draws_the_earlier_ones_again(page: Page) -> None:
    received: list[str | bytes] = []

    def hear(frame: str | bytes) -> None:
        received.append(frame)

    page.on("websocket", lambda socket: socket.on("framereceived", hear))
    page.reload()
    ask(page, "Que dit la proposition 4 ?")
    ask(page, "Que veut dire SQVCT ?", 1)
    page.evaluate("document.querySelectorAll('.turn').forEach(turn => { turn.untouched = true; })")
    received.clear()
    ask(page, "Et la 7 ?", 2)
    sent = b"".join(frame if isinstance(frame, bytes) else frame.encode() for frame in received)
    kept = page.locator(".footing").evaluate_all("found => found.map(footing => footing.dataset.turn)")
    assert [turn_id.encode() in sent for turn_id in kept] == [False, False, True]
    untouched = page.locator(".turn").evaluate_all("turns => turns.map(turn => Boolean(turn.untouched))")
    assert untouched == [True, True, False]


def test_a_browser_that_lost_its_turns_gets_them_all_again(page: Page) -> None:
    ask(page, "Que dit la proposition 4 ?")
    ask(page, "Que veut dire SQVCT ?", 1)
    page.evaluate("document.querySelector('.hf-thread').replaceChildren()")
    ask(page, "Et la 7 ?", 2)
    expect(page.locator(".question")).to_contain_text(["proposition 4", "SQVCT", "Et la 7"])


def test_a_conversation_is_exported_with_its_sources_deleted_and_brought_back(page: Page) -> None:
    ask(page, "Que dit la proposition 9 ?")
    page.get_by_role("button", name="Renommer, exporter, supprimer").click()
    with page.expect_download() as markdown:
        page.get_by_role("button", name="Exporter en Markdown").click()
    text = markdown.value.path().read_text(encoding="utf-8")
    assert markdown.value.suggested_filename == "conversation-que-dit-la-proposition-9.md"
    assert text.startswith("# Que dit la proposition 9") and "**Sources**" in text and "- [1] «" in text
    with page.expect_download() as word:
        page.get_by_role("button", name="Exporter en Word").click()
    written = [paragraph.text for paragraph in Document(BytesIO(word.value.path().read_bytes())).paragraphs]
    assert "Sources" in written and any(line.startswith("[1] «") for line in written)
    page.get_by_role("button", name="Supprimer la conversation").click()
    expect(page.get_by_text("Conversation supprimée.")).to_be_visible()
    expect(page.locator(".answer")).to_have_count(0)
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator(".answer")).to_have_count(1)


def test_a_filter_is_set_said_and_lifted_with_the_keyboard(any_page: Page) -> None:
    page = any_page
    page.get_by_role("button", name="Filtrer").focus()
    page.keyboard.press("Enter")
    axis = page.get_by_role("button", name="2 – Promouvoir un management systémique")
    expect(axis).to_be_visible()
    assert faults(page) == []
    axis.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Filtre actif")).to_be_visible()
    page.keyboard.press("Escape")
    ask(page, "Quelles sont les douze propositions ?")
    expect(page.locator(".scope")).to_contain_text("axe\u00a02")
    expect(page.locator(".card")).to_have_count(4)
    page.get_by_role("button", name="Filtre actif").click()
    page.get_by_role("button", name="Chercher partout").click()
    expect(page.get_by_role("button", name="Filtrer")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_answer_with_an_open_source_has_no_accessibility_fault(watch: Watch, scheme: str) -> None:
    with watch(1280, 800, "", scheme) as page:
        expect(page.locator(".st-key-questions button")).to_have_count(6, timeout=60_000)
        ask(page, CHIEF)
        page.locator(".marker").first.click()
        page.get_by_role("button", name="À améliorer").click()
        expect(page.locator(".why")).to_be_visible()
        assert faults(page) == []


def test_the_menu_of_a_telephone_opens_a_conversation_and_gets_out_of_the_way(watch: Watch) -> None:
    with watch(360, 740) as page:
        expect(page.locator(".st-key-questions button")).to_have_count(6, timeout=60_000)
        ask(page, "Que veut dire SQVCT ?")
        page.get_by_role("button", name="Nouvelle conversation").click()
        expect(page.locator(".answer")).to_have_count(0)
        page.get_by_role("button", name="Ouvrir le menu").click()
        page.locator('[data-testid="stSidebar"]').get_by_role("button", name="Que veut dire SQVCT").first.click()
        expect(page.locator(".answer")).to_have_count(1)
        expect(page.get_by_role("button", name="Ouvrir le menu")).to_be_visible(timeout=10_000)


def test_the_list_follows_the_conversations_that_are_asked(page: Page) -> None:
    kept = page.locator('[class*="st-key-kept-"]')
    ask(page, "Que veut dire RSO ?")
    ask(page, "Que dit la proposition 3 ?", 1)
    expect(page.locator('[class*="st-key-kept-current-"]')).to_contain_text("Que veut dire RSO")
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator('[class*="st-key-kept-current-"]')).to_have_count(0)
    ask(page, "Que dit la proposition 5 ?")
    expect(page.locator('[class*="st-key-kept-current-"]')).to_contain_text("Que dit la proposition 5")
    expect(kept.first).to_contain_text("Que dit la proposition 5")
    page.locator('[data-testid="stSidebar"]').get_by_role("button", name="Que veut dire RSO").first.click()
    expect(page.locator(".answer")).to_have_count(2)
    ask(page, "Et la 4 ?", 2)  # what moved comes first again
    expect(kept.first).to_contain_text("Que veut dire RSO")


def test_the_note_de_synthese_of_an_answer_is_downloaded(page: Page) -> None:
    ask(page, "Que dit la proposition 8 ?")
    with page.expect_download() as note:
        page.get_by_role("button", name="Note de synthèse (Word)").click()
    assert note.value.suggested_filename == "note-de-synthese.docx"
    written = "\n".join(p.text for p in Document(BytesIO(note.value.path().read_bytes())).paragraphs)
    assert "proposition 8" in written.lower()


def test_a_page_loaded_again_on_a_telephone_is_not_behind_its_menu(watch: Watch) -> None:
    with watch(360, 740) as page:
        expect(page.locator(".st-key-questions button")).to_have_count(6, timeout=60_000)
        page.get_by_role("button", name="Ouvrir le menu").click()
        page.get_by_role("link", name="Les chiffres").click()
        expect(page.get_by_role("heading", name="Les chiffres")).to_be_in_viewport(timeout=30_000)
        page.reload()
        expect(page.get_by_role("button", name="Ouvrir le menu")).to_be_visible(timeout=60_000)


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedServer]:
    """A language model, scripted."""
    with ScriptedServer() as server:
        yield server


@pytest.fixture(scope="module")
def with_model(model: ScriptedServer, data_dir: Path, tmp_path_factory: pytest.TempPathFactory, serve) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """The application with that model."""
    settings = {"HUMANIFEST_LLM": "openai:copiste", "HUMANIFEST_LLM_BASE_URL": model.address("openai")}
    log = tmp_path_factory.mktemp("model") / "log"
    with serve(data_dir, log, HUMANIFEST_LLM_API_KEY="x", HUMANIFEST_LLM_TIMEOUT="60", **settings) as address:
        yield address


def test_statements_appear_as_they_are_verified_and_the_answer_stays(
    with_model: str, model: ScriptedServer, watch_at: Watch
) -> None:
    model.script = slowly
    with watch_at(with_model, 1280, 800) as page:
        expect(page.locator(".st-key-questions button")).to_have_count(6, timeout=60_000)
        page.get_by_role("textbox").first.fill(YOUNG)
        page.keyboard.press("Enter")
        expect(page.locator(".hf-live")).to_be_visible(timeout=60_000)
        expect(page.get_by_role("button", name="Arrêter la rédaction")).to_be_visible()
        expect(page.locator(".hf-host .turn.alone .body p").first).to_contain_text("[1]", timeout=60_000)
        expect(page.locator(".answer")).to_have_count(1, timeout=60_000)
        expect(page.locator(".hf-live")).to_have_count(0)
        expect(page.locator(".marker").first).to_be_visible()


def test_stop_gives_the_exact_sentences_at_once(with_model: str, model: ScriptedServer, watch_at: Watch) -> None:
    model.script = never_ending
    with watch_at(with_model, 1280, 800) as page:
        expect(page.locator(".st-key-questions button")).to_have_count(6, timeout=60_000)
        page.get_by_role("textbox").first.fill(YOUNG)
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Arrêter la rédaction").click(timeout=60_000)
        expect(page.locator(".answer")).to_have_count(1, timeout=20_000)
        expect(page.locator(".notice")).to_contain_text("Rédaction arrêtée")
        expect(page.locator(".marker").first).to_be_visible()
        assert model.hung_up.wait(20)


def slowly(asked: Asked) -> Reply:
    """An honest model that takes its time."""
    return Reply(faithful(asked).text, drip=0.1)


def never_ending(asked: Asked) -> Reply:
    """A model that falls silent before its first statement ends."""
    return Reply(faithful(asked).text, hang_after=20)

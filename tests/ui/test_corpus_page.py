"""« Corpus », « Qualité », « Aide »: their logic on the real index, without a browser."""

from __future__ import annotations

import shutil
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w
from streamlit.testing.v1 import AppTest

from assistant.editing import Fields, NewFile, add_document
from assistant.journal.journal import Journal
from assistant.maintenance import build
from assistant.service import Assistant
from assistant.settings import load_settings
from assistant.ui import corpus_manage, labels_help, labels_quality, navigation
from assistant.ui import labels_corpus as labels
from index.errors import StaleIndex

SECRET = "sésame <b>"
NOTE = NewFile("note.md", b"# Note\n\nLe conseil se r\xc3\xa9unit le 3 mai. Il compte 14 membres.\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of our own, few, with their index."""
    folder = tmp_path_factory.mktemp("own")
    documents, shipped = folder / "documents", load_settings().corpus_dir
    documents.mkdir()
    entries = tomllib.loads((shipped / "catalogue.toml").read_text(encoding="utf-8"))["source"]
    press = [entry for entry in entries if entry["kind"] == "press"]
    (documents / "catalogue.toml").write_text(tomli_w.dumps({"source": press}), encoding="utf-8")
    for path in shipped.glob("article-*"):
        shutil.copy(path, documents)
    build(load_settings(corpus_dir=documents, data_dir=folder / "data"))
    return folder


@pytest.fixture
def own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The settings of those documents, with a password."""
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("HUMANIFEST_CORPUS_DIR", str(folder / "documents"))
    monkeypatch.setenv("HUMANIFEST_ADMIN_PASSWORD", SECRET)
    corpus_manage._door.clear()
    yield folder
    if (job := corpus_manage.workshop().job) is not None:
        job.wait(60)
    corpus_manage.workshop().job = None


def corpus_page() -> AppTest:
    """The page « Corpus » as the application draws it."""

    def script() -> None:
        from assistant.ui.opening import current_assistant
        from assistant.ui.pages import corpus

        corpus.show(current_assistant())

    return AppTest.from_function(script, default_timeout=60).run()


def words(page: AppTest) -> str:
    """Everything the page wrote as HTML."""
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def enter(page: AppTest, secret: str) -> AppTest:
    """Give a password."""
    page.text_input(key="corpus_password").set_value(secret)
    return page.button[0].click().run()


def settled(page: AppTest) -> AppTest:
    """The page once the change under way is over."""
    job = corpus_manage.workshop().job
    assert job is not None
    assert job.wait(60)
    return page.run()


def upload(page: AppTest, file: NewFile) -> AppTest:
    """Choose a file."""
    return page.file_uploader[0].upload(file.name, file.data, "application/octet-stream").run()


def test_without_a_password_set_the_page_is_read_only_and_says_how_to_change_it(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HUMANIFEST_ADMIN_PASSWORD")
    page = corpus_page()
    assert labels.READ_ONLY in words(page) and "HUMANIFEST_ADMIN_PASSWORD" in labels.READ_ONLY
    assert not page.text_input and not page.button and not page.file_uploader
    assert "12 propositions" in words(page) and "21\u00a0phrases" in words(page)


def test_a_wrong_password_opens_nothing_and_is_slowed_for_every_session(own: Path) -> None:
    page = corpus_page()
    assert labels.WRONG in words(enter(page, "faux"))
    assert not page.file_uploader
    now = time.monotonic() - 130
    for _ in range(8):  # as many wrong ones from elsewhere, each as soon as it may
        corpus_manage._door().knock("faux", SECRET, now)
        now += corpus_manage._door().knock("", SECRET, now).wait_s
    corpus_manage._door().knock("faux", SECRET, time.monotonic())
    other = enter(corpus_page(), SECRET)  # another session, the right password, too soon
    assert "attendez" in words(other) and not other.file_uploader
    assert "sésame" not in words(other)


def test_the_right_password_opens_until_it_changes(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = enter(corpus_page(), SECRET)
    assert page.file_uploader and not page.text_input
    monkeypatch.setenv("HUMANIFEST_ADMIN_PASSWORD", "autre")
    assert not page.run().file_uploader
    monkeypatch.setenv("HUMANIFEST_ADMIN_PASSWORD", SECRET)
    assert page.run().file_uploader
    assert not page.button(key="corpus_leave").click().run().file_uploader


def test_a_document_is_previewed_added_and_undone(own: Path) -> None:
    page = upload(enter(corpus_page(), SECRET), NOTE)
    assert "Le conseil se réunit le 3 mai." in words(page) and labels.OPENING in words(page)
    assert page.text_input[0].value == "Note"
    page.button(key="corpus_add").click().run()
    assert labels.RIGHTS_FIRST in words(page) and corpus_manage.workshop().job is None
    page.checkbox[0].check()
    page.button(key="corpus_add").click().run()
    page = settled(page)
    assert labels.done("Note", added=True) in words(page)
    assert "14 membres" in Assistant.open().ask("Combien de membres compte le conseil ?").text
    page.button(key="corpus_undo").click().run()
    page = settled(page)
    assert labels.done("Note", added=False) in words(page)
    page.button(key="corpus_dismiss").click().run()
    assert labels.done("Note", added=False) not in words(page)


def test_a_document_that_was_added_can_be_removed_and_brought_back(own: Path) -> None:
    add_document(load_settings(), NOTE, Fields(author="Le conseil"))
    page = enter(corpus_page(), SECRET)
    page.button(key="corpus_remove_note").click().run()
    page = settled(page)
    assert "Le conseil" not in words(page)
    page.button(key="corpus_undo").click().run()
    page = settled(page)
    assert "<dd>Le conseil</dd>" in words(page)
    page.button(key="corpus_remove_note").click().run()
    settled(page)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (NewFile("vide.txt", b" "), "vide"),
        (NewFile("image.png", b"\x89PNG"), "pas pris en charge"),
        (NewFile("casse.pdf", b"%PDF-1.7\n%%EOF"), "endommagé"),
    ],
)
def test_a_bad_file_is_refused_in_words(own: Path, file: NewFile, said: str) -> None:
    page = upload(enter(corpus_page(), SECRET), file)
    assert labels.UNREADABLE in words(page) and said in words(page)
    assert not page.checkbox


def test_wrong_fields_and_known_titles_are_said_before_anything_is_done(own: Path) -> None:
    page = upload(enter(corpus_page(), SECRET), NOTE)
    page.text_input[2].set_value("bientôt").run()
    assert "La date" in words(page) and page.button(key="corpus_add").disabled
    page.text_input[2].set_value("03/05/2026").run()
    assert not page.button(key="corpus_add").disabled
    page.text_input[0].set_value("Article 12 propositions").run()
    assert "porte déjà ce titre" in words(page) and page.button(key="corpus_add").disabled


def test_what_a_file_says_is_shown_as_text(own: Path) -> None:
    hostile = NewFile("x.md", b"# <img src=x onerror=alert(1)>\n\nUne phrase <script>alert(2)</script> **b**.\n")
    page = upload(enter(corpus_page(), SECRET), hostile)
    assert "<script>" not in words(page) and "<img" not in words(page)


def test_a_visitor_never_meets_the_instant_between_index_and_catalogue(own: Path) -> None:
    """While a change is under way the chat opens the index of before; it waits out the switch itself."""
    from assistant.ui.opening import current_assistant

    met: list[str] = []

    def visit(step: str, done: int, total: int) -> None:
        if step != "Mise en service":
            met.append(current_assistant().corpus.version)

    before = current_assistant().corpus.version
    add_document(load_settings(), NOTE, Fields(title="Une note de plus"), visit)
    assert set(met) == {before}
    assert current_assistant().corpus.version != before
    page = enter(corpus_page(), SECRET)
    page.button(key="corpus_remove_une-note-de-plus").click().run()
    settled(page)


def test_an_index_that_is_really_stale_is_still_said(own: Path, tmp_path: Path) -> None:
    from assistant.ui.opening import current_assistant

    catalogue = own / "documents" / "catalogue.toml"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace('title = "', 'title = "Autre ', 1), encoding="utf-8")
    try:
        with pytest.raises(StaleIndex):
            current_assistant()
    finally:
        catalogue.write_text(text, encoding="utf-8")


def quality_page() -> AppTest:
    """The page « Qualité »."""

    def script() -> None:
        from assistant.ui.opening import current_assistant
        from assistant.ui.pages import quality

        quality.show(current_assistant())

    return AppTest.from_function(script, default_timeout=60).run()


def test_quality_helps_when_there_is_nothing_yet(own: Path) -> None:
    page = quality_page()
    assert labels_quality.NO_RUN in words(page) and labels_quality.NO_GAPS in words(page)
    assert labels_quality.HALVES["test"] in words(page)  # the recorded runs travel with the program


def test_quality_lists_what_was_not_answered_and_says_a_spoilt_result(own: Path) -> None:
    assistant = Assistant.open()
    journal = Journal.open(own / "data")
    kept = [
        journal.add_turn(assistant.ask(question))
        for question in (
            "Quelle est la recette de la tarte aux pommes ?",
            "<b>Comment</b> cuire une tarte aux pommes ?",
        )
    ]
    results = own / "data" / "eval" / "run.json"
    results.parent.mkdir(exist_ok=True)
    results.write_text("{", encoding="utf-8")
    try:
        page = quality_page()
        for option in page.radio[0].options:
            page.radio[0].set_value(option).run()
            if "tarte" in words(page):
                break
        assert "tarte aux pommes" in words(page) and "<b>Comment" not in words(page)
        assert "ne se lisent pas" in words(page)
    finally:
        results.unlink()
        for turn in kept:
            journal.delete(turn.conversation_id)


def test_help_names_the_documents_the_file_and_the_model(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script() -> None:
        from assistant.ui.opening import current_assistant
        from assistant.ui.pages import help as page

        page.show(current_assistant())

    page = AppTest.from_function(script, default_timeout=60).run()
    assert str(own / "data" / "journal.sqlite3") in words(page)
    assert "12 propositions pour une nouvelle approche" in words(page)
    assert labels_help.STAYS in words(page) and labels_help.PROOF_WITH_MODEL not in words(page)
    assert len(page.button) == sum(len(reader.questions) for reader in labels_help.READERS) == 6


def test_help_says_what_a_model_is_sent() -> None:
    from assistant.ui.help_view import body_html

    body = body_html((), Path("journal"), "ollama:<mistral>", ())
    assert "ollama:&lt;mistral&gt;" in body and labels_help.STAYS not in body
    assert labels_help.PROOF_WITH_MODEL in body


def test_help_has_words_for_every_other_page() -> None:
    assert {entry.path for entry in navigation.PAGES} - {"aide"} == set(labels_help.PAGES)


def test_every_question_of_the_help_is_answered(data_dir: Path) -> None:
    assistant = Assistant.open(load_settings(data_dir=data_dir, llm=""))
    for reader in labels_help.READERS:
        for question in reader.questions:
            assert assistant.ask(question).status == "answered", question

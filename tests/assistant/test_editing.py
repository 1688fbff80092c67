"""Documents that come and go: the index and the catalogue change together, or not at all."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w
from fpdf import FPDF

from assistant import editing
from assistant.editing import Change, Fields, NewFile, add_document, remove_document, undo
from assistant.jobs import STEPS
from assistant.maintenance import build
from assistant.service import Assistant
from assistant.settings import Settings, load_settings
from corpus.errors import CorpusError, UnknownDocument, UnreadableFile
from index.errors import StaleIndex

QUESTION = "Combien d’enfants accueille la crèche des Tilleuls ?"


def pdf(*pages: str) -> NewFile:
    """A PDF of one line of text a page."""
    made = FPDF()
    made.set_title("Rapport de la crèche des Tilleuls")
    for text in pages:
        made.add_page()
        made.set_font("Helvetica", size=11)
        made.multi_cell(0, 6, text)
    return NewFile("creche.pdf", bytes(made.output()))


@pytest.fixture
def creche() -> NewFile:
    """A report that answers ``QUESTION``."""
    return pdf("La crèche des Tilleuls accueille 48 enfants de moins de trois ans. Elle ouvre à sept heures.")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A corpus of our own, small, with its index; to be left as it was found."""
    folder = tmp_path_factory.mktemp("own")
    documents, shipped = folder / "documents", load_settings().corpus_dir
    documents.mkdir()
    entries = tomllib.loads((shipped / "catalogue.toml").read_text(encoding="utf-8"))["source"]
    press = [entry for entry in entries if entry["kind"] == "press"]
    (documents / "catalogue.toml").write_text(tomli_w.dumps({"source": press}), encoding="utf-8")
    for path in shipped.glob("article-*"):
        shutil.copy(path, documents)
    settings = load_settings(corpus_dir=documents, data_dir=folder / "data", llm="", chroma_url="")
    build(settings)
    return settings


def state(settings: Settings) -> tuple[str, ...]:
    """Every file of the documents, and the index in service."""
    files = sorted(p for p in settings.corpus_dir.rglob("*") if p.is_file() and not p.name.endswith(".lock"))
    held = [f"{p.relative_to(settings.corpus_dir)} {p.stat().st_size}" for p in files if p.stat().st_size > 0]
    return (*held, (settings.data_dir / "index" / "current").read_text())


@pytest.fixture
def settings(built: Settings) -> Iterator[Settings]:
    """The settings of ``built``; afterwards only the founding documents are left."""
    yield built
    for source in (built.corpus_dir / "added").glob("*"):
        remove_document(built, source.stem)


def test_what_is_added_is_cited_and_what_is_undone_is_not(settings: Settings, creche: NewFile) -> None:
    before = Assistant.open(settings).corpus.version
    change = add_document(settings, creche, Fields(author="Les Tilleuls", date="26/03/2025"))
    assert (change.source.author, change.source.published) == ("Les Tilleuls", "2025-03-26")
    answer = Assistant.open(settings).ask(QUESTION)
    assert answer.status == "answered" and "48 enfants" in answer.text
    assert {c.source_id for c in answer.citations} == {change.source.id}
    undone = undo(settings, change)
    assert not undone.added and Assistant.open(settings).corpus.version == before
    assert "48" not in Assistant.open(settings).ask(QUESTION).text


def test_a_removal_is_undone_to_the_same_corpus(settings: Settings, creche: NewFile) -> None:
    add_document(settings, creche, Fields(title="La crèche", url="https://exemple.fr/creche"))
    before = Assistant.open(settings).corpus.version
    removed = remove_document(settings, "la-creche")
    assert removed.undoable and removed.file.data == creche.data
    assert undo(settings, removed).source.url == "https://exemple.fr/creche"
    assert Assistant.open(settings).corpus.version == before


def test_the_assistant_answers_at_every_step_of_a_change(settings: Settings, creche: NewFile) -> None:
    seen: dict[str, str] = {}

    def ask(step: str, done: int, total: int) -> None:
        if step not in seen and step != "Mise en service":
            seen[step] = Assistant.open(settings).ask("Qui a écrit l’article ?").status

    add_document(settings, creche, Fields(), ask)
    assert set(seen) == set(STEPS) - {"Mise en service"}
    assert set(seen.values()) == {"answered"}


@pytest.mark.parametrize("step", ["Lecture des documents", "Écriture des vecteurs", "Mise en service"])
def test_stopped_at_any_step_nothing_has_changed(settings: Settings, creche: NewFile, step: str) -> None:
    before = state(settings)

    def stop(reached: str, done: int, total: int) -> None:
        if reached == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_document(settings, creche, Fields(), stop)
    assert state(settings) == before
    assert Assistant.open(settings).ask(QUESTION).status != "answered"


@pytest.mark.parametrize("added", [True, False])
def test_a_catalogue_that_cannot_be_written_brings_the_index_back(
    settings: Settings, creche: NewFile, monkeypatch: pytest.MonkeyPatch, added: bool
) -> None:
    if not added:
        change = add_document(settings, creche, Fields())
    before = state(settings)

    def full(*_: object) -> None:
        raise CorpusError("disque plein")

    monkeypatch.setattr(editing, "register" if added else "unregister", full)
    with pytest.raises(CorpusError, match="plein"):
        add_document(settings, creche, Fields()) if added else undo(settings, change)
    assert state(settings) == before
    Assistant.open(settings)
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (NewFile("vide.txt", b" \n"), "vide"),
        (NewFile("image.pdf", b"\x89PNG\r\n"), "image"),
        (NewFile("casse.pdf", b"%PDF-1.7\n%%EOF"), "endommagé"),
        (NewFile("notes.xlsx", b"PK\x03\x04"), "pas pris en charge"),
        (NewFile("sans-extension", b"du texte"), "sans extension"),
        (pdf(*[""] * 3), "OCR"),
    ],
    ids=["empty", "disguised", "damaged", "format", "no ending", "scanned"],
)
def test_a_bad_file_is_refused_in_words_and_nothing_changes(settings: Settings, file: NewFile, said: str) -> None:
    before = state(settings)
    with pytest.raises(UnreadableFile, match=said):
        add_document(settings, file, Fields())
    assert state(settings) == before


def test_the_same_file_and_the_founding_documents_are_refused(settings: Settings, creche: NewFile) -> None:
    add_document(settings, creche, Fields())
    before = state(settings)
    with pytest.raises(CorpusError, match="déjà au catalogue"):
        add_document(settings, creche, Fields(title="Un autre titre"))
    with pytest.raises(CorpusError, match="fondateurs"):
        remove_document(settings, "article-12-propositions")
    with pytest.raises(UnknownDocument):
        remove_document(settings, "inconnu")
    with pytest.raises(CorpusError, match="date"):
        add_document(settings, pdf("Un tout autre texte, assez long pour être lu."), Fields(date="hier"))
    assert state(settings) == before


def test_a_copy_that_was_altered_can_still_be_removed_but_not_undone(settings: Settings, creche: NewFile) -> None:
    change = add_document(settings, creche, Fields())
    copy: Path = settings.corpus_dir / change.source.file
    copy.write_bytes(copy.read_bytes() + b" ")
    with pytest.raises((CorpusError, StaleIndex)):
        Assistant.open(settings)
    removed: Change = remove_document(settings, change.source.id)
    assert not removed.undoable
    Assistant.open(settings)

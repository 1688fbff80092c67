"""Loading the corpus, its version, and its JSON form."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalogue import add, remove
from corpus.errors import ChangedFile, CorpusError, UnreadableFile
from corpus.load import (
    DOCUMENTS,
    corpus_from_json,
    corpus_to_json,
    corpus_version,
    document_from_json,
    document_to_json,
    load_corpus,
    read_figure_notes,
)
from corpus.types import (
    Acronym,
    BlockKind,
    Corpus,
    Document,
    Figure,
    Footnote,
    Proposition,
    Section,
    Sentence,
    Source,
    Speaker,
    Voice,
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped documents alone, in a folder that a test may change."""
    place = tmp_path / "documents"
    shutil.copytree(DOCUMENTS, place, ignore=shutil.ignore_patterns("added", "*.local.toml", ".*"))
    return place


def test_the_founding_documents(corpus: Corpus) -> None:
    ids = [document.source.id for document in corpus.documents]
    assert ids[:2] == ["humanifest-chapitre-2", "article-12-propositions"]
    assert [proposition.number for proposition in corpus.propositions] == list(range(1, 13))
    assert len(corpus.documents[0].footnotes) == 22
    assert corpus.figures
    assert corpus.acronyms
    assert len(corpus.version) == 12
    assert int(corpus.version, 16) >= 0


def test_every_sentence_stands_at_its_offsets(corpus: Corpus) -> None:
    for document in corpus.documents:
        for sentence in document.sentences:
            assert document.text[sentence.start : sentence.end] == sentence.text


def test_json_gives_the_corpus_back(corpus: Corpus) -> None:
    assert corpus_from_json(corpus_to_json(corpus)) == corpus


def test_the_version_and_what_was_kept_need_no_reading(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    text = corpus_to_json(corpus)

    def read(*_: object, **__: object) -> None:
        raise AssertionError("a document is read again")

    for name in ("read_bytes", "read_untrusted_bytes", "assemble", "derive"):
        monkeypatch.setattr(f"corpus.load.{name}", read)
    with pytest.raises(AssertionError, match="read again"):
        load_corpus(DOCUMENTS)
    assert corpus_from_json(text) == corpus
    assert corpus_version(DOCUMENTS) == corpus.version


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"format":0}', '{"format":1}', '{"format":1,"documents":[3]}']
)
def test_damaged_json_asks_for_a_rebuild(text: str) -> None:
    for read in (corpus_from_json, document_from_json):
        with pytest.raises(CorpusError, match="index build"):
            read(text)


def test_any_registered_byte_changes_the_version(folder: Path) -> None:
    version = corpus_version(folder)
    seen = {version}
    notes = folder / "humanifest-chapitre-2.figures.toml"
    notes.write_text(notes.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
    seen.add(corpus_version(folder))
    catalogue = folder / "catalogue.toml"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("Raphaëlle", "R."), encoding="utf-8")
    seen.add(corpus_version(folder))
    article = folder / "article-12-propositions.md"
    old = article.read_bytes()
    article.write_bytes(old + b"\nAjout.\n")
    with pytest.raises(ChangedFile, match="article-12-propositions"):
        corpus_version(folder)
    digests = [hashlib.sha256(data).hexdigest() for data in (old, article.read_bytes())]
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace(*digests), encoding="utf-8")
    seen.add(corpus_version(folder))
    assert len(seen) == 4


def test_a_comment_in_the_catalogue_does_not(folder: Path) -> None:
    version = corpus_version(folder)
    catalogue = folder / "catalogue.toml"
    catalogue.write_text("# relu\n" + catalogue.read_text(encoding="utf-8"), encoding="utf-8")
    assert corpus_version(folder) == version


def test_members_documents_come_and_go(folder: Path, tmp_path: Path) -> None:
    version = corpus_version(folder)
    page = tmp_path / "page.html"
    page.write_text("<h1>Une page</h1><p>Les équipes gagnent du temps.</p>")
    source = add(folder, page)
    loaded = load_corpus(folder)
    assert loaded.version == corpus_version(folder) != version
    added = next(document for document in loaded.documents if document.source == source)
    assert [sentence.text for sentence in added.sentences] == ["Une page", "Les équipes gagnent du temps."]
    assert {sentence.voice for sentence in added.sentences} == {Voice.DOCUMENT}
    remove(folder, source.id)
    assert corpus_version(folder) == version


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "article-12-propositions.md").unlink()
    with pytest.raises(UnreadableFile, match=r"article-12-propositions\.md"):
        load_corpus(folder)


def test_a_document_that_cannot_be_read_is_named(folder: Path) -> None:
    data = b"---\na: [1\n---\ntexte\n"
    (folder / "casse.md").write_bytes(data)
    entry = {"id": "casse", "title": "Cassé", "file": "casse.md", "sha256": hashlib.sha256(data).hexdigest()}
    (folder / "catalogue.local.toml").write_text(tomli_w.dumps({"source": [entry]}))
    with pytest.raises(UnreadableFile, match=r"casse\.md.*en-tête"):
        load_corpus(folder)


@pytest.mark.parametrize(
    "text", ["[[figure]\n", "[[figure]]\ntext = 3\n", '[[figure]]\ntext = "1"\ncouleur = 1\n', "figure = 3\n"]
)
def test_wrong_figure_notes_name_their_file(folder: Path, corpus: Corpus, text: str) -> None:
    source = corpus.documents[1].source
    (folder / "article-12-propositions.figures.toml").write_text(text)
    with pytest.raises(CorpusError, match=r"article-12-propositions\.figures\.toml"):
        read_figure_notes(folder, source)


_TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
_SPEAKERS = st.none() | st.builds(Speaker, _TEXT, _TEXT, _TEXT)
_PAGES = st.none() | st.integers(1, 99)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.characters(codec="utf-8"), max_size=200))
    sentences = []
    for number in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        sentence = Sentence(
            id=f"s{number}",
            start=start,
            end=end,
            text=text[start:end],
            kind=draw(st.sampled_from(BlockKind)),
            voice=draw(st.sampled_from(Voice)),
            section_id="x",
            block=number,
            page=draw(_PAGES),
            speaker=draw(_SPEAKERS),
            footnotes=tuple(draw(st.lists(st.integers(1, 30), max_size=3))),
        )
        sentences.append(sentence)
    return Document(
        source=Source(draw(_TEXT), draw(_TEXT), "", "", "2025", "press", "a.md", "0" * 64),
        text=text,
        sections=(
            Section("x", tuple(draw(st.lists(_TEXT, max_size=3))), 0, len(text), draw(_PAGES), draw(_PAGES), None),
        ),
        sentences=tuple(sentences),
        footnotes=(Footnote(1, draw(_TEXT), draw(_PAGES)),),
        metadata=draw(st.dictionaries(_TEXT, st.none() | st.booleans() | _TEXT | st.lists(st.integers()), max_size=3)),
    )


@settings(max_examples=60, deadline=None)
@given(documents(), _TEXT, st.floats(allow_nan=False, allow_infinity=False))
def test_json_round_trip_of_any_corpus(document: Document, words: str, value: float) -> None:
    assert document_from_json(document_to_json(document)) == document
    figure = Figure("f", "s", "s0", value, words, "%", words, None, "", "", 4, 5)
    proposition = Proposition(4, words, 2, words, "s", ("a", "b"), "s0", (5, 6))
    corpus = Corpus((document, replace(document, text=document.text)), (proposition,), (figure,), (), "0" * 12)
    corpus = replace(corpus, acronyms=(Acronym("RSO", words, "s0", "s"),))
    assert corpus_from_json(corpus_to_json(corpus)) == corpus

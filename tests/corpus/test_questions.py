"""The editorial index: how its files are read, what a wrong line says, and the way back from a sentence."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import read_catalogue
from corpus.errors import CorpusError
from corpus.load import DOCUMENTS, load_corpus
from corpus.questions import questions_by_sentence, questions_path, read_questions, read_rows
from corpus.types import Corpus, Document, EditorialQuestion
from corpus.version import corpus_version

SOURCES = read_catalogue(DOCUMENTS)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture
def article(corpus: Corpus) -> Document:
    return next(document for document in corpus.documents if document.source.id == "article-12-propositions")


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), "utf-8")
    return path


# Reading


def test_the_file_stands_beside_its_document() -> None:
    source = replace(SOURCES[0], file="dossier/rapport.annuel.docx")
    assert questions_path(Path("ici"), source) == Path("ici/dossier/rapport.annuel.questions.jsonl")


def test_a_document_without_a_file_has_no_question(tmp_path: Path, article: Document) -> None:
    assert read_rows(tmp_path / "absent.questions.jsonl") == []
    assert read_questions(tmp_path / "absent.questions.jsonl", article) == ()


def test_questions_come_in_the_order_of_the_file_with_the_sentences_that_still_exist(
    tmp_path: Path, article: Document
) -> None:
    first, second = article.sentences[0].id, article.sentences[1].id
    path = write(
        tmp_path / "a.questions.jsonl",
        {"q": "  Qui préside ?\n", "s": [second, "article:disparue", first]},
        {"q": "Une phrase disparue ?", "s": ["article:disparue"]},
        {"q": "Où ?", "s": [first]},
    )
    assert read_questions(path, article) == (
        EditorialQuestion("Qui préside ?", (second, first), article.source.id),
        EditorialQuestion("Où ?", (first,), article.source.id),
    )
    assert read_rows(path)[1] == ("Une phrase disparue ?", ("article:disparue",)), "an orphan must stay visible"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ceci n’est pas du JSON",
        "[]",
        '"texte"',
        "null",
        '{"q": "Quoi ?"}',
        '{"s": ["a"]}',
        '{"q": "Quoi ?", "s": []}',
        '{"q": "Quoi ?", "s": 3}',
        '{"q": "Quoi ?", "s": [3]}',
        '{"q": "Quoi ?", "s": null}',
        '{"q": "  ", "s": ["a"]}',
        '{"q": 3, "s": ["a"]}',
        '{"q": "Quoi ?", "s": ["a"]',
    ],
)
def test_a_line_of_another_form_is_refused_by_its_number(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "guide.questions.jsonl", {"q": "Une bonne ligne ?", "s": ["a"]}, line)
    with pytest.raises(CorpusError, match=r"guide\.questions\.jsonl, ligne 2, .*\u00a0: attendu"):
        read_rows(path)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.lists(st.tuples(_TEXTS.filter(str.strip), st.lists(_TEXTS, min_size=1, max_size=3)), max_size=5))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, list[str]]]) -> None:
    path = tmp_path_factory.mktemp("lignes") / "a.questions.jsonl"
    path.write_text("".join(json.dumps({"q": q, "s": s}, ensure_ascii=False) + "\n" for q, s in rows), "utf-8")
    assert read_rows(path) == [(text.strip(), tuple(ids)) for text, ids in rows]


def test_a_file_in_another_encoding_is_refused_by_its_first_strange_line(tmp_path: Path) -> None:
    path = tmp_path / "guide.questions.jsonl"
    path.write_bytes(b'{"q": "Qui part ?", "s": ["a"]}\n{"q": "Quel m\xe9tier ?", "s": ["a"]}\n')
    with pytest.raises(CorpusError, match=r"guide\.questions\.jsonl, ligne 2"):
        read_rows(path)


def test_a_damaged_shipped_file_stops_the_loading_of_the_corpus(tmp_path: Path) -> None:
    folder = shutil.copytree(DOCUMENTS, tmp_path / "documents")
    path = questions_path(folder, SOURCES[0])
    count = len(path.read_text("utf-8").splitlines())
    path.write_text(path.read_text("utf-8") + "{}\n", "utf-8")
    with pytest.raises(CorpusError, match=f"{path.name}, ligne {count + 1}"):
        load_corpus(folder)


def test_one_more_question_is_another_version_of_the_corpus(tmp_path: Path) -> None:
    folder = shutil.copytree(DOCUMENTS, tmp_path / "documents")
    before = corpus_version(folder)
    path = questions_path(folder, SOURCES[0])
    path.write_text(path.read_text("utf-8") + '{"q": "Et encore ?", "s": ["x"]}\n', "utf-8")
    assert corpus_version(folder) != before


# By sentence


def test_questions_by_sentence_keeps_their_order_and_every_sentence(corpus: Corpus) -> None:
    asked = (
        EditorialQuestion("Un ?", ("a", "b"), "x"),
        EditorialQuestion("Deux ?", ("b",), "x"),
        EditorialQuestion("Trois ?", ("c", "a"), "y"),
    )
    assert questions_by_sentence(replace(corpus, questions=asked)) == {
        "a": ["Un ?", "Trois ?"],
        "b": ["Un ?", "Deux ?"],
        "c": ["Trois ?"],
    }
    assert questions_by_sentence(replace(corpus, questions=())) == {}


_QUESTIONS = st.lists(st.tuples(st.sampled_from("pqrs"), st.lists(st.sampled_from("abcd"), min_size=1, unique=True)))


@given(_QUESTIONS)
def test_questions_by_sentence_loses_and_invents_nothing(rows: list[tuple[str, list[str]]]) -> None:
    questions = tuple(EditorialQuestion(text, tuple(ids), "x") for text, ids in rows)
    found = questions_by_sentence(Corpus((), (), (), (), "0" * 12, questions))
    links = Counter((identifier, text) for identifier, texts in found.items() for text in texts)
    assert links == Counter((identifier, text) for text, ids in rows for identifier in ids)

"""The shipped questions without an answer: they say something, contradict no answered one, and give nothing away.

The locked questions of the evaluation are only looked at through hashes of their word runs; nothing of them is printed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import eval as evaluation
from corpus.errors import CorpusError
from corpus.load import load_corpus
from corpus.normalise import fold
from corpus.questions import read_other_subjects
from corpus.serialise import corpus_from_json, corpus_to_json
from corpus.types import Corpus, EditorialQuestion
from corpus.version import version_of
from index.analysis import content_terms

GOLDEN = Path(evaluation.__file__).parent / "golden" / "golden.jsonl"
RUN = 8


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFC", fold(text)).lower()))


def runs(text: str) -> Iterator[int]:
    tokens = words(text)
    return (hash(tokens[start : start + RUN]) for start in range(len(tokens) - RUN + 1))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def test_they_are_there_and_say_something(corpus: Corpus) -> None:
    assert len(corpus.silent) > 1000
    assert not [question.text for question in corpus.silent if not content_terms(question.text)]


def test_each_is_asked_once_and_none_is_also_answered(corpus: Corpus) -> None:
    silent = [words(question.text) for question in corpus.silent]
    assert len(set(silent)) == len(silent)
    assert not set(silent) & {words(question.text) for question in corpus.questions}


def test_those_of_a_document_lead_to_sentences_that_it_holds_and_the_others_nowhere(corpus: Corpus) -> None:
    held = {document.source.id: {s.id for s in document.sentences} for document in corpus.documents}
    for question in corpus.silent:
        assert set(question.sentence_ids) <= held.get(question.source_id, set()), question.text
        assert bool(question.sentence_ids) == bool(question.source_id), question.text


def test_none_repeats_eight_words_of_a_locked_question(corpus: Corpus) -> None:
    locked: dict[int, str] = {}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        locked |= {run: case["id"] for text in (case["question"], *case["history"]) for run in runs(text)}
    shared = {
        f"{row} and case {locked[run]}"
        for row, question in enumerate(corpus.silent)
        for run in runs(question.text)
        if run in locked
    }
    assert not shared, "eight words in a row are shared; word these anew: " + ", ".join(sorted(shared))


def test_they_travel_with_the_corpus(corpus: Corpus) -> None:
    some = replace(corpus, silent=(EditorialQuestion("Combien ?", (), ""), *corpus.silent[:2]))
    assert corpus_from_json(corpus_to_json(some)).silent == some.silent


def test_questions_on_other_subjects_are_read_and_part_of_the_version(tmp_path: Path) -> None:
    assert read_other_subjects(tmp_path) == ()
    before = version_of(tmp_path, ())
    (tmp_path / "other-subjects.jsonl").write_text('{"q": " Quel temps fait-il ? "}\n', encoding="utf-8")
    assert read_other_subjects(tmp_path) == (EditorialQuestion("Quel temps fait-il ?", (), ""),)
    assert version_of(tmp_path, ()) != before
    (tmp_path / "other-subjects.jsonl").write_text('{"s": []}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="ligne 1"):
        read_other_subjects(tmp_path)

"""The shipped editorial questions: they lead somewhere, say something, and give nothing away.

The locked questions of the evaluation are only looked at through hashes of their word runs; nothing of them is printed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import eval as evaluation
from corpus.catalogue import read_catalogue
from corpus.load import DOCUMENTS, load_corpus
from corpus.normalise import fold
from corpus.questions import questions_by_sentence, questions_path, read_rows
from corpus.types import BlockKind, Corpus, Document
from index.analysis import content_terms
from index.content import Parameters
from index.passages import make_passages

SOURCES = read_catalogue(DOCUMENTS)
NAMES = [source.id for source in SOURCES]
GOLDEN = Path(evaluation.__file__).parent / "golden" / "golden.jsonl"
RUN = 8  # words in a row that no editorial question may share with a locked one
LONGEST = 200  # characters: nobody types more into a search box
# Passages that nobody has to have asked about: a footnote is reached by its text and by whoever calls it.
NEEDS_NO_QUESTION = frozenset({BlockKind.NOTE})


@dataclass(frozen=True)
class Row:
    """One line of a shipped file; ``where`` names it in a failure."""

    where: str
    text: str
    sentence_ids: tuple[str, ...]


def shipped(name: str) -> list[Row]:
    (source,) = (source for source in SOURCES if source.id == name)
    path = questions_path(DOCUMENTS, source)
    return [Row(f"{path.name}:{n}", text, ids) for n, (text, ids) in enumerate(read_rows(path), start=1)]


def words(text: str) -> list[str]:
    """Word tokens in lower case, accents kept."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    tokens = words(text)
    return (tuple(tokens[start : start + RUN]) for start in range(len(tokens) - RUN + 1))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


def document_of(corpus: Corpus, name: str) -> Document:
    return next(document for document in corpus.documents if document.source.id == name)


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_question_leads_to_sentences_that_exist(corpus: Corpus, name: str) -> None:
    held = {sentence.id for sentence in document_of(corpus, name).sentences}
    rows = shipped(name)
    orphans = [f"{row.where}: {i} ({row.text})" for row in rows for i in row.sentence_ids if i not in held]
    assert not orphans, "these lead to no sentence:\n" + "\n".join(orphans)
    assert rows, f"{name} ships without an editorial question"


def test_the_corpus_holds_every_shipped_question(corpus: Corpus) -> None:
    assert Counter((q.source_id, q.text) for q in corpus.questions) == Counter(
        (name, row.text) for name in NAMES for row in shipped(name)
    )


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_question_is_asked_twice(name: str) -> None:
    """Asked twice: the same words, whatever the case, the punctuation and the kind of apostrophe."""
    by_words: dict[tuple[str, ...], list[Row]] = {}
    for row in shipped(name):
        by_words.setdefault(tuple(words(fold(row.text))), []).append(row)
    repeated = [" = ".join(f"{r.where} ({r.text})" for r in rows) for rows in by_words.values() if len(rows) > 1]
    assert not repeated, "the same question:\n" + "\n".join(repeated)


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_question_names_a_sentence_twice(name: str) -> None:
    repeated = [row.where for row in shipped(name) if len(set(row.sentence_ids)) < len(row.sentence_ids)]
    assert not repeated, f"a sentence stands twice in: {repeated}"


def shared_with_the_locked_questions(rows: Sequence[Row]) -> list[str]:
    """Lines of ``rows`` and the cases whose words they repeat: places, never words."""
    locked: dict[int, str] = {}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for text in (case["question"], *case["history"]):
            locked |= {hash(run): case["id"] for run in runs(text)}
    return [
        f"{row.where} and case {locked[hash(run)]}" for row in rows for run in runs(row.text) if hash(run) in locked
    ]


def test_the_locked_questions_are_long_enough_for_the_comparison_to_mean_something() -> None:
    known = [json.loads(line)["question"] for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    rows = [Row(f"{number}", f"Et {text.upper()}", ("x",)) for number, text in enumerate(known)]
    found = {problem.split(" ")[0] for problem in shared_with_the_locked_questions(rows)}
    long_enough = {str(number) for number, text in enumerate(known) if len(words(text)) >= RUN}
    same = found == long_enough and len(long_enough) > len(known) / 2
    assert same, f"{len(found)} copies of {len(long_enough)} long questions were noticed, of {len(known)} questions"


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_question_repeats_eight_words_of_a_locked_question(name: str) -> None:
    problems = list(dict.fromkeys(shared_with_the_locked_questions(shipped(name))))
    assert not problems, "eight words in a row are shared; word these anew:\n" + "\n".join(problems)


def strange(text: str) -> str:
    """What is wrong with a question as a line of text; "" when nothing is."""
    if text != unicodedata.normalize("NFC", text):
        return "decomposed accents"
    if any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn") or char == "\ufffd" for char in text):
        return "invisible or damaged characters"
    if "  " in text or text != text.strip():
        return "blanks that say nothing"
    if re.search(r"[<>*_#`|{}\[\]\\]|Ã.|Â.", text):
        return "markup or a wrong encoding"
    if re.search(r"[?!…]{2,}|[?!,;:](?=[^\W\d])|\s,", text):
        return "punctuation run together or astray"
    if text.count("«") != text.count("»") or text.count("(") != text.count(")"):
        return "a mark opened and not closed"
    if len(text) > LONGEST:
        return f"{len(text)} characters"
    if len(words(text)) < 2 or not content_terms(text):
        return "no words to search with"
    return ""


@pytest.mark.parametrize(
    "text",
    [
        "cafe\u0301 du matin ?",
        "Quel  âge moyen ?",
        "Quel âge **moyen** ?",
        "Quel âge ??",
        "Et de la ?",
        "Qui « dit cela ?",
    ],
)
def test_a_strange_question_is_noticed(text: str) -> None:
    assert strange(text)


@pytest.mark.parametrize("name", NAMES)
def test_shipped_questions_are_clean_lines_with_something_to_search(name: str) -> None:
    problems = [f"{row.where}: {problem} ({row.text})" for row in shipped(name) if (problem := strange(row.text))]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_of_running_text_is_asked_about(corpus: Corpus, name: str) -> None:
    document, parameters = document_of(corpus, name), Parameters()
    kinds = {sentence.id: sentence.kind for sentence in document.sentences}
    asked = questions_by_sentence(corpus)
    passages = make_passages(
        document, target_chars=parameters.target_chars, overlap_sentences=parameters.overlap_sentences
    )
    silent = [
        f"{passage.id}, {' › '.join(passage.heading_path)}: {passage.text[:80]}"
        for passage in passages
        if not any(identifier in asked for identifier in passage.sentence_ids)
        and not {kinds[identifier] for identifier in passage.sentence_ids} <= NEEDS_NO_QUESTION
    ]
    assert not silent, "no editorial question leads to these passages:\n" + "\n".join(silent)

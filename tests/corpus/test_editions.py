"""The structured editions against the extractions they were made from: every word, every mark, in its place.

These tests read the Markdown itself with a few regular expressions, so that a mistake of the readers cannot hide
a mistake of an edition.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

import corpus
from corpus.types import Source

DOCUMENTS = Path(corpus.__file__).parent / "documents"
MANIFESTO = "humanifest-chapitre-2"
ARTICLE = "article-12-propositions"

_ALIAS = re.compile(r"^\[\^(\d+)\]: \[\^\d+\]$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NOTE_LABEL = re.compile(r"^(?:\(\d{1,2}\)\s*)+", re.MULTILINE)


# Reading the files


def extraction(name: str) -> str:
    return (DOCUMENTS / f"{name}.raw.txt").read_text(encoding="utf-8")


def edition(name: str) -> tuple[dict[str, Any], str]:
    """Front matter and body."""
    _, head, body = (DOCUMENTS / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


def extraction_pages() -> dict[int, list[str]]:
    """The non-empty lines of each page; a line that begins with a single space opens a page."""
    pages: dict[int, list[str]] = {}
    for line in extraction(MANIFESTO).splitlines():
        if line.startswith(" ") and line.strip():
            pages[len(pages) + 1] = []
        if line.strip():
            pages[len(pages)].append(line.strip())
    return pages


def edition_pages() -> dict[int, str]:
    pieces = re.split(r"^<!-- page (\d+) -->$", edition(MANIFESTO)[1], flags=re.MULTILINE)
    assert not pieces[0].strip(), f"text before the first page anchor: {pieces[0][:60]!r}"
    return {int(number): text for number, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def without(lines: list[str], left_out: list[str], where: str) -> list[str]:
    """The lines less those listed, each exactly once."""
    kept = list(lines)
    for line in left_out:
        assert line in kept, f"{where}: {line!r} is listed as left out but is no line of the extraction"
        kept.remove(line)
    return kept


# Words and marks


def words(text: str) -> list[str]:
    """Words and numbers; digits glued to a word stand alone (« Senge12 » is « Senge », « 12 »)."""
    return _WORD.findall(text)


def edition_words(markdown: str) -> list[str]:
    text = re.sub(r"^::: ?\w*$", "", markdown, flags=re.MULTILINE)
    text = _ALIAS.sub(r" \1 ", text)
    return words(re.sub(r"\[\^(\d+)\]", r" \1 ", text))


def marks(text: str) -> Counter[str]:
    """Punctuation and signs; the em dash is the edition's own and the extraction has none."""
    return Counter(char for char in text if not char.isalnum() and not char.isspace() and char != "—")


def extraction_marks(lines: list[str]) -> Counter[str]:
    return marks(_NOTE_LABEL.sub("", "\n".join(re.sub(r"^[>•]\s+", "", line) for line in lines)))


def edition_marks(markdown: str) -> Counter[str]:
    text = re.sub(r"^::: ?\w*$", "", _ALIAS.sub("", markdown), flags=re.MULTILINE)
    text = re.sub(r"^(?:#+ |- |> ?)", "", text, flags=re.MULTILINE)
    return marks(re.sub(r"\[\^\d+\]:?", "", text).replace(" | ", " "))


def difference(where: str, extracted: Counter[str], edited: Counter[str]) -> str:
    """What differs, readable: « page 7: 'management' 14 in the extraction, 13 in the edition »."""
    differing = sorted(item for item in extracted | edited if extracted[item] != edited[item])
    return "\n".join(
        f"{where}: {item!r} {extracted[item]} in the extraction, {edited[item]} in the edition" for item in differing
    )


def contains(sequence: list[str], run: list[str]) -> bool:
    return any(sequence[start : start + len(run)] == run for start in range(len(sequence) - len(run) + 1))


# Edition and extraction


def test_extraction_and_edition_have_the_same_thirteen_pages() -> None:
    assert list(extraction_pages()) == list(range(1, 14))
    assert list(edition_pages()) == list(range(1, 14))


@pytest.mark.parametrize("page", range(1, 14))
def test_each_page_has_every_word_of_the_extraction_and_no_other(page: int) -> None:
    left_out = edition(MANIFESTO)[0]["running_heads"].get(page, [])
    kept = without(extraction_pages()[page], left_out, f"page {page}")
    problem = difference(f"page {page}", Counter(words("\n".join(kept))), Counter(edition_words(edition_pages()[page])))
    assert not problem, problem


@pytest.mark.parametrize("page", range(1, 14))
def test_each_page_has_every_punctuation_mark_of_the_extraction(page: int) -> None:
    left_out = edition(MANIFESTO)[0]["running_heads"].get(page, [])
    kept = without(extraction_pages()[page], left_out, f"page {page}")
    problem = difference(f"page {page}", extraction_marks(kept), edition_marks(edition_pages()[page]))
    assert not problem, problem


@pytest.mark.parametrize("page", range(1, 14))
def test_each_line_of_the_extraction_stays_in_one_piece(page: int) -> None:
    left_out = edition(MANIFESTO)[0]["running_heads"].get(page, [])
    edited = edition_words(edition_pages()[page])
    broken = [
        line
        for line in without(extraction_pages()[page], left_out, f"page {page}")
        if not contains(edited, words(_NOTE_LABEL.sub("", line)))
    ]
    assert not broken, f"page {page}: cut or reordered in the edition: {broken}"


def test_running_heads_are_few_and_on_the_pages_that_have_them() -> None:
    front = edition(MANIFESTO)[0]
    left_out = front["running_heads"]
    assert sum(len(lines) for lines in left_out.values()) <= 16
    titles = " ".join(axis["title"] for axis in front["axes"])
    strays = [
        line for lines in left_out.values() for line in lines if line not in ("“", "1", "2") and line not in titles
    ]
    assert not strays, f"neither an ornament nor the title of an axis: {strays}"


def test_the_article_has_every_word_and_mark_of_its_extraction() -> None:
    front, body = edition(ARTICLE)
    lines = [line.strip() for line in extraction(ARTICLE).splitlines() if line.strip()]
    kept = without(lines, [*front["furniture"], *front["metadata_lines"]], ARTICLE)
    problem = difference(ARTICLE, Counter(words("\n".join(kept))), Counter(edition_words(body)))
    assert not problem, problem
    problem = difference(ARTICLE, extraction_marks(kept), edition_marks(body))
    assert not problem, problem
    order = [re.sub(r"^(?:# |- )", "", line) for line in body.splitlines() if line]
    assert order == [re.sub(r"^•\s+", "", line) for line in kept]


@pytest.mark.parametrize("name", [MANIFESTO, ARTICLE])
def test_no_line_break_of_the_extraction_is_left_in_a_word(name: str) -> None:
    body = edition(name)[1]
    assert not re.findall(r"\w- \w|\w-\n|  +", body)
    if name == MANIFESTO:
        joined = ["IFOP-Nexem", "CPNE-FP, à même", "médico-sociales.", "médico-social, l’", "institution/la structure"]
        assert [whole for whole in joined if whole not in body] == []


# The catalogue


def registered() -> list[dict[str, str]]:
    entries: list[dict[str, str]] = tomllib.loads((DOCUMENTS / "catalogue.toml").read_text("utf-8"))["source"]
    return entries


def test_the_catalogue_registers_both_documents_with_their_digests_and_rights() -> None:
    entries = registered()
    assert [entry["id"] for entry in entries] == [MANIFESTO, ARTICLE]
    for entry in entries:
        assert set(entry) <= {field.name for field in fields(Source)}
        assert entry["rights"].startswith("©")
        for file, digest in ((entry["file"], entry["sha256"]), (entry["raw"], entry["raw_sha256"])):
            assert hashlib.sha256((DOCUMENTS / file).read_bytes()).hexdigest() == digest, f"{file}: another digest"


@pytest.mark.parametrize("name", [MANIFESTO, ARTICLE])
def test_front_matter_and_catalogue_agree(name: str) -> None:
    front = edition(name)[0]
    (entry,) = (entry for entry in registered() if entry["id"] == name)
    same = ("id", "title", "publisher", "author", "kind")
    assert {field: front[field] for field in same} == {field: entry[field] for field in same}
    assert front["date"] == entry["published"]

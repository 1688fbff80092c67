"""Where golden quotations stand in the corpus, and which passages bring them.

A quotation is looked for in the sentences of its source, joined by one space and folded (``corpus.normalise.fold``),
at word boundaries. Every place where it stands is an *occurrence*: the sentences it covers, and how many characters of
each. What is shown beside a sentence counts too, compared by its words alone: each sentence signed with the quotation,
and each that calls a footnote holding it, is an occurrence. A quotation found in neither way may be in the by-line of
the source (title, author, publisher, date): then every sentence of the source is one.

A set of sentences *brings* a quotation when it holds at least half of the characters of one occurrence: the sentence
itself for a quotation of one sentence, the larger part of a longer quotation that two passages share. A passage and a
citation show the titles above them, so they bring the heading sentences of their section and of those that enclose it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.normalise import fold
from corpus.types import BlockKind, Corpus, Document, Sentence, Source
from index.types import Passage

Occurrence = tuple[tuple[str, int], ...]  # (sentence id, characters of the quotation in it)
Evidence = tuple[str, tuple[Occurrence, ...]]  # source id, where the quotation stands in it
Shown = frozenset[tuple[str, str]]  # (source id, sentence id)
MAJORITY = 0.5


def flat(text: str) -> str:
    """Fold text on one line, with single spaces."""
    return " ".join(fold(text).split())


@dataclass(frozen=True, slots=True)
class FoldedSource:
    """The sentences of a document, folded and joined by one space. ``spans``: (sentence id, start, end) in ``text``."""

    text: str
    spans: tuple[tuple[str, int, int], ...]


def fold_source(document: Document) -> FoldedSource:
    """Fold the sentences of a document, in order."""
    spans: list[tuple[str, int, int]] = []
    pieces: list[str] = []
    at = 0
    for sentence in document.sentences:
        piece = flat(sentence.text)
        if piece:
            spans.append((sentence.id, at, at + len(piece)))
            pieces.append(piece)
            at += len(piece) + 1
    return FoldedSource(" ".join(pieces), tuple(spans))


def occurrences(source: FoldedSource, quotation: str) -> tuple[Occurrence, ...]:
    """Find every place where the quotation stands, whole words only; empty when it does not."""
    wanted = flat(quotation)
    found: list[Occurrence] = []
    at = source.text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if _whole_words(source.text, at, end):
            overlaps = ((name, min(end, stop) - max(at, start)) for name, start, stop in source.spans)
            found.append(tuple((name, length) for name, length in overlaps if length > 0))
        at = source.text.find(wanted, at + 1)
    return tuple(found)


def _whole_words(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after


def beside(document: Document, quotation: str) -> tuple[Occurrence, ...]:
    """Find the sentences beside which the words of the quotation are shown, as their signature or their footnote."""
    wanted = _words(quotation)
    notes = {note.number for note in document.footnotes if wanted and wanted in _words(note.text)}

    def signed(sentence: Sentence) -> bool:
        return bool(wanted) and sentence.speaker is not None and wanted in _words(str(sentence.speaker))

    return tuple(((s.id, 1),) for s in document.sentences if signed(s) or notes.intersection(s.footnotes))


def by_line(document: Document, quotation: str) -> tuple[Occurrence, ...]:
    """Give every sentence of a source whose title, author, publisher or date holds the words of the quotation."""
    wanted = _words(quotation)
    known = any(wanted in _words(line) for line in _by_line(document.source))
    return tuple(((s.id, 1),) for s in document.sentences) if wanted and known else ()


def _by_line(source: Source) -> tuple[str, ...]:
    """Give the lines of a by-line, labelled as articles print them, the date as written in France."""
    date = "/".join(reversed(source.published.split("-")))
    return (source.title, f"Auteur {source.author}", f"Éditeur {source.publisher}", f"Date de publication {date}")


def _words(text: str) -> str:
    """Give the words alone, each between spaces, so that whole words are compared."""
    found = re.findall(r"\w+", fold(text).casefold())
    return f" {' '.join(found)} " if found else ""


def enclosing_headings(document: Document) -> dict[str, tuple[str, ...]]:
    """Give, by section id, the heading sentences of the section and of the sections that enclose it."""
    own: dict[str, tuple[str, ...]] = {}
    for sentence in document.sentences:
        if sentence.kind is BlockKind.HEADING:
            own[sentence.section_id] = (*own.get(sentence.section_id, ()), sentence.id)
    latest: dict[tuple[str, ...], tuple[str, ...]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for section in document.sections:
        found[section.id] = (*latest.get(section.path[:-1], ()), *own.get(section.id, ()))
        latest[section.path] = found[section.id]
    return found


class Locator:
    """Finds quotations in a corpus, and what a passage or a cited sentence shows; reads each document once."""

    def __init__(self, corpus: Corpus) -> None:
        self._documents = {document.source.id: document for document in corpus.documents}
        self._folded = {name: fold_source(document) for name, document in self._documents.items()}
        self._headings = {name: enclosing_headings(document) for name, document in self._documents.items()}
        self._section = {(d.source.id, s.id): s.section_id for d in corpus.documents for s in d.sentences}

    def locate(self, evidence: Sequence[tuple[str, str]]) -> tuple[Evidence, ...]:
        """Find the occurrences of each (source id, quotation), parallel to ``evidence``; none for an unknown source."""
        return tuple((source_id, self._places(source_id, quotation)) for source_id, quotation in evidence)

    def _places(self, source_id: str, quotation: str) -> tuple[Occurrence, ...]:
        if source_id not in self._documents:
            return ()
        document = self._documents[source_id]
        found = (*occurrences(self._folded[source_id], quotation), *beside(document, quotation))
        return found or by_line(document, quotation)

    def passage_shows(self, passage: Passage) -> Shown:
        """Give the sentences that a passage shows: its own, and the headings above it."""
        headings = self._headings.get(passage.source_id, {}).get(passage.section_id, ())
        return frozenset((passage.source_id, name) for name in (*passage.sentence_ids, *headings))

    def citations_show(self, cited: Sequence[tuple[str, str]]) -> Shown:
        """Give the sentences that cited (source id, sentence id) show: themselves, and the headings above them."""
        return frozenset(pair for source_id, name in cited for pair in self._with_headings(source_id, name))

    def _with_headings(self, source_id: str, name: str) -> Iterator[tuple[str, str]]:
        yield source_id, name
        section = self._section.get((source_id, name), "")
        yield from ((source_id, heading) for heading in self._headings.get(source_id, {}).get(section, ()))


def brings(shown: Collection[tuple[str, str]], evidence: Evidence) -> bool:
    """Tell whether the sentences shown hold at least half of the characters of one occurrence."""
    source_id, places = evidence
    return any(
        sum(length for name, length in place if (source_id, name) in shown)
        >= MAJORITY * sum(length for _, length in place)
        for place in places
    )


def first_ranks(shown: Sequence[Shown], evidence: Sequence[Evidence]) -> tuple[int | None, ...]:
    """Give, for each piece of evidence, the rank (from 1) of the first passage that brings it; ``None`` if none.

    ``shown``: what each passage shows, best first.
    """
    return tuple(
        next((rank for rank, sentences in enumerate(shown, start=1) if brings(sentences, piece)), None)
        for piece in evidence
    )

"""From a sentence of the corpus to a citation that can be checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assistant.library.premise import capitalised
from assistant.types import Citation
from assistant.understanding.question import fold
from corpus.questions import questions_by_sentence
from corpus.types import BlockKind, Corpus, Document, Footnote, Section, Sentence, Voice
from index.analysis import content_terms


def _named_path(section: Section) -> tuple[str, ...]:
    """The headings of a section, the axis under its number: what an answer refers to stands in its citations."""
    if section.axis is None or not section.path:
        return section.path
    return (f"Axe {section.axis} – {section.path[0]}", *section.path[1:])


_COUNTRY = re.compile(r"\ben France\b")
_PARAGRAPH = 12  # sentences looked at on either side for the rest of a paragraph


@dataclass(frozen=True, eq=False)
class Library:
    """Look-ups over one corpus: sentences, sections and documents by id. Built once, read by everyone.

    ``question_stems``: the content terms of its editorial questions by text, as an index keeps them.
    """

    corpus: Corpus
    question_stems: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by source id."""
        return {d.source.id: d for d in self.corpus.documents}

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        """The documents of one kind (« manifesto », « press »), in catalogue order."""
        return tuple(d for d in self.corpus.documents if d.source.kind == kind)

    def ids_of_kind(self, kind: str) -> tuple[str, ...]:
        """The source ids of ``of_kind``."""
        return tuple(d.source.id for d in self.of_kind(kind))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in document order."""
        return tuple(s for d in self.corpus.documents for s in d.sentences)

    @cached_property
    def _places(self) -> dict[str, tuple[Document, int]]:
        return {s.id: (d, i) for d in self.corpus.documents for i, s in enumerate(d.sentences)}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {s.id: s for d in self.corpus.documents for s in d.sections}

    @cached_property
    def _figure_notes(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for figure in self.corpus.figures:
            if figure.footnote is not None:
                found[figure.sentence_id] = (*found.get(figure.sentence_id, ()), figure.footnote)
        return found

    def sentence(self, sentence_id: str) -> Sentence:
        """The sentence under that id; ``KeyError`` when there is none."""
        document, place = self._places[sentence_id]
        return document.sentences[place]

    def document_of(self, sentence_id: str) -> Document:
        """The document that holds a sentence."""
        return self._places[sentence_id][0]

    @cached_property
    def proper_names(self) -> frozenset[str]:
        """Words that the documents only ever write with a capital, inside a sentence at least once: names of
        people and bodies.
        """
        words = [
            w
            for d in self.corpus.documents
            for w in re.findall(r"(?<![\w’'])[^\W\d_][\w-]+|(?<=[’'])[^\W\d_][\w-]+", d.text)
        ]
        small = {w.lower() for w in words if w[0].islower()}
        inside = {
            w
            for d in self.corpus.documents
            for s in d.sentences
            for w in re.findall(r"(?<=[\w,;:(’'“] )[A-ZÀ-Ý][a-zà-ÿ][\w-]+|(?<=[’'])[A-ZÀ-Ý][a-zà-ÿ][\w-]+", s.text)
        }
        spoken = {
            part for d in self.corpus.documents for s in d.sentences if s.speaker for part in s.speaker.name.split()
        }
        return frozenset(w for w in inside | spoken if w.lower() not in small)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Names of the people whom the documents quote."""
        return frozenset(s.speaker.name for d in self.corpus.documents for s in d.sentences if s.speaker)

    def names_in(self, text: str) -> frozenset[str]:
        """The proper names of the documents that a question holds; those of the publisher, of the manifesto and of the
        State left out (« diplômes d’État » is no word of it), and the country where something happens: « en France »
        is no name of « France Travail ».
        """
        text = _COUNTRY.sub(" ", text)
        words = {fold(word) for word in re.findall(r"[\w-]+", text)}
        surnames = {name.split()[-1] for name in self.speakers}
        written = {part for name in capitalised(text) for part in re.findall(r"[\w-]+", name)}
        found = {n for n in surnames if fold(n) in words} | (written & self.proper_names)
        return frozenset(found) - {"Nexem", "Humanifest", "État", "Etat"}

    def bears(self, sentence: Sentence, names: Collection[str]) -> bool:
        """Whether a sentence, its speaker, its notes, its headings or its paragraph name one of ``names``."""
        document = self.document_of(sentence.id)
        notes = [n.text for n in self.footnotes(sentence)]
        around = " ".join(
            [
                self.paragraph(sentence),
                *notes,
                *self.section_of(sentence).path,
                str(sentence.speaker or ""),
                document.source.author,
            ]
        )
        return bool({fold(w) for w in re.findall(r"[\w-]+", around)} & {fold(n) for n in names})

    def paragraph(self, sentence: Sentence) -> str:
        """The text of the paragraph that a sentence stands in."""
        document, place = self._places[sentence.id]
        near = document.sentences[max(0, place - _PARAGRAPH) : place + _PARAGRAPH + 1]
        return " ".join(s.text for s in near if s.block == sentence.block)

    def place(self, sentence_id: str) -> tuple[str, int]:
        """Document id and ordinal of a sentence: document order."""
        document, place = self._places[sentence_id]
        return document.source.id, place

    def neighbour(self, sentence_id: str, step: int) -> Sentence | None:
        """The sentence ``step`` places further in the same section, or None."""
        document, place = self._places[sentence_id]
        if not 0 <= place + step < len(document.sentences):
            return None
        other = document.sentences[place + step]
        return other if other.section_id == document.sentences[place].section_id else None

    @cached_property
    def _questions(self) -> dict[str, list[str]]:
        return questions_by_sentence(self.corpus)

    @cached_property
    def questioned(self) -> frozenset[str]:
        """Ids of the sources that editors wrote questions for."""
        return frozenset(question.source_id for question in self.corpus.questions)

    @cached_property
    def question_counts(self) -> Counter[str]:
        """In how many editorial questions each stem occurs: what is rare there tells subjects apart."""
        return Counter(term for question in self.corpus.questions for term in self.stems_of(question.text))

    def questions_of(self, sentence_id: str) -> tuple[str, ...]:
        """The editorial questions that lead to a sentence."""
        return tuple(self._questions.get(sentence_id, ()))

    def stems_of(self, question: str) -> frozenset[str]:
        """The content terms of an editorial question."""
        known = self.question_stems.get(question)
        return frozenset(content_terms(question)) if known is None else known

    def section_of(self, sentence: Sentence) -> Section:
        """The section that holds a sentence."""
        return self._sections[sentence.section_id]

    def sections_of(self, sentence_ids: Iterable[str]) -> frozenset[str]:
        """Ids of the sections in which some sentences stand."""
        return frozenset(self.sentence(i).section_id for i in sentence_ids)

    def propositions_of(self, sentence_ids: Iterable[str]) -> frozenset[int]:
        """Numbers of the propositions in which some sentences stand."""
        numbers = (self.section_of(self.sentence(i)).proposition for i in sentence_ids)
        return frozenset(number for number in numbers if number is not None)

    def section_sentences(self, section_id: str) -> tuple[Sentence, ...]:
        """The sentences of one section, in order, its heading included."""
        document = next(d for d in self.corpus.documents if any(s.id == section_id for s in d.sections))
        return tuple(s for s in document.sentences if s.section_id == section_id)

    def footnotes(self, sentence: Sentence) -> tuple[Footnote, ...]:
        """The footnotes that a sentence calls, and those that a later sentence calls for its figures, in order."""
        notes = {n.number: n for n in self.document_of(sentence.id).footnotes}
        called = {*sentence.footnotes, *self._figure_notes.get(sentence.id, ())}
        return tuple(notes[number] for number in sorted(called) if number in notes)

    def sources_of(self, sentence: Sentence) -> tuple[Footnote, ...]:
        """The footnotes of a sentence; without any, those of its call-out when they are one note only, called later.

        A call-out that sums up a study calls its note once, after the last sentence.
        """
        own = self.footnotes(sentence)
        if own or sentence.kind is not BlockKind.CALLOUT or sentence.voice is not Voice.SURVEY:
            return own
        document, place = self._places[sentence.id]
        beside = [s for s in document.sentences[max(0, place - _PARAGRAPH) :] if s.block == sentence.block]
        noted = [s for s in beside if s.footnotes]
        if len(noted) != 1 or len(noted[0].footnotes) != 1 or noted[0].start < sentence.start:
            return ()
        return self.footnotes(noted[0])

    def cite(self, number: int, sentence_id: str) -> Citation:
        """The citation of one sentence, under ``number``."""
        document, place = self._places[sentence_id]
        sentence = document.sentences[place]
        section = self._sections[sentence.section_id]
        return Citation(
            n=number,
            source_id=document.source.id,
            source_title=document.source.title,
            sentence_id=sentence.id,
            quote=document.text[sentence.start : sentence.end],
            start=sentence.start,
            end=sentence.end,
            proposition=section.proposition,
            section=" › ".join(_named_path(section)),
            page=sentence.page,
            voice=sentence.voice,
            speaker=str(sentence.speaker) if sentence.speaker else None,
            footnotes=self.sources_of(sentence),
        )

    def in_order(self, sentence_ids: Iterable[str]) -> list[str]:
        """Sentence ids in document order, founding documents in catalogue order."""
        rank = {d.source.id: i for i, d in enumerate(self.corpus.documents)}
        return sorted(dict.fromkeys(sentence_ids), key=lambda i: (rank[self.place(i)[0]], self.place(i)[1]))

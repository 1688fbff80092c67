"""From a proposition or a question to a briefing: which sentences, in which part, within two pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from assistant.answer.frames import named, source_of_figure, typeset
from assistant.briefing import words
from assistant.briefing.limits import raises_limit
from assistant.briefing.model import Briefing, Line, Part
from assistant.errors import AssistantError
from assistant.library.around import introducing, is_signature
from assistant.library.citations import Library
from assistant.selection.stances import Stance
from assistant.types import Answer
from assistant.views.fiche import make_fiche
from assistant.worksheet.quotes import Quotes
from corpus.types import BlockKind, Sentence, Voice
from index.search import Index

NBSP: Final = words.NBSP
_MOST_ANSWERED: Final = 6  # sentences of the answer to a question
# Lines at most in each part, in the order of the parts; and characters in all, footnotes counted at a fixed price.
MOST: Final = {
    words.POINT: _MOST_ANSWERED, words.FIGURES: 5, words.ARGUMENTS: 4, words.QUOTED: 2, words.LIMITS: 3,
    words.PROPOSES: 4, words.ASKS: 3, words.COMMITS: 3,
}  # fmt: skip
ROOM: Final = 5200
_NOTE: Final = 90
_LONGEST_SPEECH: Final = 480
_MOST_DEDUCED: Final = 3  # propositions that a question leads to
_HITS_READ: Final = 8
_NEAR: Final = 0.35  # of the best score, by sense and by words: what a question is still about
_LEFT_OUT: Final = frozenset({BlockKind.HEADING, BlockKind.NOTE})
_TOLD: Final = frozenset({Voice.SURVEY, Voice.EXAMPLE, Voice.LEGAL, Voice.JOURNALIST, Voice.DOCUMENT})


class NothingToBrief(AssistantError):
    """The documents do not answer the question that was asked for a briefing."""


def brief_proposition(number: int, index: Index, library: Library) -> Briefing:
    """The briefing of one proposition.

    Raises:
        UnknownDocument: there is no such proposition.
    """
    make_fiche(number, library)  # refuses a number that no proposition has
    proposition = next(p for p in library.corpus.propositions if p.number == number)
    held = _held((number,), library)
    chooser = _Chooser(Quotes(index, library), held, proposition.title)
    source = library.documents[proposition.source_id].source
    return _assembled(proposition.title, words.about((number,), source), chooser.point(), chooser)


def brief_question(question: str, index: Index, library: Library, ask: Callable[[str], Answer]) -> Briefing:
    """The briefing on a question: its answer first, then what the propositions it leads to say of it.

    Raises:
        NothingToBrief: the documents do not answer; the message gives what comes nearest.
        EmptyQuestion, QuestionTooLong: the question cannot be taken.
    """
    answer = ask(question)
    if answer.status in {"not_in_corpus", "out_of_scope"} or not answer.citations:
        near = f" Essayez{NBSP}: «{NBSP}{answer.suggestions[0]}{NBSP}»" if answer.suggestions else ""
        raise NothingToBrief(f"Les documents ne répondent pas à cette question{NBSP}: posez-en une autre.{near}")
    cited = [library.sentence(c.sentence_id) for c in answer.citations]
    met = [c.proposition for c in answer.citations] + [h.passage.proposition for h in answer.hits[:_HITS_READ]]
    numbers = sorted(list(dict.fromkeys(n for n in met if n))[:_MOST_DEDUCED])
    chooser = _Chooser(Quotes(index, library), _held(numbers, library), question, near=_NEAR)
    source = library.document_of(cited[0].id).source
    title = typeset(" ".join(question.split()))
    about = words.about(numbers, source) + (f" · {words.PARTIAL}" if answer.status == "partial" else "")
    return _assembled(title, about, cited[:_MOST_ANSWERED], chooser)


def _held(numbers: Iterable[int], library: Library) -> list[Sentence]:
    """What propositions say, headings, notes and signatures left out."""
    wanted = set(numbers)
    return [
        s
        for p in library.corpus.propositions
        if p.number in wanted
        for i in p.section_ids
        for s in library.section_sentences(i)
        if s.kind not in _LEFT_OUT and not is_signature(s)
    ]


@dataclass
class _Chooser:
    """The sentences that can be chosen, best first; each is given to one part only."""

    quotes: Quotes
    held: Sequence[Sentence]
    need: str
    near: float = 0.0

    def __post_init__(self) -> None:
        ranked = self.quotes.scored(self.held, [self.need])
        if self.near and ranked:
            ranked = self._about(ranked)
        self.ranked: list[Sentence] = ranked
        self.figures: dict[str, list[str]] = {}
        self.sources: dict[str, list[str]] = {}
        for figure in self.quotes.library.corpus.figures:
            self.figures.setdefault(figure.sentence_id, []).append(figure.text)
            self.sources.setdefault(figure.sentence_id, []).append(source_of_figure(figure, self.quotes.library))

    def _about(self, ranked: Sequence[Sentence]) -> list[Sentence]:
        """The sentences that are near enough to a question, the best being the measure."""
        seen = self.quotes.index.score_sentences(self.need, [s.id for s in ranked])
        scores = {i: max(0.0, found.dense) + found.lexical_share for i, found in seen.items()}
        best = max(scores.values())
        return [s for s in ranked if scores[s.id] >= self.near * best > 0]

    def sorted_out(self, taken: Sequence[Sentence]) -> Mapping[str, list[Sentence]]:
        """Every sentence under the one part that it belongs to, best first."""
        found: dict[str, list[Sentence]] = {heading: [] for heading in MOST}
        found[words.POINT] = list(taken)
        used = {s.id for s in taken}
        for sentence in self.ranked:
            if sentence.id not in used:
                found[self._part(sentence)].append(sentence)
        if not self.near:  # « Pourtant, nous le sous-exploitons. »: too short to be ranked, told after what it leans on
            ranked = {s.id for s in self.ranked}
            found[words.LIMITS] += [s for s in self.held if s.id not in ranked and self._part(s) == words.LIMITS]
        return found

    def point(self) -> list[Sentence]:
        """The sentence of Nexem's own that says best what is needed, and the best of the other sort: what it observes,
        or what it wants.
        """
        readings = self.quotes.stances
        own = [s for s in self.ranked if s.id in readings and s.id not in self.figures]
        if not own:
            return []
        observes = readings[own[0].id].stance is Stance.OBSERVES
        other = [s for s in own if (readings[s.id].stance is Stance.OBSERVES) is not observes]
        return [own[0], *other[:1]]

    def _part(self, sentence: Sentence) -> str:
        if sentence.kind is BlockKind.QUOTE:
            return words.QUOTED
        if sentence.id in self.figures:
            return words.FIGURES
        if raises_limit(sentence.text):
            return words.LIMITS
        reading = self.quotes.stances.get(sentence.id)
        positions = {Stance.PROPOSES: words.PROPOSES, Stance.ASKS: words.ASKS, Stance.COMMITS: words.COMMITS}
        return positions.get(reading.stance, words.ARGUMENTS) if reading else words.ARGUMENTS

    def line(self, sentence: Sentence) -> Line:
        """A sentence as a line, after what it leans on."""
        library = self.quotes.library
        run = self.quotes.in_context([sentence])
        head = introducing(sentence, library) if sentence.kind is BlockKind.ITEM else None
        run = [head, *run] if head and head not in run else run
        citations = tuple(library.cite(n, s.id) for n, s in enumerate(run, start=1))
        if sentence.id in self.figures:
            numbers = ", ".join(dict.fromkeys(self.figures[sentence.id]))
            return Line(citations, numbers, words.figure_source(self.sources[sentence.id]))
        reading = self.quotes.stances.get(sentence.id)
        if reading is not None:
            return Line(citations, tail=words.asked_of(reading))
        return Line(citations, tail=words.voice(citations[-1]) if sentence.voice in _TOLD else "")

    def speeches(self, ranked: Sequence[Sentence]) -> list[Line]:
        """What people say, whole if it is short, else its first sentences; the nearest to the need first."""
        order = {s.id: place for place, s in enumerate(ranked)}
        lines = []
        spoken = [s for s in self.held if s.kind is BlockKind.QUOTE and s.speaker]
        for _, group in groupby(spoken, key=lambda s: (s.block, s.speaker)):
            run = list(group)
            rank = min((order[s.id] for s in run if s.id in order), default=None)
            if rank is not None and run[0].speaker is not None:
                lines.append((rank, self._speech(run, named(run[0].speaker))))
        return [line for _, line in sorted(lines, key=lambda row: row[0])]

    def _speech(self, run: Sequence[Sentence], speaker: str) -> Line:
        kept = [run[0]]
        for sentence in run[1:]:
            if sum(len(s.text) + 1 for s in kept) + len(sentence.text) > _LONGEST_SPEECH:
                break
            kept.append(sentence)
        return Line(tuple(self.quotes.library.cite(n, s.id) for n, s in enumerate(kept, start=1)), tail=speaker)


def _assembled(title: str, subtitle: str, point: Sequence[Sentence], chooser: _Chooser) -> Briefing:
    library = chooser.quotes.library
    sorted_out = chooser.sorted_out(point)
    offered = {
        heading: chooser.speeches(ranked) if heading == words.QUOTED else [chooser.line(s) for s in ranked]
        for heading, ranked in sorted_out.items()
    }
    kept = _fitted(offered)
    parts = tuple(
        Part(heading, _merged(_in_order(lines, library)), "" if lines else words.EMPTY[heading])
        for heading, lines in kept.items()
        if lines or not chooser.near
    )
    missing = words.missing([heading for heading, lines in kept.items() if not lines and chooser.near])
    cited = [c for part in parts for line in part.lines for c in line.citations]
    sources = tuple(
        words.source_line(document.source, own)
        for document in library.corpus.documents
        if (own := [c for c in cited if c.source_id == document.source.id])
    )
    return Briefing(title, subtitle, parts, sources, missing + words.CLOSING, library.corpus.version)


def _fitted(offered: Mapping[str, Sequence[Line]]) -> dict[str, list[Line]]:
    """The lines that two pages hold: the best of every part first, then the second best, and so on."""
    kept: dict[str, list[Line]] = {heading: [] for heading in offered}
    room = ROOM
    for rank in range(max(map(len, offered.values()), default=0)):
        for heading, lines in offered.items():
            if rank >= len(lines) or len(kept[heading]) >= MOST[heading]:
                continue
            cost = len(lines[rank].quote) + len(lines[rank].lead) + len(lines[rank].tail) + _NOTE
            if cost <= room:
                kept[heading].append(lines[rank])
                room -= cost
    return kept


def _in_order(lines: Iterable[Line], library: Library) -> list[Line]:
    return sorted(lines, key=lambda line: library.place(line.citations[-1].sentence_id))


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines that repeat the sentence before them as their context, or the head of one list, told once."""
    found: list[Line] = []
    for line in lines:
        before = {c.sentence_id for c in found[-1].citations} if found else set()
        shared = [c for c in line.citations if c.sentence_id in before]
        if shared and found[-1].lead == line.lead and found[-1].tail == line.tail:
            more = tuple(c for c in line.citations if c.sentence_id not in before)
            found[-1] = Line((*found[-1].citations, *more), line.lead, line.tail)
        else:
            found.append(line)
    return tuple(found)

"""From a situation to its worksheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.library.citations import Library
from assistant.understanding.question import fold
from assistant.worksheet.editorial import Question, load_editorial
from assistant.worksheet.limits import expected_first, silences, uncovered, unknown_words
from assistant.worksheet.needs import clean, split_needs
from assistant.worksheet.outcome import ELSEWHERE, VAGUE, alert_for, outcome_of, searched
from assistant.worksheet.quotes import Numbering, Quotes, distinct
from assistant.worksheet.ranking import Ranked, ranker_of
from assistant.worksheet.roles import role_of
from assistant.worksheet.structures import find_structure, publics
from assistant.worksheet.types import (
    NBSP,
    BadSituation,
    Outcome,
    Quoted,
    Role,
    Sheet,
    Situation,
    Unsaid,
    Worksheet,
)
from corpus.types import Sentence, Voice
from index.search import Index

SHEETS = 3
OTHERS = 3
CLOSE = 0.4  # share of the first proposition’s score from which another is as much to the point
REASONS = 2
SAYS = 4
MOST_ASKS = 4
MOST_COMMITS = 4
STEPS_EACH = 2
ON_STRUCTURE = 2
LARGEST = 100_000  # employees
LONGEST = 200  # characters of a role
_MESSAGES = {Outcome.VAGUE: VAGUE, Outcome.ELSEWHERE: ELSEWHERE}


def situation(structure: str, text: str, size: int | None = None, role: str = "", tried: str = "") -> Situation:
    """A situation, checked.

    Raises:
        UnknownStructure: the message lists the kinds.
        BadSituation: the text is empty or too long, or the size is no number of employees.
    """
    if size is not None and not 0 < size <= LARGEST:
        raise BadSituation(f"L’effectif est un nombre de salariés{NBSP}: donnez un nombre de 1 à 100{NBSP}000.")
    tried = clean(tried) if tried.strip() else ""
    return Situation(find_structure(structure), clean(text), size, " ".join(role.split())[:LONGEST], tried)


def make_worksheet(given: Situation, index: Index, library: Library) -> Worksheet:
    """The worksheet of a situation: a pure function of the situation and the corpus.

    Raises:
        EncoderError: the bundled encoder cannot be read.
        BadEditorial: the file of questions is not as it must be.
    """
    ranker, quotes = ranker_of(index, library), _quotes_of(index, library)
    outcome, alert = outcome_of(given.text, ranker, index, library), alert_for(given.text)
    if outcome is not Outcome.MATCHED:
        return Worksheet(given, outcome, _MESSAGES.get(outcome, ""), alert, corpus_version=library.corpus.version)
    left = searched(given.text)
    needs = tuple(dict.fromkeys((left, *split_needs(left))))
    ranked = ranker.rank(left)
    numbering = Numbering(quotes)
    scored = {r.number: quotes.scored(ranker.sentences[r.number], needs) for r in ranked[:SHEETS]}
    close = ranked[0].score * CLOSE
    sheets = tuple(_sheet(r, scored[r.number], given, (quotes, numbering), r.score >= close) for r in ranked[:SHEETS])
    apt = {r.number: scored[r.number] for r in ranked[:SHEETS] if r.score >= close}
    around = [s for held in apt.values() for s in held]
    about = numbering.quote(_on_structure(given, quotes, needs))
    source = next(p.source_id for p in library.corpus.propositions)
    return Worksheet(
        situation=given,
        outcome=outcome,
        message="",
        alert=alert,
        sheets=sheets,
        others=tuple((r.number, _title(r.number, library)) for r in ranked[SHEETS : SHEETS + OTHERS]),
        about_structure=about,
        uncovered=uncovered(left, index, ranker),
        unknown_words=unknown_words((left, given.tried), index, ranker),
        silent=silences(given, on_structure=bool(about)),
        asks=numbering.quote(_in_order(distinct(filter(quotes.asked, around), MOST_ASKS), library)),
        commits=numbering.quote(_in_order(distinct(filter(quotes.committed, around), MOST_COMMITS), library)),
        steps=_steps(apt, quotes, numbering),
        source_title=library.documents[source].source.title,
        corpus_version=library.corpus.version,
    )


def _in_order(sentences: Sequence[Sentence], library: Library) -> list[Sentence]:
    return sorted(sentences, key=lambda s: library.place(s.id))


@lru_cache(maxsize=2)
def _quotes_of(index: Index, library: Library) -> Quotes:
    return Quotes(index, library)


def _title(number: int, library: Library) -> str:
    return next(p.title for p in library.corpus.propositions if p.number == number)


def _sheet(
    ranked: Ranked, scored: Sequence[Sentence], given: Situation, quoting: tuple[Quotes, Numbering], close: bool
) -> Sheet:
    quotes, numbering = quoting
    editorial, library = load_editorial(), quotes.library
    written = editorial.propositions[ranked.number]
    reasons = quotes.in_context(distinct(scored, REASONS))
    known = {s.id for s in reasons}
    rest = quotes.in_context(_in_order(distinct(scored, SAYS if close else 0, reasons), library))
    text = f"{given.text} {given.tried}"
    return Sheet(
        number=ranked.number,
        title=_title(ranked.number, library),
        score=ranked.score,
        close=close,
        need=ranked.need,
        reasons=numbering.quote(reasons),
        says=numbering.quote(s for s in rest if s.id not in known),
        questions=_for(role_of(given.role), written.questions),
        unsaid=tuple(
            Unsaid(e.text, editorial.whom(e.ask, given.structure.kind)) for e in expected_first(text, written.unsaid)
        ),
    )


def _for(role: Role | None, questions: Sequence[Question]) -> tuple[str, ...]:
    """Every question, those that come first for a role first; otherwise in the order written."""
    return tuple(q.text for q in sorted(questions, key=lambda q: role not in q.roles and bool(q.roles)))


def _on_structure(given: Situation, quotes: Quotes, needs: Sequence[str]) -> list[Sentence]:
    """The sentences that name the people whom this kind of structure is for."""
    words = [re.compile(rf"\b{re.escape(fold(word))}\b") for word in publics(given.structure)]
    naming = [s for s in quotes.library.sentences if any(word.search(fold(s.text)) for word in words)]
    return distinct(quotes.scored((s for s in naming if s.voice is not Voice.JOURNALIST), needs), ON_STRUCTURE)


def _steps(scored: dict[int, list[Sentence]], quotes: Quotes, numbering: Numbering) -> tuple[Quoted, ...]:
    """The text's own proposals that an organisation could take up, those of the first proposition first."""
    kept: list[Sentence] = []
    for sentences in scored.values():
        kept += distinct(filter(quotes.step, sentences), STEPS_EACH, kept)
    return numbering.quote(kept)

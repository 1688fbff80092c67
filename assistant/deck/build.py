"""From a request to a presentation: what is shown, in what order, within the time given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from textwrap import shorten as shorten_words
from typing import Final

from assistant.answer.frames import short_title, typeset
from assistant.deck import words
from assistant.deck.clauses import shorten
from assistant.deck.content import Candidate, candidates, figure_slides, quote_slide
from assistant.deck.frame import agenda_slide, likely_slides, opening_slide, our_slides, source_slides, title_slide
from assistant.deck.likely import Ask, exchanges
from assistant.deck.model import LONGEST_TITLE, MOST_LINES, Deck, Line, Request, Slide
from assistant.deck.pick import Taste, rows
from assistant.errors import AssistantError, EmptyQuestion
from assistant.library.citations import Library
from assistant.types import Answer, Citation
from assistant.views.fiche import make_fiche
from corpus.types import BlockKind, Proposition, Voice

NBSP: Final = "\u00a0"
SLIDES: Final = {5: 7, 15: 12, 30: 22}  # about two minutes a slide once title and sources are left out
_OURS: Final = {5: 1, 15: 1, 30: 2}
_LIKELY: Final = {5: 1, 15: 1, 30: 3}
_MOST_DEDUCED: Final = 3  # propositions that a question leads to
_ANSWERED: Final = 0.6  # of the content, at most, is the answer itself when a question is asked
_AGENDA_FROM: Final = 15  # minutes
_LONG: Final = 30  # minutes from which every proposition has an opening, if they are few
_MOST_DIVIDED: Final = 4


class NothingToPresent(AssistantError):
    """The documents do not answer the question that was asked for a presentation."""


def make_deck(request: Request, library: Library, ask: Ask) -> Deck:
    """The presentation that ``request`` asks for; ``ask`` is the assistant's own way of answering.

    Raises:
        UnknownDocument: there is no such proposition.
        EmptyQuestion: neither propositions nor a question.
        NothingToPresent: the documents do not answer the question; the message gives what comes nearest.
    """
    if request.propositions:
        numbers, answer = tuple(dict.fromkeys(request.propositions)), None
        for number in numbers:
            make_fiche(number, library)  # refuses a number that no proposition has
    elif request.question.strip():
        answer = _answered(request.question, ask)
        numbers = _deduced(answer)
    else:
        raise EmptyQuestion(f"Il manque un sujet{NBSP}: donnez des propositions ou une question.")
    held = {p.number: p for p in library.corpus.propositions}
    propositions = [held[n] for n in numbers]
    focus = frozenset(c.sentence_id for c in answer.citations) if answer else frozenset()
    taste = Taste(request.audience, focus)
    replies = _answer_slides(answer, library) if answer else []
    found = exchanges(numbers, taste, request.register, 2 * _LIKELY[request.minutes], library, ask)
    return _assemble(request, propositions, replies, taste, likely_slides(found), library)


def _answered(question: str, ask: Ask) -> Answer:
    answer = ask(question)
    if answer.status in {"not_in_corpus", "out_of_scope"} or not answer.citations:
        near = f" Essayez{NBSP}: «{NBSP}{answer.suggestions[0]}{NBSP}»" if answer.suggestions else ""
        raise NothingToPresent(f"Les documents ne répondent pas à cette question{NBSP}: posez-en une autre.{near}")
    return answer


def _deduced(answer: Answer) -> tuple[int, ...]:
    """The propositions that the answer cites first, in the order of the manifesto."""
    return tuple(sorted(list(dict.fromkeys(c.proposition for c in answer.citations if c.proposition))[:_MOST_DEDUCED]))


def _assemble(
    request: Request,
    propositions: Sequence[Proposition],
    replies: list[Slide],
    taste: Taste,
    likely: list[Slide],
    library: Library,
) -> Deck:
    numbers = tuple(p.number for p in propositions)
    title, kicker = _named(request, propositions, library)
    head = [title_slide(title, kicker, request, propositions)]
    if request.minutes >= _AGENDA_FROM and len(propositions) + bool(replies) > 1:
        head.append(agenda_slide(request, propositions, bool(replies), bool(likely)))
    divided = request.minutes == _LONG and 1 < len(propositions) <= _MOST_DIVIDED
    openings = {p.number: opening_slide(p) for p in propositions if divided}
    ours = our_slides(request, numbers, _OURS[request.minutes])
    room = SLIDES[request.minutes] - len(head) - len(openings) - len(ours) - len(likely) - 1
    replies = replies[: max(1, round(room * _ANSWERED))]
    shown = {line.text for slide in replies for line in slide.cited()}
    kept = choose([candidates(p, taste, library) for p in propositions], max(0, room - len(replies)), shown)
    body: list[Slide] = []
    for proposition, slides in zip(propositions, kept, strict=True):
        if slides and proposition.number in openings:
            body.append(openings[proposition.number])
        body += slides
    slides = [*head, *replies, *body, *ours, *likely]
    return Deck(
        title=title,
        subtitle=words.presented(request),
        request=request,
        slides=(*slides, *source_slides(slides, library)),
        footer=f"{kicker} · corpus {library.corpus.version}",
        corpus_version=library.corpus.version,
        notice=_left_out(propositions, kept),
    )


def _named(request: Request, propositions: Sequence[Proposition], library: Library) -> tuple[str, str]:
    """Title of the deck, and the document that it presents."""
    ids = [p.source_id for p in propositions] or [library.corpus.documents[0].source.id]
    source = library.documents[ids[0]].source
    short = short_title(source.title)
    kicker = f"{short} · {source.publisher}" if source.publisher else short
    if request.question and not request.propositions:
        return typeset(shorten_words(request.question, LONGEST_TITLE, placeholder="…")), kicker
    if len(propositions) == 1:
        return propositions[0].title, kicker
    if len({p.axis for p in propositions}) == 1:
        return propositions[0].axis_title, kicker
    return source.title.removeprefix(short).lstrip(" –—") or source.title, kicker


def choose(offered: Sequence[Sequence[Candidate]], room: int, shown: set[str]) -> list[list[Slide]]:
    """The slides kept of each proposition, in the order offered: first one for each, then the best of all.

    What is already shown, or was kept before, is not kept again.
    """
    taken: list[set[str]] = [set() for _ in offered]
    seen = set(shown)
    left = room
    ranked = sorted(
        ((c.rank, i, c) for i, own in enumerate(offered) for c in own),
        key=lambda row: (row[0], row[1], row[2].slide.id),
    )
    for first in (True, False):
        for _, i, candidate in ranked:
            texts = {line.text for line in candidate.slide.cited()}
            if left == 0 or (first and taken[i]) or candidate.slide.id in taken[i] or texts & seen:
                continue
            taken[i].add(candidate.slide.id)
            seen |= texts
            left -= 1
    return [[c.slide for c in own if c.slide.id in taken[i]] for i, own in enumerate(offered)]


def _left_out(propositions: Sequence[Proposition], kept: Sequence[Sequence[Slide]]) -> str:
    missing = [p.number for p, slides in zip(propositions, kept, strict=True) if not slides]
    if not missing:
        return ""
    many = len(missing) > 1
    return (
        f"Faute de temps, {'les propositions' if many else 'la proposition'}{NBSP}{', '.join(map(str, missing))} "
        f"{'n’ont' if many else 'n’a'} pas de diapositive{NBSP}: choisissez une durée plus longue, "
        "ou moins de propositions."
    )


def _answer_slides(answer: Answer, library: Library) -> list[Slide]:
    """The answer, cut where another voice speaks; its figures as figures, its quotations as quotations."""
    figured = {f.sentence_id for f in library.corpus.figures}
    made: list[Slide] = []
    for (voice, speaker, is_figure), run in groupby(
        answer.citations, key=lambda c: (c.voice, c.speaker, c.sentence_id in figured)
    ):
        cited = list(run)
        ids = {c.sentence_id for c in cited}
        if is_figure:
            figures = [f for f in library.corpus.figures if f.sentence_id in ids]
            made += figure_slides(figures, words.ANSWER, _heading(cited[0]), cited[0].proposition, library)
        elif voice is Voice.QUOTED and library.sentence(cited[0].sentence_id).kind is BlockKind.QUOTE:
            slide = quote_slide([library.sentence(c.sentence_id) for c in cited], cited[0].proposition, library)
            made += [slide] if slide else []
        else:
            made += _said(cited, speaker)
    return [replace(slide, id=f"answer-{i}") for i, slide in enumerate(made)]


def _heading(citation: Citation) -> str:
    return citation.section.split(" › ")[-1]


def _said(cited: Sequence[Citation], speaker: str | None) -> list[Slide]:
    """Sentences of one voice, five lines a slide, under the heading that they stand below."""
    made = []
    for heading, run in groupby(cited, key=_heading):
        lines: list[list[Line]] = []
        for citation in run:
            text = shorten(citation.quote, 190)
            if not lines or sum(rows(line.text) for line in lines[-1]) + rows(text) > MOST_LINES:
                lines.append([])
            lines[-1].append(Line(text, (citation,)))
        kicker = f"{words.ANSWER} · {speaker or words.VOICES[cited[0].voice]}"
        made += [Slide("", "points", heading, kicker, tuple(chunk), number=cited[0].proposition) for chunk in lines]
    return made

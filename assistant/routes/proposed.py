"""« Que propose Nexem ? », « je voudrais que… »: what is proposed on the very subject before what is found of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import body, by_number
from assistant.library.terms import led_terms, terms_in
from assistant.selection.context import asks, needed_before
from assistant.selection.practice import does, in_practice
from assistant.selection.select import Candidate
from assistant.understanding.question import Question
from assistant.understanding.wanted import WISHES
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence, Voice

_WHAT_IS_PROPOSED = re.compile(
    r"\bque (?:nous |leur )?(?:propose|preconise|suggere|recommande)\w*\b|\bpropose(?:nt)? quoi\b|"
    r"\bqu'est-ce (?:que? ?'?\w* (?:propose|preconise|suggere|recommande)\w*|qui est (?:propose|prevu|preconise)\w*)"
)
_MOST = 4  # sentences that say what to do, beside those that they need
_FOUND = 2  # findings kept behind them
_EACH = 2  # sentences that say what to do, of each proposition that opens with a finding
NEARLY = 0.7  # share of what the best sentence covers of the question from which a proposal is on the same subject…
NEAR = 0.5  # … and of its score
_OWN_VIEW = re.compile(r"\bnexem (?!,|–|-)|\bnous (?:considerons|estimons|soutenons|sommes convaincus)\b")
_FINDINGS = frozenset({Voice.SURVEY, Voice.OBSERVATION})


def asks_what_is_proposed(question: Question) -> bool:
    """Whether a question asks what is proposed on a subject, or wishes for something of one’s own."""
    folded = fold(question.asked)
    asked = _WHAT_IS_PROPOSED.search(folded) or WISHES.search(folded)
    return bool(asked) and not question.press and not question.propositions


def with_what_is_proposed(question: Question, draft: Draft, ranked: Sequence[Candidate], library: Library) -> Draft:
    """The draft of a question that ``asks_what_is_proposed`` and that the best sentence only answers with a finding:
    what is proposed where it stands, or on the same subject, then the finding.
    """
    if not draft.near or not ranked:
        return draft
    best = library.sentence(draft.near[0])
    number = library.section_of(best).proposition
    finding = best.voice in _FINDINGS and not _OWN_VIEW.search(fold(best.text))
    if not finding or number is None or _proposes(draft, number, library):
        return draft
    proposed = _under(best, question, library)
    found = [library.sentence(p.sentence_id) for p in draft.picks]
    found = [s for s in found if s.kind is not BlockKind.NOTE]
    opened = [] if proposed else _where_found(found, library)
    # A finding in the very words of the question opens a proposition that answers to it.
    if not proposed and not (opened and ranked[0].own_coverage):
        proposed = _of_the_subject(ranked, library)
    others = [s.id for s in found if s.id not in proposed]
    ids = [*proposed, *others[:_FOUND]] if proposed else opened
    return replace(draft, picks=tuple(map(Pick, dict.fromkeys(ids)))) if ids else draft


def _where_found(found: Sequence[Sentence], library: Library) -> list[str]:
    """What each proposition that opens with a finding gives to put into practice, then this finding."""
    opened: dict[int, list[str]] = {}
    for sentence in found:
        number = library.section_of(sentence).proposition
        if number is not None and sentence.voice in _FINDINGS and sentence.kind is BlockKind.CALLOUT:
            opened.setdefault(number, []).append(sentence.id)
    known = by_number(library)
    told = [(in_practice(known[n], library, _EACH), opened[n][0]) for n in [*opened][:_FOUND]]
    return [i for ids, finding in told if ids for i in (*ids, finding)]


def _proposes(draft: Draft, number: int, library: Library) -> bool:
    """Whether a draft already opens with a proposal, or gives several or a view of Nexem’s of the proposition."""
    picked = [library.sentence(p.sentence_id) for p in draft.picks]
    there = [s for s in picked if s.voice is Voice.PROPOSAL and _is_of(s.id, number, library)]
    views = [s for s in picked if _OWN_VIEW.search(fold(s.text)) and _is_of(s.id, number, library)]
    return picked[:1] == there[:1] or len(there) > 1 or bool(views)


def _under(best: Sentence, question: Question, library: Library) -> list[str]:
    """What says what to do under the heading of a sentence, when this heading is on what is asked."""
    topic = frozenset(topic_terms(question.search)) - META_WORDS
    meant = topic.union(*led_terms(question.search, topic).values())
    if meant.isdisjoint(terms_in(library.section_of(best).path[-1])):
        return []
    under = [s for s in body((best.section_id,), library) if does(s) > 0 and s.voice is not Voice.SURVEY]
    told = [s for s in under if s.id != best.id]
    proposes = any(s.voice is Voice.PROPOSAL for s in told)
    return _read(sorted(told, key=does, reverse=True)[:_MOST], library) if proposes else []


def _of_the_subject(ranked: Sequence[Candidate], library: Library) -> list[str]:
    """The proposals near the best sentence that hold nearly as much of what is asked."""
    least, near = NEARLY * ranked[0].coverage, NEAR * ranked[0].score
    of_it = [c for c in ranked if c.sentence.voice is Voice.PROPOSAL and c.coverage >= least and c.score >= near]
    return _read([c.sentence for c in of_it if not asks(c.sentence)][:_MOST], library)


def _read(sentences: Sequence[Sentence], library: Library) -> list[str]:
    return library.in_order({i for s in sentences for i in (*needed_before(s, library), s.id)})


def _is_of(sentence_id: str, number: int, library: Library) -> bool:
    return library.section_of(library.sentence(sentence_id)).proposition == number

"""« Quelle proposition parle de … ? »: the proposition that a question describes, by what its sentences say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.among import among_named
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import by_number, titles
from assistant.selection.select import Candidate
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.types import BlockKind

_WHICH = re.compile(
    r"\bquelle (?:est (?:la |donc la )?)?proposition\b|\blaquelle des (?:\w+ )?propositions\b|"
    r"\bquel (?:est le |numero )?(?:numero )?(?:de la |porte la |a la |pour la )proposition\b|"
    r"\bc'est (?:quelle(?: proposition\b|\W*$)|laquelle\b|la combien(?:tieme)?\b)|"
    r"\bla proposition (?:qui|ou) .*\b(?:quel numero|laquelle|combien)\b"
)
_COUNTED = 3  # best sentences of a proposition that speak for it
_SHOWN = 2


def which_proposition(question: Question, ranked: Sequence[Candidate], library: Library) -> Draft | None:
    """The title of the proposition whose best sentences score highest, and those sentences; None when the question
    asks something else or no sentence of a proposition is ranked.
    """
    named = among_named(question)
    if not named and (question.propositions or not _WHICH.search(fold(question.text))):
        return None
    held: dict[int, list[Candidate]] = {}
    for candidate in ranked:
        number = library.section_of(candidate.sentence).proposition
        if (
            number is not None
            and (not named or number in question.propositions)
            and library.document_of(candidate.sentence.id).source.kind == "manifesto"
        ):
            held.setdefault(number, []).append(candidate)
    if not held:
        return None
    best = min(held, key=lambda n: (-sum(c.score for c in held[n][:_COUNTED]), n))
    said = [c.sentence for c in held[best] if c.sentence.kind is not BlockKind.HEADING][:_SHOWN]
    picks = (*titles([by_number(library)[best]]), *(Pick(i) for i in library.in_order(s.id for s in said)))
    return Draft("answered", picks, near=tuple(s.id for s in said), coverage=held[best][0].coverage, grouped=False)

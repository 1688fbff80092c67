"""« Comment appliquer la 6 dans notre foyer ? »: what a proposition proposes and the means it names, whoever asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.among import chooses_among
from assistant.dialogue.angle import asks_an_example
from assistant.dialogue.thread import exemplifies
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import NBSP, asked, body, by_number
from assistant.selection.context import needed_before
from assistant.selection.practice import BEGINS, WHERE_TO_BEGIN, asks_how, in_practice, practised
from assistant.selection.workplace import IN_GENERAL, of_own_case
from assistant.understanding.question import Question
from assistant.understanding.wanted import Wanted
from assistant.understanding.wording import fold
from corpus.types import Proposition

_MOST = 6
_SEVERAL = 3  # sentences of each when several propositions are named

NOT_ORDERED = f"Les documents ne donnent pas d’ordre de priorité entre ces propositions. Ce qu’elles proposent{NBSP}:"
NO_EXAMPLE = f"Je n’ai pas trouvé d’exemple dans ce que dit cette proposition. Ce qu’elle propose{NBSP}:"
_OTHERWISE = re.compile(
    r"\b(?:titres?|intitules?|s'appelle\w*|s'intitule\w*|nom|pages?|pourquoi|raisons?|causes?|motifs?|exemples?|qui)\b"
)
_ORDERED = re.compile(rf"\b(?:{BEGINS}|priorit\w+|premiere? (?:etape|pas|temps))\b")


def applied(question: Question, library: Library) -> Draft | None:
    """What the named propositions propose to do, when nothing but how to apply them is asked.

    It is said first that they don't speak of the person's own case, or don't say where to begin.
    """
    known = by_number(library)
    chosen = [known[n] for n in question.propositions if n in known]
    folded = asked(question)
    if not chosen or question.press or question.wanted in {Wanted.FIGURE, Wanted.SPEAKER, Wanted.SOURCE}:
        return None
    if question.previous and asks_an_example(folded):
        return _examples(question, chosen, library)
    if _OTHERWISE.search(folded) or not asks_how(question) or practised(question):
        return None
    said = bool(question.follow_up and question.given)
    most = _MOST if len(chosen) == 1 else _SEVERAL
    picks = [Pick(i) for p in chosen for i in in_practice(p, library, most, said)]
    return Draft("answered", tuple(picks), preface=_told_first(question, chosen, library)) if picks else None


def _examples(question: Question, chosen: Sequence[Proposition], library: Library) -> Draft | None:
    """The examples of propositions of which something was just asked; what they propose, when they give none."""
    if not question.follow_up or practised(question):
        return None
    found = [s for p in chosen for s in body(p.section_ids, library) if exemplifies(s)]
    kept = library.in_order(dict.fromkeys(i for s in found for i in (*needed_before(s, library), s.id)))
    if kept:
        return Draft("answered", tuple(map(Pick, kept)))
    picks = tuple(Pick(i) for p in chosen for i in in_practice(p, library, _SEVERAL))
    return Draft("partial", picks, preface=NO_EXAMPLE) if picks else None


def _told_first(question: Question, chosen: Sequence[Proposition], library: Library) -> str:
    """What to say before: of the person's own case, and of the order of things when it is asked and isn't told."""
    case = of_own_case(question.asked, library)
    if len(chosen) > 1 and chooses_among(question.text) and WHERE_TO_BEGIN.search(asked(question)):
        return f"{case} {NOT_ORDERED}".strip()
    sentences = [s for p in chosen for s in body(p.section_ids, library)]
    told = any(_ORDERED.search(fold(s.text)) for s in sentences)
    if not WHERE_TO_BEGIN.search(asked(question)) or told:
        return f"{case} {IN_GENERAL}" if case else ""
    if len(chosen) == 1:
        return f"{case} La proposition ne dit pas par quoi commencer. Ce qu’elle propose{NBSP}:".strip()
    return f"{case} Ces propositions ne disent pas par quoi commencer. Ce qu’elles proposent{NBSP}:".strip()

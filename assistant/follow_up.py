"""A follow-up question, completed by the questions before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.pointers import (
    BARE_NUMBER,
    NEIGHBOUR,
    SWITCH,
    Terms,
    is_ellipsis,
    is_greeting,
    own_topic,
    points_back,
)
from assistant.question import Question, Wanted, fold, understand
from assistant.wording import focus

_STEP = {"precedente": -1, "d'avant": -1, "suivante": 1, "d'apres": 1, "prochaine": 1}


def resolve(text: str, history: Sequence[str], content_terms: Terms) -> Question:
    """Understand ``text`` in the light of ``history`` (earlier user questions, oldest first).

    A question that stands alone is left as it is, so that a change of topic is never polluted by the one before.
    ``content_terms`` gives the content words of a text. Raises what ``understand`` raises.
    """
    question = understand(text)
    spoken = [old for old in history if any(map(str.isalnum, old)) and not is_greeting(old)]
    if not spoken:
        return question
    if not points_back(question.text, content_terms):
        return replace(question, search=_after_switch(question), previous=tuple(history))
    earlier = [understand(old) for old in spoken[:-1]]
    earlier.append(resolve(spoken[-1], spoken[:-1], content_terms))
    return _joined(question, earlier, content_terms, tuple(history))


def _after_switch(question: Question) -> str:
    """What is searched for, without the words that announce another topic (« autre sujet : »)."""
    announced = SWITCH.match(fold(question.text))
    if not announced:
        return question.search
    words = len(announced[0].split())
    rest = " ".join(question.text.split()[words:]).lstrip(" :,;.–—-")
    return focus(rest) if any(map(str.isalnum, rest)) else question.search


def _neighbour(folded: str, last: int) -> int | None:
    match = NEIGHBOUR.search(folded)
    return last + _STEP[match[1]] if match and match[1] in _STEP else None


def _last_propositions(earlier: Sequence[Question]) -> tuple[int, ...]:
    return next((q.propositions for q in reversed(earlier) if q.propositions), ())


def _joined(
    question: Question, earlier: Sequence[Question], content_terms: Terms, history: tuple[str, ...]
) -> Question:
    last = earlier[-1]
    folded = fold(question.text)
    known = _last_propositions(earlier)
    bare = BARE_NUMBER.match(folded)
    next_one = _neighbour(folded, known[-1]) if known else None
    if bare or next_one is not None:
        return _of_proposition(question, int(bare[1]) if bare else next_one or 0, last, history)
    ellipsis = is_ellipsis(question.text, content_terms)
    said = set(content_terms(last.root or last.search))
    added = tuple(t for t in own_topic(question.text, content_terms) if t not in said) if ellipsis else ()
    # « et chez les cadres ? » after « et chez les jeunes ? » takes the place of the young: both are of one root.
    base = last.root if added and last.added and last.root else last.search
    return replace(
        question,
        search=f"{base} {question.text}",
        wanted=question.wanted if question.wanted is not Wanted.EXPLANATION else last.wanted,
        propositions=question.propositions or last.propositions,
        axis=question.axis or last.axis,
        press=question.press or last.press,
        follow_up=True,
        resolved=f"{last.resolved} — {question.text}",
        previous=history,
        added=added,
        root=base,
    )


def _of_proposition(question: Question, number: int, last: Question, history: tuple[str, ...]) -> Question:
    subject = f"proposition {number}"
    return replace(
        question, search=subject, propositions=(number,), wanted=last.wanted, follow_up=True,
        resolved=f"{question.text} (proposition {number})", previous=history,
    )  # fmt: skip

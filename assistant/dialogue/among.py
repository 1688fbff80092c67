"""« Laquelle des deux parle de X ? »: a choice among what the conversation named, not among everything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.question import Question
from assistant.understanding.wording import fold

# « Lequel en parle ? », « qui des deux ? »; « laquelle des propositions » asks of them all.
_CHOOSES = re.compile(
    r"\b(?:l(?:e|a|es)quel(?:le)?s?|qui|quel(?:le)?s?|l'une?|celle|celui) (?:des|de ces|de nos|d'entre) "
    r"(?:deux|trois|quatre|\d|elles|eux)\b(?! (?:ans|annees|jours|mois))|"
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc)\W+)*(?:c'est |par )?lesquel(?:le)?s\b|"
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc)\W+)*(?:c'est |par )?l(?:e|a)quel(?:le)?\b(?! (?:des|de|du|d')\b)"
)
_BOTH = 2  # « des deux »: the last two that were named


def chooses_among(text: str) -> bool:
    """Whether a question asks which of several things just named."""
    return bool(_CHOOSES.search(fold(text)))


def without_choice(text: str) -> str:
    """What is asked of those among whom the choice is: « laquelle des deux parle de X ? » gives « parle de X ? »."""
    return " ".join(_CHOOSES.sub(" ", fold(text)).split())


def both_named(earlier: Sequence[Question]) -> tuple[int, ...]:
    """The propositions among which the choice is: those of the last question that names some, and of the one before
    when it names a single one.
    """
    found: list[int] = []
    for question in reversed(earlier):
        found = [*(n for n in question.propositions if n not in found), *found]
        if len(found) >= _BOTH:
            break
    return tuple(found)


def among_named(question: Question) -> bool:
    """Whether a question asks which of several propositions that it, or what came before it, names."""
    return question.follow_up and len(question.propositions) > 1 and chooses_among(question.text)

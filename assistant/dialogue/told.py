"""A turn that tells a circumstance and asks nothing: « on n’a pas de budget », « nous sommes à la campagne »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.again import asked_again
from assistant.understanding.wording import fold, is_greeting

# Who the turn is about: the person, their people, or those just spoken of.
_WHOSE = (
    r"(?:(?:je|on|nous|ils?|elles?|ca|c'|j'|ce n'|c'n')|(?:notre|nos|mon|ma|mes) [\w' -]{2,40}?|"
    r"(?:chez|pour|avec|dans) (?:nous|moi|notre|nos|mon|ma|mes)(?: \w+)?,? (?:on|nous|je|j'|ils?|elles?|c'|ca))"
)
# What one is, has, can or knows is a circumstance; « on perd des salariés » is a trouble, and what follows is about it.
_STATES = (
    r"(?:suis|est|es|sommes|etes|sont|etait|etions|ai|a|as|avons|avez|ont|avait|avions|peut|peux|pouvons|peuvent|"
    r"sais|sait|savons|savent|connais|connait|connaissons|connaissent|veut|veux|voulons|veulent|aime|aiment|aimons)"
)
_TELLS = re.compile(
    rf"^\W*(?:(?:mais|or|et|car|bon|oui|non|ok|en fait|par contre|le probleme|le souci|attention|ici)\W+)*{_WHOSE} ?"
    rf"(?:n'?e? ?)?(?:en |y )?{_STATES}\b"
)
_ASKS = re.compile(
    r"\?|\b(?:quel(?:le)?s?|l(?:es|a)?quel(?:le)?s?|combien|pourquoi|comment|est-ce|qu'est|quoi|que faire|cherch\w*|"
    r"question|aimerais|voudra\w+|besoin|d'accord|bien (?:note|compris))\b"
)
# « Trois cadres qui partent », « du mal à recruter »: what goes wrong is what the next question is about.
_TROUBLE = re.compile(
    r"\b(?:qui|du mal|mal a|problemes?|soucis?|difficult\w*|penurie|manque\w*|trop|demission\w*|depart\w*|partis?|"
    r"partent|epuise\w*|fatigue\w*|conflits?|crise)\b"
)


def tells_a_circumstance(text: str) -> bool:
    """Whether a turn only tells how things stand with the person, and neither asks nor names a trouble."""
    folded = fold(text)
    return bool(_TELLS.match(folded)) and not _ASKS.search(folded) and not _TROUBLE.search(folded)


def what_was_asked(history: Sequence[str]) -> tuple[str, ...]:
    """The earlier turns without those that asked for the same again (« plus court ») and the circumstances told after a
    question: the next question is still about it.

    A conversation that opens on what it tells is about that: « un salarié a raté son examen », then « qui paie ? ».
    """
    kept: list[str] = []
    for turn in history:
        opened = any(not is_greeting(old) for old in kept)
        if not (opened and (asked_again(turn) or tells_a_circumstance(turn))):
            kept.append(turn)
    return tuple(kept)

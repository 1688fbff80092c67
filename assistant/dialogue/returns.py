"""A turn that goes back to an earlier question: « je reviens à ma première question », « revenons au télétravail »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.angle import asks_a_form_alone
from assistant.dialogue.pointers import Terms, own_topic
from assistant.understanding.wording import fold

_GOES_BACK = (
    r"^\W*(?:(?:et|bon|ok|mais|alors|donc|sinon)\W+)?(?:(?:je|on) (?:reviens|revient|repars|repart)|revenons(?:-en)?|"
    r"(?:si on|pour) (?:en )?(?:revenir|revient)|retour|j'en reviens) "
)
# « Je reviens à ma première question : … »: what follows is asked of that one, whatever was asked since.
_TO_A_QUESTION = re.compile(
    _GOES_BACK + r"(?:sur|a) (?:ma|la|notre|mon|ce|le) "
    r"(?:(premiere|deuxieme|seconde|troisieme) )?(?:question|demande|point|sujet|debut)"
    r"( (?:de|du) (?:depart|debut)| initiale?)?\W*"
)
# « Revenons au télétravail », « retour sur la RSO : un chiffre ? »
_TO_A_THING = re.compile(_GOES_BACK + r"(?:sur|au?x?) (?P<thing>[^,:;.?!–—]+)[,:;.?!–—\s]*")
GOES_BACK_TO = re.compile(_GOES_BACK + r"(?:sur|au?x?) ")
# « Revenons au sens, combien de salariés y tiennent ? »: « y » and « en » stand for what one goes back to.
_OF_IT = re.compile(r"(?<!il )\b(?:y|en) (?!a\b|a-t|aura|avait|aurait|compris|general\b)\w{3,}")
_ORDINAL = {"premiere": 0, "deuxieme": 1, "seconde": 1, "troisieme": 2}


def returns_to(text: str, spoken: Sequence[str], content_terms: Terms) -> tuple[int, str] | None:
    """Which of the earlier questions ``spoken`` a text goes back to, from 0, and what it asks of it; None when none.

    Without an ordinal, « ma question » is the first one: the last needs no going back to. A thing is that of the last
    question that names it, when nothing else is asked of it: « revenons à la VAE : qui paie les jurys ? » says all.
    """
    folded = fold(text)
    found = _TO_A_QUESTION.match(folded)
    if found and spoken:
        return min(_ORDINAL.get(found[1] or "", 0), len(spoken) - 1), _after(found, text)
    named = _TO_A_THING.match(folded)
    rest = _after(named, text) if named else ""
    says_all = own_topic(rest, content_terms) and not asks_a_form_alone(rest) and not _OF_IT.search(fold(rest))
    if not named or says_all:
        return None
    thing = frozenset(own_topic(named["thing"], content_terms))
    held = [n for n, old in enumerate(spoken) if thing and thing <= frozenset(content_terms(old))]
    return (held[-1], rest) if held else None


def _after(found: re.Match[str], text: str) -> str:
    return " ".join(text.split()[len(found[0].split()) :]).lstrip(" :,;.–—-")

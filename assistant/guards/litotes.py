"""What is denied twice is affirmed: « n’exclut pas », « ne peut ignorer », « sans renoncer à »."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.guards.words import Token, word_set

_LITOTES = re.compile("exclu|ignor|oubli|neglig|renon|sacrifi|delaiss|abandon|effac|dispens|empech|rejet|refus|interdi")
_NONE = word_set("aucun aucune nul nulle")
_NONE_REACH = 6  # words between « aucun » and the verb that it denies
_ASIDE = frozenset((("de", "cote"), ("pour", "compte")))
_WITH_NI = word_set("ne n sans pas non aucun aucune jamais")


def is_left_over(read: tuple[Token, ...], place: int) -> bool:
    """« avec salaire ni prime »: a « ni » without any other word that denies in its sentence denies nothing."""
    rest = {t.form for i, t in enumerate(read) if i != place}
    return not rest & _WITH_NI and sum(t.form == "ni" for t in read) == 1


def affirms_litotes(forms: Iterable[str]) -> bool:
    """Whether some words hold « oublie », « exclut »: where a sentence denies it, that is its contrary."""
    return any(_LITOTES.match(form) for form in forms)


def denied_again(read: tuple[Token, ...], first: int, last: int) -> set[int]:
    """The places of « exclut » in « n’exclut pas », of « ignorer » in « ne peut ignorer », of « renoncer »."""
    reach = range(first, min(last + (_NONE_REACH if read[first].form in _NONE else 3), len(read)))
    return {place for place in reach if read[place].kind == "word" and _leaves_out(read, place)}


def _leaves_out(read: tuple[Token, ...], place: int) -> bool:
    aside = tuple(t.form for t in read[place + 1 : place + 3])
    return bool(_LITOTES.match(read[place].form)) or (read[place].form.startswith("laiss") and aside in _ASIDE)

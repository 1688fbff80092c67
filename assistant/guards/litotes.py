"""What is denied twice is affirmed: « n’exclut pas », « ne peut ignorer », « sans renoncer à »."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.guards.words import Token, word_set

_LITOTES = re.compile(
    "exclu|ignor|oubli|neglig|renon|sacrifi|delaiss|abandon|effac|dispens|empech|rejet|refus|interdi|cess|elud|contourn"
)
_NONE = word_set("aucun aucune nul nulle")
_NONE_REACH = 6  # words between « aucun » and the verb that it denies
_ASIDE = frozenset((("de", "cote"), ("pour", "compte")))
_ON_PAPER = word_set("papier lettre")  # « ne restent pas sur le papier », « lettre morte »
_FAR_MOINS = 5  # words between « n’en » and « pas moins »
_WITH_NI = word_set("ne n sans pas non aucun aucune jamais")


def is_left_over(read: tuple[Token, ...], place: int) -> bool:
    """« avec salaire ni prime »: a « ni » without any other word that denies in its sentence denies nothing."""
    rest = {t.form for i, t in enumerate(read) if i != place}
    return not rest & _WITH_NI and sum(t.form == "ni" for t in read) == 1


def idiom(read: tuple[Token, ...], place: int) -> set[int]:
    """The places of words that look like a denial and deny nothing: « n’en … pas moins », « à n’en plus finir »,
    « non sans », « avec ou sans ».
    """
    forms = [t.form for t in read[place : place + _FAR_MOINS + 2]]
    if forms[:2] == ["non", "sans"]:
        return {place, place + 1}
    if forms[:1] == ["sans"] and [t.form for t in read[max(0, place - 2) : place]] == ["avec", "ou"]:
        return {place}
    if forms[:2] != ["n", "en"]:
        return set()
    if place and read[place - 1].form == "a" and forms[2:3] and forms[2] in {"plus", "pas", "point"}:
        return {place, place + 2}
    second = next((i for i in range(2, len(forms) - 1) if forms[i : i + 2] == ["pas", "moins"]), 0)
    return {place, place + second, place + second + 1} if second else set()


def affirms_litotes(forms: Iterable[str]) -> bool:
    """Whether some words hold « oublie », « exclut »: where a sentence denies it, that is its contrary."""
    return any(_LITOTES.match(form) for form in forms)


def denied_again(read: tuple[Token, ...], first: int, last: int) -> set[int]:
    """The places of « exclut » in « n’exclut pas », of « ignorer » in « ne peut ignorer », of « renoncer »."""
    reach = range(first, min(last + (_NONE_REACH if read[first].form in _NONE else 3), len(read)))
    return {place for place in reach if read[place].kind == "word" and _leaves_out(read, place)}


def _leaves_out(read: tuple[Token, ...], place: int) -> bool:
    aside = tuple(t.form for t in read[place + 1 : place + 3])
    left = (read[place].form.startswith("laiss") and aside in _ASIDE) or stays_on_paper(read, place)
    left = left or (read[place].form.startswith("perd") and aside == ("de", "vue"))
    without = read[place].form.startswith("pass") and aside[:1] in (("de",), ("d",)) and read[place - 1].form == "se"
    left = left or without  # « ne peut se passer de »
    return bool(_LITOTES.match(read[place].form)) or left


def stays_on_paper(read: tuple[Token, ...], place: int) -> bool:
    """« restent sur le papier »: nothing is done of it."""
    return read[place].form.startswith("rest") and any(t.form in _ON_PAPER for t in read[place + 1 : place + 5])

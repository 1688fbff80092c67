"""« Et le chapitre 3 ? » after a question on chapter 1: another thing of the same name, told by its number alone."""

from __future__ import annotations

import re

from assistant.understanding.wording import fold

_RANKS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5}
_RANK = rf"(?P<rank>{'|'.join(_RANKS)})e?"
_DETERMINERS = r"(?!(?:les|des|ces|nos|vos|mes|aux)\b)"  # « les 12 propositions » numbers nothing
_NUMBERED = re.compile(
    rf"\b(?:(?P<noun>{_DETERMINERS}[a-z]{{3,}}) (?:n ?[°o] ?|numero )?(?P<digit>\d{{1,2}})|"
    rf"{_RANK} (?P<after>[a-z]{{3,}}))\b"
)
# Nothing but the thing: « et le troisième volet ? », not « et le chapitre 3 parle-t-il d’argent ? ».
_ALONE = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|puis|pareil|idem)\W+)*(?:(?:pour|de|dans|sur|du) )?(?:le |la |l'|les |du )?"
    r"(?P<thing>[^,?]*?)(?:,? (?:alors|aussi|lui|il|elle|c'est quoi|il parle de quoi|ca parle de quoi))?\W*$"
)


def _read(match: re.Match[str]) -> tuple[str, int]:
    return match["noun"] or match["after"], int(match["digit"] or _RANKS[match["rank"]])


def another_of_the_same(text: str, root: str) -> str:
    """What an ellipsis names when it only gives another number to a thing that ``root`` numbers; else ""."""
    alone = _ALONE.match(fold(text))
    thing = alone["thing"].strip() if alone else ""
    before = dict(_read(found) for found in _NUMBERED.finditer(fold(root)))
    rank = int(thing) if thing.isdigit() else _RANKS.get(thing)
    if rank is not None and len(before) == 1:
        thing = f"{next(iter(before))} {rank}"  # « et le deuxième ? »
    named = _NUMBERED.fullmatch(thing)
    if named is None:
        return ""
    noun, number = _read(named)
    return f"{noun} {number}" if noun in before and before[noun] != number else ""


def with_number(root: str, thing: str) -> str:
    """``root`` asked of ``thing``: « quand est sorti le chapitre 1 ? » and « chapitre 3 »."""
    noun = thing.split(maxsplit=1)[0]
    return _NUMBERED.sub(lambda found: thing if _read(found)[0] == noun else found[0], fold(root))

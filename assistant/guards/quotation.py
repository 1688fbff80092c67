"""Quoted text must be found word for word in a sentence that the statement points to, or in a title above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.guards.evidence import Evidence, Failure

_QUOTED = re.compile(r"«([^»]*)»|“([^”]*)”|\"([^\"]*)\"")
_MARKS = re.compile(r"[«»“”\"]")
_CUT = re.compile(r"\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)")
_WORD = re.compile(r"\w+|%|€")


def quotation(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """A failure for each quotation that no cited sentence holds, and for marks that don't come in pairs."""
    if _MARKS.search(_QUOTED.sub(" ", statement)):
        yield Failure("quotation", "Un guillemet n’est pas refermé.")
    held = [_words(t) for c in evidence.cited for t in (c.text, *c.references)]
    for quoted in quotations(statement):
        pieces = [words for piece in _CUT.split(quoted) if (words := _words(piece))]
        if pieces and not any(_in_order(pieces, words) for words in held):
            yield Failure("quotation", f"«\u00a0{quoted}\u00a0» n’est pas mot pour mot dans les phrases citées.")


def quotations(statement: str) -> list[str]:
    """What stands between quotation marks, without its outer blanks."""
    return [next(g for g in match.groups() if g is not None).strip() for match in _QUOTED.finditer(statement)]


def _words(text: str) -> list[str]:
    """Words as written but for case and typography: an accent is part of the word."""
    plain = text.replace("\u2010", "-").replace("\u2011", "-").replace("œ", "oe").replace("Œ", "oe")
    return [word.casefold() for word in _WORD.findall(plain)]


def _in_order(pieces: list[list[str]], words: list[str]) -> bool:
    start = 0
    for piece in pieces:
        last = len(words) - len(piece)
        at = next((i for i in range(start, last + 1) if words[i : i + len(piece)] == piece), None)
        if at is None:
            return False
        start = at + len(piece)
    return True


def unquoted(statement: str) -> str:
    """The statement without its quotation marks, their content kept."""
    return _MARKS.sub(" ", statement)


def same_words(one: str, other: str) -> bool:
    """Whether two texts hold the same words in the same order, typography and case aside."""
    return _words(one) == _words(other)

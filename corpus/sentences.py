"""French sentence boundaries, by rule.

A boundary is a run of terminators (``.`` ``!`` ``?`` ``…``), the marks that close with it, then white space and
something that can begin a sentence. The tables below say what is not a boundary although it looks like one. No table
knows a document; every table entry is exercised by ``tests/corpus/test_sentences.py``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Always followed by what they abbreviate: « M. Dupont », « art. L. 311-3 », « cf. le rapport ».
NEVER_FINAL = _words(
    "m mm mme mmes mlle dr drs pr prs me mgr st ste p pp cf ex vol chap fig tab éd dir coord réf ref av bd env tél "
    "tel trad vs"
)
# Abbreviations before a number only: « janv. 2024 », « art. L. 311-3 », « no. 3 ».
BEFORE_NUMBER = _words("art janv févr fév avr juil sept oct nov déc al max min ca liv t h paragr alin num n nº no nos")
# May or may not end a sentence: a boundary only before a word that usually begins one.
AMBIGUOUS = _words("al cie inc ltd corp ibid id cit suiv sq bros")
# Words that usually begin a French sentence and are seldom a surname.
STARTERS = _words(
    "les l un une des ce cet cette ces c il elle ils elles on nous vous je j mais ou où et donc or car dans en à a "
    "au aux pour par sur sous avec sans selon si s quand comme ainsi aussi enfin toutefois cependant pourtant d qu "
    "que qui quel quelle quels quelles même lorsque puis ensuite alors tout tous toute toutes chaque notre nos leur "
    "leurs son sa ses votre vos plus moins depuis après avant face afin outre malgré entre chez vers dès certains "
    "certaines plusieurs aucun aucune parmi concernant quant bien contrairement ceci cela celui celle ceux y"
)
# Begin sentences too, but also surnames (« J. Le Goff »): believed after an acronym, not after a lone initial.
ARTICLES = _words("le la de du")

MAX_QUOTATION = 160  # a closed quotation up to this length stays in one sentence
MAX_PARENTHESIS = 500  # a parenthesis longer than that is taken for a missing closing mark

_SPACE = r"[^\S\n]"
_END = re.compile(
    rf"(?P<mark>[.!?…]+)(?P<close>(?:{_SPACE}?[»”]|[)\]’'\"](?!\w))*)(?P<gap>\s+|$|(?=[^\W\d_])|(?=\d{{1,2}}{_SPACE}))"
)
_OPENERS = r"(?:(?:\[…\]|\(…\)|\[\.\.\.\]|\(\.\.\.\))\s+)?[«“\"‘'(\[•>–—\s-]*"
_START = re.compile(rf"{_OPENERS}(?P<word>[^\W_]+)")
_WORD_BEFORE = re.compile(r"[^\s«“\"(\[’'/;:,]+$")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?-?)*[A-ZÀ-Þ]$")
_ENUMERATOR = re.compile(
    r"(?:^|[:;(]\s*|,\s+)(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[IVX]{1,4}|(?:Art(?:icle|\.)|§)\s?(?:[LRD]\.?\s?)?[\d-]+)$"
)
_PAIRS = re.compile(
    rf"«[^«»]{{0,2000}}»|“[^“”]{{0,2000}}”|\([^()]{{0,{MAX_PARENTHESIS}}}\)|\[[^\[\]]{{0,{MAX_PARENTHESIS}}}\]"
)
_NUMBERED = re.compile(r"\d|[LRDA][.*]|[IVX]+\b(?![’'])")  # « 12 », « L. 311-3 », « IV »
_LETTERED = re.compile(r"[a-z]\)\s")
_VISIBLE = re.compile(r"\S")
_TAIL = 60  # characters before a full stop that can tell what it is
_BREAK = re.compile(r"\n\s*\n")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Offsets ``(start, end)`` of the sentences of ``text``, in order, trimmed, without overlap.

    Every non-blank character belongs to exactly one sentence. A blank line always ends a sentence; a single line break
    never does. Semi-colons and colons never do.
    """
    cuts: list[int] = []
    start = 0
    for paragraph in _BREAK.finditer(text):
        cuts.extend(_cuts(text, start, paragraph.start()))
        cuts.append(paragraph.start())
        start = paragraph.end()
    cuts.extend(_cuts(text, start, len(text)))
    cuts.append(len(text))
    return list(_trimmed(text, cuts))


def _trimmed(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in cuts:
        piece = text[start:cut]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = cut


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Boundaries strictly inside ``text[start:end]``, a run of text without blank line."""
    body = text[start:end]
    shelters = _Shelters(body)
    first = _VISIBLE.search(body)
    begin = first.start() if first else 0
    for found in _END.finditer(body):
        cut = _boundary(body, begin, found, shelters)
        following = _VISIBLE.search(body, cut) if cut is not None else None
        if cut is not None and following is not None:
            yield start + cut
            begin = following.start()


def _boundary(body: str, begin: int, found: re.Match[str], shelters: _Shelters) -> int | None:
    """Where the sentence that began at ``begin`` ends if ``found`` ends it, else None."""
    gap_start, after = found.start("gap"), found.end()
    if not found["gap"] and gap_start < len(body):
        return _glued(body, begin, found)
    nxt = _START.match(body, after)
    if nxt is None or not (_may_begin(nxt["word"]) or _LETTERED.match(body, nxt.start("word"))):
        return None
    if shelters.hold(body, begin, found):
        return None
    before = _tail(body, begin, found.start())
    if found["mark"] == "." and not _closes(before, nxt["word"], body[nxt.start("word") : nxt.end() + 1]):
        return None
    return gap_start


def _may_begin(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _closes(before: str, following: str, marked: str) -> bool:
    """Whether a single full stop after ``before`` ends the sentence.

    ``following`` is the next word, ``marked`` the same with the character after it.
    """
    if _ENUMERATOR.search(before):
        return False
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    low, nxt = word.lower().rstrip("."), following.lower()
    if low in NEVER_FINAL or (low in BEFORE_NUMBER and _NUMBERED.match(marked)):
        return False
    if low in AMBIGUOUS:
        return nxt in STARTERS | ARTICLES
    if _INITIALS.fullmatch(word):
        if len(word) == 1 or "-" in word:
            return nxt in STARTERS
        return "." not in word or nxt in STARTERS | ARTICLES
    return True


def _tail(body: str, begin: int, end: int) -> str:
    """Give the last characters of a sentence; « … » in front tells that its beginning is not among them."""
    return body[begin:end] if end - begin <= _TAIL else "…" + body[end - _TAIL : end]


def _glued(body: str, begin: int, found: re.Match[str]) -> int | None:
    """Find a boundary without space: « …la fin.Les suivants », or before a call stuck to it: « …la fin.3 Les… »."""
    before = _tail(body, begin, found.start())
    cut = found.start("gap")
    if not re.search(r"(?:^|[\s’'])[^\W\d_]{3,}\s?$", before) or not before.rstrip()[-1].islower():
        return None
    call = re.compile(r"\d{1,2}\s+(?=[^\W\d_])").match(body, cut)
    if call is not None:
        return cut + len(call[0].rstrip()) if found["mark"] == "." and body[call.end()].isupper() else None
    word = _START.match(body, cut)
    if word is None or not word["word"][0].isupper():
        return None
    plain = found["mark"] == "." and not found["close"]
    return cut if not plain or word["word"].lower() in STARTERS | ARTICLES else None


class _Shelters:
    """Closed quotations and parentheses of a text: what stands inside does not end the sentence around it."""

    def __init__(self, body: str) -> None:
        self._spans = [match.span() for match in _PAIRS.finditer(body)]
        self._starts = [start for start, _ in self._spans]

    def _around(self, position: int) -> tuple[int, int] | None:
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._spans[index][1]:
            return self._spans[index]
        return None

    def hold(self, body: str, begin: int, found: re.Match[str]) -> bool:
        """Tell whether the terminator stands inside a pair that keeps the sentence open."""
        span = self._around(found.start())
        if span is None or span[0] < begin:
            return False
        closes_here = span[1] <= found.start("gap")
        if body[span[0]] in "([":
            return not (closes_here and span[0] == begin)
        if closes_here:
            return self._is_title(body, begin, span, found)
        return span[1] - span[0] <= MAX_QUOTATION or _continues(body, span[1])

    @staticmethod
    def _is_title(body: str, begin: int, span: tuple[int, int], found: re.Match[str]) -> bool:
        """« Le colloque « Agir ! » Nexem »: the mark belongs to a title quoted in mid-sentence."""
        if "." in found["mark"] or span[0] == begin or _tail(body, begin, span[0]).rstrip().endswith(":"):
            return False
        nxt = _START.match(body, found.end())
        return nxt is not None and nxt["word"].lower() not in STARTERS | ARTICLES


def _continues(body: str, position: int) -> bool:
    """Whether the sentence goes on after a closing mark: « … ! » dit-il."""
    following = _VISIBLE.search(body, position)
    return following is not None and (following[0].islower() or following[0] in ",;:")

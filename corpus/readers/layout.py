"""From printed lines to blocks: paragraphs joined, broken words repaired, notes taken out, titles guessed.

Pure functions. A line knows its page, so the page of a block is the page of its first line, never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from corpus.readers.clean import squeeze
from corpus.readers.furniture import Line, drop_furniture
from corpus.readers.text import BULLET
from corpus.types import Block, BlockKind, Footnote, NoteCall

_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]$")
_CUT_RANGE = re.compile(r"[0-9][-\u2010–]$")
_WIDEST_LEADING = 1.8  # distance of two lines of a paragraph, in type sizes; a report set in double space has 1.7
_ENDED = re.compile(r"[.!?…:;»”)][0-9]{0,2}$")
_TITLE_ENDS = re.compile(r"[.,;:]$")
_NOTE_START = re.compile(r"^[(\[]?([0-9]{1,3})[)\].]?\s+(?=\S)")
# Second halves and first halves that a French word keeps its hyphen with at a line's end.
_AFTER = "t il elle ils elles on je tu nous vous moi toi lui leur y en le la les ce ci là même mêmes être"
_BEFORE = (
    "vis peut au par là non mi demi semi ex quasi après avant arrière sous sans mieux bien celui celle ceux celles lui "
    "elle eux elles moi toi soi nous vous eux"
)
_KEEPS_AFTER, _KEEPS_BEFORE = frozenset(_AFTER.split()), frozenset(_BEFORE.split())


def blocks_of(pages: list[list[Line]], outline: dict[str, int]) -> tuple[tuple[Block, ...], tuple[Footnote, ...]]:
    """Blocks and footnotes of printed pages. ``outline``: folded titles of the bookmarks, to their level from 1."""
    kept = drop_furniture(pages)
    body = body_size(kept)
    kept, notes = take_footnotes(kept, body)
    numbers = frozenset(note.number for note in notes)
    groups = [group for page in kept for group in paragraphs(page)]
    groups = _across_pages(groups)
    levels = _levels(groups, body)
    words = Counter(word.lower() for group in groups for line in group for word in _words(line.text))
    return tuple(_block(group, body, levels, outline, numbers, words) for group in groups), notes


def body_size(pages: list[list[Line]]) -> float:
    """Type size of most characters, to half a point."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def take_footnotes(pages: list[list[Line]], body: float) -> tuple[list[list[Line]], tuple[Footnote, ...]]:
    """Take out the notes at the foot of a page: smaller lines, from one that begins with a number called above."""
    notes: dict[int, Footnote] = {}
    left = []
    for page in pages:
        called = {int(line.text[at : at + length]) for line in page for at, length in line.marks if at > 0}
        start = next((place for place in range(len(page)) if _opens_note(page, place, called, body)), len(page))
        number = 0
        for line in page[start:]:
            opening = _NOTE_START.match(line.text)
            if opening and int(opening[1]) in called:
                number = int(opening[1])
                notes[number] = Footnote(number, line.text[opening.end() :].strip(), line.page)
            else:
                notes[number] = replace(notes[number], text=join_lines(notes[number].text, line.text, Counter()))
        left.append(page[:start])
    return left, tuple(notes[number] for number in sorted(notes))


def _opens_note(page: list[Line], place: int, called: set[int], body: float) -> bool:
    opening = _NOTE_START.match(page[place].text)
    small = all(line.size < 0.95 * body for line in page[place:])
    return bool(opening) and int(opening[1]) in called and small if opening else False


def paragraphs(page: list[Line]) -> list[list[Line]]:
    """Group the lines of a page: a wider gap, another type size, a bullet or a short finished line ends a paragraph."""
    filled = [line for line in page if line.text.strip()]
    leadings = [(above.y - line.y) / line.size for above, line in pairwise(filled) if _same_column(above, line)]
    usual = min(median(leadings), _WIDEST_LEADING) if leadings else 0.0
    width = max((len(line.text) for line in filled), default=0)
    body = body_size([filled])
    groups: list[list[Line]] = []
    for line in filled:
        if groups and not _breaks(groups[-1][-1], line, usual, width, body):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _same_column(above: Line, line: Line) -> bool:
    return above.y > line.y and above.size == line.size > 0


def _breaks(above: Line, line: Line, usual: float, width: int, body: float) -> bool:
    if BULLET.match(line.text) or abs(above.size - line.size) > 0.08 * max(above.size, line.size):
        return True
    gap = above.y - line.y
    if gap < 0:  # a new column
        return not _continues(above.text, line.text)
    if usual and gap > 1.3 * usual * line.size:
        return True
    short = len(above.text.rstrip()) < 0.6 * width and above.size < 1.12 * body  # the lines of a title are all short
    return short and bool(_ENDED.search(above.text.rstrip()))


def _continues(above: str, below: str) -> bool:
    """Tell whether ``below`` goes on with a sentence that ``above`` leaves unfinished."""
    return not _ENDED.search(above.rstrip()) and bool(re.match(r"\s*[^\W\d_A-ZÀ-Þ]", below))


def _across_pages(groups: list[list[Line]]) -> list[list[Line]]:
    joined: list[list[Line]] = []
    for group in groups:
        last = joined[-1][-1] if joined else None
        same_type = last is not None and abs(last.size - group[0].size) <= 0.08 * max(last.size, group[0].size)
        if last is not None and last.page != group[0].page and same_type and _continues(last.text, group[0].text):
            joined[-1] = [*joined[-1], *group]
        else:
            joined.append(group)
    return joined


def _levels(groups: list[list[Line]], body: float) -> dict[float, int]:
    """Heading level of each type size that is plainly larger than the body's: the largest is 1."""
    sizes = {round(group[0].size) for group in groups if body and group[0].size >= 1.12 * body}
    return {size: min(level, 4) for level, size in enumerate(sorted(sizes, reverse=True), start=1)}


def _block(
    group: list[Line],
    body: float,
    levels: dict[float, int],
    outline: dict[str, int],
    numbers: frozenset[int],
    words: Counter[str],
) -> Block:
    first = group[0]
    large = first.size >= 1.12 * body > 0
    bullet = BULLET.match(first.text)
    if bullet and large and bullet[0].strip()[0].isalnum():
        bullet = None  # « 1. Introduction » in large type is a title, not an item
    if bullet:
        kept = tuple((at - bullet.end(), length) for at, length in first.marks if at >= bullet.end())
        group = [replace(first, text=first.text[bullet.end() :], marks=kept), *group[1:]]
    text, calls = "", []
    for line in group:
        line_text, line_calls = _without_marks(line, numbers)
        joined = join_lines(text, line_text, words)
        shift = len(joined) - len(squeeze(line_text))
        calls += [NoteCall(min(max(shift + call.offset, 0), len(joined)), call.number) for call in line_calls]
        text = joined
    level = outline.get(squeeze(text).casefold(), 0)
    if not level and not bullet and len(text) <= 200 and not _TITLE_ENDS.search(text) and large:
        level = levels.get(round(first.size), 0)
    kind = BlockKind.HEADING if level else BlockKind.ITEM if bullet else BlockKind.PARAGRAPH
    return Block(kind, text, level, first.page, None, tuple(calls))


def _without_marks(line: Line, numbers: frozenset[int]) -> tuple[str, list[NoteCall]]:
    """Give the line without the raised numbers that call a known note, and those calls."""
    text, calls, cut = line.text, [], 0
    for at, length in line.marks:
        number = int(line.text[at : at + length])
        if number in numbers:
            text = text[: at - cut] + text[at - cut + length :]
            calls.append(NoteCall(len(squeeze(text[: at - cut])), number))
            cut += length
    return text, calls


def join_lines(text: str, line: str, words: Counter[str]) -> str:
    """Put ``line`` after ``text``; a word cut by a hyphen at the line's end becomes whole again.

    The hyphen stays where the document writes the word with it elsewhere (``words``: counts of its words, in lower
    case), or where French does (« peut-être », « vis-à-vis », « a-t-il »).
    """
    line = squeeze(line)
    broken = _BROKEN.search(text)
    if _CUT_RANGE.search(text) and line[:1].isdigit():
        return f"{text}{line}"
    if not broken or not line or not line[0].isalpha():
        return f"{text} {line}".strip()
    following = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)
    before, after = broken[1].lower(), following[0].lower() if following else ""
    compound, whole = words[f"{before}-{after}"], words[f"{before}{after}"]
    chained = text[: broken.start()].endswith(("-", "’", "'"))
    french = chained or after.split("-")[0] in _KEEPS_AFTER or before in _KEEPS_BEFORE or before.endswith("o")
    keeps = compound > whole or (compound == whole and french) or line[0].isupper()
    return f"{text}{line}" if keeps else f"{text[:-1]}{line}"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)

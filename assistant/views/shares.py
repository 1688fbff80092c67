"""Which figures are shares of a whole, and which of them compare: what may stand side by side in a plot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.types import Figure
from index.analysis import content_terms

_CHANGE: Final = re.compile(
    r"\b(?:augment|hausse|progress|croissance|réduct|baiss|diminu|recul|gain|perte|économi)", re.IGNORECASE
)
_OUT_OF: Final = re.compile(r"\bsur (\d+)$")
_WHOLE: Final = 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the figure, and its length as a part of the longest that its scale allows, in [0, 1].

    ``of_whole``: the full length is the whole population; otherwise it is the greatest count of its group.
    """

    figure: Figure
    length: float
    of_whole: bool


def share_of(figure: Figure) -> float | None:
    """The part of a whole that a figure states, in percent; None for a count and for a rise or a fall.

    « 8 salariés sur 10 » is 80. « une augmentation de 20 % » is no part of anything.
    """
    out_of = _OUT_OF.search(figure.unit)
    if out_of and float(out_of[1]) > 0:
        share = _WHOLE * figure.value / float(out_of[1])
    elif figure.unit == "%" and not _CHANGE.search(f"{figure.measure} {figure.text}"):
        share = figure.value
    else:
        return None
    return share if 0 <= share <= _WHOLE else None


def bar_of(figure: Figure) -> Bar | None:
    """The bar of a share, out of the whole; None for any other figure."""
    share = share_of(figure)
    return None if share is None else Bar(figure, share / _WHOLE, of_whole=True)


def comparable(figures: Iterable[Figure]) -> list[tuple[Bar, ...]]:
    """Groups of two figures or more that compare, in the order given.

    Figures compare when one survey gives both, and either the people are the same or what is measured is; counts, when
    one survey counts the same thing twice.
    """
    groups: list[list[Figure]] = []
    for figure in figures:
        home = next((group for group in groups if any(_compare(figure, other) for other in group)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return [_bars(group) for group in groups if len(group) > 1]


def _bars(group: Sequence[Figure]) -> tuple[Bar, ...]:
    shares = [bar_of(figure) for figure in group]
    if all(shares):
        return tuple(bar for bar in shares if bar)
    most = max(figure.value for figure in group)
    return tuple(Bar(figure, figure.value / most, of_whole=False) for figure in group)


def _compare(one: Figure, other: Figure) -> bool:
    if _survey(one) != _survey(other):
        return False
    shares = [share_of(one) is not None, share_of(other) is not None]
    if not any(shares):
        return one.unit == other.unit != "%" and min(one.value, other.value) > 0
    return all(shares) and (_same_people(one, other) or _same_measure(one, other))


def _survey(figure: Figure) -> tuple[str, ...]:
    """Who measured and when; a figure without a producer shares its survey with its own sentence only."""
    if figure.producer:
        return (figure.source_id, figure.producer, figure.date)
    return (figure.source_id, figure.sentence_id)


def _same_people(one: Figure, other: Figure) -> bool:
    """The same words: « salariés français » and « salariés français bénévoles » are not the same people."""
    mine = set(content_terms(one.population))
    return bool(mine) and mine == set(content_terms(other.population))


def _same_measure(one: Figure, other: Figure) -> bool:
    """Whether one wording is of what the other is: the words of one are all in the other."""
    mine, theirs = set(content_terms(one.measure)), set(content_terms(other.measure))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)

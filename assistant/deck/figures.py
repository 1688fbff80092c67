"""Figures on slides: charts where they compare, large numbers where they don't."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from assistant.answer.compose import source_of_figure
from assistant.deck.clauses import exact_label, leans, shorten
from assistant.deck.model import Bar, Chart, Line, Stat
from assistant.library.citations import Library
from corpus.types import Figure, Sentence

NBSP: Final = "\u00a0"
MOST_BARS: Final = 5
MOST_STATS: Final = 3
_LABEL: Final = 170  # characters beside a large number
_WIDE: Final = 190  # characters; a label longer than that takes the width of the slide
_SHARE: Final = re.compile(r"^(?:des|du|de la|de l’|de|d’)\b", re.IGNORECASE)
_ANSWERED: Final = re.compile(r"\b(?:interrogée?s|répondante?s)\b", re.IGNORECASE)
_LINK: Final = re.compile(r"^(?:De plus|Enfin|Parmi eux|Globalement|En effet|Par ailleurs), ")
_PERCENT: Final = re.compile(r"\s*%")


def charts_of(figures: Sequence[Figure], library: Library) -> list[tuple[Chart, tuple[Figure, ...]]]:
    """The charts that figures allow, with the figures that each holds, in document order.

    Bars share their unit and their source, and either their population (shares of the same people) or what they
    measure (the same thing in several populations).
    """
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        key = _population_key(figure, library)
        if key:
            groups.setdefault(key, []).append(figure)
    found = [_by_population(group, library) for group in groups.values() if len(group) > 1]
    taken = {f.id for chart in found if chart for f in chart[1]}
    left = [f for f in figures if f.id not in taken]
    for _, group in groupby(left, key=lambda f: (f.sentence_id, f.unit)):
        found.append(_by_measure(list(group), library))
    order = {f.id: i for i, f in enumerate(figures)}
    return sorted((c for c in found if c), key=lambda c: order[c[1][0].id])


def _population_key(figure: Figure, library: Library) -> tuple[str, ...]:
    """What two figures share when they are shares of the same people, by the same survey; () when that isn't known."""
    source = _survey(figure, library)
    if figure.unit != "%" or not source or not _SHARE.match(figure.population):
        return ()
    asked = _ANSWERED.search(figure.population) and not re.search(r"\bqui\b", figure.population)
    return (figure.unit, source, "" if asked else figure.population.casefold())


def _survey(figure: Figure, library: Library) -> str:
    """The text of the figure's note: two numbers of one note are one survey."""
    return source_of_figure(figure, library) if figure.footnote is not None else ""


def _by_population(group: list[Figure], library: Library) -> tuple[Chart, tuple[Figure, ...]] | None:
    about = Counter(f.population for f in group).most_common(1)[0][0]
    bars = []
    for figure in group:
        text = library.sentence(figure.sentence_id).text
        own = figure.population != about
        label = (own and exact_label(f"{figure.population} {figure.measure}", text)) or exact_label(
            figure.measure, text
        )
        bars.append((figure, label))
    return _chart(about, bars, library)


def _by_measure(group: list[Figure], library: Library) -> tuple[Chart, tuple[Figure, ...]] | None:
    """The same measure in several populations, within one sentence: the sentence itself compares them."""
    if len(group) < 2 or len({f.population for f in group}) != len(group) or not all(f.population for f in group):
        return None
    measure = min((f.measure for f in group), key=len)
    if not measure or not all(f.measure.endswith(measure) for f in group):
        return None
    text = library.sentence(group[0].sentence_id).text
    return _chart(measure, [(f, exact_label(f.population, text)) for f in group], library)


def _chart(about: str, labelled: list[tuple[Figure, str]], library: Library) -> tuple[Chart, tuple[Figure, ...]] | None:
    kept = [(f, label) for f, label in labelled if label][:MOST_BARS]
    if len(kept) < 2:
        return None
    bars = tuple(Bar(Line(label, (library.cite(1, f.sentence_id),)), f.value, worded(f.text)) for f, label in kept)
    sources = dict.fromkeys(source_of_figure(f, library) for f, _ in kept)
    return Chart(about, kept[0][0].unit, bars, f"{NBSP}; ".join(sources)), tuple(f for f, _ in kept)


def stats_of(figures: Sequence[Figure], library: Library) -> list[list[Stat]]:
    """Large numbers, at most three a slide; a sentence that leans on the one before stays beside it."""
    stats: list[tuple[bool, Stat]] = []
    for sentence_id, group in groupby(figures, key=lambda f: f.sentence_id):
        sentence = library.sentence(sentence_id)
        before = library.neighbour(sentence_id, -1)
        tied = leans(_LINK.sub("", sentence.text)) or sentence.text.startswith("Parmi eux")
        beside = bool(stats) and before is not None and stats[-1][1].line.citations[-1].sentence_id == before.id
        needed = before if tied and not beside and before is not None else None
        stats += [(tied and beside, stat) for stat in _of_sentence(list(group), sentence, needed, library)]
    chunks: list[list[Stat]] = []
    for follows, stat in stats:
        wide = len(stat.line.text) > _WIDE or bool(chunks and len(chunks[-1][-1].line.text) > _WIDE)
        if follows and len(chunks[-1]) == MOST_STATS:
            chunks.append([chunks[-1].pop()])
        elif not chunks or wide or len(chunks[-1]) == MOST_STATS:
            chunks.append([])
        chunks[-1].append(stat)
    return chunks


def _of_sentence(group: list[Figure], sentence: Sentence, before: Sentence | None, library: Library) -> list[Stat]:
    if before is None and len(group) > 1:
        labels = [exact_label(f"{f.population} {f.measure}".strip(), sentence.text) for f in group]
        if all(labels) and all(f.population for f in group):
            return [_stat(f, label, (sentence,), library) for f, label in zip(group, labels, strict=True)]
    label = _beside(group[0], sentence) if len(group) == 1 else sentence.text
    if before is not None:
        return [_stat(group[0], f"{before.text} {sentence.text}", (before, sentence), library)]
    return [_stat(group[0], shorten(label, _LABEL), (sentence,), library)]


def _beside(figure: Figure, sentence: Sentence) -> str:
    """What follows the number in a sentence that opens with it; else the whole sentence."""
    opening = _LINK.match(sentence.text)
    start = opening.end() if opening and not sentence.text.startswith("Parmi") else 0
    if not sentence.text.startswith(figure.text, start):
        return sentence.text
    return sentence.text[start + len(figure.text) :].strip() or sentence.text


def _stat(figure: Figure, label: str, sentences: tuple[Sentence, ...], library: Library) -> Stat:
    cited = tuple(library.cite(1, s.id) for s in sentences)
    return Stat(worded(figure.text), Line(label, cited), source_of_figure(figure, library))


def worded(text: str) -> str:
    """A figure as the text words it, its percent sign held to the number."""
    return _PERCENT.sub(f"{NBSP}%", text)

"""Figures as HTML: bars whose label is the text itself, so that the plot needs no other alternative.

A chart drawn by a library hides its words in a picture, cuts long labels and needs a table beside it; these bars are a
list that a screen reader reads, that wraps on a telephone, and whose words can be copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.ui import escape
from assistant.ui import labels_figures as labels
from assistant.ui.labels import NBSP
from assistant.ui.reading import copy_html, quoted, tied
from assistant.views.register import Row, copied
from assistant.views.shares import Bar, bar_of
from assistant.views.sheet import Plot


def plots_html(plots: Sequence[Plot]) -> str:
    """Each plot with the exact sentences and their sources; "" when there is none."""
    if not plots:
        return ""
    drawn = any(bar for plot in plots for bar in plot.bars)
    about = f'<p class="about">{labels.FULL}</p>' if drawn else ""
    return f'{about}<div class="plots">{"".join(_plot_html(plot) for plot in plots)}</div>'


def _plot_html(plot: Plot) -> str:
    if not plot.together:
        row = plot.rows[0]
        return f'<figure><ul class="bars">{bar_html(row, plot.bars[0], sentence_html(row))}</ul>{_under(row)}</figure>'
    bars = "".join(bar_html(row, bar, whom(row)) for row, bar in zip(plot.rows, plot.bars, strict=True))
    scale = "" if all(bar and bar.of_whole for bar in plot.bars) else f" {labels.OF_MOST}"
    sentences = {row.quote: row for row in plot.rows}
    quotes = "".join(f"<blockquote>{quoted(row.quote)}</blockquote>{_under(row)}" for row in sentences.values())
    return (
        f'<figure><ul class="bars">{bars}</ul><figcaption><p class="meta">{labels.TOGETHER}{scale}</p>{quotes}'
        "</figcaption></figure>"
    )


def _under(row: Row) -> str:
    return (
        f'<div class="under"><p class="ref">{labels.SOURCE}{escape.text(row.source)}{labels.page(row.figure.page)}</p>'
        f"{copy_html(copied(row), row.figure.text)}</div>"
    )


def bar_html(row: Row, bar: Bar | None, label: str) -> str:
    """One figure: its value, ``label`` (HTML), and its bar when it has one."""
    value = f'<span class="value">{escape.text(row.figure.text)}</span>'
    return f'<li>{value} <span class="whom">{label}</span>{_track_html(bar) if bar else ""}</li>'


def _track_html(bar: Bar) -> str:
    width = f"{100 * bar.length:.1f}%"
    return f'<span class="track" aria-hidden="true"><span class="fill" style="width:{width}"></span></span>'


def whom(row: Row) -> str:
    """Of whom, and what is measured, as the document words them; the sentence when it gives neither."""
    figure = row.figure
    parts = [part for part in (figure.population, figure.measure) if part]
    return escape.text(" – ".join(parts) if parts else row.quote)


def sentence_html(row: Row) -> str:
    """The exact sentence, its figure in bold."""
    figure = tied(row.figure.text)
    words = tied(row.quote).replace(figure, f'<strong class="cue">{figure}</strong>', 1)
    return f"«{NBSP}{words}{NBSP}»"


def overview_html(rows: Sequence[Row]) -> str:
    """The shares of a selection as bars, under the proposition that gives them."""
    shares = [row for row in rows if row.percent is not None]
    if not shares:
        return f'<p class="none">{labels.NO_SHARE}</p>'
    parts: list[str] = []
    for number in dict.fromkeys(row.figure.proposition for row in shares):
        own = [row for row in shares if row.figure.proposition == number]
        bars = "".join(bar_html(row, bar_of(row.figure), whom(row)) for row in own)
        parts.append(
            f'<figure><h2>{escape.text(labels.group(number, own[0].title))}</h2><ul class="bars">{bars}</ul></figure>'
        )
    return f'<p class="about">{labels.ABOUT_SHARES}</p><div class="plots">{"".join(parts)}</div>'


def rows_html(rows: Iterable[Row]) -> str:
    """The register: each figure with its exact sentence, its source and its place, ready to copy."""
    return f'<ul class="rows">{"".join(_row_html(row) for row in rows)}</ul>'


def _row_html(row: Row) -> str:
    place = f"{labels.group(row.figure.proposition, row.title)}{labels.page(row.figure.page)}"
    return (
        f'<li><ul class="bars">{bar_html(row, None, sentence_html(row))}</ul>'
        f'<div class="under"><p class="ref">{labels.SOURCE}{escape.text(row.source)}<br>{escape.text(place)}</p>'
        f"{copy_html(copied(row), row.figure.text)}</div></li>"
    )

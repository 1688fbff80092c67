"""A comparison as HTML. Pure functions; every word of a document, and of the theme, is escaped."""

from __future__ import annotations

from assistant.types import Citation
from assistant.ui import escape, figures_html
from assistant.ui import labels_comparison as labels
from assistant.ui.labels_propositions import REFERENCE, pages
from assistant.ui.reading import quoted
from assistant.ui.sheet_html import quote_html
from assistant.views.comparison import Column, Comparison, Shared
from corpus.types import VOICE_LABELS


def comparison_html(comparison: Comparison) -> str:
    """The columns side by side, one above the other on a narrow screen, then what the propositions share."""
    columns = "".join(_column_html(column, comparison.theme) for column in comparison.columns)
    pairs = "".join(_pair_html(shared) for shared in comparison.shared)
    shared = f'<ul class="said">{pairs}</ul>' if pairs else f'<p class="none">{labels.NOTHING_SHARED}</p>'
    return (
        f'<div class="side-by-side">{columns}</div><section class="shared"><h2>{labels.SHARED}</h2>{shared}</section>'
    )


def _column_html(column: Column, theme: str) -> str:
    title = escape.text(labels.option(column.proposition.number, column.proposition.title))
    place = escape.text(pages(column.proposition.pages))
    figures = figures_html.rows_html(column.figures) if column.figures else f'<p class="none">{labels.NO_FIGURE}</p>'
    return (
        f'<section data-proposition="{column.proposition.number}"><h2>{title}</h2><p class="meta">{place}</p>'
        f"{_said_html(column, theme)}<h3>{labels.FIGURES}</h3>{figures}</section>"
    )


def _said_html(column: Column, theme: str) -> str:
    if not theme:
        return ""
    items = "".join(f"<li>{quote_html(c, where=_where(c))}</li>" for c in column.quotes)
    body = f'<ul class="said">{items}</ul>' if items else f'<p class="none">{labels.SILENT}</p>'
    return f"<h3>{labels.SAYS}</h3>{body}"


def _where(citation: Citation) -> str:
    """Page, voice, and who speaks."""
    parts = (pages((citation.page,) if citation.page else ()), VOICE_LABELS[citation.voice], citation.speaker or "")
    return escape.text(" · ".join(part for part in parts if part))


def _pair_html(shared: Shared) -> str:
    reasons = [REFERENCE] if shared.refers else []
    reasons += [", ".join(quoted(words) for words in shared.expressions)] if shared.expressions else []
    return f"<li><strong>{labels.pair(shared)}</strong> – {'. '.join(reasons)}</li>"

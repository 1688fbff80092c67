"""The press beside the manifesto as HTML. Pure functions; every word of a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from assistant.dates import french_date
from assistant.library.citations import Library
from assistant.library.press import Comparison, Found, Piece, PressParagraph, PressReading, Quotation, Side, Verdict
from assistant.ui import escape
from assistant.ui import labels_press as labels
from assistant.ui.labels import NBSP
from assistant.ui.reading import copy_html, quoted, tied
from corpus.types import BlockKind, Sentence, Source

_TAGS: Final = {BlockKind.HEADING: ("<h3>", "</h3>"), BlockKind.ITEM: ("<p>– ", "</p>")}


def head_html(reading: PressReading) -> str:
    """Who writes and when, the verdicts counted, and how to read the marks."""
    marks = ((_inserted(labels.LEGEND_WORD), labels.ONLY_PRESS), (_left(labels.LEGEND_WORD), labels.ONLY_MANIFESTO))
    legend = "".join(f"<p>{mark}{NBSP}: {words}.</p>" for mark, words in marks) + f"<p>{labels.CASE}</p>"
    return (
        f'<p class="meta">{escape.text(byline(reading.document.source))}</p>'
        f"<p><strong>{labels.summary(reading.counts)}</strong></p>"
        f"<details><summary>{labels.LEGEND}</summary>{legend}</details>"
    )


def byline(source: Source) -> str:
    """The article's voice, author and date."""
    return labels.byline(source.title, source.author, source.publisher, date_of(source))


def date_of(source: Source) -> str:
    """The date in words; "" when the document has none."""
    return french_date(source.published) if source.published else ""


def comparisons_html(comparisons: Iterable[Comparison], source: Source, library: Library) -> str:
    """Each proposition: the verdict, both wordings, the difference, and where what is added stands."""
    rows = "".join(_comparison_html(c, source, library) for c in comparisons)
    return f'<ol class="rows">{rows}</ol>' if rows else f'<p class="none">{labels.EMPTY}</p>'


def _comparison_html(comparison: Comparison, source: Source, library: Library) -> str:
    proposition, verdict = comparison.proposition, comparison.verdict
    title = f"{proposition.number}. {proposition.title}"
    sign = f'<span aria-hidden="true">{labels.VERDICT_SIGNS[verdict]}</span>'
    press = quoted(comparison.sentence.text) if comparison.sentence else labels.VERDICTS[Verdict.ABSENT]
    page = _page(library.sentence(proposition.title_sentence_id))
    sides = (
        f'<div class="compare"><div><p class="whose">{labels.MANIFESTO}{page}</p>'
        f"<blockquote>{quoted(proposition.title)}</blockquote></div>"
        f'<div><p class="whose">{escape.text(labels.dated(labels.PRESS, date_of(source)))}</p>'
        f"<blockquote>{press}</blockquote></div></div>"
    )
    difference = f'<p class="whose">{labels.DIFFERENCES}</p><p class="diff">{diff_html(comparison.pieces)}</p>'
    return (
        f'<li data-verdict="{verdict.value}"><h2>{escape.text(title)}</h2>'
        f'<p class="verdict {verdict.value}">{sign} {labels.VERDICTS[verdict]}</p>{sides}'
        f"{difference if verdict is Verdict.REWORDED else ''}{_beyond_html(comparison.beyond, library)}"
        f"{_copy_html(comparison, source, title)}</li>"
    )


def diff_html(pieces: Iterable[Piece]) -> str:
    """Both wordings in one line: a sign and words for whoever can't see the colour tell whose each run is."""
    shown = {Side.BOTH: tied, Side.PRESS: _inserted, Side.MANIFESTO: _left}
    return " ".join(shown[piece.side](piece.text) for piece in pieces)


def _inserted(text: str) -> str:
    return f"<ins>{_unseen(labels.ADDED_BEFORE)}{escape.text(text)}{_unseen(labels.ADDED_AFTER)}</ins>"


def _left(text: str) -> str:
    return f"<del>{_unseen(labels.LEFT_BEFORE)}{escape.text(text)}{_unseen(labels.LEFT_AFTER)}</del>"


def _unseen(words: str) -> str:
    return f'<span class="unseen"> {words} </span>'


def _beyond_html(found: tuple[Found, ...], library: Library) -> str:
    if not found:
        return ""
    items = "".join(f"<li>{_found_html(f, library)}</li>" for f in found)
    return f'<p class="whose">{labels.BEYOND}</p><ul class="beyond">{items}</ul>'


def _found_html(found: Found, library: Library) -> str:
    missing = f"<br>{escape.text(labels.missing(found.missing))}" if found.missing else ""
    if found.sentence is None:
        return f"{quoted(found.text)} {labels.NOT_THERE}{missing}"
    section = library.section_of(found.sentence)
    where = labels.there(section.path[-1] if section.path else "", found.sentence.page)
    return f"{quoted(found.text)} {escape.text(where)}<br>{quoted(found.sentence.text)}{missing}"


def _page(sentence: Sentence) -> str:
    return f", p.{NBSP}{sentence.page}" if sentence.page else ""


def _copy_html(comparison: Comparison, source: Source, title: str) -> str:
    if comparison.sentence is None:
        return ""
    return f'<div class="under end">{copy_html(_copied(comparison, source), title)}</div>'


def _copied(comparison: Comparison, source: Source) -> str:
    """Both wordings, each under its own name, ready to paste."""
    number = comparison.proposition.number
    page = comparison.proposition.pages[:1]
    press = comparison.sentence.text if comparison.sentence else ""
    return (
        f"{labels.MANIFESTO}, proposition{NBSP}{number}{f', p.{NBSP}{page[0]}' if page else ''}{NBSP}: "
        f"«{NBSP}{comparison.proposition.title}{NBSP}»\n"
        f"{', '.join(p for p in (labels.PRESS, source.author, date_of(source)) if p)}{NBSP}: «{NBSP}{press}{NBSP}»"
    )


def rest_html(reading: PressReading) -> str:
    """What else the article says, as the article's."""
    body = "".join(_paragraph_html(p) for p in reading.rest)
    return (
        f'<section><h2>{labels.REST}</h2><p class="about">{labels.ABOUT_REST} '
        f"{escape.text(byline(reading.document.source))}</p>"
        f'<div class="text">{body}</div></section>'
    )


def _paragraph_html(paragraph: PressParagraph) -> str:
    opening, closing = _TAGS.get(paragraph.kind, ("<p>", "</p>"))
    said = "".join(f"<li>{_quotation_html(q)}</li>" for q in paragraph.quotations)
    listed = f'<ul class="beyond">{said}</ul>' if said else ""
    return f"{opening}{tied(paragraph.text)}{closing}{listed}"


def _quotation_html(quotation: Quotation) -> str:
    where = f"{labels.IN_MANIFESTO}{_page(quotation.sentence)}." if quotation.sentence else labels.NOT_IN_MANIFESTO
    return f"{labels.QUOTED}{NBSP}: {quoted(quotation.text)} {where}"

"""The text of a proposition as HTML: sections in order, page marks, note calls that lead to the notes and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.ui import escape
from assistant.ui import labels_propositions as labels
from assistant.ui.labels import NBSP
from assistant.ui.reading import tied
from assistant.views.sheet import Part
from corpus.types import BlockKind, Footnote, Sentence

_HIGHEST, _LOWEST = 3, 5  # heading levels


def text_html(parts: Iterable[Part]) -> str:
    """Every section of the text."""
    page: int | None = None
    called: set[int] = set()
    html: list[str] = []
    for part in parts:
        start = part.section.page or page
        level = min(_HIGHEST + part.depth, _LOWEST)
        title = escape.text(part.title) + "".join(_call_html(n, called) for n in part.title_notes)
        html.append(f"{_page_mark(page, start)}<h{level}>{title}</h{level}>")
        page = start
        for is_item, run in groupby(part.blocks, key=lambda block: block[0].kind is BlockKind.ITEM):
            blocks = list(run)
            html.append(_page_mark(page, blocks[0][0].page))
            page = blocks[-1][-1].page or page
            body = "".join(_block_html(block, called) for block in blocks)
            html.append(f"<ul>{body}</ul>" if is_item else body)
        html.append(_notes_html(part.notes))
    return f'<div class="text">{"".join(html)}</div>'


def _page_mark(before: int | None, now: int | None) -> str:
    return f'<p class="page meta">Page{NBSP}{now}</p>' if now and now != before else ""


def _block_html(block: Sequence[Sentence], called: set[int]) -> str:
    words = " ".join(tied(s.text) + "".join(_call_html(n, called) for n in s.footnotes) for s in block)
    match block[0].kind:
        case BlockKind.ITEM:
            return f"<li>{words}</li>"
        case BlockKind.CALLOUT:
            return f'<p class="callout">{words}</p>'
        case BlockKind.QUOTE:
            said_by = f'<p class="ref">{escape.text(str(block[0].speaker))}</p>' if block[0].speaker else ""
            return f"<blockquote><p>{words}</p>{said_by}</blockquote>"
        case _:
            return f"<p>{words}</p>"


def _call_html(number: int, called: set[int]) -> str:
    """The mark of a note; the first one is where the note leads back to."""
    anchor = "" if number in called else f' id="call-{number}"'
    called.add(number)
    return (
        f'<button type="button" class="call"{anchor} data-to="note-{number}" aria-label="{labels.note(number)}">'
        f"{number}</button>"
    )


def _notes_html(notes: Sequence[Footnote]) -> str:
    if not notes:
        return ""
    items = "".join(
        f'<li id="note-{n.number}" tabindex="-1"><button type="button" class="call" data-to="call-{n.number}" '
        f'aria-label="{labels.note(n.number)}, {labels.BACK_TO_CALL}">{n.number}</button> {tied(n.text)}</li>'
        for n in notes
    )
    return f'<ul class="notes" aria-label="{labels.NOTES}">{items}</ul>'

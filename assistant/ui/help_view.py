"""The page « Aide » as HTML. Pure functions; titles of documents and paths are escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.types import STATUS_LABELS
from assistant.ui import escape
from assistant.ui import labels_help as labels
from assistant.ui.labels import NBSP
from corpus.types import Source


def head_html() -> str:
    """Title and what the page is."""
    return f'<div class="hf-sheet"><h1 class="hf-title">{labels.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p></div>'


def reader_html(reader: labels.Reader) -> str:
    """One of the people the application is for."""
    return f'<div class="hf-sheet"><h3>{reader.who}</h3><p>{reader.use}</p></div>'


def body_html(sources: Sequence[Source], journal: Path, model: str, pages: Iterable[tuple[str, str]]) -> str:
    """Everything below the example questions. ``model`` is "" when none is set; ``pages``: (title, path) in order."""
    parts = (
        _section(labels.ANSWERS_TITLE, _list(labels.ANSWERS), f"<p>{labels.DOCUMENTS}</p>", _documents(sources)),
        _section(
            labels.PROOF_TITLE,
            _list((*labels.PROOF, *((labels.PROOF_WITH_MODEL,) if model else ()))),
            f"<p>{labels.STATUSES_TITLE}</p>",
            _list(
                f"<strong>{STATUS_LABELS[status]}</strong>{NBSP}: {text}" for status, text in labels.STATUSES.items()
            ),
        ),
        _section(labels.LIMITS_TITLE, _list(labels.LIMITS), f"<p>{labels.MEASURED}</p>"),
        _section(labels.PRIVACY_TITLE, _privacy(journal, model)),
        _section(labels.KEYS_TITLE, _keys()),
        _section(labels.PAGES_TITLE, _pages(pages)),
    )
    return "".join(parts)


def _section(title: str, *parts: str) -> str:
    return f'<section class="hf-sheet narrow help"><h2>{title}</h2>{"".join(parts)}</section>'


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _documents(sources: Sequence[Source]) -> str:
    return _list(
        f"<cite>{escape.text(source.title)}</cite>"
        + (f" ({escape.text(source.author or source.publisher)})" if source.author or source.publisher else "")
        for source in sources
    )


def _privacy(journal: Path, model: str) -> str:
    stays = labels.STAYS_WITH_MODEL.format(model=escape.text(model)) if model else labels.STAYS
    kept = labels.KEPT.format(nbsp=NBSP, file=escape.text(str(journal)))
    return f"<p>{stays}</p><p>{kept}</p>" + _list([*(e.format(nbsp=NBSP) for e in labels.ERASE), labels.ADDED])


def _keys() -> str:
    rows = "".join(f"<div><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>" for key, does in labels.KEYS)
    return f"<dl>{rows}</dl>"


def _pages(pages: Iterable[tuple[str, str]]) -> str:
    return _list(
        f"<strong>{escape.text(title)}</strong>{f'{NBSP}: {labels.PAGES[path]}' if path in labels.PAGES else ''}"
        for title, path in pages
    )

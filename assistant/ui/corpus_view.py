"""The page « Corpus » as HTML. Pure functions; every word of a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from assistant.dates import french_date
from assistant.preview import Preview
from assistant.ui import escape
from assistant.ui import labels_corpus as labels
from assistant.ui.labels import NBSP
from assistant.views.documents import DocumentRow

MOST_SECTIONS: Final = 40
MOST_NOTES: Final = 8


def head_html(rows: Sequence[DocumentRow], corpus_version: str, built: str) -> str:
    """Title, what the corpus is, and its size."""
    totals = (
        labels.counted(len(rows), "document"),
        labels.counted(sum(row.sentences for row in rows), "phrase"),
        labels.counted(sum(row.passages for row in rows), "passage"),
    )
    return (
        f'<div class="hf-sheet"><h1 class="hf-title">{labels.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p>'
        f'<p class="facts"><strong>{" · ".join(totals)}</strong><br>'
        f"{escape.text(labels.version(corpus_version, moment(built)))}</p></div>"
    )


def document_html(row: DocumentRow) -> str:
    """One document: title, kind, dates, size, rights, fingerprint."""
    source = row.source
    content = [
        *([labels.counted(row.pages, "page")] if row.pages else []),
        labels.counted(row.sentences, "phrase"),
        labels.counted(row.passages, "passage"),
        *([labels.counted(row.figures, "chiffre")] if row.figures else []),
        *([labels.counted(row.notes, "note")] if row.notes else []),
    ]
    facts = (
        (labels.AUTHOR, escape.text(source.author)),
        (labels.PUBLISHER, escape.text(source.publisher if source.publisher != source.author else "")),
        (labels.DATE, escape.text(row.date or labels.NO_DATE)),
        (labels.CONTENT, ", ".join(content)),
        (labels.RIGHTS, escape.text(source.rights)),
        (labels.ADDRESS, _link(source.url)),
        (labels.FINGERPRINT, _fingerprint(source.sha256)),
    )
    return (
        f'<article class="hf-sheet card"><h3>{escape.text(source.title)}</h3>'
        f'<p class="tag">{escape.text(row.kind)}</p>{_facts(facts)}</article>'
    )


def preview_html(seen: Preview) -> str:
    """What was understood of a file: title, size, sections, first sentences, notes, warnings."""
    size = [
        _format(seen.file.name, len(seen.file.data)),
        *([labels.counted(seen.pages, "page")] if seen.pages else []),
        labels.counted(seen.sentences, "phrase"),
        labels.counted(seen.words, "mot"),
        *([labels.counted(seen.figures, "chiffre")] if seen.figures else []),
    ]
    parts = [
        f'<article class="hf-sheet card preview"><h4 dir="auto">{escape.text(seen.source.title)}</h4>',
        f'<p class="facts">{" · ".join(size)}</p>',
        _warnings(seen.warnings),
        f"<h5>{labels.OPENING}</h5>" if seen.opening else "",
        "".join(f'<p class="said" dir="auto">{escape.text(sentence)}</p>' for sentence in seen.opening),
        _sections(seen),
        _notes(seen),
    ]
    if seen.created:
        parts.append(f'<p class="facts">{labels.CREATED} {escape.text(french_date(seen.created))}.</p>')
    return "".join([*parts, "</article>"])


def notice_html(title: str, text: str = "", *, kind: str = "good") -> str:
    """A short message in a frame; ``kind``: "good", "bad" or "plain". A bad one is an alert."""
    role = ' role="alert"' if kind == "bad" else ""
    body = f"<p>{escape.text(text)}</p>" if text else ""
    return f'<div class="hf-sheet notice {kind}"{role}><p><strong>{escape.text(title)}</strong></p>{body}</div>'


def moment(iso: str) -> str:
    """« 22 novembre 2026 à 00:08 », local time, from an ISO time; what is none is given back as it is."""
    try:
        local = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    return f"{french_date(local.date().isoformat())} à {local:%H:%M}"


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    return f"<dl>{rows}</dl>"


def _link(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        return ""
    safe = escape.text(url)
    return f'<a href="{safe}" target="_blank" rel="noopener noreferrer">{safe}</a> ({labels.OPENED_ELSEWHERE})'


def _fingerprint(sha256: str) -> str:
    return (
        f"<details><summary><code>{escape.text(sha256[:12])}…</code></summary>"
        f"{labels.WHOLE_FINGERPRINT} <code>{escape.text(sha256)}</code></details>"
    )


def _format(name: str, size: int) -> str:
    amount = f"{size / 1_048_576:.1f}{NBSP}Mo" if size >= 1_048_576 else f"{max(1, round(size / 1024))}{NBSP}Ko"
    return f"{escape.text(Path(name).suffix.lstrip('.').upper())}, {amount.replace('.', ',')}"


def _warnings(warnings: Sequence[str]) -> str:
    if not warnings:
        return ""
    items = "".join(f"<li>{escape.text(warning)}</li>" for warning in warnings)
    return f'<div class="notice warn"><p><strong>{labels.WARNINGS}</strong></p><ul>{items}</ul></div>'


def _sections(seen: Preview) -> str:
    if not seen.headings:
        return f'<p class="facts">{labels.SECTIONS}{NBSP}: {labels.NO_SECTIONS}.</p>'
    items = "".join(
        f'<li style="--depth: {min(heading.depth, 5) - 1}"><span dir="auto">{escape.text(heading.title)}</span>'
        f'<span class="beside">{_place(heading.page, heading.sentences)}</span></li>'
        for heading in seen.headings[:MOST_SECTIONS]
    )
    more = _more(len(seen.headings) - MOST_SECTIONS)
    opened = " open" if len(seen.headings) <= 12 else ""
    return (
        f"<details{opened}><summary>{labels.SECTIONS} ({len(seen.headings)})</summary>"
        f'<ol class="outline">{items}</ol>{more}</details>'
    )


def _place(page: int | None, sentences: int) -> str:
    size = labels.counted(sentences, "phrase") if sentences else ""
    return " · ".join(part for part in (f"page{NBSP}{page}" if page else "", size) if part)


def _notes(seen: Preview) -> str:
    if not seen.footnotes:
        return ""
    items = "".join(
        f'<li><span class="beside">{note.number}.</span> <span dir="auto">{escape.text(note.text)}</span></li>'
        for note in seen.footnotes[:MOST_NOTES]
    )
    return (
        f"<details><summary>{labels.FOOTNOTES} ({len(seen.footnotes)})</summary>"
        f'<ul class="plain">{items}</ul>{_more(len(seen.footnotes) - MOST_NOTES)}</details>'
    )


def _more(count: int) -> str:
    return f'<p class="facts">… {labels.MORE.format(count=count)}</p>' if count > 0 else ""

"""The public JSON of a worksheet."""

from __future__ import annotations

from typing import Any

from assistant.worksheet.types import Quoted, Sheet, Worksheet
from corpus.types import VOICE_LABELS


def worksheet_to_json(worksheet: Worksheet) -> dict[str, Any]:
    """A worksheet as plain data. Under ``ours`` stands what the team wrote; ``quote`` is always the documents' text."""
    given = worksheet.situation
    return {
        "situation": {
            "structure": given.structure.kind,
            "structure_name": given.structure.name,
            "size": given.size,
            "role": given.role,
            "text": given.text,
            "tried": given.tried,
        },
        "outcome": worksheet.outcome.value,
        "message": worksheet.message,
        "alert": worksheet.alert,
        "propositions": [_sheet(sheet) for sheet in worksheet.sheets],
        "others": [{"proposition": number, "title": title} for number, title in worksheet.others],
        "about_structure": [_quoted(q) for q in worksheet.about_structure],
        "not_said": {
            "uncovered": list(worksheet.uncovered),
            "unknown_words": list(worksheet.unknown_words),
            "ours": list(worksheet.silent),
        },
        "nexem": {"asks": [_quoted(q) for q in worksheet.asks], "commits": [_quoted(q) for q in worksheet.commits]},
        "first_steps": [_quoted(q) for q in worksheet.steps],
        "source_title": worksheet.source_title,
        "corpus_version": worksheet.corpus_version,
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "proposition": sheet.number,
        "title": sheet.title,
        "score": round(sheet.score, 6),
        "close": sheet.close,
        "need": sheet.need,
        "reasons": [_quoted(q) for q in sheet.reasons],
        "says": [_quoted(q) for q in sheet.says],
        "ours": {
            "questions": list(sheet.questions),
            "not_said": [{"text": u.text, "ask": list(u.ask)} for u in sheet.unsaid],
        },
    }


def _quoted(quoted: Quoted) -> dict[str, Any]:
    citation = quoted.citation
    return {
        "n": citation.n,
        "doing": quoted.doing,
        "quote": citation.quote,
        "source_id": citation.source_id,
        "source_title": citation.source_title,
        "sentence_id": citation.sentence_id,
        "proposition": citation.proposition,
        "section": citation.section,
        "page": citation.page,
        "voice": VOICE_LABELS[citation.voice],
        "speaker": citation.speaker,
        "footnotes": [{"number": n.number, "text": n.text} for n in citation.footnotes],
    }

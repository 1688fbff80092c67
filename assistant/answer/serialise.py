"""The public JSON of an answer and of a search: CONTRACT.md, key by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.types import Answer, Citation
from corpus.types import VOICE_LABELS
from index.types import Hit


def answer_to_json(answer: Answer, *, record: bool = False) -> dict[str, Any]:
    """An answer as plain data; with ``record``, also how a model wrote it (None without a model)."""
    return {
        **({"record": asdict(answer.record) if answer.record else None} if record else {}),
        "question": answer.question,
        "resolved_question": answer.resolved_question,
        "status": answer.status,
        "mode": answer.mode,
        "text": answer.text,
        "statements": [
            {"text": s.text, "citations": list(s.citations), "support": s.support, "lead": s.lead}
            for s in answer.statements
        ],
        "citations": [_citation(c) for c in answer.citations],
        "passages": passages_to_json(answer.hits),
        "suggestions": list(answer.suggestions),
        "notice": answer.notice,
        "corpus_version": answer.corpus_version,
        "settings_digest": answer.settings_digest,
        "elapsed_ms": answer.elapsed_ms,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.n,
        "source_id": citation.source_id,
        "source_title": citation.source_title,
        "sentence_id": citation.sentence_id,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "proposition": citation.proposition,
        "section": citation.section,
        "page": citation.page,
        "voice": VOICE_LABELS[citation.voice],
        "speaker": citation.speaker,
        "footnotes": [{"number": n.number, "text": n.text} for n in citation.footnotes],
    }


def passages_to_json(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Ranked passages as plain data, best first."""
    return [
        {
            "rank": hit.rank,
            "passage_id": hit.passage.id,
            "score": round(hit.score, 6),
            "source_id": hit.passage.source_id,
            "proposition": hit.passage.proposition,
            "section": " › ".join(hit.passage.heading_path),
            "page": hit.passage.pages[0] if hit.passage.pages else None,
            "text": hit.passage.text,
        }
        for hit in hits
    ]

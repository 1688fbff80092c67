"""One question in the report: the answer as a reader sees it, its citations, and what was missing."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from assistant.types import Answer, Citation
from corpus.types import VOICE_LABELS
from eval.french import milliseconds
from eval.names import KIND_LABELS, STATUS_LABELS
from eval.scoring import CaseScores


def case_view(item: CaseScores) -> str:
    """Give a case as a closed ``<details>``: its class says whether the answer is fully correct."""
    case, record = item.record.case, item.record
    good = item.values["fully_correct"] == 1.0
    badge = "correcte" if good else "à revoir"
    expected = " ou ".join(STATUS_LABELS.get(status, status) for status in case.expected_status)
    history = _list("Questions précédentes", case.history)
    shown = (
        _answer(record.answer) if record.answer else f"<p class='fault'>Échec\u00a0: {escape(record.failure or '')}</p>"
    )
    return (
        f"<details class='case {'ok' if good else 'ko'}' id='{escape(case.id)}'><summary>"
        f"<span class='badge'>{badge}</span> <code>{escape(case.id)}</code> {escape(case.question)} "
        f"<small>{escape(KIND_LABELS.get(case.kind, case.kind))}</small></summary>{history}"
        f"<p class='note'>Statut obtenu\u00a0: {STATUS_LABELS[item.status]} · attendu\u00a0: {escape(expected)} · "
        f"{milliseconds(record.wall_ms)}</p>{shown}{_missing(item)}</details>"
    )


def _answer(answer: Answer) -> str:
    notice = f"<p class='notice'>{escape(answer.notice)}</p>" if answer.notice else ""
    resolved = ""
    if answer.resolved_question != answer.question:
        resolved = f"<p class='note'>Comprise comme\u00a0: {escape(answer.resolved_question)}</p>"
    citations = "".join(_citation(citation) for citation in answer.citations)
    passages = "".join(
        f"<li><strong>{escape(' › '.join(hit.passage.heading_path))}</strong> {escape(hit.passage.text)}</li>"
        for hit in answer.hits
    )
    return (
        f"{resolved}{notice}<div class='answer'>{escape(answer.text)}</div>"
        + (f"<h4>Citations</h4><ol class='citations'>{citations}</ol>" if citations else "")
        + (f"<details><summary>Passages trouvés</summary><ol>{passages}</ol></details>" if passages else "")
        + _list("Suggestions", answer.suggestions)
    )


def _citation(citation: Citation) -> str:
    place = [citation.source_title, citation.section]
    place += [f"proposition {citation.proposition}"] if citation.proposition is not None else []
    place += [f"page {citation.page}"] if citation.page is not None else []
    place += [VOICE_LABELS[citation.voice]]
    place += [citation.speaker] if citation.speaker else []
    notes = "".join(f"<br><small>Note {note.number}\u00a0: {escape(note.text)}</small>" for note in citation.footnotes)
    return (
        f"<li value='{citation.n}'><q>{escape(citation.quote)}</q>"
        f"<br><small>{escape(' · '.join(place))}</small>{notes}</li>"
    )


def _missing(item: CaseScores) -> str:
    return "".join(
        (
            _list("Éléments essentiels absents", item.missing_nuggets),
            _list("Motifs interdits présents", item.forbidden_found),
            _list("Preuves absentes des passages", item.missing_evidence),
            _list("Preuves non citées", item.uncited_evidence),
            _list("Défauts de citation", item.faults),
        )
    )


def _list(title: str, texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<h4>{title}</h4><ul>{items}</ul>" if items else ""

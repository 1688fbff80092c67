"""The page « Qualité » as HTML. Pure functions; questions and file contents are escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.journal.gaps import GapGroup, times
from assistant.quality import Case, Estimate, Results
from assistant.types import STATUS_LABELS
from assistant.ui import escape
from assistant.ui import labels_quality as labels
from assistant.ui.corpus_view import moment
from assistant.ui.labels import NBSP

MOST_GROUPS: Final = 30
_STATUS: Final[Mapping[str, str]] = {**{str(name): said for name, said in STATUS_LABELS.items()}, "failure": "Panne"}


def head_html() -> str:
    """Title and what the page is for."""
    return f'<div class="hf-sheet"><h1 class="hf-title">{labels.TITLE}</h1><p class="hf-intro">{labels.INTRO}</p></div>'


def results_html(results: Results, corpus_version: str) -> str:
    """One evaluation: what was asked, when, with what; the main measures as a plot, the others folded away."""
    main = [name for name in labels.MAIN if name in results.overall]
    others = [name for name in results.overall if name not in main]
    stale = results.meta.corpus_version != corpus_version
    again = labels.AGAIN if results.half == "development" else ""
    outdated = f'<p class="notice warn">{labels.OTHER_CORPUS} {again}</p>' if stale else ""
    folded = ""
    if others:
        folded = (
            f"<details><summary>{labels.MORE_MEASURES}</summary>{plot_html(_rows(results.overall, others))}</details>"
        )
    return (
        f'<article class="hf-sheet card"><h3>{labels.HALVES[results.half]}</h3>'
        f"<p>{labels.HALVES_SAID[results.half]}</p>"
        f'<p class="facts">{_circumstances(results)}</p>'
        f"{outdated}{plot_html(_rows(results.overall, main))}{folded}</article>"
    )


def kinds_html(results: Results) -> str:
    """The share of fully correct answers by kind of question, the weakest first; "" when the run gives no kinds."""
    found = {kind: known["fully_correct"] for kind, known in results.by_kind.items() if "fully_correct" in known}
    if not found:
        return ""
    ordered = sorted(found, key=lambda kind: (found[kind].value, kind))
    rows = [(labels.KINDS.get(kind, kind), "", found[kind]) for kind in ordered]
    return (
        f'<article class="hf-sheet card"><h3>{labels.BY_KIND}</h3><p>{labels.BY_KIND_SAID}</p>'
        f"{plot_html(rows)}</article>"
    )


def faulty_html(cases: Sequence[Case]) -> str:
    """The questions that may be shown and what their answers lack, folded away."""
    if not cases:
        return ""
    items = "".join(f"<li>{_case(case)}</li>" for case in cases)
    return (
        f'<details class="hf-sheet"><summary>{labels.FAULTY} ({len(cases)})</summary>'
        f'<ul class="spaced">{items}</ul></details>'
    )


def plot_html(rows: Iterable[tuple[str, str, Estimate]]) -> str:
    """A dot and its interval a row, on one scale from 0 to 100 %; every figure is also written."""
    items = "".join(_row(label, meaning, estimate) for label, meaning, estimate in rows)
    ends = f"<span>0</span><span>50{NBSP}%</span><span>100{NBSP}%</span>"
    return f'<ul class="plot">{items}</ul><p class="axis" aria-hidden="true">{ends}</p>'


def _row(label: str, meaning: str, e: Estimate) -> str:
    explained = f'<p class="meaning">{meaning}</p>' if meaning else ""
    return (
        f'<li><div class="said-row"><span class="name">{escape.text(label)}</span> '
        f"<strong>{labels.percent(e.value)}</strong> "
        f'<span class="beside">{labels.between(e.low, e.high)}, {labels.on(e.n)}</span></div>'
        f'<div class="scale" aria-hidden="true" style="--low: {e.low:.4f}; --high: {e.high:.4f}; --at: {e.value:.4f}">'
        f'<span class="interval"></span><span class="dot"></span></div>{explained}</li>'
    )


def empty_html(title: str, text: str) -> str:
    """What stands where there is nothing yet. ``text`` is the program's own HTML."""
    return f'<div class="hf-sheet narrow notice"><p><strong>{title}</strong></p><p>{text}</p></div>'


def gaps_html(groups: Sequence[GapGroup]) -> str:
    """The unanswered questions, one block a group."""
    blocks = "".join(_group(group) for group in groups[:MOST_GROUPS])
    more = len(groups) - MOST_GROUPS
    tail = f"<p>{labels.MORE_GROUPS.format(count=more)}</p>" if more > 0 else ""
    return f'<div class="hf-sheet"><ol class="groups">{blocks}</ol>{tail}</div>'


def _rows(overall: Mapping[str, Estimate], names: Sequence[str]) -> list[tuple[str, str, Estimate]]:
    rows = []
    for name in names:
        measure = labels.MEASURES.get(name, labels.Measure(name, ""))
        meaning = f"{measure.meaning} ({labels.LOWER})" if measure.lower else measure.meaning
        rows.append((measure.label, meaning, overall[name]))
    return rows


def _circumstances(results: Results) -> str:
    meta = results.meta
    parts = [labels.on(results.count).capitalize(), f"le {moment(meta.date)}"]
    if meta.commit:
        parts.append(f"programme {meta.commit}" + (f" ({labels.MODIFIED})" if meta.modified else ""))
    parts.append(f"corpus {meta.corpus_version}")
    parts.append("avec modèle de langage" if meta.mode == "llm" else "sans modèle de langage")
    if results.latency_median_ms is not None:
        parts.append(f"réponse en {results.latency_median_ms:.0f}{NBSP}ms (médiane)")
    return escape.text(" · ".join(parts))


def _case(case: Case) -> str:
    faults = []
    if case.expected_status and case.status not in case.expected_status:
        wanted = " ou ".join(_STATUS.get(one, one).lower() for one in case.expected_status)
        obtained = _STATUS.get(case.status, case.status).lower()
        faults.append(f"{labels.EXPECTED}{NBSP}: {wanted}, {labels.OBTAINED}{NBSP}: {obtained}")
    if case.missing_nuggets:
        faults.append(f"{labels.MISSING}{NBSP}: {' ; '.join(case.missing_nuggets)}")
    if case.forbidden_found:
        faults.append(f"{labels.FORBIDDEN}{NBSP}: {' ; '.join(case.forbidden_found)}")
    said_so = f'<br><span class="beside">{escape.text(". ".join(faults))}</span>' if faults else ""
    return f'<span dir="auto">{escape.text(case.question or "")}</span>{said_so}'


def _group(group: GapGroup) -> str:
    asked = f"{times(group.count)}, {labels.LAST_ASKED} {group.last.astimezone():%d/%m/%Y}"
    items = "".join(
        f'<li><span dir="auto">{escape.text(gap.question)}</span> <span class="beside">{times(gap.count)}</span></li>'
        for gap in group.gaps
    )
    listed = f"<ul>{items}</ul>" if len(group.gaps) > 1 else ""
    return f'<li class="group"><h3 dir="auto">{escape.text(group.title)}</h3><p class="beside">{asked}</p>{listed}</li>'

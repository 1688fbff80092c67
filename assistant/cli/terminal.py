"""What the terminal shows: answers with their sources, passages, progress on the error stream."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from assistant.answer.frames import short_title
from assistant.types import STATUS_LABELS, Answer, Citation, Record
from corpus.types import VOICE_LABELS
from index.types import Hit

if TYPE_CHECKING:
    from assistant.llm.events import Event

NBSP = "\u00a0"
OUTCOMES = {"kept": "gardé", "quoted": "remplacé par la citation", "dropped": "écarté"}
T = TypeVar("T")


def print_answer(answer: Answer) -> None:
    """The answer, its sources, what to ask next."""
    if answer.resolved_question != answer.question:
        click.echo(f"Question comprise{NBSP}: {answer.resolved_question}\n")
    if answer.notice:
        click.echo(f"{answer.notice}\n")
    click.echo(answer.text)
    if answer.citations:
        click.echo(f"\nSources ({STATUS_LABELS[answer.status].lower()})")
        for citation in answer.citations:
            click.echo(f"  [{citation.n}] {reference(citation)}")
    if answer.suggestions:
        click.echo("\nQuestions proches")
        for suggestion in answer.suggestions:
            click.echo(f"  – {suggestion}")


def reference(citation: Citation) -> str:
    """« Humanifest, chapitre 2, proposition 4, p. 6 — enquête ou étude — note 8 : Etude Gallup 2023. »."""
    parts = [short_title(citation.source_title)]
    if citation.proposition:
        parts.append(f"proposition {citation.proposition}")
    if citation.page:
        parts.append(f"p.{NBSP}{citation.page}")
    line = f"{', '.join(parts)} — {VOICE_LABELS[citation.voice]}"
    if citation.speaker:
        line += f" — {citation.speaker}"
    return line + "".join(f" — note {n.number}{NBSP}: {n.text}" for n in citation.footnotes)


def print_passages(hits: Sequence[Hit]) -> None:
    """Passages, best first."""
    if not hits:
        click.echo("Aucun passage trouvé.")
    for hit in hits:
        click.echo(
            f"{hit.rank}. {' › '.join(hit.passage.heading_path)}  (score {hit.score:.4f})\n   {hit.passage.text}\n"
        )


def progress(rows: Sequence[T], label: str) -> Iterator[T]:
    """The rows, with a progress bar on the error stream where a person watches."""
    if not sys.stderr.isatty():
        yield from rows
        return
    with click.progressbar(rows, label=label, file=sys.stderr) as bar:
        yield from bar


def watched(events: Iterator[Event]) -> Answer:
    """The answer that the events end with; each step is told on the error stream where a person watches."""
    from assistant.llm.events import Done, Waiting

    shown = ""
    for event in events:
        if isinstance(event, Done):
            if shown:
                click.echo("\r\033[K", nl=False, err=True)
            return event.answer
        left = f" (encore {event.left:.0f}{NBSP}s au plus)" if isinstance(event, Waiting) else ""
        if sys.stderr.isatty() and event.label + left != shown:
            shown = event.label + left
            click.echo(f"\r{shown}\033[K", nl=False, err=True)
    raise RuntimeError("an answer without an end")


def print_record(record: Record | None) -> None:
    """How a model wrote the answer: which statements were kept, quoted instead or dropped, and why."""
    if record is None:
        click.echo("\nAucun modèle de langage n’a été interrogé pour cette réponse.")
        return
    ended = f", échec{NBSP}: {record.failure} {record.detail}".rstrip() if record.failure else ""
    click.echo(f"\nRédaction ({record.model}, consigne {record.prompt}, appels{NBSP}: {record.attempts}{ended})")
    for judged in record.judged:
        click.echo(f"  – {OUTCOMES[judged.outcome]}{NBSP}: {judged.text}")
        for reason in judged.reasons:
            click.echo(f"      {reason}")


@contextmanager
def step_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A callback ``(step, done, total)`` that draws the steps of long work on the error stream."""
    watched = sys.stderr.isatty()

    def report(step: str, done: int, total: int) -> None:
        if watched:
            click.echo(f"\r{step}{NBSP}: {done}/{total}\033[K", nl=done >= total, err=True)

    yield report

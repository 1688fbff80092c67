"""What the terminal shows: answers with their sources, passages, progress on the error stream."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from assistant.leads import short_title
from assistant.types import STATUS_LABELS, Answer, Citation
from corpus.types import VOICE_LABELS
from index.types import Hit

NBSP = "\u00a0"
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


@contextmanager
def step_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A callback ``(step, done, total)`` that draws the steps of long work on the error stream."""
    watched = sys.stderr.isatty()

    def report(step: str, done: int, total: int) -> None:
        if watched:
            click.echo(f"\r{step}{NBSP}: {done}/{total}\033[K", nl=done >= total, err=True)

    yield report

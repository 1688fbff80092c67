"""``python -m eval retrieval``: what the search finds, against what, and at what cost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table as RichTable

from assistant.settings import Settings, load_settings
from corpus.version import corpus_version
from eval.bench import machine
from eval.calibrate.questions import QUESTIONS_FILE
from eval.golden import GOLDEN_DIR, golden_digest
from eval.meta import RunMeta, git_state
from eval.retrieval.measure import PARTS, Progress, Sources, measure_all
from eval.retrieval.page import page
from eval.retrieval.report import Report, write
from eval.retrieval.wording import tables
from index.embedding import load_encoder
from index.search import open_index

PLAIN_WIDTH = 140  # columns when the output is no terminal
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("retrieval")
@click.option(
    "--golden", type=click.Path(path_type=Path), default=GOLDEN_DIR, metavar="FICHIER", help="Le jeu de questions."
)
@click.option("--calibration", is_flag=True, help="Ajoute les questions d’étalonnage, qui ne sont pas un résultat.")
@click.option("--public", type=_FOLDER, metavar="DOSSIER", help="Des jeux publics (NOM.corpus.jsonl…) à chercher.")
@click.option("--minilm", type=_FOLDER, metavar="DOSSIER", help="Le dossier de all-MiniLM-L6-v2, pour comparer.")
@click.option("--part", "parts", multiple=True, type=click.Choice(PARTS), help="Une partie seule (répétable).")
@click.option("--out", type=_FOLDER, metavar="DOSSIER", help="Où écrire (.humanifest/eval).")
def retrieval_command(
    golden: Path, calibration: bool, public: Path | None, minilm: Path | None, parts: tuple[str, ...], out: Path | None
) -> None:
    """Mesure la recherche seule, levier par levier, et l’écrit."""
    settings = load_settings(llm="")
    sources = Sources(golden, QUESTIONS_FILE if calibration else None, public, minilm, frozenset(parts or PARTS))
    report = _report(settings, sources)
    data, written = write(out or settings.data_dir / "eval", report, page(report))
    show(Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH), report)
    click.echo(f"Rapport\u00a0: {written}\nDonnées\u00a0: {data}")


def _report(settings: Settings, sources: Sources) -> Report:
    encoder = load_encoder(settings.embedding)
    index = open_index(
        settings.data_dir,
        expected_corpus_version=corpus_version(settings.corpus_dir),
        encoder_setting=settings.embedding,
        chroma_url=settings.chroma_url,
        encoder=encoder,
    )
    commit, modified = git_state()
    meta = RunMeta(
        date=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        commit=commit,
        modified=modified,
        mode="retrieval",
        split="development",
        golden=str(sources.golden),
        golden_digest=golden_digest(sources.golden),
        corpus_version=index.corpus.version,
        settings_digest=settings.digest,
    )
    try:
        with _progress() as progress:
            return measure_all(index, settings.data_dir, encoder, sources, meta, machine(), progress)
    finally:
        index.close()


def show(console: Console, report: Report) -> None:
    """Print every table of the report."""
    for table in tables(report):
        shown = RichTable(
            title=table.title, title_justify="left", caption=table.note or None, caption_justify="left", box=SIMPLE
        )
        for place, column in enumerate(table.columns):
            shown.add_column(
                column,
                justify="right" if place else "left",
                no_wrap=not place,
                min_width=7 if console.width >= PLAIN_WIDTH else None,
            )
        for row in table.brief():
            shown.add_row(*row)
        console.print(shown)


@contextmanager
def _progress() -> Iterator[Progress]:
    """One line on stderr, rewritten on a terminal, one line a step elsewhere."""
    live = sys.stderr.isatty()
    last = ""

    def progress(step: str, done: int, total: int) -> None:
        nonlocal last
        if live:
            click.echo(f"\r\033[K{step}\u00a0: {done}/{total}", nl=False, err=True)
        elif step != last:
            click.echo(f"{step}…", err=True)
        last = step

    yield progress
    if live:
        click.echo("\r\033[K", nl=False, err=True)

"""``python -m eval``: its commands. The only place of this room that prints and exits."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console

from assistant.cli.french import FrenchGroup, refusal
from assistant.settings import Settings, load_settings
from corpus.errors import HumanifestError
from corpus.load import load_corpus
from eval import bench as benchmark
from eval import gate as limits
from eval.calibrate.questions import PRACTICE_FILE, QUESTIONS_FILE, load_labelled
from eval.errors import EvaluationError, GateRefusal, UsageProblem
from eval.french import count
from eval.golden import GOLDEN_DIR, count_splits, golden_digest, load_golden, select
from eval.guards.command import guards_command
from eval.report import print_table, write_report
from eval.retrieval.command import retrieval_command
from eval.runner import Progress
from eval.session import Evaluation, evaluate
from eval.types import GoldenCase
from eval.validation import validate
from eval.worksheet.command import worksheet_command

golden_option = click.option(
    "--golden", type=click.Path(path_type=Path), default=GOLDEN_DIR, metavar="FICHIER", help="Le jeu de questions."
)


@click.group(cls=FrenchGroup, no_args_is_help=False, invoke_without_command=True)
@click.option("--debug", is_flag=True, help="Montre la trace complète d’une erreur.")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:  # noqa: ARG001 - read by main
    """Mesure les réponses sur un jeu de questions dont les bonnes réponses sont connues."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@cli.command("run")
@golden_option
@click.option("--mode", type=click.Choice(["extractive", "llm"]), default="extractive", help="Sans ou avec modèle.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DOSSIER", help="Où écrire (.humanifest/eval).")
@click.option(
    "--split", type=click.Choice(["development", "test", "all"]), default="development", help="La moitié mesurée."
)
def run_command(golden: Path, mode: str, out: Path | None, split: str) -> None:
    """Pose les questions, mesure les réponses, écrit le rapport."""
    settings = _settings(mode)
    folder = out or settings.data_dir / "eval"
    with _progress() as progress:
        done = evaluate(golden, split, mode, settings, folder, progress)
    data, page = write_report(folder, done.meta, done.summary, done.scores, done.difference)
    print_table(Console(), done.summary, _changes(done))
    click.echo(f"Rapport\u00a0: {page}\nDonnées\u00a0: {data}")


@cli.command("gate")
@golden_option
@click.option("--register", is_flag=True, help="Enregistre le jeu de questions tel qu’il est.")
@click.option("--lower-floor", multiple=True, metavar="NOM=VALEUR", help="Abaisse une exigence, explicitement.")
@click.option("--raise-floor", multiple=True, metavar="NOM=VALEUR", help="Relève une exigence.")
def gate_command(golden: Path, register: bool, lower_floor: tuple[str, ...], raise_floor: tuple[str, ...]) -> None:
    """Refuse une mesure sous les seuils, ou un jeu de questions changé."""
    counts = count_splits(load_golden(golden))
    state = limits.GoldenState(golden_digest(golden), counts["development"], counts["test"])
    if register or lower_floor or raise_floor:
        _rewrite_floors(state if register else None, lower_floor, raise_floor)
        return
    floors = limits.read_floors(limits.FLOORS_FILE)
    limits.check_golden(floors, state)
    with _progress() as progress:
        done = evaluate(golden, "development", "extractive", _settings("extractive"), None, progress)
    print_table(Console(), done.summary)
    limits.check_floors(floors, done.summary.overall)
    click.echo("Tous les seuils sont atteints.")


@cli.command("validate")
@golden_option
def validate_command(golden: Path) -> None:
    """Vérifie le jeu de questions contre les documents."""
    cases = load_golden(golden)
    faults = validate(cases, load_corpus(load_settings().corpus_dir))
    for fault in faults:
        click.echo(fault)
    if faults:
        raise GateRefusal(f"{count(len(faults), 'défaut')} dans le jeu de questions\u00a0: corrigez avant de mesurer.")
    click.echo(f"{count(len(cases), 'question')}, aucun défaut.")


@cli.command("bench")
@golden_option
def bench_command(golden: Path) -> None:
    """Mesure la durée d’une réponse, à froid et à chaud, et celle d’un export."""
    from assistant.service import Assistant

    cases = _chosen(load_golden(golden))
    assistant = Assistant.open(_settings("extractive"))
    measured = benchmark.measure(cases, assistant.ask)
    exports = benchmark.time_exports(assistant.library, assistant.ask)
    click.echo(benchmark.describe(replace(measured, export_ms=exports)))


@cli.command("calibrate")
@golden_option
@click.option(
    "--questions", type=click.Path(path_type=Path), default=QUESTIONS_FILE, metavar="FICHIER",
    help="Les questions d’étalonnage.",
)  # fmt: skip
@click.option("--check", is_flag=True, help="Compare le code à l’ajustement, et échoue s’ils diffèrent.")
@click.option("--write-report", type=click.Path(path_type=Path), metavar="FICHIER", help="Écrit aussi le rapport là.")
def calibrate_command(golden: Path, questions: Path, check: bool, write_report: Path | None) -> None:
    """Ajuste les constantes du classement et de la décision, et donne les lignes à coller."""
    from assistant.service import Assistant
    from eval.calibrate import describe, fit

    labelled = load_labelled(questions, golden, PRACTICE_FILE)
    assistant = Assistant.open(_settings("extractive"))
    with _progress() as progress:
        done = fit.calibrate(labelled, assistant, progress)
    text = describe.report(done, fit.in_service(), datetime.now(UTC).date().isoformat())
    if write_report is not None:
        write_report.write_text(text + "\n", encoding="utf-8")
    if not check:
        click.echo(text)
        return
    if found := fit.gaps(fit.in_service(), done.constants):
        raise EvaluationError(describe.stale(found))
    click.echo("Les constantes du code sont celles de l’ajustement.")


cli.add_command(retrieval_command)
cli.add_command(guards_command)
cli.add_command(worksheet_command)


def _chosen(cases: Sequence[GoldenCase]) -> tuple[GoldenCase, ...]:
    chosen = select(cases, "development")
    if not chosen:
        raise UsageProblem("Aucune question de développement dans ce jeu\u00a0: donnez-en un autre avec --golden.")
    return chosen


def _settings(mode: str) -> Settings:
    if mode == "extractive":
        return load_settings(llm="")
    settings = load_settings()
    if not settings.llm:
        raise UsageProblem("Aucun modèle n’est réglé\u00a0: donnez HUMANIFEST_LLM, ou mesurez avec --mode extractive.")
    return settings


def _changes(done: Evaluation) -> dict[str, float] | None:
    if done.difference is None:
        return None
    return {name: change.after - change.before for name, change in done.difference.changes.items()}


def _rewrite_floors(state: limits.GoldenState | None, lower: Sequence[str], higher: Sequence[str]) -> None:
    content = limits.FLOORS_FILE.read_text(encoding="utf-8")
    for texts, lowering in ((lower, True), (higher, False)):
        for text in texts:
            name, limit = limits.parse_change(text)
            content = limits.move_limit(content, name, limit, lowering)
    if state is not None:
        content = limits.register(content, state)
    limits.FLOORS_FILE.write_text(content, encoding="utf-8")
    click.echo(f"Seuils écrits dans {limits.FLOORS_FILE}\u00a0: enregistrez ce changement avec sa raison.")


@contextmanager
def _progress() -> Iterator[Progress]:
    with click.progressbar(length=1, label="Questions", file=sys.stderr, show_pos=True) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


def main(arguments: list[str] | None = None) -> None:
    """Run one command and exit: 0 on success, 2 on bad usage, 1 on any other failure."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        cli.main(args=[a for a in given if a != "--debug"], prog_name="python -m eval", standalone_mode=False)
    except (HumanifestError, click.ClickException, OSError) as error:
        if "--debug" in given:
            raise
        sentence, code = refusal(error)
        click.echo(sentence, err=True)
        sys.exit(code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrompu\u00a0: aucun rapport n’a été écrit.", err=True)
        sys.exit(1)

"""``python -m eval guards``: the table, and its figures as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from assistant.library.citations import Library
from assistant.settings import load_settings
from corpus.load import load_corpus
from eval.guards.cases import PARAPHRASES, load_paraphrases, verbatim
from eval.guards.measure import Count, Measured, Verdict, measure
from eval.guards.mutants import APART, mutants

LABELS = {
    "number": "nombre changé",
    "unit": "unité ou population changée",
    "points": "points au lieu de pour cent",
    "year": "année ou mois changé",
    "speaker": "locuteur changé",
    "silent": "locuteur tu\u00a0: arrêté, ou écrit par le programme",
    "proposition": "numéro de proposition changé",
    "negation": "négation ôtée ou ajoutée",
    "modality": "doit, pourrait, propose, a fait",
    "quantifier": "tous, la plupart, certains",
    "quotation": "citation avec un mot changé",
    "citation": "renvoi à une autre partie",
    "opposite": "mot contraire, sans négation (à part)",
    "contrary": "autre mot contraire (à part)",
    "added": "ajout venu d’une autre partie (à part)",
    "beside": "renvoi à la phrase voisine (à part)",
    "all": "ensemble, hors « à part »",
}
SPLITS = {
    "development": "paraphrases de mise au point",
    "validation": "paraphrases relues, puis corrigées",
    "test": "lots 4, 6, 7 et 8, neufs à leur première mesure",
    "verbatim": "phrases mot pour mot",
}


@click.command("guards")
@click.option("--paraphrases", type=click.Path(path_type=Path), default=PARAPHRASES, metavar="FICHIER",
              help="Les énoncés justes, une ligne de JSON chacun.")  # fmt: skip
@click.option("--split", type=click.Choice(["development", "validation", "test", "verbatim"]),
              help="Seulement les énoncés faux tirés de cette partie.")  # fmt: skip
@click.option("--json", "out", type=click.Path(path_type=Path), metavar="FICHIER", help="Écrit aussi les chiffres là.")
@click.option("--details", is_flag=True, help="Montre chaque énoncé faux passé, chaque énoncé juste arrêté.")
def guards_command(paraphrases: Path, split: str | None, out: Path | None, details: bool) -> None:
    """Mesure les gardes\u00a0: énoncés faux arrêtés, énoncés justes arrêtés à tort."""
    right = load_paraphrases(paraphrases)
    library = Library(load_corpus(load_settings().corpus_dir))
    done = measure(mutants(library, right), (*right, *verbatim(library)), library, split=split)
    show(Console(), done)
    if details:
        for verdict in (*done.missed, *done.stopped):
            click.echo(_told(verdict))
    if out is not None:
        out.write_text(json.dumps(as_json(done), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        click.echo(f"Données\u00a0: {out}")


def show(console: Console, done: Measured) -> None:
    """Print both tables."""
    found = Table("Énoncé faux", "Arrêtés", "Part", "Intervalle à 95\u00a0%", "Par la garde visée")
    first = [c for c in done.kinds if c.name not in APART]
    for count in (*first, done.overall, *(c for c in done.kinds if c.name in APART)):
        found.add_row(LABELS[count.name], *_figures(count), _percent(count.meant / count.n if count.n else 0.0))
    alarms = Table("Énoncé juste", "Arrêtés à tort", "Part", "Intervalle à 95\u00a0%", "Avec attribution")
    for count in done.alarms:
        alarms.add_row(SPLITS[count.name], *_figures(count), str(count.led))
    console.print(found)
    console.print(alarms)


def as_json(done: Measured) -> dict[str, object]:
    """The figures of a measure: counts, shares in [0, 1], 95 % intervals; the cases that came out wrong."""
    return {
        "detection": {c.name: _row(c) for c in (*done.kinds, done.overall)},
        "apart": list(APART),
        "false_alarms": {c.name: _row(c) for c in done.alarms},
        "missed": [asdict(v.case) for v in done.missed],
        "stopped": [{**asdict(v.case), "failures": [asdict(f) for f in v.failures]} for v in done.stopped],
    }


def _row(count: Count) -> dict[str, object]:
    interval = count.interval
    row: dict[str, object] = {"n": count.n, "found": count.found, "rate": count.rate, "low": interval.low,
                              "high": interval.high, "with_attribution": count.led}  # fmt: skip
    return {**row, "meant": count.meant} if count.name in LABELS else row


def _figures(count: Count) -> tuple[str, str, str]:
    low, high = _percent(count.interval.low), _percent(count.interval.high)
    return f"{count.found} / {count.n}", _percent(count.rate), f"{low} – {high}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",") + "\u00a0%"


def _told(verdict: Verdict) -> str:
    case = verdict.case
    why = "\u00a0; ".join(f.detail for f in verdict.failures)
    head = f"passé à tort ({LABELS[case.kind]})" if case.kind else "arrêté à tort"
    return f"- {head}\u00a0: {case.statement}" + (f"\n  {why}" if why else f"\n  juste\u00a0: {case.base}")

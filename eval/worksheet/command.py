"""``python -m eval worksheet``."""

from __future__ import annotations

from functools import partial

import click

from assistant.settings import load_settings
from eval.errors import GateRefusal
from eval.worksheet.cases import Split, outcomes, situations
from eval.worksheet.measure import Result, measure

NAMES: dict[Split, str] = {
    "development": "Situations de mise au point",
    "test": "Situations d’essai",
    "verification": "Situations de vérification",
}
FLOOR = 0.90  # share of the expected propositions in the first three, on the test situations


@click.command("worksheet")
@click.option("--split", type=click.Choice([*NAMES, "all"]), default="test", help="La moitié mesurée.")
@click.option("--details", is_flag=True, help="Montre chaque situation.")
def worksheet_command(split: str, details: bool) -> None:
    """Mesure la page « Ma situation » sur des situations écrites."""
    from assistant.service import Assistant
    from assistant.worksheet.build import make_worksheet

    assistant = Assistant.open(load_settings(llm=""))
    make = partial(make_worksheet, index=assistant.index, library=assistant.library)
    halves = [half for half in NAMES if split in {half, "all"}]
    results = {half: measure(situations(half), outcomes(half), make, assistant.library) for half in halves}
    for half, result in results.items():
        click.echo(describe(half, result, details=details))
    if any(result.faults for result in results.values()):
        raise GateRefusal(
            "Une fiche contient autre chose que des citations, des renvois et des questions\u00a0: corrigez."
        )
    if "test" in results and results["test"].share < FLOOR:
        raise GateRefusal(f"La part des propositions attendues est sous {FLOOR:.2f}\u00a0: corrigez le classement.")


def describe(half: Split, result: Result, *, details: bool) -> str:
    """The measure in French, one line a figure."""
    count = sum(len(case.expected) for case in result.cases)
    low, high = result.interval.low, result.interval.high
    lines = [
        f"{NAMES[half]}\u00a0: {len(result.cases)}, {count} propositions attendues",
        f"  dans les trois premières\u00a0: {result.share:.3f} [{low:.3f}\u00a0; {high:.3f}]",
        f"  une attendue en tête\u00a0: {result.first:.3f} "
        f"[{result.first_interval.low:.3f}\u00a0; {result.first_interval.high:.3f}]",
        f"  chiffres, droits ou citations qui ne sont pas dans le texte\u00a0: {len(result.faults)}",
    ]
    if result.outcome_cases:
        known = f"{result.outcomes} sur {result.outcome_cases}"
        lines.append(f"  textes vagues, hors sujet, urgents reconnus\u00a0: {known}")
    lines += [f"    {fault}" for fault in result.faults]
    if details:
        lines += [f"    {i}\u00a0: attendu {w.value}, rendu {g.value}" for i, w, g in result.wrong_outcomes]
        lines += [
            f"    {case.id}\u00a0: attendues {list(case.expected)}, rendues {list(case.found)}"
            for case in result.cases
            if case.hits < len(case.expected)
        ]
    return "\n".join(lines)

"""The gate: floors per metric and the digest of the golden questions; nothing is lowered in silence."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.errors import EvaluationError, GateRefusal, UsageProblem
from eval.french import value
from eval.names import METRICS
from eval.summary import Estimate

FLOORS_FILE = Path(__file__).resolve().parent / "floors.toml"
# Means of 0/1 scores are sums of binary fractions: a floor equal to the measured value must pass.
TOLERANCE = 1e-9


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Golden(_Strict):
    sha256: str
    development: int
    test: int


class Floors(_Strict):
    """What ``floors.toml`` holds. ``floors``: means that must be reached; ``ceilings``: means not to exceed."""

    golden: _Golden
    floors: dict[str, float] = Field(default_factory=dict)
    ceilings: dict[str, float] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldenState:
    """The golden questions as they are now."""

    sha256: str
    development: int
    test: int


def read_floors(file: Path = FLOORS_FILE) -> Floors:
    """Read the floors.

    Raises:
        EvaluationError: missing file, broken TOML, unknown metric or a limit outside [0, 1].
    """
    try:
        floors = Floors.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise EvaluationError(f"Le fichier des seuils {file} est absent ou mal formé\u00a0: rétablissez-le.") from error
    for name, limit in (floors.floors | floors.ceilings).items():
        if name not in METRICS or not 0 <= limit <= 1:
            raise EvaluationError(f"Seuil inconnu ou impossible dans {file}\u00a0: «\u00a0{name} = {limit}\u00a0».")
    return floors


def check_golden(floors: Floors, state: GoldenState) -> None:
    """Refuse golden questions that are not the registered ones.

    Raises:
        GateRefusal: digest or counts differ.
    """
    registered = floors.golden
    if (registered.development, registered.test) != (state.development, state.test):
        raise GateRefusal(
            f"Le jeu de questions a {state.development} questions de développement et {state.test} réservées, au lieu "
            f"de {registered.development} et {registered.test} enregistrées\u00a0: si c’est voulu, lancez "
            "«\u00a0python -m eval gate --register\u00a0»."
        )
    if registered.sha256 != state.sha256:
        raise GateRefusal(
            "Le jeu de questions a changé depuis son enregistrement\u00a0: si c’est voulu, lancez "
            "«\u00a0python -m eval gate --register\u00a0»."
        )


def check_floors(floors: Floors, measured: Mapping[str, Estimate]) -> None:
    """Refuse a run that does not reach every limit; a metric that could not be measured does not reach its floor.

    Raises:
        GateRefusal: names every metric that fails, with its value and its limit.
    """
    faults = []
    for name, limit in floors.floors.items():
        estimate = measured.get(name)
        if estimate is None or estimate.value < limit - TOLERANCE:
            faults.append(f"{name} = {_shown(estimate)} (au moins {value(limit)})")
    for name, limit in floors.ceilings.items():
        estimate = measured.get(name)
        if estimate is None or estimate.value > limit + TOLERANCE:
            faults.append(f"{name} = {_shown(estimate)} (au plus {value(limit)})")
    if faults:
        listed = "\u00a0; ".join(faults)
        raise GateRefusal(f"Évaluation sous les seuils\u00a0: {listed}. Corrigez la régression.")


def _shown(estimate: Estimate | None) -> str:
    return value(estimate.value) if estimate is not None else "non mesuré"


def parse_change(text: str) -> tuple[str, float]:
    """Read « NAME=VALUE ».

    Raises:
        UsageProblem: another form, an unknown metric, or a value outside [0, 1].
    """
    name, _, number = text.partition("=")
    try:
        limit = float(number)
    except ValueError:
        limit = math.nan
    if name not in METRICS or not 0 <= limit <= 1:
        raise UsageProblem(f"«\u00a0{text}\u00a0»\u00a0: donnez NOM=VALEUR, un nom de mesure et une valeur de 0 à 1.")
    return name, limit


def move_limit(content: str, name: str, limit: float, lowering: bool) -> str:
    """Change one limit in the text of ``floors.toml``, comments kept.

    ``lowering`` says which flag was given: to demand less (a lower floor, a higher ceiling), or more.

    Raises:
        UsageProblem: no such limit, or the change goes the other way.
    """
    floors = Floors.model_validate(tomllib.loads(content))
    current = (floors.floors | floors.ceilings).get(name)
    if current is None:
        raise UsageProblem(f"Aucun seuil «\u00a0{name}\u00a0» dans floors.toml\u00a0: ajoutez-le à la main.")
    demands_less = limit < current if name in floors.floors else limit > current
    if demands_less != lowering:
        flag = "--lower-floor" if demands_less else "--raise-floor"
        raise UsageProblem(f"{name} passerait de {current:g} à {limit:g}\u00a0: dites-le avec {flag}.")
    return re.sub(rf"(?m)^{name}\s*=.*$", f"{name} = {limit!r}", content)


def register(content: str, state: GoldenState) -> str:
    """Write digest and counts of the golden questions into the text of ``floors.toml``, comments kept."""
    lines = {"sha256": f'"{state.sha256}"', "development": str(state.development), "test": str(state.test)}
    for key, text in lines.items():
        content = re.sub(rf"(?m)^{key}\s*=.*$", f"{key} = {text}", content)
    return content

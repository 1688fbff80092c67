"""The golden questions: reading them (checked at the door) and validating them against the corpus."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from eval.errors import GoldenError
from eval.types import EvidenceMode, GoldenCase, Nugget, Split

GOLDEN_DIR = Path(__file__).resolve().parent / "golden"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Status = Literal["answered", "partial", "not_in_corpus", "out_of_scope"]

_MESSAGES = {
    "missing": "champ absent",
    "extra_forbidden": "champ inconnu",
    "string_too_short": "texte vide",
    "too_short": "liste vide ou trop courte",
    "too_long": "liste trop longue",
    "string_type": "un texte est attendu",
    "bool_type": "true ou false est attendu",
    "literal_error": "valeur inconnue",
    "int_type": "un nombre entier est attendu",
    "greater_than_equal": "nombre trop petit",
    "less_than_equal": "nombre trop grand",
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _NuggetLine(_Strict):
    text: Text
    vital: bool
    patterns: list[Text]


class _CaseLine(_Strict):
    id: Text
    kind: Text
    question: Text
    history: list[Text] = Field(default_factory=list)
    expected_status: Annotated[list[Status], Field(min_length=1)]
    nuggets: list[_NuggetLine] = Field(default_factory=list)
    evidence: list[Annotated[list[Text], Field(min_length=2, max_length=2)]] = Field(default_factory=list)
    forbidden: list[Text] = Field(default_factory=list)
    cluster: Text
    split: Split
    proposition: Annotated[int, Field(ge=1, le=12)] | None = None
    base: Text | None = None
    evidence_mode: EvidenceMode = "all"

    def case(self) -> GoldenCase:
        return GoldenCase(
            id=self.id,
            kind=self.kind,
            question=self.question,
            history=tuple(self.history),
            expected_status=tuple(self.expected_status),
            nuggets=tuple(Nugget(n.text, n.vital, tuple(n.patterns)) for n in self.nuggets),
            evidence=tuple((source, quotation) for source, quotation in self.evidence),
            forbidden=tuple(self.forbidden),
            cluster=self.cluster,
            split=self.split,
            proposition=self.proposition,
            base=self.base,
            evidence_mode=self.evidence_mode,
        )


def golden_files(path: Path) -> tuple[Path, ...]:
    """List the golden files under ``path``: itself, or the ``*.jsonl`` of a folder by name.

    Raises:
        GoldenError: nothing is there.
    """
    files = tuple(sorted(path.glob("*.jsonl"))) if path.is_dir() else (path,)
    if not files or not files[0].is_file():
        raise GoldenError(f"Aucune question d’évaluation dans {path}\u00a0: indiquez un fichier .jsonl avec --golden.")
    return files


def load_golden(path: Path) -> tuple[GoldenCase, ...]:
    """Read the cases of a ``.jsonl`` file, or of every ``.jsonl`` of a folder, in order; blank lines are skipped.

    Raises:
        GoldenError: missing or undecodable file, no case, or a line that breaks the format (names line and field).
    """
    cases = [case for file in golden_files(path) for case in _load_file(file)]
    if not cases:
        raise GoldenError(f"Le fichier {path} ne contient aucune question\u00a0: ajoutez-en au moins une.")
    return tuple(cases)


def _load_file(file: Path) -> list[GoldenCase]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldenError(f"Le fichier {file} est illisible\u00a0: vérifiez les droits et l’encodage UTF-8.") from error
    return [_parse(line, number, file) for number, line in enumerate(lines, start=1) if line.strip()]


def _parse(line: str, number: int, file: Path) -> GoldenCase:
    try:
        return _CaseLine.model_validate_json(line).case()
    except ValidationError as error:
        first = error.errors()[0]
        where = f"{file.name}, ligne {number}"
        if first["type"] == "json_invalid":
            raise GoldenError(f"{where}\u00a0: ce n’est pas une ligne JSON valide\u00a0; corrigez-la.") from error
        field = ".".join(str(part) for part in first["loc"]) or "ligne"
        detail = _MESSAGES.get(first["type"], "valeur de forme inattendue")
        raise GoldenError(f"{where}, champ «\u00a0{field}\u00a0»\u00a0: {detail}\u00a0; corrigez ce champ.") from error


def golden_digest(path: Path) -> str:
    """Compute the SHA-256 (hexadecimal) of the bytes of the golden files, in the order of their names."""
    digest = hashlib.sha256()
    for file in golden_files(path):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def select(cases: Sequence[GoldenCase], split: str) -> tuple[GoldenCase, ...]:
    """Keep the cases of one half, or all of them for ``"all"``, in order."""
    return tuple(case for case in cases if split in ("all", case.split))


def count_splits(cases: Sequence[GoldenCase]) -> dict[str, int]:
    """Count the cases of each half."""
    counts = Counter(case.split for case in cases)
    return {"development": counts["development"], "test": counts["test"]}


def must_answer(case: GoldenCase) -> bool:
    """Only an answer, whole or partial, is right."""
    return set(case.expected_status) <= {"answered", "partial"}


def must_abstain(case: GoldenCase) -> bool:
    """Only an abstention is right."""
    return set(case.expected_status) <= {"not_in_corpus", "out_of_scope"}

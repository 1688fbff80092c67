"""What we wrote for the worksheet after reading each proposition. Data in ``editorial.toml``; no quotation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import AssistantError
from assistant.worksheet.types import NBSP, Role

EDITORIAL = Path(__file__).parent / "editorial.toml"
AUTHORITY = "autorite"  # in ``ask``: whoever authorises or funds this kind of structure


class BadEditorial(AssistantError):
    """The file of questions is missing or is not of the form that its header explains."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Question(_Strict):
    text: str = Field(min_length=1)
    roles: str = Field(default="", alias="for")


class _Unsaid(_Strict):
    text: str = Field(min_length=1)
    ask: str = Field(min_length=1)
    words: str = ""


class _Proposition(_Strict):
    number: int
    difficulties: tuple[str, ...]
    question: tuple[_Question, ...]
    unsaid: tuple[_Unsaid, ...]


class _File(_Strict):
    bodies: dict[str, str]
    authorities: dict[str, tuple[str, ...]]
    proposition: tuple[_Proposition, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask oneself; ``roles``: whom it comes first for, empty for everyone."""

    text: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Expected:
    """What one might expect of a proposition and its text does not give; ``ask``: keys of bodies."""

    text: str
    ask: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for one proposition. ``difficulties`` serve to rank and are never shown."""

    difficulties: tuple[str, ...]
    questions: tuple[Question, ...]
    unsaid: tuple[Expected, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Editorial:
    """The whole file. Compared and hashed by identity."""

    propositions: Mapping[int, Written]
    bodies: Mapping[str, str]
    authorities: Mapping[str, tuple[str, ...]]  # by kind of structure

    def whom(self, keys: tuple[str, ...], kind: str) -> tuple[str, ...]:
        """The bodies under ``keys``, in words, for a kind of structure."""
        named = [self.authorities.get(kind, ()) if key == AUTHORITY else (self.bodies[key],) for key in keys]
        return tuple(dict.fromkeys(name for names in named for name in names))


@lru_cache(maxsize=2)
def load_editorial(path: Path = EDITORIAL) -> Editorial:
    """Read and check ``path``; kept in memory.

    Raises:
        BadEditorial: the file is missing, is no TOML, or a line is not as its header says.
    """
    try:
        file = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        propositions = {p.number: _written(p) for p in file.proposition}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError, ValueError) as error:
        raise BadEditorial(
            f"Le fichier {path.name} de la page «{NBSP}Ma situation{NBSP}» est illisible{NBSP}: remettez celui qui est "
            "livré avec le programme."
        ) from error
    asked = {key for p in propositions.values() for one in p.unsaid for key in one.ask}
    if unknown := sorted(asked - file.bodies.keys() - {AUTHORITY}):
        raise BadEditorial(f"Le fichier {path.name} renvoie à «{NBSP}{unknown[0]}{NBSP}»{NBSP}: ajoutez-le à [bodies].")
    return Editorial(MappingProxyType(propositions), MappingProxyType(file.bodies), MappingProxyType(file.authorities))


def _written(given: _Proposition) -> Written:
    return Written(
        given.difficulties,
        tuple(Question(q.text, frozenset(Role(r) for r in q.roles.split())) for q in given.question),
        tuple(Expected(u.text, tuple(u.ask.split()), u.words) for u in given.unsaid),
    )

"""The lexicon: what people say, and the words of the documents that it leads to. Data in ``lexicon.toml``.

It is read at every cold start, so checks are plain loops: building a pydantic adapter would cost more than the reading.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.errors import CorpusError

LEXICON = Path(__file__).parent / "lexicon.toml"
_PARTS = frozenset({"acronyms", "theme", "structures"})
_THEME = frozenset({"title", "weight", "workplace", "words"})
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a theme: each expression of ``said`` leads to each of ``found``, never the other way."""

    said: tuple[str, ...]
    found: tuple[str, ...]
    weight: float  # in ]0, 1]: what a word of ``found`` is worth beside the one that was said
    theme: str
    workplace: bool = False  # it names a kind of structure or a job, which a person says of themselves


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything as written in the file: nothing is folded or stemmed here. Compared and hashed by identity."""

    acronyms: Mapping[str, tuple[str, ...]]  # short form -> its expansions; used in both directions
    entries: tuple[Entry, ...]
    structures: Mapping[str, str]  # kind of structure, as the sector names it -> its long name


@lru_cache(maxsize=4)
def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """Read and check ``path``; kept in memory.

    Raises:
        CorpusError: the file is missing, is no TOML, or a line is not of the form that its header explains.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CorpusError(
            f"Le lexique {path.name} est introuvable ou illisible{NBSP}: remettez le fichier livré avec le programme."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(
            f"Le lexique {path.name} n’est pas du TOML valide ({error}){NBSP}: corrigez cette ligne."
        ) from error
    unknown = sorted(tables.keys() - _PARTS)
    if unknown:
        raise _wrong(path, f"la partie [{unknown[0]}]", "seules [acronyms], [[theme]] et [structures] existent")
    return Lexicon(
        MappingProxyType(dict(_acronyms(tables.get("acronyms", {}), path))),
        tuple(_entries(tables.get("theme", []), path)),
        MappingProxyType(dict(_structures(tables.get("structures", {}), path))),
    )


def _acronyms(table: Any, path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for short, value in _table(table, "[acronyms]", path).items():
        expansions = value if isinstance(value, list) else [value]
        if not expansions or not all(isinstance(text, str) and text.strip() for text in expansions):
            raise _wrong(path, f"le sigle {short}", "son développement est un texte, ou une liste de textes")
        yield short, tuple(text.strip() for text in expansions)


def _entries(themes: Any, path: Path) -> Iterator[Entry]:
    if not isinstance(themes, list):
        raise _wrong(path, "[theme]", "un thème s’ouvre par [[theme]], avec deux crochets")
    for number, theme in enumerate(themes, start=1):
        title = theme.get("title") if isinstance(theme, dict) else None
        if not isinstance(title, str) or not title.strip():
            raise _wrong(path, f"le thème n° {number}", "il lui faut un titre (title)")
        where = f"le thème «{NBSP}{title}{NBSP}»"
        if theme.keys() - _THEME:
            raise _wrong(path, where, f"«{NBSP}{sorted(theme.keys() - _THEME)[0]}{NBSP}» n’y a pas sa place")
        weight = theme.get("weight")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight <= 1:
            raise _wrong(path, where, "son poids (weight) est un nombre entre 0 et 1")
        workplace = theme.get("workplace", False)
        if not isinstance(workplace, bool):
            raise _wrong(path, where, "« workplace » vaut true ou false")
        for said, found in _table(theme.get("words"), where, path).items():
            said_ways, found_ways = _expressions(said, where, path), _expressions(found, where, path)
            yield Entry(said_ways, found_ways, float(weight), title, workplace)


def _structures(table: Any, path: Path) -> Iterator[tuple[str, str]]:
    for kind, name in _table(table, "[structures]", path).items():
        if not isinstance(name, str) or not name.strip():
            raise _wrong(path, f"la structure {kind}", "son nom entier est un texte")
        yield kind, name.strip()


def _expressions(text: Any, where: str, path: Path) -> tuple[str, ...]:
    """Split « turn-over, rotation » at its commas."""
    parts = tuple(part.strip() for part in text.split(",")) if isinstance(text, str) else ()
    if not parts or not all(parts):
        raise _wrong(path, where, f"les expressions se séparent par une virgule, sans en laisser de vide ({text!r})")
    return parts


def _table(value: Any, where: str, path: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(path, where, "il y faut des lignes de la forme « mot = texte »")
    return value


def _wrong(path: Path, where: str, why: str) -> CorpusError:
    return CorpusError(f"Le lexique {path.name} est à corriger, {where}{NBSP}: {why}.")

"""The kinds of structure that the sector has, and the people whom they are for."""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.question import fold
from assistant.worksheet.types import NBSP, Structure, UnknownStructure
from corpus.lexicon import load_lexicon


@cache
def structures() -> tuple[Structure, ...]:
    """Every kind, in the order of the lexicon."""
    return tuple(Structure(kind, name) for kind, name in load_lexicon().structures.items())


def find_structure(kind: str) -> Structure:
    """The kind under its short or its full name, whatever the case and the accents.

    Raises:
        UnknownStructure: the message lists the kinds.
    """
    wanted = _plain(kind)
    for structure in structures():
        if wanted in {_plain(structure.kind), _plain(structure.name)}:
            return structure
    known = ", ".join(s.kind for s in structures())
    said = (
        f"«{NBSP}{kind.strip()}{NBSP}» n’est pas un type de structure connu"
        if kind.strip()
        else "Il manque le type de structure"
    )
    raise UnknownStructure(f"{said}{NBSP}: choisissez parmi {known}.")


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


@cache
def publics(structure: Structure) -> tuple[str, ...]:
    """The words of the documents for the people of a structure, as the lexicon's line on its kind gives them."""
    common = {"établissements", "services", "organisations", "organismes gestionnaires", "personnes accompagnées"}
    short, full = _plain(structure.kind), _plain(structure.name)
    found = [
        word
        for entry in load_lexicon().entries
        if entry.theme == "Types de structures" and {_plain(said) for said in entry.said} & {short, full}
        for word in entry.found
        if word not in common
    ]
    return tuple(dict.fromkeys(found))

"""The prompts: data files with a version, filled in here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "prompts"
ANSWER = "answer"
QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Prompt:
    """``name`` with its version is kept in the record of every answer."""

    name: str
    version: int
    system: str
    request: str  # with {fields}
    repair: str  # with {fault}

    def __str__(self) -> str:
        return f"{self.name}-{self.version}"


@cache
def load_prompt(name: str) -> Prompt:
    """One prompt of ``assistant/llm/prompts``."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Prompt(name, table["version"], table["system"].strip(), table["request"].strip(), table["repair"].strip())


def filled(template: str, **fields: str) -> str:
    """The template with its fields; in one pass, so that a field that holds ``{another}`` changes nothing."""
    parts = template.split("{")
    done = [parts[0]]
    for part in parts[1:]:
        name, closed, rest = part.partition("}")
        done.append(f"{fields[name]}{rest}" if closed and name in fields else "{" + part)
    return "".join(done)

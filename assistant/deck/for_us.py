"""Our own questions to the room: written once, kept beside the code, marked as ours wherever they are shown."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Final

from assistant.deck.model import Audience, Register
from corpus.errors import CorpusError

FILE: Final = Path(__file__).with_suffix(".toml")
NBSP: Final = "\u00a0"


def questions_for_us(propositions: tuple[int, ...], audience: Audience, register: Register) -> tuple[str, ...]:
    """The questions of some propositions, their first ones first; those of no proposition when none has any.

    Raises:
        CorpusError: see ``all_questions``.
    """
    table = all_questions()
    rows = [table[number][audience][register] for number in propositions if number in table] or [
        table[0][audience][register]
    ]
    return tuple(q for q in chain.from_iterable(zip_longest(*rows)) if q)


@cache
def all_questions(path: Path = FILE) -> dict[int, dict[str, dict[str, tuple[str, ...]]]]:
    """Every question, by proposition number (0: none), audience and register.

    Raises:
        CorpusError: the file is missing or not of the expected form.
    """
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
        return {
            int(number): {
                audience: {register: tuple(_typeset(q) for q in questions) for register, questions in registers.items()}
                for audience, registers in audiences.items()
            }
            for number, audiences in rows.items()
        }
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise CorpusError(
            f"Le fichier des questions à se poser «{NBSP}{path.name}{NBSP}» ne se lit pas{NBSP}: rétablissez-le."
        ) from error


def _typeset(question: str) -> str:
    return question.replace(" ?", f"{NBSP}?").replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")

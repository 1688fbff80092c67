"""What a model wrote, read as it comes: JSON, whatever stands around it, one statement at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.llm.failure import FailureKind, ModelFailure

Completeness = Literal["complete", "partial", "none"]
MOST_STATEMENTS = 8
LONGEST_STATEMENT = 600  # characters
MOST_CODES = 12

_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_OPENING = re.compile(r'"statements"\s*:\s*\[')


class _Claim(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_STATEMENT)]
    codes: Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=MOST_CODES)]


class _Written(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    statements: list[_Claim]
    completeness: Completeness


# Written out, not derived: every provider takes this much of JSON Schema, and few take more.
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "statements": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "codes": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["text", "codes"],
                "additionalProperties": False,
            },
        },
        "completeness": {"type": "string", "enum": ["complete", "partial", "none"]},
    },
    "required": ["statements", "completeness"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as the model wrote it, with the codes of the sentences that it says it rests on."""

    text: str
    codes: tuple[str, ...]


class Reader:
    """Text in, claims out: ``feed`` gives those that have become whole, ``completeness`` what the end says."""

    def __init__(self) -> None:
        self.text = ""
        self._at: int | None = None  # where the next claim may begin, once the list has opened
        self._given = 0

    def feed(self, text: str) -> Iterator[Claim]:
        """The claims that this further piece of text completes."""
        self.text += text
        if "}" in text:
            yield from self._whole_claims()

    def _whole_claims(self) -> Iterator[Claim]:
        if self._at is None:
            if "<think>" in self.text and "</think>" not in self.text:
                return
            thought = max((m.end() for m in _THOUGHT.finditer(self.text)), default=0)
            opening = _OPENING.search(self.text, thought)
            if opening is None:
                return
            self._at = opening.end()
        while self._given < MOST_STATEMENTS:
            start = re.compile(r"[\s,]*").match(self.text, self._at)
            try:
                value, end = json.JSONDecoder().raw_decode(self.text, start.end() if start else self._at)
                claim = _Claim.model_validate(value)
            except ValueError:  # not whole yet, or not of the form: ``completeness`` tells which
                return
            self._at = end
            self._given += 1
            yield Claim(claim.text, tuple(claim.codes))

    def completeness(self) -> Completeness:
        """Whether the model says that its statements answer; the whole text is read again, strictly.

        Raises:
            ModelFailure: unreadable; ``detail`` says what is wrong, in words that can be sent back to the model.
        """
        body = _THOUGHT.sub("", self.text)
        start = body.find("{")
        if not body.strip():
            raise ModelFailure(FailureKind.EMPTY)
        if start < 0:
            raise ModelFailure(FailureKind.UNREADABLE, "la réponse n’est pas un objet JSON")
        try:
            value, _ = json.JSONDecoder().raw_decode(body, start)
        except ValueError as error:
            raise ModelFailure(FailureKind.UNREADABLE, "le JSON est mal formé ou incomplet") from error
        try:
            written = _Written.model_validate(value)
        except ValidationError as error:
            where = ", ".join(sorted({".".join(map(str, e["loc"])) for e in error.errors()})[:5])
            raise ModelFailure(FailureKind.UNREADABLE, f"ces champs ne conviennent pas : {where}") from None
        if not written.statements and written.completeness != "none":
            raise ModelFailure(FailureKind.EMPTY, "la liste « statements » est vide")
        return written.completeness

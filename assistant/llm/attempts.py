"""The calls that one answer may cost: one, and one repair; a refused option or a busy server may cost one more."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from assistant.errors import BadSetting
from assistant.llm.call import BEAT, Patience, spoken
from assistant.llm.events import Waiting, Writing
from assistant.llm.failure import FailureKind, ModelFailure
from assistant.llm.messages import repaired
from assistant.llm.models import load_model, model_name, shaped
from assistant.llm.reading import SCHEMA, Claim, Completeness, Reader
from assistant.settings import Settings

_REPAIRABLE = frozenset({FailureKind.UNREADABLE, FailureKind.EMPTY})


@dataclass(frozen=True, slots=True)
class _Way:
    """How the next call is made."""

    messages: list[Any]
    plain: bool  # without what the server refused: the schema, the temperature
    streaming: bool
    repairs: int = 1  # left
    waits: int = 1


class Attempts:
    """Asks the model of the settings. It remembers what its server refuses. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        """Check the setting.

        Raises:
            BadSetting, ModelMissing: see ``model_name``.
        """
        name = model_name(settings)
        if name is None:
            raise BadSetting("Aucun modèle n’est réglé (HUMANIFEST_LLM).")
        self.name = name
        self._settings = settings
        self._model = cache(self._load)
        self._plain = False
        self._streaming = True

    def _load(self, plain: bool) -> Any:
        model = load_model(self._settings, plain=plain)
        return model if plain else shaped(model, self.name.provider, SCHEMA)

    def claims(
        self, messages: list[Any], patience: Patience
    ) -> Generator[Writing | Waiting | Claim, None, Completeness]:
        """The statements as they are written, after a ``Writing`` at every call; returns the completeness.

        Raises:
            ModelFailure: no call gave a whole and readable answer.
        """
        way = _Way(messages, self._plain, self._streaming)
        attempt = 0
        first: ModelFailure | None = None
        while True:
            attempt += 1
            yield Writing(attempt)
            reader = Reader()
            try:
                completeness = yield from self._call(way, reader, patience)
            except ModelFailure as failure:
                next_way = _other(way, failure, reader.text, patience)
                if next_way is None:
                    raise (first if first and failure.kind in _REPAIRABLE else failure) from None
                first = first or failure
                if next_way.waits < way.waits:
                    yield from _waited(failure.retry_after or 0.0, patience)
                way = next_way
                continue
            self._plain, self._streaming = way.plain, way.streaming
            return completeness

    def _call(self, way: _Way, reader: Reader, patience: Patience) -> Generator[Waiting | Claim, None, Completeness]:
        made = partial(self._model, way.plain)
        traced = self._settings.llm_tracing
        for piece in spoken(made, way.messages, patience, streaming=way.streaming, traced=traced):
            if piece.text is None:
                yield Waiting(patience.deadline.left())
            else:
                yield from reader.feed(piece.text)
        return reader.completeness()


def _other(way: _Way, failure: ModelFailure, text: str, patience: Patience) -> _Way | None:
    """Another way to ask after a failure; None when there is none."""
    match failure.kind:
        case FailureKind.REJECTED if not way.plain:
            return replace(way, plain=True)
        case FailureKind.BUSY if way.waits and (failure.retry_after or 0.0) < patience.deadline.left() / 2:
            return replace(way, waits=way.waits - 1) if failure.retry_after is not None else None
        case FailureKind.CUT if way.repairs and not failure.detail:
            return replace(way, repairs=0, streaming=False)
        case kind if kind in _REPAIRABLE and way.repairs:
            if not text.strip():  # a server that doesn't stream
                return replace(way, repairs=0, streaming=not way.streaming)
            return replace(way, repairs=0, messages=repaired(way.messages, text, failure.detail))
    return None


def _waited(seconds: float, patience: Patience) -> Iterator[Waiting]:
    until = patience.deadline.left() - seconds
    while (left := patience.deadline.left()) > until and not patience.stopped.wait(min(BEAT, left - until)):
        yield Waiting(left)

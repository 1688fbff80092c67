"""One call to a model: its text as it comes, whatever the provider does in the meantime."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event
from typing import Any

from assistant.llm.background import loaded, submit
from assistant.llm.deadline import Deadline
from assistant.llm.failure import FailureKind, ModelFailure, failure_of

BEAT = 0.2  # seconds between two signs of life while nothing comes
MOST_CHARS = 40_000  # forty times a long answer; past it the connection is closed


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a caller waits: until ``deadline``, unless ``stopped`` is set before."""

    deadline: Deadline
    stopped: Event


@dataclass(frozen=True, slots=True)
class Piece:
    """What came: a piece of text, or None when only time has passed. ``ended``: the provider says why it stopped."""

    text: str | None
    ended: str = ""


def spoken(
    model: Callable[[], Any], messages: list[Any], patience: Patience, *, streaming: bool, traced: bool
) -> Iterator[Piece]:
    """The pieces of the model's text; ``Piece(None)`` every ``BEAT`` seconds of silence. Closing the iterator, the
    deadline and a stop each close the connection.

    ``model`` makes the model: importing its package is part of the time that the answer may take.

    Raises:
        ModelFailure: anything but a text that is whole.
    """
    _give_up(patience)
    came: SimpleQueue[Piece | None] = SimpleQueue()
    future = submit(_pump(model, messages, came, streaming=streaming, traced=traced))
    future.add_done_callback(lambda _: came.put(None))
    length, ended = 0, ""
    try:
        while True:
            _give_up(patience)
            try:
                piece = came.get(timeout=min(BEAT, patience.deadline.left()))
            except Empty:
                yield Piece(None)
                continue
            if piece is None:
                break
            length += len(piece.text or "")
            ended = piece.ended or ended
            if length > MOST_CHARS:
                raise ModelFailure(FailureKind.TOO_LONG)
            yield piece
        _give_up(patience)
        _raise_for(future.exception(timeout=0))
    except CancelledError as error:
        raise ModelFailure(FailureKind.STOPPED) from error
    finally:
        future.cancel()
    if ended not in _WHOLE and (ended or streaming):
        raise ModelFailure(FailureKind.CUT, ended)


_WHOLE = frozenset({"stop", "eos", "end_turn"})


def _give_up(patience: Patience) -> None:
    if patience.stopped.is_set():
        raise ModelFailure(FailureKind.STOPPED)
    if not patience.deadline.left():
        raise ModelFailure(FailureKind.TIMEOUT)


def _raise_for(error: BaseException | None) -> None:
    # Not chained: the message of a provider may repeat the key, and a trace would show it.
    if error is not None:
        raise failure_of(error) from None


async def _pump(
    model: Callable[[], Any], messages: list[Any], came: SimpleQueue[Piece | None], *, streaming: bool, traced: bool
) -> None:
    ready = await loaded(model)
    with _tracing(traced):
        if not streaming:
            message = await ready.ainvoke(messages)
            came.put(Piece(message.text, _ended(message)))
            return
        async for chunk in ready.astream(messages):
            came.put(Piece(chunk.text, _ended(chunk)))


def _ended(message: Any) -> str:
    metadata = getattr(message, "response_metadata", None) or {}
    return str(metadata.get("finish_reason") or metadata.get("done_reason") or "")


def _tracing(wanted: bool) -> AbstractContextManager[Any]:
    """LangSmith sends what it is told in the environment, perhaps for another program: not ours, unless asked."""
    if wanted:
        return nullcontext()
    from langsmith.run_helpers import tracing_context

    return tracing_context(enabled=False)

"""One event loop in a thread of its own, where every call to a model runs.

The providers' asynchronous clients are tied to the loop that first used them, and only a task can be stopped while a
server says nothing: so synchronous and asynchronous callers alike hand their calls to this loop.
"""

from __future__ import annotations

import asyncio
import atexit
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from functools import cache
from threading import Thread
from typing import Any, ParamSpec, TypeVar

ENDING = 1.0  # seconds that the end of the process waits for calls to be given up
P = ParamSpec("P")
T = TypeVar("T")


class _Abandonable(ThreadPoolExecutor):
    """A thread for each piece of blocking work. The process may end before it: a name server that never answers must
    not keep a command from returning, as the threads of an ordinary pool would.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run ``fn`` in a thread of its own."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits, as every executor does
                future.set_exception(error)

        Thread(target=run, name="humanifest-model-work", daemon=True).start()
        return future


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    loop.set_default_executor(_Abandonable())
    thread = Thread(target=loop.run_forever, name="humanifest-model", daemon=True)
    thread.start()
    atexit.register(_ended, loop, thread)
    return loop


def _ended(loop: asyncio.AbstractEventLoop, thread: Thread) -> None:
    """End the loop before the interpreter ends: a thread killed inside a compiled library aborts the process."""
    with suppress(FutureTimeout, CancelledError):
        submit(_cancel_all()).result(ENDING)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(ENDING)


async def _cancel_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@cache
def _loading() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(thread_name_prefix="humanifest-model-loading")


async def loaded(make: Callable[[], T]) -> T:
    """``make()`` in a thread that the process waits for: it imports compiled libraries."""
    return await asyncio.get_running_loop().run_in_executor(_loading(), make)


def submit(coroutine: Coroutine[Any, Any, T]) -> Future[T]:
    """Run a coroutine in the background; cancelling the future stops it wherever it waits."""
    return asyncio.run_coroutine_threadsafe(coroutine, _loop())

"""A synchronous stream for an asynchronous caller: it runs in a thread, and the caller's loop stays free."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from threading import Event as Flag
from typing import TypeVar

T = TypeVar("T")


async def in_thread(make: Callable[[], Iterator[T]], stop: Flag) -> AsyncIterator[T]:
    """The items of ``make()``, as they come. ``stop`` is set when the caller goes away: the thread then ends soon.

    Raises:
        Whatever the iterator raises.
    """
    loop = asyncio.get_running_loop()
    came: asyncio.Queue[T] = asyncio.Queue()

    def run() -> None:
        for item in make():
            if stop.is_set():
                return
            loop.call_soon_threadsafe(came.put_nowait, item)

    work = asyncio.ensure_future(asyncio.to_thread(run))
    try:
        while True:
            item = asyncio.ensure_future(came.get())
            await asyncio.wait({item, work}, return_when=asyncio.FIRST_COMPLETED)
            if item.done():
                yield item.result()
                continue
            item.cancel()
            await work
            # Items put just before the end are scheduled on the loop before its end is: they are there by now.
            while not came.empty():
                yield came.get_nowait()
            return
    finally:
        stop.set()

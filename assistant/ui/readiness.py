"""What the server makes ready while the first browser is still reading its scripts.

Opening the index and reading the documents a first time cost seconds that nobody should wait for. One thread does it as
soon as the server starts, and stands aside while a page is drawn.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module
from itertools import chain
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

from assistant.ui.opening import current_assistant
from corpus.errors import HumanifestError

if TYPE_CHECKING:
    from streamlit import App

    from assistant import Assistant

HOME: Final = "assistant.ui.pages.chat"
# Seconds. While one thread works out an answer, the one that serves every browser waits this long for its turn, for
# each file and each message: Python's own 5 ms add up to whole seconds on a first visit.
_TURN: Final = 0.0005
_GRACE: Final = 2.0  # seconds: a browser that opens with the server reads its scripts and draws the page first
_PAUSE: Final = 0.05  # seconds between two questions, and between two looks at whether a page is drawn
_AT_ONCE: Final = 20  # sentences, read in some 20 ms

_REST: Final = 1.0  # seconds since the last page was drawn: somebody who asks in a row has the machine for themselves

_lock = Lock()
_drawn = 0  # pages that are being drawn now
_last = 0.0  # when the last one was


@asynccontextmanager
async def in_advance(app: App) -> AsyncIterator[None]:  # noqa: ARG001 - Streamlit's signature
    """The life of the server: what is made ready is begun with it, and never holds it back."""
    sys.setswitchinterval(_TURN)
    Thread(target=make_ready, name="readiness", daemon=True).start()
    yield


@contextmanager
def drawing() -> Iterator[None]:
    """A page is drawn: what is made ready waits."""
    global _drawn, _last  # noqa: PLW0603 - one count for the process
    with _lock:
        _drawn += 1
    try:
        yield
    finally:
        with _lock:
            _drawn -= 1
            _last = time.monotonic()


def make_ready() -> None:
    """Open the assistant, load the first page, then have the documents read by questions that nobody waits for.

    What is wrong with the index or the settings is left for the page to say.
    """
    try:
        assistant = current_assistant()
        import_module(HOME)
        time.sleep(_GRACE)
        _stand_aside()
        for _ in chain(_questions_asked(assistant), _sentences_read(assistant)):
            _stand_aside()
        # What is open stays open: looking through it for what may be thrown away costs up to 80 ms, in an answer.
        gc.collect()
        gc.freeze()
    except HumanifestError:
        return


def _questions_asked(assistant: Assistant) -> Iterator[None]:
    """Ask, one at a time, what leads through every proposition. Quotations alone: no model is called."""
    from assistant.chain import Request

    for question in (*assistant.starters(), *(p.title for p in assistant.corpus.propositions)):
        assistant.chain.run(Request(question, ()))
        yield


def _sentences_read(assistant: Assistant) -> Iterator[None]:
    """Work out what every answer asks of the sentences that it weighs, some sentences at a time."""
    from assistant.library.around import context_of
    from assistant.library.terms import editors_of, terms_in
    from assistant.views.suggestions import offerable

    library = assistant.library
    for position, sentence in enumerate(library.sentences):
        terms_in(sentence.text)
        terms_in(context_of(sentence, library))
        editors_of(sentence.id, library)
        offerable(sentence.id, library)
        if position % _AT_ONCE == 0:
            yield


def _stand_aside() -> None:
    time.sleep(_PAUSE)
    while _drawn or time.monotonic() - _last < _REST:
        time.sleep(_PAUSE)

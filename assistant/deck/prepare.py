"""A presentation from an open assistant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.chain import Request as Asked
from assistant.deck.build import make_deck
from assistant.deck.model import Deck, Request

if TYPE_CHECKING:
    from assistant.service import Assistant


def prepare(request: Request, assistant: Assistant) -> Deck:
    """The presentation that ``request`` asks for. Its answers are made of quotations whatever the settings: the same
    request gives the same presentation, and nothing waits for a model.

    Raises:
        UnknownDocument, EmptyQuestion, NothingToPresent: see ``make_deck``.
    """
    return make_deck(request, assistant.library, lambda question: assistant.chain.run(Asked(question, ())))

"""Decks over the real corpus and the real index, made once: several subjects, audiences, lengths and registers."""

from __future__ import annotations

import pytest

from assistant.deck.model import Deck, Request
from assistant.deck.prepare import prepare
from assistant.service import Assistant

REQUESTS = {
    "4-8-ca-30": Request((4, 8), audience="ca", minutes=30),
    "1-ca-5": Request((1,), audience="ca", minutes=5),
    "5-9-direction-15": Request((5, 9), audience="direction", minutes=15, register="courant"),
    "all-equipe-30": Request(tuple(range(1, 13)), audience="equipe", minutes=30),
    "2-3-12-adherents-30": Request((2, 3, 12), audience="adherents", minutes=30),
    "question-direction-15": Request(
        question="Que propose Nexem pour les managers de proximité ?", audience="direction", minutes=15
    ),
}


@pytest.fixture(scope="session")
def decks(assistant: Assistant) -> dict[str, Deck]:
    return {name: prepare(request, assistant) for name, request in REQUESTS.items()}

"""Questions on the side that Nexem takes: that no sentence takes one is said first."""

from __future__ import annotations

import pytest

from assistant.routes.positions import NO_SIDE
from assistant.service import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Nexem est-elle favorable ou opposée au télétravail ?",
        "Le manifeste est-il pour ou contre les horaires flexibles ?",
    ],
)
def test_no_side_taken_is_said_before_what_the_documents_say(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(NO_SIDE)
    assert answer.status == "partial"
    assert any("horaires flexibles" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Nexem, pour ou contre les reconversions professionnelles ?",
        "Le texte est-il favorable ou hostile à l’IA générative ?",
        "Que dit Nexem du télétravail ?",
    ],
)
def test_a_proposal_or_a_view_on_the_matter_takes_a_side(assistant: Assistant, question: str) -> None:
    assert NO_SIDE not in assistant.ask(question).text

"""« CA », « C.A » and « conseil d’administration » search alike, however the question is worded."""

from __future__ import annotations

import pytest

from assistant.service import Assistant


@pytest.mark.parametrize("board", ["CA", "C.A", "conseil d’administration"])
@pytest.mark.parametrize("opening", ["Doit-on faire entrer des salariés au", "Le texte parle de places réservées au"])
def test_a_board_is_found_by_any_of_its_names(assistant: Assistant, opening: str, board: str) -> None:
    answer = assistant.ask(f"{opening} {board} ?")
    assert any("réserver des places au C.A" in c.quote for c in answer.citations)

"""The model of wording: what it learns, what it leaves out, what it survives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DamagedIndex
from index.unanswered import NOTHING_KNOWN, Unanswered, learn_unanswered, load_unanswered, save_unanswered, wording

ANSWERED = ["Pourquoi former les équipes ?", "Pourquoi recruter des jeunes ?", "Comment former les jeunes ?"] * 3
SILENT = ["Quel logiciel pour former ?", "Quel logiciel de paie ?", "Un logiciel pour les équipes ?"] * 3
MODEL = learn_unanswered(ANSWERED, SILENT)


def test_what_is_asked_tells_them_apart() -> None:
    assert MODEL.probability("Quel logiciel pour recruter ?") > 0.6
    assert MODEL.probability("Pourquoi recruter ?") < 0.4


def test_words_that_ask_for_a_number_say_nothing() -> None:
    assert wording("Combien de postes, quel pourcentage ?") == ["de", "postes", "de postes"]
    assert MODEL.probability("Combien ?") == MODEL.probability("")


def test_without_one_of_the_kinds_nothing_is_known() -> None:
    assert learn_unanswered([], SILENT) is NOTHING_KNOWN
    assert learn_unanswered(ANSWERED, []) is NOTHING_KNOWN
    assert learn_unanswered(["Pourquoi ?"], ["Où ?"]) is NOTHING_KNOWN  # no word stands twice
    assert NOTHING_KNOWN.probability("Quel logiciel ?") == 0.0


@given(st.text(max_size=80))
def test_it_is_a_probability_of_any_text(text: str) -> None:
    assert 0.0 <= MODEL.probability(text) <= 1.0


def test_it_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    save_unanswered(MODEL, tmp_path / "model.npz")
    again = load_unanswered(tmp_path / "model.npz")
    assert isinstance(again, Unanswered)
    for text in (*ANSWERED[:3], *SILENT[:3]):
        assert again.probability(text) == MODEL.probability(text)
    save_unanswered(NOTHING_KNOWN, tmp_path / "none.npz")
    assert load_unanswered(tmp_path / "none.npz").probability("Quel logiciel ?") == 0.0


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(b"PK\x03\x04 rien")
    with pytest.raises(DamagedIndex, match=r"model\.npz"):
        load_unanswered(path)
    with pytest.raises(DamagedIndex):
        load_unanswered(tmp_path / "absent.npz")

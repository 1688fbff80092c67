"""Reading of answers: normalisation, markers, numbers, length."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.text import Number, count_sentences, markers, matches, normalise, numbers, unsupported, without_markers


def test_normalise_unifies_french_signs() -> None:
    text = "«\u00a0L’égalité\u00a0» et “l’écoute”  :\n75\u202f% " + unicodedata.normalize("NFD", "équipe")
    assert normalise(text) == '" L\'égalité " et "l\'écoute" : 75 % équipe'


@given(st.text())
def test_normalise_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_patterns_ignore_case_but_not_accents() -> None:
    assert matches("GALLUP", normalise("Étude Gallup"))
    assert not matches("etude", normalise("Étude Gallup"))


def test_markers_are_read_in_order() -> None:
    assert markers("Un [2]. Deux [1, 3] [2]") == [2, 1, 3, 2]
    assert "[" not in without_markers("Un [2]. Deux [1, 3]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("75 % des salariés", [Number(75, True)]),
        ("75\u202f% et 26%", [Number(75, True), Number(26, True)]),
        ("35\u202f000 postes vacants", [Number(35000, False)]),
        ("1,5 million, soit 1.5", [Number(1.5, False), Number(1.5, False)]),
        ("62 pour cent", [Number(62, True)]),
        ("le 26/03/2025", [Number(26, False), Number(3, False), Number(2025, False)]),
        ("en 2023, 75 %", [Number(2023, False), Number(75, True)]),
        ("trois propositions", []),
    ],
)
def test_numbers_as_french_text_writes_them(text: str, expected: list[Number]) -> None:
    assert numbers(text) == expected


def test_a_percentage_is_not_supported_by_a_plain_number() -> None:
    assert unsupported(numbers("75 %"), numbers("75 salariés")) == [Number(75, True)]
    assert unsupported(numbers("75"), numbers("75 %")) == []
    assert unsupported(numbers("26 %"), numbers("62 %")) == [Number(26, True)]


def test_numbers_are_shown_in_french() -> None:
    assert [str(n) for n in numbers("1,5 % 2000000")] == ["1,5\u00a0%", "2000000"]


def test_length_counts_sentences_and_lines() -> None:
    assert count_sentences("Un [1]. Deux ! Trois ? Quatre…\n\n– cinq") == 5
    assert count_sentences("\u00a0\n… [1]") == 0

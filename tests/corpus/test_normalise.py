"""The comparison form equates what it says, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise import fold, slug

EQUATED = [
    ("e\u0301te\u0301", "été"),
    ("« mot »", "“mot”"),
    ("«\u202fmot\u202f»", '"mot"'),
    ("“ Les Echos ”", "“Les Echos”"),
    ("l’humain", "l'humain"),
    ("à l‘instar", "à l’instar"),
    ("35\u202f000\u00a0postes", "35 000 postes"),
    ("16–25 ans", "16-25 ans"),
    ("médico-\nsociales", "médico-sociales"),
    ("médico-  \r\n  sociales", "médico-sociales"),
    ("une\n ligne", "une ligne"),
    ("  bord ", "bord"),
    ("ma\u00adnager\u200b", "manager"),
]
DISTINCT = [
    ("Mot", "mot"),
    ("Étude", "Etude"),
    ("75 %", "75%"),
    ("62 %", "26 %"),
    ("ne doit pas", "doit"),
    ("etc...", "etc…"),
    ("cœur", "coeur"),
    ("médico- sociales", "médico-sociales"),
    ("médicosociales", "médico-sociales"),
    ("un mot.", "un mot"),
    ("2²", "22"),
    ("a b", "ab"),
]


@pytest.mark.parametrize(("one", "two"), EQUATED)
def test_equated(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@pytest.mark.parametrize(("one", "two"), DISTINCT)
def test_kept_apart(one: str, two: str) -> None:
    assert fold(one) != fold(two)


MARKS = st.text("aé1« »“”\"'’-–\n\r\t \u00a0\u202f\u00ad\u0301.", max_size=60)


@given(st.one_of(st.text(max_size=200), MARKS))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=["L", "Nd"], exclude_characters="ʼ"), max_size=80))  # an apostrophe
def test_letters_and_digits_are_kept(text: str) -> None:
    assert fold(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("L’humain, au cœur !", 60, "l-humain-au-coeur"),
        ("Étendue À Ÿ", 60, "etendue-a-y"),
        ("un deux trois", 7, "un-deux"),
        ("anticonstitutionnellement", 4, "anti"),
        ("…", 60, ""),
    ],
)
def test_slugs(text: str, limit: int, expected: str) -> None:
    assert slug(text, limit) == expected

"""Which clause asks, how it is spelt, and whose situation it tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.situation import own_structure, without_own_numbers
from assistant.understanding.wording import (
    asking_clauses,
    focus,
    fold,
    in_full,
    says_enough,
    topic_terms,
    without_quotations,
)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Notre Ehpad compte 80 lits et 30 % de postes vacants. Que faire ?", "Que faire ?"),
        ("Nous perdons un salarié sur trois, comment les garder ?", "comment les garder ?"),
        ("Réunion demain : combien de postes sont vacants dans la branche ?", None),
        ("Je prends mes fonctions lundi. Par où commencer ?", "Par où commencer ?"),
        ("on perd des gens, quelles pistes ?", "quelles pistes ?"),
    ],
)
def test_the_clause_that_asks_comes_first(text: str, first: str | None) -> None:
    assert asking_clauses(text)[0] == (first or focus(text))


def test_a_text_that_does_not_ask_has_no_asking_clause() -> None:
    assert asking_clauses("le mentorat inversé") == ()


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("cest quoi la RSO", "c'est quoi la rso"),
        ("c koi la rso", "c'est quoi la rso"),
        ("c quoi la gpec", "c'est quoi la gpec"),
        ("keske la rso", "qu'est-ce que la rso"),
        ("quest ce que la rso", "qu'est-ce que la rso"),
        ("quest-ce que la rso", "qu'est-ce que la rso"),
        ("pk ils partent", "pourquoi ils partent"),
        ("pkoi ils partent", "pourquoi ils partent"),
        ("cb de postes vacants", "combien de postes vacants"),
        ("cmt recruter", "comment recruter"),
        ("kel taux", "quel taux"),
        ("dou vient ce chiffre", "d'ou vient ce chiffre"),
        ("c’est quoi la RSO", "c'est quoi la rso"),
        ("quel coût", "quel cout"),
    ],
)
def test_asking_words_are_spelt_in_full(typed: str, full: str) -> None:
    assert in_full(fold(typed)) == full


def test_spelling_in_full_adds_no_word_to_the_topic() -> None:
    assert topic_terms("cest koi la RSO") == topic_terms("c’est quoi la RSO ?")


def test_what_is_quoted_is_taken_out_unless_nothing_is_left() -> None:
    assert "30" not in without_quotations("Qui a dit « 30 % de postes vacants » dans le secteur ?")
    assert without_quotations("« l’humain d’abord »") == "« l’humain d’abord »"


def test_a_clause_of_asking_words_says_too_little() -> None:
    assert not says_enough("Que dit le manifeste ?")
    assert says_enough("Combien de salariés quittent leur chef ?")


@pytest.mark.parametrize(
    "text",
    [
        "Chez nous, la moitié des éducateurs sont partis. Que faire ?",
        "Notre association a du mal à recruter",
        "mon EHPAD cherche des infirmières",
        "Je suis directrice d’un ESAT",
        "Je dirige une MECS de 40 places",
        "J’ai 71 ans et je préside une association",
        "on n’arrive plus à recruter",
        "Nous avons trois démissions ce mois-ci",
        "Mes équipes sont épuisées",
        "je viens d’entrer au CA",
        "Pouvez-vous aider notre petite structure ?",
        "Nos salariés s’en vont",
    ],
)
def test_the_person_speaks_of_their_own_structure(text: str) -> None:
    assert own_structure(text)


@pytest.mark.parametrize(
    "text",
    [
        "Combien de postes sont vacants ?",
        "Je suis étudiante, que dit le manifeste du télétravail ?",
        "Je suis journaliste : qui est Manuel Pélissié ?",
        "Je voudrais savoir ce que dit la proposition 4",
        "J’ai une question sur le mentorat",
        "On m’a dit que 30 % des postes sont vacants, est-ce vrai ?",
        "Que propose Nexem pour notre secteur ?",
        "Qui a dit « nos salariés sont notre richesse » ?",
        "A-t-on des chiffres sur le turnover ?",
        "Je suis perdu, c’est quoi la RSO ?",
    ],
)
def test_whoever_asks_about_the_sector_has_no_situation_of_their_own(text: str) -> None:
    assert not own_structure(text)


@given(st.text(max_size=200))
def test_asking_clauses_are_parts_of_the_text(text: str) -> None:
    assert all(clause in text for clause in asking_clauses(text))


@given(st.text(max_size=200))
def test_spelling_in_full_is_done_once(text: str) -> None:
    once = in_full(fold(text))
    assert in_full(once) == once


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("on a 20 % d’absentéisme dans mon esat", "on a d’absentéisme dans mon esat"),
        ("J’ai 71 ans, que dit la proposition 2 ?", "J’ai ans, que dit la proposition 2 ?"),
        ("Notre asso de 1 200 salariés recrute en 2024", "Notre asso de salariés recrute en 2024"),
        (
            "Chez nous, 80 lits. Que représentent les 35 000 postes ?",
            "Chez nous, lits. Que représentent les 35 000 postes ?",
        ),
        ("Que représentent les 35 000 postes ?", "Que représentent les 35 000 postes ?"),
        ("Nos cadres lisent l’axe 2", "Nos cadres lisent l’axe 2"),
    ],
)
def test_the_numbers_of_one_s_own_structure_are_not_searched_for(text: str, left: str) -> None:
    assert without_own_numbers(text) == left

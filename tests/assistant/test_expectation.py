"""The form of what is asked, and the sentences that can hold it."""

from __future__ import annotations

import pytest

from assistant.selection.expectation import Expectation, Need, expectations, holds
from index.analysis import content_terms


@pytest.mark.parametrize(
    ("question", "need"),
    [
        ("Combien coûte une formation ?", Need.AMOUNT),
        ("Quel budget pour la campagne ?", Need.AMOUNT),
        ("Quelle est la cotisation annuelle ?", Need.AMOUNT),
        ("Quand la convention entrera-t-elle en vigueur ?", Need.DATE),
        ("En quelle année l’étude a-t-elle été menée ?", Need.DATE),
        ("Où se trouve le siège ?", Need.PLACE),
        ("Combien de jours de congé ?", Need.COUNT),
        ("Cette campagne, elle coûterait combien ?", Need.AMOUNT),
        ("Combien est-ce que tout cela va coûter ?", Need.AMOUNT),
        ("Elle démarre à quelle date ?", Need.DATE),
        ("Quelle part des jeunes ?", Need.SHARE),
        ("Quel pourcentage de salariés ?", Need.SHARE),
        ("Quel âge moyen ont les bénévoles ?", Need.NUMBER),
        ("Quelle est la durée médiane d’un contrat ?", Need.NUMBER),
        ("Le plan a-t-il été chiffré ?", Need.AMOUNT),
        ("Quelles écoles sont visées ? Il me faut les noms.", Need.NAME),
        ("Quels villages résistent, nommément ?", Need.NAME),
        ("L’État l’a-t-il finalement accordée ?", Need.OUTCOME),
        ("Quel salaire verser au trésorier ?", Need.AMOUNT),
        ("À combien s’élève le taux de départ ?", Need.NUMBER),
        ("Quel logiciel est conseillé ?", Need.THING),
        ("Le service ouvre quand ?", Need.DATE),
        ("La réunion a lieu quand exactement ?", Need.DATE),
        ("Elle a étudié où ?", Need.PLACE),
        ("Ce serait combien de millions ?", Need.AMOUNT),
    ],
)
def test_needs(question: str, need: Need) -> None:
    assert [one.need for one in expectations(question)] == [need]


@pytest.mark.parametrize(
    "question",
    [
        "Quand on manage une équipe, que faut-il faire ?",
        "Pourquoi les postes restent-ils vacants ?",
        "Quel est le rôle du manager ?",
        "Par quel moyen le faire ?",
        "Quel est le meilleur moyen de recruter ?",
        "Quelles pistes pour renouveler le conseil ?",
        "Que propose Nexem ?",
    ],
)
def test_most_questions_need_nothing_in_particular(question: str) -> None:
    assert expectations(question) == ()


@pytest.mark.parametrize(
    ("question", "text", "held"),
    [
        ("Combien coûte le dispositif ?", "Le dispositif coûte 300 euros.", True),
        ("Combien coûte le dispositif ?", "Le dispositif réduit les coûts de 30 %.", False),
        ("Quand le rapport est-il paru ?", "Le rapport du 12 janvier 2022 préconise cela.", True),
        ("Quand le rapport est-il paru ?", "Le rapport préconise cela.", False),
        ("Combien de jours de congé ?", "Les salariés ont 12 jours de congé.", True),
        ("Combien de jours de congé ?", "Les salariés ont 12 % de congés en plus.", False),
        ("Combien de travailleurs sont concernés ?", "70 % des salariés sont concernés.", True),
        ("Quelle part des jeunes ?", "Les jeunes sont nombreux.", False),
        ("Quelle part des jeunes ?", "Environ 700 000 jeunes sont attendus en 2025.", False),
        ("Quelle part des jeunes ?", "Les jeunes sont 57 % à le dire.", True),
        ("Quelle part des salariés ?", "8 salariés sur 10 le disent.", True),
    ],
)
def test_what_a_sentence_holds(question: str, text: str, held: bool) -> None:
    assert holds(text, content_terms(text), expectations(question)) is held


def test_the_thing_stands_in_the_sentence_or_around_it() -> None:
    wanted = (Expectation(Need.THING, frozenset(content_terms("chercheurs"))),)
    text = "Le concept a été théorisé par Peter Senge."
    assert not holds(text, content_terms(text), wanted)
    assert holds(text, content_terms(text + " Des chercheurs l’ont repris."), wanted)


def test_a_list_is_wanted_rather_than_its_length() -> None:
    assert expectations("La RSO a combien de volets, et lesquels ?") == ()
    assert expectations("La RSO a combien de volets ?") != ()


def test_several_things_asked_one_suffices() -> None:
    wanted = expectations("Quel logiciel et quelle imprimante ?")
    assert len(wanted) == 2
    assert holds("Le logiciel est libre.", content_terms("logiciel libre"), wanted)


def test_a_number_counts_what_stands_right_after_it() -> None:
    asked = expectations("Combien d’employeurs ont répondu ?")
    beside = "On compte 35 000 postes vacants chez les employeurs du secteur."
    assert not holds(beside, content_terms(beside), asked)
    right = "Ainsi 1 200 employeurs ont répondu."
    assert holds(right, content_terms(right), asked)


def test_faire_baisser_le_nombre_asks_for_no_number() -> None:
    assert expectations("Est-ce que ça fait baisser le nombre de départs ?") == ()


def test_a_place_may_stand_in_a_note_and_des_says_when() -> None:
    (place,) = expectations("Il enseigne où ?")
    assert holds("Un chercheur l’a écrit.", frozenset(), (place,), "Professeur au MIT.")
    assert not holds("Un chercheur l’a écrit.", frozenset(), (place,), "Professeur de droit.")
    (date,) = expectations("On en parle quand ?")
    assert holds("On en parle dès le collège.", frozenset(), (date,))
    assert not holds("On en parle des semaines durant.", frozenset(), (date,))

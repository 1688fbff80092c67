"""Negations, degrees, quantifiers, speakers, names and coverage, on the manifesto's own sentences."""

from __future__ import annotations

import pytest

from assistant.guards.words import OPPOSITES, alike, opposed
from index.analysis import exact_terms, stem
from tests.assistant.guarded import guards

CLASSIFICATION = "Ainsi, le système de classification"
IGOPP = "L’Institut de la Gouvernance"
THIEBAULT = "Le management se doit"


@pytest.mark.parametrize(
    ("statement", "beginning", "passes"),
    [
        ("57 % des jeunes interrogés n’envisagent pas un métier dans le secteur.", "57% des jeunes", True),
        ("57 % des jeunes interrogés envisagent un métier dans le secteur.", "57% des jeunes", False),
        ("La reconnaissance ne favorise pas la fidélisation des talents.", "La reconnaissance favorise", False),
        ("La reconnaissance favorise la fidélisation des talents.", "La reconnaissance favorise", True),
        ("La reconnaissance freine la fidélisation des talents.", "La reconnaissance favorise", False),
        ("Le diplôme n’est pas le seul appui du système de classification, qui doit permettre d’autres éléments.",
         CLASSIFICATION, True),
        ("Le système de classification n’a pas vocation à s’appuyer sur le diplôme attendu.", CLASSIFICATION, False),
        ("Le système de classification a vocation à s’appuyer uniquement sur le diplôme.", CLASSIFICATION, False),
        ("Ils acceptent cette responsabilité avec rétribution en salaire : il faut le faire savoir.",
         "Il faut faire savoir que les membres", False),
        ("Nexem écarte toute stratégie de rétention de personnels.", "Nous ne souhaitons pas développer", True),
        ("Nexem cultive les stratégies de rétention que nous souhaitons développer.", "Nous ne souhaitons pas", False),
        ("La notion de sens n’est pas simple.", "La notion de sens est complexe", True),
        ("La notion de sens est simple.", "La notion de sens est complexe", False),
        ("Nexem n’oublie pas que la rémunération est une attente majeure.", "Si le management est un élément", True),
        ("Nexem oublie que la rémunération est une attente majeure.", "Si le management est un élément", False),
        ("59 % des jeunes considèrent que le secteur attire peu.", "59% des jeunes", True),
        ("Sans s’en tenir à l’obligation, la prévention doit être systémique et durable.", "Au-delà de son car", True),
        ("La prévention doit se limiter à son caractère obligatoire.", "Au-delà de son caractère", False),
        ("Les résultats financiers ne suffisent pas à mesurer la performance.", "La performance ne se mesure", True),
        ("Les résultats financiers suffisent à mesurer la performance.", "La performance ne se mesure", False),
    ],
)  # fmt: skip
def test_negation(statement: str, beginning: str, passes: bool) -> None:
    found = guards(statement, beginning)
    assert ("negation" not in found) is passes, found


@pytest.mark.parametrize(
    ("statement", "beginning", "passes"),
    [
        ("Le management doit favoriser la créativité.", "L’implication sur le management", True),
        ("Le management pourrait favoriser la créativité.", "L’implication sur le management", False),
        ("Le management favorise la créativité.", "L’implication sur le management", False),
        ("Nexem a réalisé une campagne nationale de communication.", "Nexem propose de réaliser", False),
        ("Nexem s’engage à réaliser une campagne nationale de communication.", "Nexem propose de réaliser", False),
        ("Nexem souhaite réaliser une campagne nationale de communication.", "Nexem propose de réaliser", True),
        ("La CCUE permet la prise en compte de l’évolution des compétences.", "La CCUE permettra", False),
        ("La CCUE permettra de prendre en compte l’évolution des compétences.", "La CCUE permettra", True),
        ("Nous considérons que les salariés expérimentés sont une richesse.", "Nous considérons également", True),
        (
            "Nous devons réfléchir à la façon de renouveler le vivier d’administrateurs.",
            "A cet égard, nous devons",
            True,
        ),
        ("Le vivier d’administrateurs est renouvelé.", "A cet égard, nous devons", False),
        ("La VAE doit être simplifiée.", "La simplification des dispositifs de VAE", True),
        ("Nexem impose de simplifier la VAE.", "La simplification des dispositifs de VAE", False),
        ("Il revient aux chefs de service de mettre en œuvre la stratégie.", "Les chefs de service", True),
        ("Agir sur les conditions d’exercice contribue à améliorer l’accompagnement.", "C’est en agissant", True),
        ("La politique de formation, c’est à la branche de la définir.", "Au niveau national, il revient", False),
        ("C’est à la branche de définir une politique de formation.", "Au niveau national, il revient", True),
    ],
)
def test_modality(statement: str, beginning: str, passes: bool) -> None:
    found = guards(statement, beginning)
    assert ("modality" not in found) is passes, found


@pytest.mark.parametrize(
    ("statement", "beginning", "passes"),
    [
        ("Certaines organisations associent davantage les personnes accompagnées.", "Ainsi, un certain nombre", True),
        ("Toutes les organisations associent davantage les personnes accompagnées.", "Ainsi, un certain nombre", False),
        ("Les organisations associent davantage les personnes accompagnées.", "Ainsi, un certain nombre", False),
        ("La majorité des employés sont prêts à s’investir pour un employeur empathique.", "80 % des employés", True),
        ("Tous les employés sont prêts à s’investir pour un employeur empathique.", "80 % des employés", False),
        ("Le soutien financier doit durer plusieurs années.", "Nexem demande aux pouvoirs publics de s", True),
        ("Le soutien financier doit venir de plusieurs opérateurs.", "Nexem demande aux pouvoirs publics de s", False),
        ("La plupart des répondants jugent que le secteur n’offre pas des métiers attractifs.", "54% des répon", False),
    ],
)
def test_quantifiers(statement: str, beginning: str, passes: bool) -> None:
    found = guards(statement, beginning)
    assert ("quantifiers" not in found) is passes, found


@pytest.mark.parametrize(
    ("statement", "beginning", "passes"),
    [
        ("Selon Matthieu Thiébault, le management doit être incarné.", THIEBAULT, True),
        ("Le management doit être incarné, avec une vision.", THIEBAULT, False),
        ("Pour Nexem, le management doit être incarné, avec une vision.", THIEBAULT, False),
        ("Selon Cyril Durand, le management doit être incarné.", THIEBAULT, False),
        ("Selon l’IGOPP, la participation améliore la transparence des décisions.", IGOPP, True),
        ("La participation des parties prenantes améliore la transparence des décisions.", IGOPP, False),
        ("Nexem propose que la participation améliore la transparence des décisions.", IGOPP, False),
        ("Les pouvoirs publics demandent un engagement financier.", "Nexem demande aux pouvoirs publics", False),
        ("Le second volet vient de paraître.", "Le second volet, consacré", False),
        ("Selon l’article, le second volet vient de paraître.", "Le second volet, consacré", True),
    ],
)
def test_speaker(statement: str, beginning: str, passes: bool) -> None:
    found = guards(statement, beginning)
    assert ("speaker" not in found) is passes, found


def test_two_speakers_keep_their_own_words() -> None:
    right = "Matthieu Thiébault veut un management incarné ; Cyril Durand une culture managériale de confiance."
    wrong = "Cyril Durand veut un management incarné ; Matthieu Thiébault une culture managériale de confiance."
    cited = (THIEBAULT, "Cette même logique doit")
    assert "speaker" not in guards(right, *cited)
    assert "speaker" in guards(wrong, *cited)


@pytest.mark.parametrize(
    "statement",
    [
        "Selon McKinsey, 80 % des employés s’investiraient pour un employeur plus empathique.",
        "80 % des employés du CHU se déclarent prêts à s’investir pour un employeur empathique.",
        "Le gouvernement note que 80 % des employés sont prêts à s’investir davantage.",
        "80 % des employés de Lyon se déclarent prêts à s’investir davantage.",
    ],
)
def test_names_that_nothing_cited_holds(statement: str) -> None:
    assert "names" in guards(statement, "80 % des employés")


def test_a_first_name_with_another_last_name() -> None:
    assert guards("Selon Matthieu Durand, le management doit être incarné.", THIEBAULT) & {"names", "speaker"}


def test_a_statement_about_something_else_is_not_covered() -> None:
    assert "coverage" in guards("La rénovation énergétique des bâtiments réduit les déchets.", "80 % des employés")


@pytest.mark.parametrize(
    ("statement", "beginning"),
    [
        ("Les employés qui se sentent soutenus par leurs managers sont plus malheureux.", "Les employés qui se"),
        ("Les managers accompagnent l’insécurité des personnes.", "Il s’agit d’une des spécificités"),
        ("Le dialogue social favorise un climat de méfiance.", "De plus, un dialogue social"),
        ("Le recul des mobilités durables.", "La transition écologique implique"),
    ],
)
def test_a_word_for_its_opposite_beside_the_same_word(statement: str, beginning: str) -> None:
    assert "negation" in guards(statement, beginning)


def test_the_neighbour_of_the_right_sentence_is_no_source() -> None:
    statement = "La dimension environnementale évalue l’impact écologique des organisations."
    assert guards(statement, "La dimension environnementale") == set()
    assert "coverage" in guards(statement, "La dimension sociale")


def test_opposites_are_no_synonyms() -> None:
    assert opposed(stem("confiance"), stem("mefiance"))
    assert not opposed(stem("confiance"), stem("fier"))
    lines = [line for line in OPPOSITES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for line in lines:
        one, other = (exact_terms(side) for side in line.split("|"))
        assert not {stem(w) for w in one} & {stem(w) for w in other}, line


def test_lexicon_shows_a_subject_not_a_sense() -> None:
    assert alike(stem("salaries"), stem("employes")) == 0.5
    assert alike(stem("attractif"), stem("attractivite")) >= 0.8
    assert alike(stem("devaloriser"), stem("valoriser")) < 0.5

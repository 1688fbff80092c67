"""What a plain model writes from the prompt, and its false twins: lists, parts, denials, numbers in words."""

from __future__ import annotations

import pytest

from assistant.guards import attributed
from assistant.guards.cues import cues
from assistant.guards.degrees import done
from assistant.guards.expressions import expanded
from assistant.guards.words import content, tokens
from tests.assistant.guarded import LIBRARY, cited, guards

DEGREES = [
    ("Selon Nexem, l’engagement pourrait constituer un support de la contractualisation.", "Par ailleurs, l’engagement",
     True),
    ("Selon Nexem, l’engagement pourrait être porté à la connaissance des autorités.", "Par ailleurs, l’engagement",
     False),
    ("Établir un plan d’action paritaire dont les actions sont évaluées.", "Etablir un plan d’action", True),
    ("Les actions du plan paritaire sont évaluées et ajustées.", "Etablir un plan d’action", False),
    ("Trois axes doivent être déclinés, dont établir un plan d’action paritaire.", "Etablir un plan d’action", True),
    ("Les salariés veulent une organisation qui s’engage dans la cité.", "L’attente des salariés", True),
    ("Les salariés ont une organisation qui s’engage à les valoriser socialement.", "L’attente des salariés", False),
    ("Le management ne se conçoit pas hors contexte.", "Le management est une construction", True),
    ("Le management se conçoit en contexte.", "Le management est une construction", False),
    ("Le texte a été écrit par Yvan Allaire et Stéphane Rousseau.", "L’obligation du conseil", True),
    ("Le texte a été obtenu par Yvan Allaire et Stéphane Rousseau.", "L’obligation du conseil", False),
]  # fmt: skip
BENEFITS = "Nexem a proposé, dès 2022"
YOUNG = "Les postes de management"
MEMBERS = "Il faut faire savoir que les membres"
FORMED = "La singularité de notre secteur"
TENSIONS = ("Ainsi, nos organisations ne peuvent", "Les valeurs de solidarité")


@pytest.mark.parametrize(("statement", "beginning", "passes"), DEGREES)
def test_degrees(statement: str, beginning: str, passes: bool) -> None:
    found = guards(statement, beginning)
    assert ("modality" not in found) is passes, found


@pytest.mark.parametrize(
    ("statement", "beginnings", "passes"),
    [
        ("De plus en plus de jeunes salariés ne veulent pas devenir managers.", (YOUNG,), True),
        ("De plus en plus de jeunes salariés veulent devenir managers.", (YOUNG,), False),
        ("Les membres de la gouvernance ne touchent rien, ni en salaire ni en nature.", (MEMBERS,), True),
        ("Les membres de la gouvernance n’acceptent rien, ni responsabilité ni contrainte.", (MEMBERS,), False),
        ("La singularité du secteur est méconnue de ceux qu’il ne concerne pas directement.", (FORMED,), True),
        ("La singularité du secteur est méconnue de ceux qu’il concerne directement.", (FORMED,), False),
        ("Nos avantages sont forts, et nous n’en tirons pas assez parti.",
         ("L’impact social et sociétal", "Pourtant, nous le sous"), True),
        ("Nos avantages sont forts, et nous en tirons parti.",
         ("L’impact social et sociétal", "Pourtant, nous le sous"), False),
        ("Il n’y a pas que la composition des instances qui compte.", ("Au-delà de la composition",), True),
        ("À eux seuls, le sens et l’utilité sociale n’arrivent plus à attirer les salariés.",
         ("Bien qu’ils ne suffisent plus",), True),
        ("Seuls le sens et l’utilité sociale attirent les salariés.", ("Bien qu’ils ne suffisent plus",), False),
        ("Ils n’en restent pas moins des prérequis majeurs.", ("Bien qu’ils ne suffisent plus",), True),
        ("Ils ne restent pas des prérequis majeurs.", ("Bien qu’ils ne suffisent plus",), False),
        ("Ces propositions ne restent pas sur le papier : des structures les mettent en œuvre.",
         ("Des propositions déjà mises en œuvre",), True),
        ("Ces propositions ne sont pas mises en œuvre dans les structures.", ("Des propositions déjà mises",), False),
        ("Ces propositions restent sur le papier.", ("Des propositions déjà mises en œuvre",), False),
        ("Le management ne se résume pas à des intentions.", ("Et cela ne peut se résumer",), True),
        ("Les intentions suffisent au management.", ("Et cela ne peut se résumer",), False),
        ("Les jeunes voient le travail comme un simple gagne-pain.", ("Les jeunes générations ne voient plus",), False),
        ("Le mécénat de compétences peut se faire avec ou sans mandat.", ("Nexem entend partager",), True),
        ("Le mécénat de compétences ne peut pas se faire avec ou sans mandat.", ("Nexem entend partager",), False),
    ],
)  # fmt: skip
def test_denials(statement: str, beginnings: tuple[str, ...], passes: bool) -> None:
    found = guards(statement, *beginnings)
    assert ("negation" not in found) is passes, found


@pytest.mark.parametrize(
    ("statement", "beginnings", "passes"),
    [
        ("Ces avantages visent à améliorer l’attractivité du secteur.", (BENEFITS,), True),
        ("Les avantages visent à améliorer l’attractivité du secteur.", (BENEFITS,), False),
        ("La solidarité nourrit toujours le projet politique.", TENSIONS, True),
        ("Nos organisations sont toujours rigides.", ("Nos organisations sont souvent",), False),
        ("La prévention doit être abordée comme un tout.", ("Au-delà de son caractère",), True),
        ("La prévention doit être partagée par tous.", ("Au-delà de son caractère",), False),
    ],
)
def test_how_many(statement: str, beginnings: tuple[str, ...], passes: bool) -> None:
    found = guards(statement, *beginnings)
    assert ("quantifiers" not in found) is passes, found


@pytest.mark.parametrize(
    ("statement", "beginning", "passes"),
    [
        ("Il faut trouver du sang neuf pour les administrateurs.", "A cet égard, nous devons", True),
        ("Il faut trouver neuf administrateurs.", "A cet égard, nous devons", False),
        ("La transmission profite des deux côtés.", "Elle est valorisante", True),
        ("La transmission profite à deux professionnels.", "Elle est valorisante", False),
        ("Trois fois sur quatre, on quitte son emploi à cause de son chef.", "De plus, 75 %", True),
        ("Deux fois sur trois, on quitte son emploi à cause de son chef.", "De plus, 75 %", False),
    ],
)
def test_numbers_in_words(statement: str, beginning: str, passes: bool) -> None:
    found = guards(statement, beginning)
    assert ("numbers" not in found) is passes, found


@pytest.mark.parametrize(
    ("statement", "beginning", "stopping"),
    [
        ("La deuxième partie propose de refonder l’organisation du système.", "Refonder l’organisation", ""),
        ("La troisième partie propose de refonder l’organisation du système.", "Refonder l’organisation",
         "proposition"),
        ("Les parties prenantes proposent de refonder l’organisation du système.", "Refonder l’organisation",
         "speaker"),
        ("La génération Z regroupe les personnes nées entre 1995 et 2012.", "La Génération Z", ""),
        ("La génération Z regroupe les pompiers volontaires et les retraités.", "La Génération Z", "coverage"),
        ("Manuel Pélissié est directeur général de l’IRTS Parmentier.", "Dans la perspective d’une convention", ""),
    ],
)  # fmt: skip
def test_what_a_document_is_made_of(statement: str, beginning: str, stopping: str) -> None:
    assert guards(statement, beginning) == ({stopping} if stopping else set())


def test_a_title_listed_in_an_article_has_the_number_of_its_proposition() -> None:
    listed = [s.id for s in LIBRARY.sentences if s.text.startswith("proposer des parcours professionnels enrichis")]
    text = "s’intitule : proposer des parcours professionnels enrichis et diversifiés."
    assert not attributed(f"La proposition 10 {text}", listed, LIBRARY).failures
    assert attributed(f"La proposition 9 {text}", listed, LIBRARY).failures


def test_the_manifesto_answers_for_what_an_article_lists() -> None:
    listed = [s.id for s in LIBRARY.sentences if s.text.startswith("promouvoir une gouvernance ouverte")]
    statement = "La proposition 3 vise à promouvoir une gouvernance ouverte à la diversité et aux parties prenantes."
    both = [*listed, *cited("S’il n’existe pas de modèle idéal")]
    assert (attributed(statement, both, LIBRARY).failures, attributed(statement, both, LIBRARY).lead) == ((), "")


@pytest.mark.parametrize("text", ["Il a lieu en mai.", "Ils ont envie de partir.", "Elles ont beau dire.",
                                  "Le mot a trois facettes."])  # fmt: skip
def test_a_present_is_no_past(text: str) -> None:
    assert done(text) == []
    assert done("Il a obtenu un accord.") != []


@pytest.mark.parametrize("text", ["Ils n’en sont pas moins utiles.", "Des listes à n’en plus finir.",
                                  "Non sans raison, ils partent."])  # fmt: skip
def test_an_idiom_denies_nothing(text: str) -> None:
    assert not [cue for cue in cues(tokens(text)) if cue.kind == "not"]


def test_an_expression_stands_for_its_words() -> None:
    assert set(content("exploiter")) <= set(expanded(content("tirer parti")))
    assert expanded(content("faire savoir")) == tuple(content("faire savoir"))


def test_what_would_come_otherwise_is_a_condition() -> None:
    ids = cited("Nexem considère que nos organisations doivent s’engager dans cette révolution")
    right = (
        "Si nos organisations accumulent du retard, les salariés auront des pratiques qui échapperont à l’institution."
    )
    assert not attributed(right, ids, LIBRARY).failures
    wrong = "Nos organisations doivent accumuler du retard par rapport à d’autres secteurs."
    assert attributed(wrong, ids, LIBRARY).failures


def test_a_sentence_may_count_axes_of_its_own() -> None:
    ids = cited("Pour garantir l’efficience de cette démarche") + cited("Etablir le rôle de la branche")
    assert not attributed(
        "Le premier axe est d’établir le rôle de la branche en matière de SQVCT.", ids, LIBRARY
    ).failures
    item = cited("Etablir le rôle de la branche")
    assert not attributed("Le premier axe est d’établir le rôle de la branche en SQVCT.", item, LIBRARY).failures
    assert attributed("Le deuxième axe est d’établir le rôle de la branche en SQVCT.", item, LIBRARY).failures

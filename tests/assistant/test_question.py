"""What a question asks for is read from its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.understanding.question import MAX_QUESTION_CHARS, Wanted, clean, understand


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Que dit la proposition 4 ?", (4,)),
        ("Compare les propositions 4 et 8", (4, 8)),
        ("les propositions 8, 9 et 10", (8, 9, 10)),
        ("propositions 8 à 12", (8, 9, 10, 11, 12)),
        ("la quatrième proposition", (4,)),
        ("la 11e proposition", (11,)),
        ("proposition n° 13", (13,)),
        ("propo 8, son titre ?", (8,)),
        ("Quels sont les 35 000 postes ?", ()),
        ("12 propositions", ()),
    ],
)
def test_named_propositions(text: str, numbers: tuple[int, ...]) -> None:
    assert understand(text).propositions == numbers


@pytest.mark.parametrize(
    ("text", "claimed"),
    [("les 16 propositions de Nexem", 16), ("les douze propositions", 12), ("Que dit la proposition 4 ?", None)],
)
def test_claimed_count(text: str, claimed: int | None) -> None:
    assert understand(text).claimed_count == claimed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Combien de postes sont vacants ?", Wanted.FIGURE),
        ("Quelle part des jeunes connaît mal le secteur ?", Wanted.FIGURE),
        ("Qu’est-ce que la RSO ?", Wanted.DEFINITION),
        ("C'est quoi le mentorat inversé ?", Wanted.DEFINITION),
        ("Pourquoi les postes restent-ils vacants ?", Wanted.REASON),
        ("Qui a parlé du maillon le moins formé ?", Wanted.SPEAKER),
        ("Comment stimuler la créativité ?", Wanted.MANNER),
        ("Quels sont les trois objectifs de la branche ?", Wanted.ENUMERATION),
        ("D’où vient ce chiffre ?", Wanted.SOURCE),
        ("Le télétravail est-il évoqué ?", Wanted.EXPLANATION),
    ],
)
def test_wanted(text: str, wanted: Wanted) -> None:
    assert understand(text).wanted is wanted


@pytest.mark.parametrize(
    "text",
    [
        "Quelles sont les douze propositions ?",
        "liste des propositions",
        "Cite-moi toutes les propositions",
        "les 12 propositions",
    ],
)
def test_enumeration_of_the_propositions(text: str) -> None:
    assert understand(text).all_propositions


def test_percentages_that_the_question_states() -> None:
    assert understand("Est-ce que 29,4 % ou 90 pour cent des salariés partent ?").numbers == ("29.4", "90")


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\u200b\u200b", "\n\t"])
def test_an_empty_question_is_refused_in_french(text: str) -> None:
    with pytest.raises(EmptyQuestion, match="vide"):
        understand(text)


def test_a_question_of_20_000_characters_is_refused_in_french() -> None:
    with pytest.raises(QuestionTooLong, match="20000 caractères"):
        understand("a" * 20_000)


@given(st.text(max_size=MAX_QUESTION_CHARS))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        question = understand(text)
    except EmptyQuestion:
        return
    assert question.text == clean(question.text)
    assert all(character.isprintable() for character in question.text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # how to do, not the whole of a list
        ("Quelles pistes pour garder les soignants ?", Wanted.MANNER),
        ("Quelles mesures contre l’usure ?", Wanted.MANNER),
        ("Quelles solutions face aux départs ?", Wanted.MANNER),
        ("Quelles actions mener auprès des jeunes ?", Wanted.MANNER),
        ("Quels moyens pour former les managers ?", Wanted.MANNER),
        ("Quels sont les leviers pour fidéliser ?", Wanted.MANNER),
        ("Quels sont les membres de la branche ?", Wanted.ENUMERATION),
        ("Quels conseils d’administration sont cités ?", Wanted.ENUMERATION),
        ("Par où commencer ?", Wanted.MANNER),
        # the clause that asks
        ("Nous avons 30 % d’absentéisme chez nous. Comment faire ?", Wanted.MANNER),
        ("Notre taux de départ explose, comment le réduire ?", Wanted.MANNER),
        ("Je ne sais pas combien de temps on tiendra. Pourquoi les gens partent-ils ?", Wanted.REASON),
        ("Le directeur a cité la RSO en réunion. C’est quoi ?", Wanted.DEFINITION),
        ("Combien de postes sont vacants dans le secteur ? C’est pour un exposé, merci.", Wanted.FIGURE),
        ("Nous cherchons les causes du turnover. Quelle part des salariés quitte son chef ?", Wanted.FIGURE),
        ("Mon chef m’a dit pourquoi il partait : quelles aides pour le remplacer ?", Wanted.ENUMERATION),
        # spellings
        ("cest quoi la rso", Wanted.DEFINITION),
        ("c koi le mentorat inversé", Wanted.DEFINITION),
        ("keske la RSO", Wanted.DEFINITION),
        ("quest ce que la GPEC", Wanted.DEFINITION),
        ("pk les jeunes partent", Wanted.REASON),
        ("pkoi ça bloque", Wanted.REASON),
        ("cb de postes vacants", Wanted.FIGURE),
        ("cmt recruter", Wanted.MANNER),
        # an acronym alone
        ("CCUE ?", Wanted.DEFINITION),
        ("la RSO", Wanted.DEFINITION),
        ("C.A. ?", Wanted.DEFINITION),
        ("CPNE-FP", Wanted.DEFINITION),
        ("Mentorat ?", Wanted.EXPLANATION),
        # percentages
        ("Qui a dit « 80 % de nos départs tiennent au management » ?", Wanted.SPEAKER),
        ("Que veut dire Nexem par « 100 % des équipes engagées » ?", Wanted.DEFINITION),
        ("Comment expliquer que 62% partent ?", Wanted.REASON),
        ("Est-il vrai que 62 % des salariés partent ?", Wanted.FIGURE),
        ("Quel % de postes vacants ?", Wanted.FIGURE),
        # who
        ("Qui le dit ?", Wanted.SPEAKER),
        ("Qui l’a écrit ?", Wanted.SPEAKER),
    ],
)
def test_wanted_is_that_of_the_clause_that_asks(text: str, wanted: Wanted) -> None:
    assert understand(text).wanted is wanted


def test_a_situation_is_told_apart() -> None:
    assert understand("Chez nous personne ne reste, que faire ?").situation
    assert not understand("Que propose Nexem contre les départs ?").situation


def test_the_percentages_of_one_s_own_structure_are_no_claim() -> None:
    assert understand("Nous avons 30 % de postes vacants chez nous. Que faire ?").numbers == ()
    assert understand("Chez nous tout va mal. Est-ce que 90 % des salariés partent ?").numbers == ("90",)
    assert understand("Nous avons lu que 90 % partent. Est-ce vrai ?").numbers == ("90",)


def test_a_figure_that_one_has_read_is_not_that_of_one_s_own_structure() -> None:
    assert understand("Chez nous on cherche d’où sort le 30 % de départs et le 12 %").numbers == ("30", "12")
    assert understand("Nous avons 30 % de départs et 12 % d’absences, les 80 lits sont vides").numbers == ()


def test_one_s_own_percentage_asks_for_no_figure() -> None:
    assert understand("on a 20% d’absentéisme dans mon esat cest normal ?").wanted is Wanted.EXPLANATION

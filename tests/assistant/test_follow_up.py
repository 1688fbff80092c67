"""A follow-up is completed by what came before; a new topic is left alone."""

from __future__ import annotations

import pytest

from assistant.dialogue.follow_up import resolve
from assistant.understanding.question import Wanted
from index.analysis import content_terms

FIRST = "Quelle part des salariés part à cause de son chef ?"


@pytest.mark.parametrize(
    "text", ["Et chez les jeunes ?", "D’où vient ce chiffre ?", "Pourquoi ?", "Qui le dit, cette étude ?"]
)
def test_an_ellipsis_takes_up_the_question_before(text: str) -> None:
    question = resolve(text, [FIRST], content_terms)
    assert question.follow_up
    assert FIRST in question.search
    assert text in question.resolved


@pytest.mark.parametrize(
    "text", ["Qu’est-ce qu’une organisation apprenante ?", "Quelles sont les douze propositions du manifeste ?"]
)
def test_a_new_topic_is_not_polluted_by_the_one_before(text: str) -> None:
    question = resolve(text, [FIRST], content_terms)
    assert not question.follow_up
    assert question.search == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("et la suivante ?", 5),
        ("Et la précédente ?", 3),
        ("et la 8 ?", 8),
        ("pareil pour la 11", 11),
        ("Et la proposition 9 ?", 9),
    ],
)
def test_neighbouring_propositions(text: str, number: int) -> None:
    question = resolve(text, ["Que dit la proposition 4 ?"], content_terms)
    assert question.propositions == (number,)
    assert f"proposition {number}" in question.resolved


def test_a_chain_of_follow_ups_keeps_the_topic() -> None:
    question = resolve("Et d’où vient ce chiffre ?", [FIRST, "Et chez les jeunes ?"], content_terms)
    assert FIRST in question.search


SECOND = "Comment financer le bénévolat ?"
ABOUT = "Que dit la proposition 5 ?"
TOPIC = "Que propose le manifeste sur le mentorat inversé ?"


@pytest.mark.parametrize(
    "text",
    [
        # a pronoun before a verb
        "Comment la financer ?",
        "Comment les convaincre ?",
        "Qui le dit ?",
        "Qui l’affirme ?",
        "Et qui la finance ?",
        "En parle-t-il ailleurs ?",
        "Qu’en dit l’article ?",
        "Peut-on l’imposer ?",
        "Faut-il les former ?",
        "Comment y arriver ?",
        # more of the same
        "Y a-t-il autre chose ?",
        "Autre chose ?",
        "Et sinon rien d’autre ?",
        "Un exemple ?",
        "Tu es sûr ?",
        "C’est vrai ?",
        "Pouvez-vous préciser ?",
        # demonstratives
        "Pourquoi ça ?",
        "Comment ça marche ?",
        "À quoi sert ce dispositif ?",
        "Qui porte cette mesure ?",
        "Celle-ci concerne-t-elle les cadres ?",
        # the same question of another group
        "Et pour les managers ?",
        "Et en Ehpad ?",
        "Même question pour les cadres",
        "Idem pour les soignants ?",
        "pareil pour les bénévoles ?",
        "Et le taux chez les femmes ?",
        # a subject without a noun
        "Quand est-elle née ?",
        "Dans quelle organisation travaille-t-il ?",
        "Est-ce qu’ils sont payés ?",
        "pk ?",
    ],
)
def test_what_is_left_unsaid_is_taken_from_before(text: str) -> None:
    assert resolve(text, [TOPIC], content_terms).follow_up


@pytest.mark.parametrize(
    "text",
    [
        "Autre sujet : que dit Nexem du télétravail ?",
        "Sinon, combien de postes sont vacants ?",
        "Rien à voir : c’est quoi la RSO ?",
        "Changeons de sujet, parlez-moi de l’usure professionnelle",
        "Par ailleurs, le bénévolat recule-t-il ?",
        "Et combien de postes sont vacants ?",
        "Et qu’est-ce que la RSO ?",
        "Les jeunes sont-ils mal informés ?",
        "Y a-t-il des primes pour les soignants ?",
        "Il y a combien de postes vacants ?",
        "Faut-il augmenter les salaires ?",
        "Comment former les cadres ?",
        "Comment la branche recrute ?",
        "Comment le manager reconnaît le travail ?",
        "Pour le dossier unique, quelle échéance ?",
        "Le télétravail, qu’en dit Nexem ?",
        "Ça sert à quoi, une organisation apprenante ?",
        "Qui siège au CA ?",
        "Qui êtes-vous ?",
        "Merci beaucoup !",
        "Quelles sont les propositions ?",
        "Qui est Manuel Pélissié ?",
        "Existe-t-il un accord sur le handicap ?",
        "L’usure professionnelle touche-t-elle les cadres ?",
    ],
)
def test_a_question_with_its_own_topic_is_read_alone(text: str) -> None:
    question = resolve(text, [TOPIC], content_terms)
    assert not question.follow_up
    assert "mentorat" not in question.search


def test_the_words_that_change_the_topic_are_not_searched_for() -> None:
    question = resolve("Autre sujet : que dit Nexem du télétravail ?", [TOPIC], content_terms)
    assert question.search == "que dit Nexem du télétravail ?"
    assert resolve("Sinon, le bénévolat ?", [TOPIC], content_terms).search == "le bénévolat ?"


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Et chez les jeunes ?", "jeunes"),
        ("Et pour les cadres ?", "cadres"),
        ("Même question pour les femmes", "femmes"),
        ("Et le taux dans les Ehpad ?", "Ehpad"),
    ],
)
def test_an_ellipsis_says_what_it_adds(text: str, added: str) -> None:
    assert resolve(text, [FIRST], content_terms).added == tuple(content_terms(added))


@pytest.mark.parametrize("text", ["Qui le dit ?", "D’où vient ce chiffre ?", "Et les salariés ?", "Pourquoi ?"])
def test_a_pointer_or_a_word_already_said_adds_nothing(text: str) -> None:
    assert resolve(text, [FIRST], content_terms).added == ()


@pytest.mark.parametrize(
    "text",
    [
        "Et leur patron, il serait indemnisé ?",
        "Et ceux qui ne se voient pas y travailler ?",
        "Et pour leur dégager du temps, une idée ?",
        "Et les moins de trente ans, ils seraient partants ?",
    ],
)
def test_an_ellipsis_that_asks_something_else_adds_no_case(text: str) -> None:
    question = resolve(text, [FIRST], content_terms)
    assert question.follow_up
    assert question.added == ()
    assert FIRST in question.search


@pytest.mark.parametrize(
    ("text", "taken_up"),
    [
        ("Je reviens à ma première question : qui apprend à qui ?", TOPIC),
        ("Revenons à la deuxième question, pour quel résultat ?", SECOND),
        ("Pour revenir à ma question de départ : pourquoi ?", TOPIC),
        ("Retour à la troisième question : c’est risqué ?", SECOND),  # there is no third: the last one
    ],
)
def test_a_person_goes_back_to_an_earlier_question(text: str, taken_up: str) -> None:
    question = resolve(text, [TOPIC, SECOND], content_terms)
    assert question.follow_up
    assert taken_up in question.search
    assert "revien" not in question.search.lower()


def test_going_back_without_more_asks_it_again() -> None:
    question = resolve("Je reviens à ma première question.", [TOPIC, SECOND], content_terms)
    assert question.search == TOPIC
    assert question.text == "Je reviens à ma première question."


def test_the_follow_up_of_a_follow_up_takes_up_the_nearest_words() -> None:
    history = ["Qui est Delphine Williot ?", "Que dit-elle sur les chefs de service ?"]
    question = resolve("Et le DG de Linkiaa, il dit quoi lui ?", history, content_terms)
    assert "chefs de service" in question.search
    assert "Williot" not in question.search


def test_an_ellipsis_takes_the_place_of_the_one_before() -> None:
    question = resolve("Et chez les cadres ?", [FIRST, "Et chez les jeunes ?"], content_terms)
    assert question.added == tuple(content_terms("cadres"))
    assert FIRST in question.search
    assert "jeunes" not in question.search


def test_a_pronoun_keeps_the_proposition_that_was_named() -> None:
    question = resolve("Comment la financer ?", [ABOUT], content_terms)
    assert question.propositions == (5,)
    assert question.wanted is Wanted.MANNER


def test_thanks_are_no_topic_to_take_up() -> None:
    question = resolve("Et chez les jeunes ?", [FIRST, "Merci !"], content_terms)
    assert FIRST in question.search


def test_a_greeting_before_leaves_the_question_as_it_is() -> None:
    assert not resolve("Et chez les jeunes ?", ["Bonjour"], content_terms).follow_up


def test_earlier_follow_ups_do_not_pile_up() -> None:
    history = [TOPIC, "Comment le financer ?", "Y a-t-il autre chose ?"]
    question = resolve("Comment les convaincre ?", history, content_terms)
    assert question.search == f"{TOPIC} Comment les convaincre ?"


def test_a_question_without_words_of_its_own_keeps_those_of_the_follow_up_before() -> None:
    assert "financer" in resolve("Pourquoi ?", [TOPIC, "Comment le financer ?"], content_terms).search


def test_an_ellipsis_after_a_source_asks_the_first_question_again() -> None:
    question = resolve(
        "Et chez les cadres ?", [FIRST, "Et chez les jeunes ?", "D’où vient ce chiffre ?"], content_terms
    )
    assert question.wanted is Wanted.FIGURE
    assert FIRST in question.search
    assert "jeunes" not in question.search


def test_the_source_of_what_an_ellipsis_asked_is_still_about_it() -> None:
    question = resolve("D’où vient ce chiffre ?", [FIRST, "Et chez les jeunes ?"], content_terms)
    assert question.added == tuple(content_terms("jeunes"))
    assert "jeunes" in question.search


@pytest.mark.parametrize(
    ("first", "text", "search"),
    [
        ("Qu’est-ce que la RSO ?", "Et la QVCT ?", "la QVCT ?"),
        ("Qu’est-ce que la RSO ?", "pareil pour la GPEC", "la GPEC"),
        ("Qui est Manuel Pélissié ?", "Et Raphaëlle Murignieux ?", "Raphaëlle Murignieux ?"),
    ],
)
def test_another_name_takes_the_place_of_the_first(first: str, text: str, search: str) -> None:
    question = resolve(text, [first], content_terms)
    assert question.search == search
    assert question.wanted is resolve(first, [], content_terms).wanted


def test_what_somebody_says_is_not_who_they_are() -> None:
    question = resolve("Que dit-il ?", ["Qui est Manuel Pélissié ?"], content_terms)
    assert question.follow_up
    assert question.wanted is Wanted.EXPLANATION


@pytest.mark.parametrize("text", ["C’est risqué ?", "Est-ce obligatoire ?", "Et c’est gratuit ?", "Ce serait utile ?"])
def test_what_is_said_of_nothing_is_said_of_the_topic(text: str) -> None:
    assert resolve(text, [TOPIC], content_terms).follow_up


@pytest.mark.parametrize(
    "text", ["C’est quoi la RSO ?", "Est-ce un problème de salaires ?", "C’est qui Manuel Pélissié ?"]
)
def test_what_is_said_of_something_is_not(text: str) -> None:
    assert not resolve(text, [TOPIC], content_terms).follow_up


@pytest.mark.parametrize(
    "text",
    [
        "Pour quel bénéfice ?",
        "Avec quel budget ?",
        "Quelles limites ?",
        "Avec qui ?",
        "Combien de salariés y participent ?",
    ],
)
def test_a_fragment_and_a_place_are_completed(text: str) -> None:
    assert resolve(text, [TOPIC], content_terms).follow_up


@pytest.mark.parametrize(
    "text", ["Quelles propositions ?", "Où en est la CCUE ?", "Quels métiers recrutent ?", "Qu’y a-t-il dans l’axe 3 ?"]
)
def test_a_whole_question_is_no_fragment(text: str) -> None:
    assert not resolve(text, [TOPIC], content_terms).follow_up

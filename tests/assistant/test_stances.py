"""Stances: every proposal sentence of the manifesto read by hand, and sentences that no document holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.selection.stances import RULES, Addressee, Rule, Stance, read_stance, stances
from corpus.load import load_corpus
from corpus.types import BlockKind, Sentence, Voice

ASKS, COMMITS, PROPOSES, OBSERVES = Stance.ASKS, Stance.COMMITS, Stance.PROPOSES, Stance.OBSERVES
PUBLIC, MEMBERS, BRANCH = Addressee.PUBLIC, Addressee.MEMBERS, Addressee.BRANCH

# The manifesto, read sentence by sentence: words found in one sentence only, and what it does. Every other sentence of
# the voice « proposal » proposes.
ASKED = {
    "Nexem engage ses adhérents à formaliser un projet managérial": MEMBERS,
    "Nexem demande aux pouvoirs publics de s’engager à soutenir financièrement": PUBLIC,
    "Nexem a demandé aux pouvoirs publics": PUBLIC,
    "La simplification des dispositifs de VAE": PUBLIC,
    "Il s’agit de la soutenir financièrement (organiser et financer les jurys": PUBLIC,
    "il revient à la branche de définir et de déployer": BRANCH,
}
COMMITTED = (
    "Nous entendons convaincre de la responsabilité",
    "de sa responsabilité d’offrir aux administrateurs",
    "Nexem entend partager avec ses adhérents des propositions concrètes",
    "Nexem s’investit dans le développement d’une politique de certification",
    "Nexem s’engage plus encore dans une démarche au long cours",
    "Nexem souhaite en particulier développer la capacité des managers",
    "Nexem, avec AXESS, agit pour obtenir le financement",
    "Nous entendons favoriser les reconversions",
    "Nexem entend renforcer le dialogue social",
    "nous souhaitons soutenir la dynamique d’expérimentations",
    "Notre responsabilité d’employeur nous conduit à valoriser",
)
# What Nexem says it does, in sentences whose voice is an observation.
ACTING = ("Nexem repère les tendances et pratiques", "Nous réalisons une veille active")
# Sentences of no document, written before the rules were run on them.
UNSEEN: tuple[tuple[str, Voice, Stance, Addressee | None], ...] = (
    ("Nexem appelle l’État à financer la revalorisation des salaires.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Nexem souhaite que les conseils départementaux soient associés.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Nous demandons au Gouvernement une loi de programmation.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Nous appelons donc les pouvoirs publics à un sursaut.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Il appartient aux agences régionales de santé de coordonner ces parcours.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("L’État doit compenser intégralement la prime.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("À ce titre, les pouvoirs publics devraient soutenir l’innovation.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Nexem interpelle la CNSA sur les délais.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Nexem plaide pour que l’État garantisse ces financements.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Nexem, avec ses partenaires, demande une trajectoire pluriannuelle.", Voice.PROPOSAL, ASKS, Addressee.UNSTATED),
    ("C’est pourquoi nous demandons aux départements de revoir leurs tarifs.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Nous attendons des pouvoirs publics un signal clair.", Voice.PROPOSAL, ASKS, PUBLIC),
    ("Nexem invite ses adhérents à expérimenter la semaine en quatre jours.", Voice.PROPOSAL, ASKS, MEMBERS),
    ("Nexem encourage ses adhérents à ouvrir leurs instances.", Voice.PROPOSAL, ASKS, MEMBERS),
    ("Nous invitons les associations à diversifier leurs administrateurs.", Voice.PROPOSAL, ASKS, MEMBERS),
    ("Nexem demande à l’OPCO Santé de revoir ses critères.", Voice.PROPOSAL, ASKS, BRANCH),
    ("La revalorisation des salaires reste une revendication de Nexem.", Voice.PROPOSAL, ASKS, Addressee.UNSTATED),
    ("Nexem accompagnera ses adhérents dans cette transformation.", Voice.PROPOSAL, COMMITS, None),
    ("Nexem proposera une formation aux administrateurs.", Voice.PROPOSAL, COMMITS, None),
    ("Nous mettrons à disposition des outils de diagnostic.", Voice.PROPOSAL, COMMITS, None),
    ("Nous nous engageons à publier les résultats chaque année.", Voice.PROPOSAL, COMMITS, None),
    ("Nexem s’engage à former mille managers de proximité.", Voice.PROPOSAL, COMMITS, None),
    ("Nexem organise chaque année un séminaire des dirigeants.", Voice.OBSERVATION, COMMITS, None),
    ("Nous entendons peser dans la négociation.", Voice.PROPOSAL, COMMITS, None),
    ("Nous voulons outiller les managers de proximité.", Voice.PROPOSAL, COMMITS, None),
    ("Nexem poursuivra ses travaux avec les écoles.", Voice.PROPOSAL, COMMITS, None),
    ("Nexem ne s’engage pas à la place des associations.", Voice.PROPOSAL, PROPOSES, None),
    ("Nexem ne demande pas à l’État de décider seul.", Voice.PROPOSAL, PROPOSES, None),
    ("Nexem propose de créer un observatoire des métiers.", Voice.PROPOSAL, PROPOSES, None),
    ("Nexem préconise de renforcer la formation des tuteurs.", Voice.PROPOSAL, PROPOSES, None),
    ("Il convient d’associer les pouvoirs publics à cette réflexion.", Voice.PROPOSAL, PROPOSES, None),
    ("En lien avec l’État, nous pourrions imaginer un congé dédié.", Voice.PROPOSAL, PROPOSES, None),
    ("Nos organisations doivent s’ouvrir aux parties prenantes.", Voice.PROPOSAL, PROPOSES, None),
    ("Nous devons mieux faire connaître nos métiers.", Voice.PROPOSAL, PROPOSES, None),
    ("Le manager doit accepter le droit à l’erreur.", Voice.PROPOSAL, PROPOSES, None),
    ("Nous soutenons l’idée d’un statut dédié.", Voice.PROPOSAL, PROPOSES, None),
    ("Les personnes que nous accompagnons vieillissent.", Voice.OBSERVATION, OBSERVES, None),
    ("Si nous organisons mieux le travail, les salariés resteront.", Voice.OBSERVATION, OBSERVES, None),
    ("Les managers demandent davantage d’autonomie.", Voice.OBSERVATION, OBSERVES, None),
    ("Les politiques publiques évoluent rapidement.", Voice.OBSERVATION, OBSERVES, None),
    ("Nous constatons que les demandes de mobilité augmentent.", Voice.OBSERVATION, OBSERVES, None),
    ("Les salariés s’engagent davantage quand le sens est clair.", Voice.OBSERVATION, OBSERVES, None),
)


def own_sentences() -> list[Sentence]:
    """The manifesto's sentences, as shipped."""
    return list(load_corpus().documents[0].sentences)


def labelled(sentence: Sentence) -> tuple[Stance, Addressee | None]:
    """What the hand labels say of a sentence of the manifesto."""
    for words, addressee in ASKED.items():
        if words in sentence.text:
            return ASKS, addressee
    if any(words in sentence.text for words in (*COMMITTED, *ACTING)):
        return COMMITS, None
    return (PROPOSES if sentence.voice is Voice.PROPOSAL else OBSERVES), None


def test_every_label_names_exactly_one_sentence() -> None:
    texts = [s.text for s in own_sentences() if s.voice in (Voice.PROPOSAL, Voice.OBSERVATION)]
    for words in (*ASKED, *COMMITTED, *ACTING):
        assert sum(words in text for text in texts) == 1, words


def test_every_proposal_sentence_of_the_manifesto_is_read_as_labelled_by_hand() -> None:
    sentences = own_sentences()
    read = stances(sentences)
    proposals = [s for s in sentences if s.voice is Voice.PROPOSAL]
    assert len(proposals) > 100
    wrong = [s.text for s in proposals if (read[s.id].stance, read[s.id].addressee) != labelled(s)]
    assert wrong == []


def test_observations_of_the_manifesto_ask_and_commit_to_nothing_but_what_was_labelled() -> None:
    sentences = own_sentences()
    read = stances(sentences)
    wrong = [
        s.text
        for s in sentences
        if s.voice is Voice.OBSERVATION and (read[s.id].stance, read[s.id].addressee) != labelled(s)
    ]
    assert wrong == []


def test_only_nexem_s_own_sentences_have_a_stance() -> None:
    sentences = own_sentences()
    read = stances(sentences)
    for sentence in sentences:
        assert (sentence.id in read) == (sentence.voice in (Voice.PROPOSAL, Voice.OBSERVATION))
    press = load_corpus().documents[1].sentences
    assert stances(press) == {}


@pytest.mark.parametrize(("text", "voice", "stance", "addressee"), UNSEEN)
def test_sentences_of_no_document(text: str, voice: Voice, stance: Stance, addressee: Addressee | None) -> None:
    reading = read_stance(text, voice)
    assert reading is not None
    assert (reading.stance, reading.addressee) == (stance, addressee)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_every_rule_takes_its_own_example(rule: Rule) -> None:
    first = next(r for r in RULES if r.compiled.search(rule.example))
    assert first is rule


def test_the_cue_is_in_the_words_of_the_sentence() -> None:
    sentences = own_sentences()
    read = stances(sentences)
    for sentence in sentences:
        if sentence.id in read:
            assert read[sentence.id].cue in sentence.text


def test_an_addressee_is_given_where_something_is_asked_and_only_there() -> None:
    for reading in stances(own_sentences()).values():
        assert (reading.addressee is not None) == (reading.stance is ASKS)


def test_what_carries_on_a_request_is_asked_of_the_same() -> None:
    asked = read_stance("Nexem demande aux pouvoirs publics un plan.", Voice.PROPOSAL)
    carried = read_stance("Il s’agit de le financer sur cinq ans.", Voice.PROPOSAL, asked)
    assert carried is not None
    assert (carried.stance, carried.addressee, carried.cue) == (ASKS, PUBLIC, "")
    alone = read_stance("Il s’agit de le financer sur cinq ans.", Voice.PROPOSAL)
    assert alone is not None
    assert alone.stance is PROPOSES


def test_a_request_does_not_spread_to_another_paragraph() -> None:
    sentences = own_sentences()
    asked = next(s for s in sentences if "Nexem a demandé aux pouvoirs publics" in s.text)
    carrying = next(s for s in sentences if s.text.startswith("Il s’agit de la soutenir financièrement"))
    moved = replace(carrying, block=asked.block + 1)
    assert stances([asked, moved])[moved.id].stance is PROPOSES


def test_headings_are_read_like_the_aims_that_they_are() -> None:
    read = stances(own_sentences())
    headings = [s for s in own_sentences() if s.kind is BlockKind.HEADING and re.match("Valoriser", s.text)]
    assert headings
    assert all(read[s.id].stance is PROPOSES for s in headings)

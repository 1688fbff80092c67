"""Who speaks: the rules one by one, then the sentences of the two documents that a careful reader would check."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from corpus.load import load_corpus
from corpus.normalise import fold
from corpus.types import BlockKind, Sentence, Speaker, Voice
from corpus.voices import MANIFESTO_RULES, Rule, VoiceContext, begins_with_infinitive, first_rule, voice_of

SPEAKER = Speaker("Ada Lovelace")
NOWHERE = VoiceContext()


def voice(text: str, kind: BlockKind = BlockKind.PARAGRAPH, source: str = "manifesto", **more: object) -> Voice:
    context = more.get("context", NOWHERE)
    calls = more.get("calls", ())
    assert isinstance(context, VoiceContext) and isinstance(calls, tuple)
    speaker = SPEAKER if more.get("signed") else None
    return voice_of(text, kind, source, speaker, calls, context)


@pytest.mark.parametrize("rule", MANIFESTO_RULES, ids=lambda rule: rule.example[:40])
def test_each_rule_decides_for_its_example(rule: Rule) -> None:
    assert first_rule(rule.example, rule.after) is rule


@pytest.mark.parametrize("rule", [rule for rule in MANIFESTO_RULES if rule.after], ids=lambda rule: rule.example[:40])
def test_a_rule_that_continues_needs_what_it_continues(rule: Rule) -> None:
    assert first_rule(rule.example, None) is not rule


@pytest.mark.parametrize("text", ["Nexem propose d’agir.", "75 % des salariés partent.", "« Nous agissons », dit-il."])
def test_a_press_statement_is_never_given_as_the_manifestos(text: str) -> None:
    assert voice(text, source="press") is Voice.JOURNALIST
    assert voice(text, BlockKind.QUOTE, source="press", signed=True) is Voice.JOURNALIST


def test_other_kinds_of_documents() -> None:
    assert voice("Nexem propose d’agir.", source="document") is Voice.DOCUMENT
    assert voice("Nexem propose d’agir.", BlockKind.QUOTE, source="document", signed=True) is Voice.QUOTED
    assert voice("L’employeur doit agir.", source="legal") is Voice.LEGAL


def test_a_signed_quotation_is_its_speakers_whatever_it_says() -> None:
    assert voice("Nexem propose que 75 % partent.", BlockKind.QUOTE, signed=True) is Voice.QUOTED


def test_a_sentence_resting_on_a_survey_note_is_the_surveys() -> None:
    context = VoiceContext(survey_notes=frozenset({8}))
    assert voice("Les vacances augmentent.", calls=(8,), context=context) is Voice.SURVEY
    assert voice("L’innovation est une nécessité.", calls=(19,), context=context) is Voice.OBSERVATION


def test_a_callout_between_two_survey_sentences() -> None:
    context = VoiceContext(previous=Voice.SURVEY, survey_ahead=True)
    assert voice("Une organisation ne réussit pas seule.", BlockKind.CALLOUT, context=context) is Voice.SURVEY
    assert voice("Une organisation ne réussit pas seule.", context=context) is Voice.OBSERVATION


@pytest.mark.parametrize(
    "text", ["Formaliser un projet", "S’affirmer comme employeurs", "Construire une marque", "Asseoir son rôle"]
)
def test_aims_begin_with_an_infinitive(text: str) -> None:
    assert begins_with_infinitive(text)
    assert voice(text, BlockKind.HEADING) is voice(text, BlockKind.ITEM) is voice(text) is Voice.PROPOSAL


@pytest.mark.parametrize(
    "text",
    [
        "Notre secteur",
        "Cadre légal",
        "Dernier point",
        "Le savoir",
        "Pour agir",
        "Hier encore",
        "Entre nous",
        "Être humain",
    ],
)
def test_nouns_and_small_words_are_no_infinitives(text: str) -> None:
    assert not begins_with_infinitive(text)


# Beginnings of sentences of the two documents, with the voice a careful reader gives them.
READ = {
    Voice.PROPOSAL: [
        "Nexem préconise de développer une dynamique de renouvellement",
        "Nexem entend partager avec ses adhérents",
        "Nexem considère qu’il est de sa responsabilité",
        "Nous pouvons porter des propositions concrètes comme des congés spéciaux",
        "En lien avec les pouvoirs publics et les entreprises, nous pourrions",
        "Au regard de ces éléments, Nexem engage ses adhérents",
        "Nexem invite à penser que nos organisations",
        "Nexem s’investit dans le développement",
        "Nexem demande aux pouvoirs publics",
        "Avec ce second chapitre d’Humanifest, Nexem s’engage plus encore",
        "Nexem considère que nos organisations doivent s’engager",
        "Nexem propose de travailler à une identité de marque",
        "Nexem propose de réaliser une campagne nationale",
        "Nexem a proposé, dès 2022, de créer un statut",
        "Nexem partage pleinement ce type d’orientations.",
        "Nexem partage l’enjeu d’intervenir",
        "Nous devons nous organiser aux niveaux national",
        "Nous ne souhaitons pas développer des stratégies de rétention",
        "Nous entendons favoriser les reconversions",
        "Nexem a demandé aux pouvoirs publics",
        "La simplification des dispositifs de VAE",
        "Il s’agit de la soutenir financièrement",
        "Dans le cadre de la CCUE, Nexem entend renforcer",
        "C’est pourquoi Nexem, au sein d’AXESS, souhaite",
        "C’est dans cet esprit que Nexem, avec AXESS, agit",
        "Etablir un plan d’action paritaire",
        "La création d’un Organisme paritaire de prévention",
        "Pour ce faire, il convient de créer",
        "C’est ainsi l’appareil de formation",
        "Fidéliser les collaborateurs par une approche ambitieuse",
    ],
    Voice.OBSERVATION: [
        "La notion de sens est complexe.",
        "Le modèle de notre secteur non lucratif repose",
        "Globalement, on observe, même si le constat n’est pas homogène",
        "Les entreprises où l’engagement des salariés est élevé",
        "Cette statistique montre que beaucoup de salariés",
        "Nous sommes convaincus que la qualité du management",
        "Nexem considère que la transmission de l’expérience est capitale",
        "Nexem repère les tendances et pratiques",
        "Nous réalisons une veille active",
        "De potentiels gains d’efficience sont attendus et devraient",
        "Certains secteurs professionnels ont créé",
        "Nous constatons que la longévité dans le poste",
        "La CCUE permettra, par une meilleure évaluation",
        "Dans le secteur sanitaire, social et médico-social, l’innovation organisationnelle",
        "Le concept a été théorisé initialement",
        "Les organismes de formation du secteur",
    ],
    Voice.SURVEY: [
        "90% des salariés jugent essentiel",
        "73% considèrent que le secteur",
        "8 salariés sur 10",
        "Parmi eux, 75 % estiment",
        "L’Institut de la Gouvernance des Organisations",
        "Une organisation ne peut réussir à long terme",
        "L’IGOPP met en avant",
        "Les études récentes sur le bénévolat",
        "70 % du niveau d’engagement",
        "De plus, 75 % des collaborateurs",
        "En effet, 23 % des employés",
        "Selon une étude menée par PerformanSe",
        "Les entreprises qui adoptent des pratiques d’apprentissage",
        "On constate une augmentation des vacances",
        "Le rapport du CESE du 12 janvier 2022",
        "En 2025, environ 700 000 jeunes",
        "Enfin, 56% des jeunes",
        "Les vacances de poste s’expliquent",
        "Les établissements rencontrent des difficultés de recrutement",
    ],
    Voice.EXAMPLE: [
        "Ainsi, un certain nombre d’organisations ont arrêté",
        "Il peut s’agir de réserver des places au C.A",
        "La cooptation, le parrainage, les stages",
    ],
    Voice.QUOTED: [
        "Le constat est clair et lourd.",
        "Si ces constats ne sont pas l’apanage",
        "Le management se doit d’être incarné",
        "Les chefs de service, à la charnière",
        "La communauté de pratiques - expérimentée",
        "Nous faisons chaque jour la preuve",
        "L’attractivité de nos organisations doit reposer",
    ],
    Voice.JOURNALIST: ["A la veille de la Semaine des métiers", "encourager un management centré sur l’humain ;"],
}


@cache
def sentences() -> dict[str, Sentence]:
    return {fold(sentence.text): sentence for document in load_corpus().documents for sentence in document.sentences}


@pytest.mark.parametrize(("expected", "start"), [(voice, start) for voice, starts in READ.items() for start in starts])
def test_voices_of_the_documents(expected: Voice, start: str) -> None:
    found = {sentence.voice for text, sentence in sentences().items() if text.startswith(fold(start))}
    assert found == {expected}


def test_seven_people_are_quoted_and_every_quotation_is_signed() -> None:
    quoted = [sentence for sentence in sentences().values() if sentence.voice is Voice.QUOTED]
    assert {sentence.speaker.name for sentence in quoted if sentence.speaker} == {
        "Manuel Pélissié",
        "Patrick Soria",
        "Matthieu Thiébault",
        "Delphine Williot",
        "Bénédicte Aubert",
        "Cyril Durand",
        "Pierre-Yves Lenen",
    }
    assert all(sentence.speaker for sentence in quoted)


def test_the_manifesto_speaks_with_several_voices() -> None:
    """A rule that swallows the others would show here: no voice of the manifesto takes more than two thirds."""
    counts: Counter[Voice] = Counter()
    for sentence in sentences().values():
        if sentence.voice is not Voice.JOURNALIST:
            counts[sentence.voice] += 1
    assert set(counts) == {Voice.PROPOSAL, Voice.OBSERVATION, Voice.SURVEY, Voice.EXAMPLE, Voice.QUOTED}
    assert max(counts.values()) < sum(counts.values()) * 2 / 3

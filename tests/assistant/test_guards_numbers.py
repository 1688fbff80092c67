"""Numbers, quotations and propositions: not one digit, word or label may differ."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.guards import check
from assistant.guards.amounts import amounts
from assistant.guards.words import tokens
from assistant.library.citations import Library
from assistant.settings import load_settings
from corpus.load import load_corpus

LIBRARY = Library(load_corpus(load_settings().corpus_dir))
WITH_DIGITS = [s for s in LIBRARY.sentences if re.search(r"\d", s.text)]


def cited(beginning: str) -> list[str]:
    found = [s.id for s in LIBRARY.sentences if s.text.replace("\u00a0", " ").startswith(beginning)]
    assert found, beginning
    return found[:1]


def guards(statement: str, beginning: str) -> set[str]:
    return {f.guard for f in check(statement, cited(beginning), LIBRARY)}


@given(st.sampled_from(LIBRARY.sentences))
@settings(max_examples=150, deadline=None)
def test_a_sentence_word_for_word_passes(sentence) -> None:
    assert check(sentence.text, [sentence.id], LIBRARY) == ()


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_changing_any_digit_fails(data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(WITH_DIGITS))
    place = data.draw(st.sampled_from([m.start() for m in re.finditer(r"\d", sentence.text)]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != sentence.text[place]]))
    changed = sentence.text[:place] + digit + sentence.text[place + 1 :]
    assert check(changed, [sentence.id], LIBRARY)


@pytest.mark.parametrize(
    ("statement", "beginning", "passes"),
    [
        ("62 % connaissent assez mal ou très mal le secteur.", "62% connaissent", True),
        ("26 % connaissent assez mal ou très mal le secteur.", "62% connaissent", False),
        ("62 points connaissent assez mal ou très mal le secteur.", "62% connaissent", False),
        ("Il y a 35 000 postes vacants, contre 30 000 auparavant.", "On constate une augmentation", True),
        ("Il y a 30 000 postes vacants, contre 35 000 auparavant.", "On constate une augmentation", False),
        ("Il y a 35 000 euros vacants.", "On constate une augmentation", False),
        ("Huit salariés sur dix choisiraient une entreprise engagée, à offre équivalente.", "8 salariés sur 10", True),
        ("Sept salariés sur dix choisiraient une entreprise engagée, à offre équivalente.", "8 salariés sur 10", False),
        ("Les trois quarts des collaborateurs quittent leur emploi à cause de leur chef.", "De plus, 75 %", True),
        ("Les deux tiers des collaborateurs quittent leur emploi à cause de leur chef.", "De plus, 75 %", False),
        ("75 % des jeunes quittent leur emploi à cause de leur chef.", "De plus, 75 %", False),
        ("Jusqu’à 75 % des collaborateurs quittent leur emploi à cause de leur chef.", "De plus, 75 %", False),
        ("Selon Gallup en 2023, 75 % des collaborateurs partent à cause de leur chef.", "De plus, 75 %", True),
        ("Selon Gallup en 2024, 75 % des collaborateurs partent à cause de leur chef.", "De plus, 75 %", False),
        ("Le turnover baisse de 20 % et la productivité augmente de 30 %.", "Les entreprises qui adoptent", False),
    ],
)  # fmt: skip
def test_a_number_keeps_its_value_unit_and_people(statement: str, beginning: str, passes: bool) -> None:
    found = guards(statement, beginning)
    assert ("numbers" not in found) is passes, found


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("29,4 % des cas", "percent", 29.4),
        ("12 millions d’euros", "unit", 12e6),
        ("trente-cinq mille postes", "count", 35000),
        ("quatre-vingt-douze pour cent", "percent", 92),
        ("la moitié des salariés", "fraction", 0.5),
        ("8 salariés sur 10", "ratio", 8),
        ("20 points de pourcentage", "points", 20),
        ("le 12 janvier 2022", "day", 12),
        ("le chapitre 2", "label", 2),
    ],
)
def test_amounts_are_read_with_their_kind(text: str, kind: str, value: float) -> None:
    first = amounts(tokens(text))[0]
    assert (first.kind, first.value) == (kind, value)


def test_an_article_is_no_number() -> None:
    assert amounts(tokens("Une étude montre un effet sur une équipe.")) == []


@pytest.mark.parametrize(
    ("statement", "passes"),
    [
        ("Le manifeste parle d’« un manager empathique ».", False),
        ("« 80 % des employés se déclarent prêts à s’investir davantage »", True),
        ("« 80 % des salariés se déclarent prêts à s’investir davantage »", False),
        ("« 80 % des employés […] pour un employeur plus empathique »", True),
        ("« 80 % des employés se déclarent prêts", False),
    ],
)
def test_a_quotation_is_word_for_word(statement: str, passes: bool) -> None:
    assert ("quotation" not in guards(statement, "80 % des employés")) is passes


@pytest.mark.parametrize(("named", "passes"), [("4", True), ("7", False), ("quatre", True), ("n° 5", False)])
def test_the_number_of_a_proposition_is_that_of_its_sentences(named: str, passes: bool) -> None:
    statement = f"La proposition {named} vise à encourager un management centré sur l’humain."
    assert ("proposition" not in guards(statement, "Encourager un management centré")) is passes


def test_what_cannot_be_looked_up_is_a_failure() -> None:
    known = LIBRARY.sentences[0].id
    assert check("", [known], LIBRARY)[0].guard == "citation"
    assert check("Le management.", [], LIBRARY)[0].guard == "citation"
    assert check("Le management.", ["inconnu:0"], LIBRARY)[0].guard == "citation"

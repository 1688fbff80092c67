"""Lexicon terms and repaired spellings, on the documents that are delivered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lexicon import Entry, Lexicon, load_lexicon
from corpus.load import load_corpus
from index.analysis import analyse, fold, stem
from index.content import all_sentences, count_words
from index.expansion import corrected, expand, repair
from index.lexical import LexicalParameters, query_weights
from index.spelling import as_written

VOCABULARY: Mapping[str, int] = count_words(all_sentences(load_corpus())).forms
SMALL = Lexicon(
    acronyms=MappingProxyType({"AS": ("aide-soignante",), "QVT": ("qualité de vie au travail",)}),
    entries=(
        Entry(("turn-over",), ("turnover", "fidélisation"), 0.6, "départs"),
        Entry(("chef de service",), ("managers de proximité",), 0.5, "encadrement"),
        Entry(("service",), ("prestation",), 0.4, "offre"),
        Entry(("n+1", "boss"), ("manager",), 0.6, "encadrement"),
        Entry(("éducateur",), ("professionnels",), 0.4, "métiers"),
        Entry(("patron",), ("manager",), 0.3, "encadrement"),
    ),
    structures=MappingProxyType({}),
)

# Nobody who writes one of these means a word of the documents.
ORDINARY = """
quiche Australie football Ségur maison voiture cuisine table carte livre terre plage montagne fleur jardin pluie
neige cheval poulet guitare piano théâtre cinéma musique peinture danse tennis natation trampoline fromage baguette
chocolat salade soupe tomate carotte confiture bicyclette camion avion bateau valise chaussure manteau chemise
fenêtre escalier plafond canapé lampe ordinateur téléphone lunettes mariage anniversaire crocodile éléphant girafe
papillon baleine roman poésie astronomie perceuse renard tigre singe horoscope loterie autoroute boulangerie
coiffeur dentiste chimie grammaire championnat raquette casserole recette restaurant touriste camping cathédrale
météo divorce testament
"""

# (as typed, as meant)
TYPED = """
gouvernanse gouvernance|gouvernence gouvernance|houvernance gouvernance|ouvernance gouvernance|atractivité attractivité
attractivitée attractivité|manageman management|managment management|fidelisé fidéliser|fidelisassion fidélisation
fidelisaton fidélisation|recrutment recrutement|recrutemant recrutement|adminstrateurs administrateurs
benevolatt bénévolat|remuneraton rémunération|remunerassion rémunération|competance compétence|conpetences compétences
formtion formation|fromation formation|formattion formation|teletraval télétravail|ecologiqe écologique
ecologik écologique|autonommie autonomie|creativitee créativité|creativte créativité|inteligence intelligence
intelligense intelligence|artificiele artificielle|numerik numérique|stratejie stratégie|reconaissance reconnaissance
reconnaisance reconnaissance|engagment engagement|angagement engagement|vizion vision|organisassion organisation
orgnisation organisation|aprenante apprenante|aprentissage apprentissage|apprentisage apprentissage
acompagnement accompagnement|accompagnment accompagnement|prevension prévention|prevantion prévention
turnovver turnover|changment changement|chanjement changement|innovassion innovation|inovation innovation
transmition transmission|negociassion négociation|convansion convention|colective collective|mentora mentorat
umain humain|humein humain|proposision proposition|propositon proposition|metié métier|carierre carrière
profesionnel professionnel|proffesionel professionnel|experimantation expérimentation|vieillisement vieillissement
"""
TYPOS = [pair.split() for line in TYPED.strip().splitlines() for pair in line.split("|")]


def expanded(query: str, lexicon: Lexicon = SMALL) -> dict[str, float]:
    base = query_weights(query, LexicalParameters())
    terms = expand(query, lexicon, VOCABULARY, base)
    return {term: weight for term, weight in terms.items() if weight != base.get(term)}


@pytest.mark.parametrize("word", ORDINARY.split())
def test_an_ordinary_word_is_not_repaired(word: str) -> None:
    assert repair(fold(word), VOCABULARY) is None


@pytest.mark.parametrize(("typed", "meant"), TYPOS)
def test_a_misspelt_word_is_repaired(typed: str, meant: str) -> None:
    found = repair(fold(typed), VOCABULARY)
    assert found is not None
    assert stem(found) == stem(fold(meant))


def test_there_are_sixty_of_each() -> None:
    assert len(ORDINARY.split()) >= 60
    assert len(TYPOS) >= 60


@pytest.mark.parametrize("form", ["gouvernance", "35000", "qvtc", "mots", "h2onet", ""])
def test_known_words_numbers_and_short_words_stay(form: str) -> None:
    assert repair(form, VOCABULARY) is None


def test_a_word_of_four_letters_is_too_short_to_be_repaired() -> None:
    assert repair("zorp", {"zort": 9}) is None
    assert repair("zorpe", {"zorte": 9}) == "zorte"


def test_equal_candidates_are_decided_by_frequency_then_alphabet() -> None:
    assert repair("zortane", {"zortant": 2, "zortana": 5}) == "zortana"
    assert repair("zortane", {"zortant": 5, "zortana": 5}) == "zortana"
    assert repair("zortane", {"zortant": 9, "zortana": 5}) == "zortant"


def test_two_slips_need_a_long_word_that_sounds_nearly_the_same() -> None:
    assert repair("zavanjon", {"zavangeon": 1}) == "zavangeon"
    assert repair("zavanjk", {"zavange": 1}) is None
    assert repair("zbvbngeon", {"zavangeon": 1}) is None


def test_another_first_letter_needs_a_reason() -> None:
    assert repair("kompagnonz", {"compagnonz": 1}) == "compagnonz"
    assert repair("mompagnonz", {"compagnonz": 1}) is None


@pytest.mark.parametrize("query", ["le forum Gouvernanse", "PerformanSa", "chez Renforcet", "la norme GOUVERNANSE"])
def test_names_stay_as_they_are(query: str) -> None:
    assert corrected(query, VOCABULARY) == ()


def test_what_was_repaired_can_be_told() -> None:
    assert corrected("La gouvernanse et l’atractivité des métier", VOCABULARY) == (
        ("gouvernanse", "gouvernance"),
        ("atractivité", "attractivite"),
    )
    assert corrected("Gouvernanse", VOCABULARY) == (("Gouvernanse", "gouvernance"),)
    assert corrected("GOUVERNANSE ET MANAGEMANT", VOCABULARY)[0] == ("GOUVERNANSE", "gouvernance")
    assert corrected("Quelle est la gouvernance ?", VOCABULARY) == ()
    assert corrected("L’égalité femmes-hommes au travail", VOCABULARY) == ()


@pytest.mark.parametrize(
    ("form", "written"),
    [("attractivite", "attractivité"), ("coeur", "cœur"), ("poesie", "poésie"), ("gouvernance", "gouvernance")],
)
def test_a_known_form_is_told_as_the_texts_write_it(form: str, written: str) -> None:
    texts = ["L’Attractivité et l’attractivité, au cœur de la Poésie. ATTRACTIVITE : GOUVERNANCES.", "Un cœur."]
    assert as_written(form, texts) == written


def test_the_most_frequent_way_of_writing_is_told() -> None:
    assert as_written("strategie", ["une strategie", "Une stratégie, la stratégie"]) == "stratégie"
    assert as_written("marche", ["elle marche", "le marché"]) == "marche"


def test_words_of_the_lexicon_are_known() -> None:
    vocabulary = {"educative": 3}
    assert corrected("un éducateur", vocabulary, SMALL) == ()
    assert corrected("un éduccateur", vocabulary, SMALL) == (("éduccateur", "educateur"),)


def test_a_repaired_word_counts_a_little_less_than_a_right_one() -> None:
    terms = expanded("gouvernanse")
    assert terms["gouvern"] == pytest.approx(0.9)
    assert terms["=gouvernance"] == pytest.approx(0.27)


def test_a_repaired_word_leads_where_the_right_one_does() -> None:
    assert expanded("un éduccateur")["professionnel"] == pytest.approx(0.36)


@pytest.mark.parametrize("query", ["le turn-over", "le turn over", "le turnover", "des Turn-overs"])
def test_an_expression_is_recognised_however_it_is_joined(query: str) -> None:
    assert expanded(query)["fidelis"] == pytest.approx(0.6)


@pytest.mark.parametrize("query", ["mon n+1", "mon N+1", "mes boss"])
def test_a_plus_between_letter_and_digit_is_part_of_the_word(query: str) -> None:
    assert expanded(query)["manag"] == pytest.approx(0.6)


def test_a_number_alone_is_not_a_superior() -> None:
    assert expanded("proposition 1") == {}


def test_the_longest_expression_is_read_and_no_word_twice() -> None:
    assert {"manag", "proxim"} <= expanded("les chefs de service").keys()
    assert "prestat" not in expanded("les chefs de service")
    assert expanded("le service") == {"prestat": pytest.approx(0.4)}


def test_the_highest_weight_is_kept() -> None:
    assert expanded("patron ou boss")["manag"] == pytest.approx(0.6)
    assert expanded("boss ou patron")["manag"] == pytest.approx(0.6)


def test_a_word_of_the_same_stem_is_not_always_a_form_of_the_word() -> None:
    entry = Entry(("gouvernement",), ("financeurs",), 0.5, "pouvoirs publics")
    lexicon = Lexicon(MappingProxyType({}), (entry,), MappingProxyType({}))
    assert stem("gouvernance") == stem("gouvernement")
    assert expanded("la gouvernance", lexicon) == {}
    assert expanded("les gouvernements", lexicon) == {"financeur": 0.5}


def test_one_direction_only() -> None:
    assert expanded("le manager") == {}


def test_acronyms_go_both_ways() -> None:
    assert {"qualit", "vie", "travail"} <= expanded("QVT").keys()
    assert expanded("la qualité de vie au travail") == {"qvt": pytest.approx(0.9)}


@pytest.mark.parametrize("query", ["une AS", "une A.S.", "une A.S", "Que fait notre AS ?"])
def test_a_small_word_is_an_acronym_in_capitals_only(query: str) -> None:
    assert expanded(query)["soign"] == pytest.approx(0.9)


@pytest.mark.parametrize("query", ["as-tu", "comme tu as", "COMMENT AS TU FAIT"])
def test_a_small_word_is_no_acronym_otherwise(query: str) -> None:
    assert "soign" not in expanded(query)


def test_the_order_of_the_terms_is_that_of_the_file() -> None:
    terms = list(expanded("un éducateur et une AS, comme un chef de service"))
    assert terms == ["manag", "proxim", "professionnel", "aidesoign", "aid", "soign"]


def test_every_expression_of_the_delivered_lexicon_is_recognised() -> None:
    lexicon = load_lexicon()
    pairs = [(said, found) for entry in lexicon.entries for said in entry.said for found in entry.found]
    pairs += [(short, text) for short, texts in lexicon.acronyms.items() for text in texts]
    for said, found in pairs:
        terms = expand(said, lexicon, VOCABULARY, query_weights(said, LexicalParameters()))
        assert set(analyse(found)) <= terms.keys(), (said, found)


@given(st.text(max_size=80), st.floats(0.1, 1))
def test_words_of_the_query_keep_their_weight_and_none_is_outweighed(query: str, exact: float) -> None:
    base = query_weights(query, LexicalParameters(exact=exact))
    terms = expand(query, load_lexicon(), VOCABULARY, base)
    assert {term: terms[term] for term in base} == base
    assert all(0 < weight <= 1 for weight in terms.values())


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=14))
def test_a_repair_is_a_known_word_near_the_one_typed(form: str) -> None:
    found = repair(form, VOCABULARY)
    assert found is None or (found in VOCABULARY and abs(len(found) - len(form)) <= 3 and form not in VOCABULARY)


@pytest.mark.parametrize(
    "query",
    [
        "mes seniors s’épuisent",
        "nous embauchons",
        "ils démissionnaient",
        "je convaincs",
        "nous poursuivons",
        "ils réagissent",
    ],
)
def test_a_form_of_a_verb_is_no_misspelling(query: str) -> None:
    assert corrected(query, VOCABULARY, load_lexicon()) == ()

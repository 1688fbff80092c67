"""The lexicon that is delivered, and what is said of a wrong one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.lexicon import LEXICON, load_lexicon
from corpus.load import load_corpus
from index.analysis import analyse, fold

WORDS_OF_THE_SECTOR = """
aide-soignante éducateur moniteur DRH tarificateur turn-over burn-out démission départ intérim boss patron
hiérarchie n+1 bénévole CA administrateur usager résident famille formation salaire paie horaire planning
télétravail absentéisme pub com réputation recrutement embauche jeune nouveau ancien senior tutorat IA robots
écologie EHPAD IME MECS SESSAD ESAT FAM MAS CHRS SAAD SSIAD ITEP AES AS IDE RH CSE CPOM ARS QVT QVCT VAE CDI
CDD HAS
"""


@pytest.fixture(scope="module")
def stems_of_the_text() -> frozenset[str]:
    corpus = load_corpus()
    notes = (note.text for document in corpus.documents for note in document.footnotes)
    return frozenset(term for text in (*(d.text for d in corpus.documents), *notes) for term in analyse(text))


def test_every_theme_leads_to_words_of_the_text(stems_of_the_text: frozenset[str]) -> None:
    lost = [
        (entry.theme, found)
        for entry in load_lexicon().entries
        for found in entry.found
        if not set(analyse(found)) & stems_of_the_text
    ]
    assert lost == []


def test_every_word_of_the_sector_is_there() -> None:
    lexicon = load_lexicon()
    said = {fold(text) for entry in lexicon.entries for text in entry.said} | {
        fold(short) for short in lexicon.acronyms
    }
    expected = [
        *WORDS_OF_THE_SECTOR.split(),
        "chef de service",
        "conseil départemental",
        "accident du travail",
        "arrêt maladie",
    ]
    assert [word for word in expected if fold(word) not in said] == []


def test_nothing_is_said_twice_in_a_theme() -> None:
    counts = Counter((entry.theme, fold(said)) for entry in load_lexicon().entries for said in entry.said)
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_an_expression_has_at_least_one_word_of_content() -> None:
    expressions = (text for entry in load_lexicon().entries for text in (*entry.said, *entry.found))
    assert [text for text in expressions if not analyse(text) and not text.isupper()] == []


def test_weights_leave_room_for_the_words_of_the_question() -> None:
    assert all(0.2 <= entry.weight <= 0.7 for entry in load_lexicon().entries)


def test_acronyms_of_the_text_expand_as_the_text_does() -> None:
    lexicon = load_lexicon()
    for acronym in load_corpus().acronyms:
        if acronym.short in lexicon.acronyms:
            own = {stem for expansion in lexicon.acronyms[acronym.short] for stem in analyse(expansion)}
            assert set(analyse(acronym.expansion)) <= own, acronym.short


def test_kinds_of_structure_have_their_long_names() -> None:
    structures = load_lexicon().structures
    assert structures["EHPAD"] == "Établissement d’hébergement pour personnes âgées dépendantes"
    assert {"IME", "MECS", "ESAT", "SESSAD", "FAM", "MAS", "CHRS", "SAAD", "SSIAD", "ITEP"} <= structures.keys()


def test_it_is_read_once() -> None:
    assert load_lexicon() is load_lexicon()
    assert LEXICON.is_file()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[acronyms", "TOML"),
        ("[synonymes]\na = 'b'", "[synonymes]"),
        ("[acronyms]\nCA = 3", "CA"),
        ("[acronyms]\nCA = []", "CA"),
        ("theme = 3", "[[theme]]"),
        ("theme = [3]", "thème n° 1"),
        ("[[theme]]\nweight = 0.5", "titre"),
        ("[[theme]]\ntitle = 'Départs'\nweight = 2", "Départs"),
        ("[[theme]]\ntitle = 'Départs'\nweight = true", "Départs"),
        ("[[theme]]\ntitle = 'Départs'\nweight = 0.5", "mot = texte"),
        ("[[theme]]\ntitle = 'Départs'\nweight = 0.5\npoids = 1", "poids"),
        ("[[theme]]\ntitle = 'Départs'\nweight = 0.5\n[theme.words]\n'a,,b' = 'c'", "virgule"),
        ("[[theme]]\ntitle = 'Départs'\nweight = 0.5\n[theme.words]\na = 3", "virgule"),
        ("[[theme]]\ntitle = 'Départs'\nweight = 0.5\n[theme.words]\na = 'b'\na = 'c'", "TOML"),
        ("[structures]\nIME = ''", "IME"),
    ],
)
def test_a_wrong_file_is_refused_in_french(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"lexicon\.toml") as refused:
        load_lexicon(path)
    assert named in str(refused.value)


def test_a_missing_file_is_refused_in_french(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="introuvable"):
        load_lexicon(tmp_path / "absent.toml")


def test_a_person_adds_a_line(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text("[[theme]]\ntitle = 'T'\nweight = 0.5\n[theme.words]\n\"toubib, doc\" = 'soin'", encoding="utf-8")
    (entry,) = load_lexicon(path).entries
    assert (entry.said, entry.found, entry.weight, entry.theme) == (("toubib", "doc"), ("soin",), 0.5, "T")

"""Lines made shorter keep the words of the text, and what limits them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.deck.clauses import CUT, exact_label, faithful, leans, shorten
from assistant.service import Assistant

WORDS = ["un", "deux", "trois", "quatre", "cinq", "six"]
LIMITS = re.compile(r"\d+|\b(?:ne|pas|non|sans|sauf|si|même si|toutefois|seulement|uniquement|parfois)\b|\bn’")


def test_every_sentence_shortened_stands_word_for_word_in_itself(assistant: Assistant) -> None:
    shortened = 0
    for sentence in assistant.library.sentences:
        for most in (60, 120, 190):
            line = shorten(sentence.text, most)
            assert faithful(line, [sentence.text]), line
            assert LIMITS.findall(line) == LIMITS.findall(sentence.text), line
            shortened += line != sentence.text
    assert shortened > 100


def test_a_sentence_that_fits_keeps_its_clauses() -> None:
    text = "Le management compte (beaucoup), notamment chez nous."
    assert shorten(text, 200) == text


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("De plus, 75 % des collaborateurs partent.", 200, f"{CUT} 75 % des collaborateurs partent."),
        ("Nous formons les équipes, notamment les plus jeunes.", 30, f"Nous formons les équipes\u00a0{CUT}"),
        ("Nous formons les équipes (cadres, employés) ici.", 40, f"Nous formons les équipes\u00a0{CUT} ici."),
        # What limits the sentence stays, however long it is.
        ("Nous les formons, notamment si elles veulent.", 20, "Nous les formons, notamment si elles veulent."),
        ("Nous formons les équipes (pas les cadres) ici.", 20, "Nous formons les équipes (pas les cadres) ici."),
        ("former les équipes ;", 200, "former les équipes"),
    ],
)  # fmt: skip
def test_what_is_left_out(text: str, most: int, expected: str) -> None:
    assert shorten(text, most) == expected


@pytest.mark.parametrize(
    "altered",
    [
        "Nexem propose de réaliser une campagne régionale.",
        "Nexem ne propose pas de réaliser une campagne nationale.",
        f"une campagne nationale {CUT} Nexem propose",
        "Nexem propose une campagne nationale.",
    ],
)
def test_an_altered_line_is_not_faithful(altered: str) -> None:
    assert not faithful(altered, ["Nexem propose de réaliser une campagne nationale."])


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True), st.data())
@settings(max_examples=60)
def test_a_label_keeps_the_order_of_the_sentence(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    kept = [w for w in words if data.draw(st.booleans())] or words[:1]
    label = exact_label(" ".join(kept), text)
    assert faithful(label, [text])
    assert label.replace(CUT, "").split() == kept
    if len(kept) > 1:
        assert exact_label(" ".join(reversed(kept)), text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elle constitue une forte attente des salariés.", True),
        ("Parmi eux, 75 % estiment que c’est utile.", True),
        ("Cela implique de développer une culture.", True),
        ("Nexem partage pleinement ce type d’orientations.", True),
        ("La convention doit accompagner ces changements.", True),
        ("Les managers devront pour cela changer d’approche.", True),
        ("Il est essentiel d’accompagner les équipes.", False),
        ("Nexem demande un soutien financier.", False),
        ("Bien qu’ils ne suffisent plus, ils restent utiles.", True),
        ("Ces derniers attendent de l’authenticité.", True),
        ("Les changements sont là, et ces changements durent.", False),
    ],
)
def test_what_leans_on_the_sentence_before(text: str, expected: bool) -> None:
    assert leans(text) is expected

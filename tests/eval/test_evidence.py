"""Where quotations stand, and what brings them."""

from __future__ import annotations

from typing import Any

from corpus.types import Corpus
from eval.evidence import Locator, brings, first_ranks

FIGURE = ("manifeste", "75 % des salariés quittent leur emploi")
LONG = ("manifeste", "à cause de leur manager. Nexem propose de former tous les encadrants.")


def shown(build: Any, *beginnings: str, source_id: str = "manifeste") -> list[tuple[str, str]]:
    return [(source_id, build.citation(1, begins, source_id).sentence_id) for begins in beginnings]


def test_a_quotation_is_found_whatever_its_spaces_and_quotes(corpus: Corpus) -> None:
    variants = ["75\u202f%\ndes  salariés quittent", "75 % des salariés quittent"]
    found = [Locator(corpus).locate([("manifeste", text)])[0][1] for text in variants]
    assert found[0] == found[1] != ()
    assert Locator(corpus).locate([("article", 'son "Humanifest".')])[0][1]


def test_only_whole_words_of_the_named_source_are_found(corpus: Corpus) -> None:
    wrong = [("manifeste", "5 % des salariés"), ("article", FIGURE[1]), ("inconnu", FIGURE[1]), ("manifeste", " ")]
    assert [places for _, places in Locator(corpus).locate(wrong)] == [(), (), (), ()]


def test_a_changed_number_or_negation_is_not_found(corpus: Corpus) -> None:
    wrong = [("manifeste", "57 % des salariés quittent"), ("manifeste", "ne doit pas d’abord écouter")]
    assert [places for _, places in Locator(corpus).locate(wrong)] == [(), ()]


def test_the_larger_part_of_a_long_quotation_suffices(corpus: Corpus, build: Any) -> None:
    (piece,) = Locator(corpus).locate([LONG])
    assert not brings(shown(build, "75 %"), piece)
    assert brings(shown(build, "Nexem propose"), piece)
    halves = ("manifeste", ((("s1", 5), ("s2", 5)),))
    assert brings([("manifeste", "s1")], halves)
    assert not brings([("article", "s1")], halves)


def test_signatures_footnotes_and_by_lines_are_shown_beside(corpus: Corpus, build: Any) -> None:
    signature, note, author = Locator(corpus).locate(
        [
            ("manifeste", "Anne Martin Directrice générale"),
            ("manifeste", "Gallup 2023"),
            ("article", "Auteur Paul Durand"),
        ]
    )
    assert brings(shown(build, "Le chef"), signature)
    assert not brings(shown(build, "Nexem propose"), signature)
    assert brings(shown(build, "75 %"), note)
    assert not brings(shown(build, "Le secteur"), note)
    assert brings(shown(build, "Il plaide", source_id="article"), author)


def test_a_passage_brings_the_titles_above_it(corpus: Corpus, build: Any) -> None:
    locator = Locator(corpus)
    own, axis, other = locator.locate(
        [
            ("manifeste", "Encourager un management centré sur l’humain"),
            ("manifeste", "Premier axe"),
            ("manifeste", "Reconnaître les compétences"),
        ]
    )
    passage = locator.passage_shows(build.hit(1, "Nexem propose").passage)
    cited = locator.citations_show(shown(build, "Nexem propose"))
    for sentences in (passage, cited):
        assert brings(sentences, own)
        assert brings(sentences, axis)
        assert not brings(sentences, other)


def test_first_ranks_name_the_first_passage_that_brings_each(corpus: Corpus, build: Any) -> None:
    locator = Locator(corpus)
    evidence = locator.locate([FIGURE, ("manifeste", "35 000 postes vacants"), ("article", "le sens")])
    hits = [build.hit(1, "Nexem propose"), build.hit(2, "75 %", "Nexem propose"), build.hit(3, "Le secteur")]
    ranks = first_ranks([locator.passage_shows(hit.passage) for hit in hits], evidence)
    assert ranks == (2, 3, None)
    assert first_ranks([], evidence) == (None, None, None)

"""Editorial questions as a way into the text: how much a query resembles them, and where they lead."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.types import Corpus, EditorialQuestion
from index.analysis import content_terms
from index.asked import (
    DEPTH,
    K1,
    Asked,
    B,
    by_sentence,
    dense_resemblance,
    lexical_resemblance,
    passage_ranking,
    question_id,
)
from index.bm25 import build_bm25
from index.build import build_index
from index.content import Parameters
from index.lexical import LexicalParameters
from index.search import Index
from index.types import Passage

# Resemblance of words

TEXTS = [["usure"], ["usure", "nuit"], ["loi"], []]
MEAN = 4 / 4


def saturation(length: int) -> float:
    """What a term that occurs once in a question of ``length`` terms weighs, between 0 and 1."""
    return 1 / (1 + K1 * (1 - B + B * length / MEAN))


def idf(n: int) -> float:
    return math.log(1 + (len(TEXTS) - n + 0.5) / (n + 0.5))


def test_resemblance_by_hand() -> None:
    bm25 = build_bm25(TEXTS, k1=K1, b=B)
    # One word: its rarity cancels out, the shorter question resembles more.
    assert lexical_resemblance({"usure": 1.0}, bm25) == pytest.approx({0: saturation(1), 1: saturation(2)})
    # Two words: each counts by its rarity and its weight; the one that no question has still counts in what is missing.
    reach = idf(2) + 0.5 * idf(1) + idf(0)
    found = lexical_resemblance({"usure": 1.0, "nuit": 0.5, "zèbre": 1.0}, bm25)
    assert found == pytest.approx(
        {0: idf(2) * saturation(1) / reach, 1: (idf(2) + 0.5 * idf(1)) * saturation(2) / reach}
    )


def test_a_query_without_a_word_of_a_question_resembles_none() -> None:
    bm25 = build_bm25(TEXTS, k1=K1, b=B)
    assert lexical_resemblance({}, bm25) == {}
    assert lexical_resemblance({"zèbre": 1.0}, bm25) == {}
    assert lexical_resemblance({"usure": 0.0}, bm25) == {}
    assert lexical_resemblance({"usure": 1.0}, build_bm25([], k1=K1, b=B)) == {}


def test_only_the_best_are_kept_and_ties_go_to_the_first() -> None:
    texts = [["loi", "long"]] * 30 + [["loi"]] * DEPTH + [["nuit"]]
    found = lexical_resemblance({"loi": 1.0}, build_bm25(texts, k1=K1, b=B))
    assert list(found) == list(range(30, 30 + DEPTH))
    more = lexical_resemblance({"loi": 1.0}, build_bm25([["loi"]] * (DEPTH + 5), k1=K1, b=B))
    assert list(more) == list(range(DEPTH))


_TERM = st.sampled_from("abcdef")


@given(
    st.lists(st.lists(_TERM, max_size=6), max_size=8),
    st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 10), max_size=6),
)
def test_resemblance_is_a_share(texts: list[list[str]], weights: dict[str, float]) -> None:
    found = lexical_resemblance(weights, build_bm25(texts, k1=K1, b=B))
    assert all(0 < share <= 1 for share in found.values()), found
    wanted = {term for term, weight in weights.items() if weight > 0.01}
    assert {row for row, text in enumerate(texts) if wanted & set(text)} <= set(found)
    assert all(set(weights) & set(texts[row]) for row in found), "a question without a word of the query was found"


@given(st.lists(st.floats(-1, 1), max_size=5))
def test_ids_of_vectors_come_back_as_rows(cosines: list[float]) -> None:
    nearest = [(question_id(row * 7), cosine) for row, cosine in enumerate(cosines)]
    assert dense_resemblance(nearest) == {row * 7: cosine for row, cosine in enumerate(cosines)}


# From questions to sentences


def asked(*leads: tuple[str, ...]) -> list[EditorialQuestion]:
    return [EditorialQuestion(f"Question {row} ?", ids, "x") for row, ids in enumerate(leads)]


def test_a_sentence_takes_the_best_of_each_kind() -> None:
    questions = asked(("a",), ("a", "b"), ("b",), ("c",))
    assert by_sentence(questions, {0: 0.2, 1: 0.9}, {0: 0.8, 1: 0.1, 2: 0.4}) == {
        "a": Asked(lexical=0.9, dense=0.8),  # from two different questions
        "b": Asked(lexical=0.9, dense=0.4),
    }
    assert by_sentence(questions, {3: 0.5}, {}) == {"c": Asked(0.5, 0.0)}
    assert by_sentence(questions, {}, {}) == {}


_LEADS = st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True).map(tuple), max_size=6)


@given(_LEADS, st.data())
def test_by_sentence_is_a_maximum_over_the_questions_that_lead_there(
    leads: list[tuple[str, ...]], data: st.DataObject
) -> None:
    rows = st.sampled_from(range(len(leads))) if leads else st.nothing()
    share, cosine = st.floats(0, 1, exclude_min=True), st.floats(0, 1)
    lexical = data.draw(st.dictionaries(rows, share)) if leads else {}
    dense = data.draw(st.dictionaries(rows, cosine)) if leads else {}
    found = by_sentence(asked(*leads), lexical, dense)
    assert set(found) == {i for row in {*lexical, *dense} for i in leads[row]}
    for identifier, resemblance in found.items():
        own = [row for row, ids in enumerate(leads) if identifier in ids]
        best = max(lexical.get(row, 0.0) for row in own), max(dense.get(row, 0.0) for row in own)
        assert (resemblance.lexical, resemblance.dense) == best, f"sentence {identifier} of {leads}"


# From sentences to passages


def passage(name: str, *sentence_ids: str) -> Passage:
    return Passage(name, "x", "x/s", 0, 1, "…", sentence_ids, (), None, ())


def test_passages_rank_by_their_best_sentence() -> None:
    passages = [passage("p1", "a"), passage("p2", "b", "c"), passage("p3", "d"), passage("p0", "c"), passage("p4")]
    scores = {"a": 0.3, "b": 0.1, "c": 0.7, "d": 0.0}
    assert list(passage_ranking(scores, passages, None).items()) == [("p0", 0.7), ("p2", 0.7), ("p1", 0.3)]
    assert passage_ranking(scores, passages, {"p1", "p3", "absent"}) == {"p1": 0.3}
    assert passage_ranking(scores, passages, set()) == {}
    assert passage_ranking({}, passages, None) == {}


_SCORES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([-0.5, 0.0, 0.1, 0.5, 1.0]))
_PASSAGES = st.dictionaries(st.sampled_from(["p1", "p2", "p3", "p10"]), st.lists(st.sampled_from("abcdef"), max_size=3))


@given(_SCORES, _PASSAGES, st.none() | st.sets(st.sampled_from(["p1", "p2", "p3", "p10"])), st.randoms())
def test_the_order_of_passages_is_total_and_the_filter_holds(scores, held, allowed, random) -> None:
    passages = [passage(name, *ids) for name, ids in held.items()]
    found = passage_ranking(scores, passages, allowed)
    assert list(found.items()) == sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    random.shuffle(passages)
    assert list(passage_ranking(scores, passages, allowed).items()) == list(found.items()), "the order given matters"
    best = {name: max((scores.get(i, 0.0) for i in ids), default=0.0) for name, ids in held.items()}
    kept = {name: score for name, score in best.items() if score > 0 and (allowed is None or name in allowed)}
    assert found == kept


# Through an index

# Words that neither the text nor the lexicon holds: resemblance alone can lead anywhere.
QUESTION = "Pourquoi la fanfare du village répète-t-elle ses trombones à minuit ?"
QUERY = "trombones de la fanfare"
TARGET = "Les horaires de nuit fatiguent les salariés."
OTHER = "La salle était pleine."


@pytest.fixture(scope="module")
def ids(corpus: Corpus) -> dict[str, str]:
    """Sentence ids by text."""
    return {sentence.text: sentence.id for document in corpus.documents for sentence in document.sentences}


@pytest.fixture(scope="module")
def with_questions(corpus: Corpus, ids: dict[str, str], tmp_path_factory: pytest.TempPathFactory, encoder) -> Path:
    """Questions are no field of the passages here: what is found, is found by resemblance alone."""
    questions = (
        EditorialQuestion(QUESTION, (ids[TARGET],), "manifeste"),
        EditorialQuestion("Y avait-il des girafes sous le chapiteau ?", (ids[OTHER],), "article"),
    )
    data_dir = tmp_path_factory.mktemp("questions")
    parameters = Parameters(lexical=LexicalParameters(question=0))
    build_index(replace(corpus, questions=questions), data_dir, encoder, parameters=parameters)
    return data_dir


@pytest.fixture(scope="module")
def helped(with_questions: Path, encoder) -> Index:
    from index.search import open_index

    return open_index(
        with_questions, expected_corpus_version="0123456789ab", encoder_setting="bundled", encoder=encoder
    )


def test_a_query_without_a_word_of_the_text_finds_the_passage_of_a_question_it_resembles(
    index: Index, helped: Index
) -> None:
    assert content_terms(QUERY) and not any(index.knows(term) for term in content_terms(QUERY))
    hits = helped.search(QUERY, k=3)
    assert TARGET in hits[0].passage.text
    assert hits[0].lexical_rank is None, "no word is shared with the passage itself"
    assert hits[0].score > hits[1].score
    without = [hit.rank for hit in index.search(QUERY, k=50) if TARGET in hit.passage.text]
    assert without[0] > 1, "it would come first without its question too: the test shows nothing"


def test_words_alone_are_enough_to_resemble_a_question(
    with_questions: Path, opened: Callable[..., Index], ids: dict[str, str]
) -> None:
    alone = opened(with_questions, lexical_only=True)
    hits = alone.search(QUERY, k=3)
    assert TARGET in hits[0].passage.text
    assert [hit.score for hit in hits[1:]] == [0, 0]
    score = alone.score_sentences(QUERY, [ids[TARGET]])[ids[TARGET]]
    assert score.asked.lexical > 0 == score.asked.dense


def test_a_filter_holds_for_what_questions_lead_to(helped: Index) -> None:
    for filters in ({"source_ids": ["article"]}, {"propositions": [4, 8]}):
        hits = helped.search(QUERY, k=50, **filters)
        assert hits
        assert all(TARGET not in hit.passage.text for hit in hits), f"{filters} let it through"


def test_an_index_knows_the_words_of_its_text_and_of_its_questions(index: Index, helped: Index) -> None:
    (known, unknown), (word,) = content_terms("trombone zèbre"), content_terms("usure")
    assert [helped.knows(term) for term in (word, known, unknown)] == [True, True, False]
    assert [index.knows(term) for term in (word, known, unknown)] == [True, False, False]
    assert not helped.knows("")


def test_sentences_say_how_much_their_question_was_asked(helped: Index, ids: dict[str, str]) -> None:
    everything = list(ids.values())
    verbatim = helped.score_sentences(QUESTION, everything)
    target = verbatim[ids[TARGET]].asked
    assert target.dense == pytest.approx(1, abs=1e-5), "the same words have the same vector"
    assert 0.5 < target.lexical <= 1
    assert verbatim[ids[TARGET]].lexical == 0, "no word is shared with the sentence itself"
    assert verbatim[ids[OTHER]].asked.lexical == 0
    assert {i for i, score in verbatim.items() if score.asked != Asked()} <= {ids[TARGET], ids[OTHER]}
    half = helped.score_sentences("Une fanfare de zèbres ?", [ids[TARGET]])[ids[TARGET]].asked
    assert 0 < half.lexical < target.lexical
    assert half.dense < target.dense


def test_an_index_without_an_editorial_question_works(index: Index, ids: dict[str, str]) -> None:
    assert index.corpus.questions == ()
    assert index.manifest.counts["questions"] == 0
    assert "horaires de nuit" in index.search("horaires de nuit")[0].passage.text
    scores = index.score_sentences("horaires de nuit", list(ids.values()))
    assert {score.asked for score in scores.values()} == {Asked()}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=50)
@given(
    query=st.one_of(st.text(max_size=40), st.sampled_from(["", "?", QUERY, QUESTION, "usure", "日本語"])),
    k=st.integers(0, 12),
    propositions=st.none() | st.sets(st.sampled_from([4, 8, 9, 99])),
)
def test_a_search_gives_k_passages_whatever_the_query(helped: Index, query: str, k: int, propositions) -> None:
    hits = helped.search(query, k, propositions=propositions)
    allowed = [p.id for p in helped.passages.values() if propositions is None or p.proposition in propositions]
    assert len(hits) == min(k, len(allowed))
    assert {hit.passage.id for hit in hits} <= set(allowed)
    assert len({hit.passage.id for hit in hits}) == len(hits), "a passage stands twice"
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    padding = [hit for hit in hits if hit.score == 0]
    assert [hit.passage.id for hit in padding] == [i for i in allowed if i in {hit.passage.id for hit in padding}], (
        "what no ranking returned comes in reading order"
    )


def test_a_query_that_says_nothing_gives_passages_without_a_score(helped: Index) -> None:
    hits = helped.search("de la, et ? !", k=3)
    assert [(hit.score, hit.lexical_rank, hit.dense_rank) for hit in hits[1:]] == [(0, None, None)] * 2
    assert [hit.passage.id for hit in hits] == list(helped.passages)[:3]

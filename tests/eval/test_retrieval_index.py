"""Retrieval measured on the real documents and index: levers, baselines, Chroma, the report and the command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from assistant.maintenance import build
from assistant.settings import load_settings
from eval.calibrate.questions import QUESTIONS_FILE, load_questions
from eval.cli import main
from eval.evidence import Locator
from eval.retrieval.ablation import ALL, BASE, LABELS, SIZES, ablation, alone, choices
from eval.retrieval.baselines import baselines
from eval.retrieval.exact import DEPTHS, TARGET, Agreement, check, compare, store_in_use
from eval.retrieval.levers import Levers, Material, Searcher
from eval.retrieval.questions import load
from index.analysis import analyse
from index.embedding import Encoder, load_encoder
from index.search import Index, open_index
from index.store import KINDS, VectorStore


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    build(load_settings(data_dir=folder, llm="", embedding="bundled", chroma_url=""))
    return folder


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("bundled")


@pytest.fixture(scope="module")
def index(data_dir: Path, encoder: Encoder) -> Iterator[Index]:
    opened = open_index(data_dir, expected_corpus_version=None, encoder_setting="bundled", encoder=encoder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def store(data_dir: Path) -> Iterator[VectorStore]:
    opened = store_in_use(data_dir)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def material(index: Index, encoder: Encoder) -> Material:
    return Material(index.corpus, encoder)


QUESTIONS = [item.question for item in load_questions(QUESTIONS_FILE)][::5]


def test_with_every_lever_the_ranking_is_that_of_the_index(
    index: Index, store: VectorStore, material: Material
) -> None:
    searcher = Searcher(material, Levers(), store.nearest)
    in_service = Searcher(Material(index.corpus, material.encoder, store), Levers())
    for question in (*QUESTIONS, "gouvernanse et atractivité", "CA", "?", "le la les"):
        found = [hit.passage.id for hit in index.search(question, k=len(index.passages)) if hit.score > 0]
        assert [passage.id for passage in searcher.rank(question)] == found, question
        assert [passage.id for passage in in_service.rank(question)][:10] == found[:10], question


def test_each_lever_changes_something(material: Material) -> None:
    asked = (*QUESTIONS[::4], "la gouvernanse des etablissemnts", "que dit Marie-Laure de Guardia ?")
    before = Searcher(material, ALL)
    expected = [[passage.id for passage in before.rank(question)] for question in asked]
    for name in LABELS:
        without = Searcher(material, replace(ALL, **{name: False}))
        assert [[passage.id for passage in without.rank(question)] for question in asked] != expected, name


def test_the_table_has_every_lever_alone_together_and_left_out() -> None:
    found = choices()
    assert found[0][1] == ALL
    assert found[1][1] == BASE
    switches = {field.name for field in fields(Levers)} - {"target_chars", "overlap_sentences"}
    assert set(LABELS) == switches
    for name in switches:
        assert replace(ALL, **{name: False}) in [levers for _, levers in found]
        assert getattr(alone(name), name)
    assert len({name for name, _ in found}) == len(found) == 2 + (len(LABELS) - 2) + len(LABELS) + len(SIZES) - 1
    sizes = {(levers.target_chars, levers.overlap_sentences) for _, levers in found}
    assert (ALL.target_chars, ALL.overlap_sentences) in SIZES  # the one in use among those compared
    assert sizes == set(SIZES)


def test_every_choice_is_compared_with_all_the_levers(index: Index, material: Material, golden: Path) -> None:
    questions = load(golden, None, index.corpus)
    chosen = [("tout", ALL), ("socle", BASE)]
    found = ablation(material, questions, Locator(index.corpus), lambda *_: None, chosen)
    assert [row.name for row in found] == ["tout", "socle"]
    assert found[0].against is None
    assert found[1].against is not None
    delta = found[1].overall["ndcg_at_10"].value - found[0].overall["ndcg_at_10"].value
    assert found[1].against.value == pytest.approx(delta)
    assert 0 < found[1].megabytes < found[0].megabytes


def test_words_as_they_are_written_need_no_stem(material: Material) -> None:
    base = Searcher(material, BASE)
    terms = base.terms("Les salariées attendent la gouvernance")
    assert set(terms) == {"=salariees", "=attendent", "=gouvernance"}
    assert set(terms.values()) == {1.0}
    stems = Searcher(material, alone("stems")).terms("Les salariées attendent la gouvernance")
    assert set(stems) == set(analyse("Les salariées attendent la gouvernance"))


def test_baselines_find_a_passage_by_its_own_words(index: Index, encoder: Encoder) -> None:
    passages = tuple(index.passages.values())
    found = baselines(passages, encoder, None)
    assert len(found) == 3
    target = max(passages, key=lambda passage: len(passage.text))
    for system in found:
        assert system.rank(target.text)[0] == target, system.name
        assert system.megabytes > 0
        assert len(system.rank("la gouvernance associative et les salariés")) == 10


@pytest.fixture(scope="module")
def agreements(data_dir: Path, encoder: Encoder) -> dict[tuple[str, int], Agreement]:
    """By kind and depth; the depth is the number of vectors where there are fewer."""
    found = check(data_dir, encoder, lambda *_: None, every=25)
    return {(one.kind, min((k for k in DEPTHS if k >= one.k), default=0)): one for one in found}


EVERY = [(kind, k) for kind in KINDS for k in DEPTHS]


@pytest.mark.parametrize(("kind", "k"), EVERY)
def test_chroma_agrees_with_exact_search_on_the_real_vectors(
    agreements: dict[tuple[str, int], Agreement], kind: str, k: int
) -> None:
    assert set(agreements) == set(EVERY)
    found = agreements[kind, k]
    assert found.queries > 100
    assert found.recall >= TARGET


def test_a_search_that_misses_neighbours_is_seen(store: VectorStore, index: Index, encoder: Encoder) -> None:
    texts = [question.text for question in index.corpus.questions][:20]
    passages = list(index.passages.values())
    wrong = encoder.encode_passages([passage.text[::-1] for passage in passages])
    ids = [passage.id for passage in passages]
    found = compare(store, "passages", ids, wrong, encoder.encode_queries(texts), lambda *_: None)
    assert all(one.recall < TARGET for one in found if one.k == 10)
    nothing = np.zeros((3, encoder.dimension), np.float32)
    assert compare(store, "passages", ids, wrong, nothing, lambda *_: None) == []


CASES = [
    {
        "id": "essai-1", "kind": "figure", "question": "Quelle part des salariés quitte son <b>manager</b> ?",
        "expected_status": ["answered"],
        "nuggets": [{"text": "Son titre", "vital": True, "patterns": ["management"]}],
        "evidence": [["humanifest-chapitre-2", "Encourager un management centré sur l’humain"]],
        "cluster": "un", "split": "development",
    },
    {
        "id": "essai-2", "kind": "who", "question": "Une question réservée, jamais lue ?",
        "expected_status": ["answered"],
        "nuggets": [{"text": "Son titre", "vital": True, "patterns": ["management"]}],
        "evidence": [["humanifest-chapitre-2", "Encourager un management centré sur l’humain"]],
        "cluster": "deux", "split": "test",
    },
]  # fmt: skip


@pytest.fixture
def golden(tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HUMANIFEST_DATA_DIR", str(data_dir))
    file = tmp_path / "golden.jsonl"
    file.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in CASES), encoding="utf-8")
    return file


def test_the_command_prints_tables_and_writes_the_data_and_the_page(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["retrieval", "--golden", str(golden), "--part", "baselines", "--out", str(out)])
    shown = capsys.readouterr()
    assert "Rappel à 5" in shown.out
    assert "Sans all-MiniLM-L6-v2" in shown.out
    assert "…" in shown.err  # progress
    data = json.loads((out / "retrieval.json").read_text(encoding="utf-8"))
    assert data["questions"] == 1
    assert [case["id"] for case in data["cases"]] == ["essai-1"]
    assert len(data["baselines"]) == 3
    assert data["ablation"] == data["generalisation"] == data["chroma"] == []
    page = (out / "recherche.html").read_text(encoding="utf-8")
    assert "réservée" not in page
    assert "<b>manager" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in page
    assert page.count("<tbody>") == 5
    assert "Méthodes écartées" in page


@pytest.mark.parametrize(
    ("option", "said"), [("--minilm", "--minilm"), ("--public", "--public")], ids=["minilm", "public"]
)
def test_a_folder_that_is_none_is_refused(
    golden: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, said: str
) -> None:
    arguments = ["retrieval", "--golden", str(golden), "--part", "baselines", "--part", "generalisation"]
    with pytest.raises(SystemExit) as stop:
        main([*arguments, option, str(tmp_path / "absent"), "--out", str(tmp_path)])
    assert stop.value.code == 2
    assert said in capsys.readouterr().err

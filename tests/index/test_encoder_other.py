"""An encoder of somebody else's, made here: prefixes, vectors, refusals, and an index that knows what made it."""

from __future__ import annotations

import re
import shutil
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sentence_transformers")

from sentence_transformers import SentenceTransformer

from corpus.types import Corpus
from index.build import build_index
from index.content import dense_text
from index.embedding import SentenceTransformerEncoder, load_encoder
from index.errors import EncoderError, StaleIndex, UnsafeModel
from index.prefixes import Prefixes, prefixes_of
from index.search import Index, open_index
from tests.index.tiny_models import UNITS, make_cross_encoder, make_encoder, spoil, write

VERSION = "0123456789ab"
E5 = Prefixes("query: ", "passage: ")
ARCTIC = "Snowflake/snowflake-arctic-embed-l-v2.0"


@pytest.fixture(scope="module")
def vocabulary(corpus: Corpus) -> list[str]:
    text = " ".join(document.text for document in corpus.documents)
    return sorted({"query", "passage", ":", *re.findall(r"\w+", text.lower())})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, vocabulary: list[str]) -> Path:
    return make_encoder(tmp_path_factory.mktemp("modeles") / "multilingual-e5-minuscule", vocabulary)


@pytest.fixture(scope="module")
def tiny(folder: Path) -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(str(folder))


@pytest.fixture(scope="module")
def tiny_index(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus, tiny: SentenceTransformerEncoder) -> Path:
    data_dir = tmp_path_factory.mktemp("donnees")
    build_index(corpus, data_dir, tiny)
    return data_dir


def open_with(data_dir: Path, encoder: object) -> Index:
    return open_index(data_dir, expected_corpus_version=VERSION, encoder_setting="", encoder=encoder)  # type: ignore[arg-type]


QUERIES = ["Le manager écoute ses équipes", "Les horaires de nuit"]


def test_queries_and_passages_get_the_prefixes_of_the_family(folder: Path, tiny: SentenceTransformerEncoder) -> None:
    model = SentenceTransformer(str(folder), local_files_only=True)
    for encode, prefix in ((tiny.encode_queries, "query: "), (tiny.encode_passages, "passage: ")):
        expected = model.encode([prefix + text for text in QUERIES], normalize_embeddings=True)
        np.testing.assert_allclose(encode(QUERIES), expected, atol=1e-6)
        assert not np.allclose(encode(QUERIES), model.encode(QUERIES, normalize_embeddings=True), atol=1e-3)
    assert (tiny.name, tiny.dimension) == (folder.name, UNITS)
    assert tiny.encode_queries([]).shape == (0, UNITS)


def test_what_the_model_declares_comes_before_its_family(tmp_path: Path, vocabulary: list[str]) -> None:
    declared = make_encoder(tmp_path / "multilingual-e5-autre", vocabulary, prompts={"query": "passage: "})
    encoder = SentenceTransformerEncoder(str(declared))
    assert encoder.prefixes == Prefixes("passage: ", "")
    np.testing.assert_allclose(
        encoder.encode_queries(["le repos"]), encoder.encode_passages(["passage: le repos"]), atol=1e-6
    )


def test_a_default_prompt_is_not_put_before_passages(tmp_path: Path, vocabulary: list[str]) -> None:
    folder = make_encoder(tmp_path / "modele", vocabulary)
    write(
        folder / "config_sentence_transformers.json",
        {"prompts": {"query": "query: ", "document": ""}, "default_prompt_name": "query"},
    )
    model = SentenceTransformer(str(folder), local_files_only=True)
    encoder = SentenceTransformerEncoder(str(folder))
    expected = model.encode(["le repos"], prompt="", normalize_embeddings=True)
    np.testing.assert_allclose(encoder.encode_passages(["le repos"]), expected, atol=1e-6)
    assert not np.allclose(encoder.encode_queries(["le repos"]), expected, atol=1e-3)


@pytest.mark.parametrize(
    ("name", "files", "declared", "expected"),
    [
        ("modele", {}, {}, Prefixes()),
        ("modele", {"config.json": '{"_name_or_path": "intfloat/multilingual-e5-base"}'}, {}, E5),
        ("modele", {"README.md": f"---\nbase_model: {ARCTIC}\n---\nA"}, {}, Prefixes("query: ")),
        ("modele", {"README.md": "---\nlicense: mit\nbase_model:\n- intfloat/e5-base\n---\n"}, {}, E5),
        ("modele", {"README.md": "base_model: intfloat/e5-base\n"}, {}, Prefixes()),
        ("modele", {"config.json": "pas du JSON"}, {}, Prefixes()),
        ("bge-m3", {"config.json": '{"_name_or_path": "intfloat/e5-base"}'}, {}, Prefixes()),
        ("e5-base", {}, {"query": "Instruct: x\nQuery: "}, Prefixes("Instruct: x\nQuery: ", "")),
        ("e5-base", {}, {"query": "", "document": ""}, E5),
        ("e5-mistral", {}, {"web_search_query": "Query: ", "sts_query": "z"}, Prefixes("Query: ")),
        ("modele", {}, {"query": "q ", "passage": "p "}, Prefixes("q ", "p ")),
        ("modele", {}, {"clustering": "c "}, Prefixes()),
    ],
)  # fmt: skip
def test_where_prefixes_come_from(
    tmp_path: Path, name: str, files: dict[str, str], declared: dict[str, str], expected: Prefixes
) -> None:
    for file, text in files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert prefixes_of(name, tmp_path, declared) == expected


def test_a_folder_of_the_cache_is_known_by_the_name_of_its_model(tmp_path: Path) -> None:
    snapshot = tmp_path / "models--intfloat--e5-small" / "snapshots" / "0123abcd"
    snapshot.mkdir(parents=True)
    assert prefixes_of(snapshot.name, snapshot, {}) == Prefixes("query: ", "passage: ")


def test_the_index_ranks_by_the_vectors_of_the_model(
    folder: Path, tiny_index: Path, tiny: SentenceTransformerEncoder
) -> None:
    index = open_with(tiny_index, tiny)
    assert index.manifest.encoder_name == folder.name
    assert index.manifest.dimension == UNITS
    model = SentenceTransformer(str(folder), local_files_only=True)
    passages = list(index.passages.values())
    rows = model.encode(["passage: " + dense_text(p) for p in passages], normalize_embeddings=True)
    for query in QUERIES:
        cosines = rows @ model.encode("query: " + query, normalize_embeddings=True)
        hits = index.search(query, k=len(passages))
        found = {hit.passage.id: (hit.dense_rank, hit.dense_score) for hit in hits}
        for passage, cosine in zip(passages, cosines.tolist(), strict=True):
            rank, score = found[passage.id]
            assert score == pytest.approx(cosine, abs=1e-4)
            assert rank is not None
            assert (cosines > cosine + 1e-4).sum() < rank <= (cosines > cosine - 1e-4).sum() + 1


def test_an_index_of_another_encoder_is_stale(
    tiny_index: Path, tiny: SentenceTransformerEncoder, encoder: object, tmp_path: Path, vocabulary: list[str]
) -> None:
    open_with(tiny_index, tiny).close()
    with pytest.raises(StaleIndex, match="autre encodeur"):
        open_with(tiny_index, encoder)
    with pytest.raises(StaleIndex, match="autre encodeur"):
        open_index(tiny_index, expected_corpus_version=VERSION, encoder_setting="bundled")
    retrained = make_encoder(tmp_path / "multilingual-e5-minuscule", vocabulary, seed=2)
    with pytest.raises(StaleIndex, match="autre encodeur"):
        open_with(tiny_index, load_encoder(str(retrained)))


def test_the_digest_follows_files_and_prefixes(folder: Path, tiny: SentenceTransformerEncoder, tmp_path: Path) -> None:
    same = Path(shutil.copytree(folder, tmp_path / folder.name))
    assert SentenceTransformerEncoder(str(same)).digest == tiny.digest
    renamed = Path(shutil.copytree(folder, tmp_path / "sans-famille"))
    assert SentenceTransformerEncoder(str(renamed)).digest != tiny.digest
    write(same / "1_Pooling" / "config.json", {"embedding_dimension": UNITS, "pooling_mode": "cls"})
    assert SentenceTransformerEncoder(str(same)).digest != tiny.digest


def test_the_canary_sees_vectors_that_changed_under_the_same_files(tiny_index: Path, folder: Path) -> None:
    altered = SentenceTransformerEncoder(str(folder))
    for weights in altered._model.parameters():
        weights.data.mul_(-1.3).add_(0.1)
    with pytest.raises(StaleIndex, match="ne rend plus les mêmes vecteurs"):
        open_with(tiny_index, altered)


def test_threads_may_share_it(tiny: SentenceTransformerEncoder) -> None:
    texts = [" ".join(["manager", "équipes", "repos"] * n) for n in range(1, 40)]
    expected = [tiny.encode_queries([text])[0] for text in texts]
    found: dict[int, np.ndarray] = {}

    def ask(numbers: range) -> None:
        for number in numbers:
            found[number] = tiny.encode_queries([texts[number]])[0]

    threads = [threading.Thread(target=ask, args=(range(start, len(texts), 4),)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == len(texts)
    for number, row in found.items():
        np.testing.assert_allclose(row, expected[number], atol=1e-5)


def test_vectors_that_are_no_numbers_are_refused(folder: Path, corpus: Corpus, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "modele"))
    spoil(copy)
    encoder = load_encoder(str(copy))
    with pytest.raises(EncoderError, match="vecteurs inutilisables"):
        encoder.encode_queries(["le repos"])
    with pytest.raises(EncoderError, match="vecteurs inutilisables"):
        build_index(corpus, tmp_path / "donnees", encoder)


def test_a_dimension_that_the_vectors_do_not_have_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "modele"))
    write(copy / "1_Pooling" / "config.json", {"embedding_dimension": UNITS + 8, "pooling_mode": "mean"})
    with pytest.raises(EncoderError, match="inutilisable"):
        load_encoder(str(copy)).encode_passages(["le repos"])


@pytest.mark.parametrize("lost", ["model.safetensors", "config.json", "tokenizer.json", "1_Pooling/config.json"])
def test_a_folder_without_one_of_its_files_is_refused(folder: Path, tmp_path: Path, lost: str) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "modele"))
    (copy / lost).unlink()
    (copy / "vocab.txt").unlink()
    with pytest.raises(EncoderError, match="vérifiez qu’il est complet"):
        load_encoder(str(copy))


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json", "modules.json"])
@pytest.mark.parametrize("kept", [0, 40])
def test_a_cut_file_is_refused(folder: Path, tmp_path: Path, name: str, kept: int) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "modele"))
    path = copy / name
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(EncoderError, match="vérifiez qu’il est complet"):
        load_encoder(str(copy))


def test_a_cross_encoder_is_no_encoder(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="est un reclasseur"):
        load_encoder(str(make_cross_encoder(tmp_path / "modele", "manager")))


def test_code_that_comes_with_a_model_is_never_run(tmp_path: Path) -> None:
    ran = tmp_path / "execute"
    folder = tmp_path / "modele"
    folder.mkdir()
    (folder / "code.py").write_text(f"open({str(ran)!r}, 'w').close()\n", encoding="utf-8")
    write(folder / "config.json", {"model_type": "maison", "auto_map": {"AutoConfig": "code.C", "AutoModel": "code.M"}})
    with pytest.raises(UnsafeModel, match="demande d’exécuter du code"):
        load_encoder(str(folder))
    assert not ran.exists()


ODD_NAMES = ["./nulle-part", "~/nulle-part", "modele", "a/b/c", "a//b", "../x", "org/mo dele", "C:\\m"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_that_is_neither_folder_nor_model_is_refused_without_a_network(name: str) -> None:
    with pytest.raises(EncoderError, match=r"n’existe pas|ni un dossier"):
        load_encoder(name)


def test_a_file_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "modele.bin"
    path.write_bytes(b"0")
    with pytest.raises(EncoderError, match="ni un dossier"):
        load_encoder(str(path))


def test_without_the_library_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderError, match="make app"):
        load_encoder("intfloat/multilingual-e5-small")

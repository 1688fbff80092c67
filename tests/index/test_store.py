"""Chroma behind our wall: cosine, order, zero vectors, both ways of reading, errors that are ours."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from index.errors import DamagedIndex, IndexRoomError
from index.store import ClientEngine, StoreLocation, VectorStore, _client, drop, fill, open_store, writing


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def vectors() -> np.ndarray:
    return unit(np.random.default_rng(7).standard_normal((300, 16)))


@pytest.fixture
def location(tmp_path, vectors: np.ndarray) -> StoreLocation:
    place = StoreLocation(tmp_path / "chroma", "0123456789ab")
    ids = [f"p{row:03}" for row in range(len(vectors))]
    with writing(place) as engine:
        fill(engine, place.collection("passages"), ids, vectors, [{"source_id": "a"}] * len(ids), lambda *_: None)
        fill(engine, place.collection("sentences"), ids[:2], vectors[:2], [{"source_id": "a"}] * 2, lambda *_: None)
    return place


def test_neighbours_are_those_of_exact_cosines(location: StoreLocation, vectors: np.ndarray) -> None:
    store = open_store(location)
    query = unit(np.random.default_rng(8).standard_normal((1, 16)))[0]
    found = store.nearest("passages", query, 10)
    cosines = vectors @ query
    best = np.argsort(-cosines)[:10]
    assert [identifier for identifier, _ in found] == [f"p{row:03}" for row in best]
    assert [cosine for _, cosine in found] == pytest.approx(cosines[best], abs=1e-5)
    assert (store.count("passages"), store.count("sentences")) == (300, 2)


def test_the_engine_and_the_client_give_the_same_answers(location: StoreLocation, vectors: np.ndarray) -> None:
    store = open_store(location)
    assert not isinstance(store.engine, ClientEngine), "reading must not need the client"
    client = VectorStore(ClientEngine(_client(location)), location)
    for vector in vectors[:20]:
        assert client.nearest("passages", vector, 7) == store.nearest("passages", vector, 7)
    client.close()


def test_reading_does_not_import_the_client(location: StoreLocation) -> None:
    code = (
        "import sys; from pathlib import Path; from index.store import StoreLocation, open_store;"
        f"store = open_store(StoreLocation(Path({str(location.folder)!r}), {location.name!r}));"
        "assert store.count('passages') == 300; assert 'chromadb' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_ties_are_ordered_by_id(tmp_path) -> None:
    place = StoreLocation(tmp_path / "chroma", "0123456789ab")
    same = unit(np.ones((4, 8)))
    with writing(place) as engine:
        fill(
            engine, place.collection("passages"), ["d", "b", "c", "a"], same, [{"source_id": "a"}] * 4, lambda *_: None
        )
    assert [identifier for identifier, _ in open_store(place).nearest("passages", same[0], 4)] == ["a", "b", "c", "d"]


def test_zero_vectors_are_not_stored_and_find_nothing(tmp_path) -> None:
    place = StoreLocation(tmp_path / "chroma", "0123456789ab")
    rows = np.vstack([unit(np.ones((1, 8))), np.zeros((1, 8), np.float32)])
    with writing(place) as engine:
        kept = fill(
            engine, place.collection("passages"), ["a", "zero"], rows, [{"source_id": "a"}] * 2, lambda *_: None
        )
    store = open_store(place)
    assert kept == store.count("passages") == 1
    assert store.nearest("passages", rows[1], 5) == []
    assert [identifier for identifier, _ in store.nearest("passages", rows[0], 5)] == ["a"]


def test_more_vectors_than_one_batch(tmp_path) -> None:
    place = StoreLocation(tmp_path / "chroma", "0123456789ab")
    rows = unit(np.random.default_rng(1).standard_normal((5_600, 4)))
    steps: list[tuple[int, int]] = []
    ids = [f"p{row}" for row in range(5_600)]
    with writing(place) as engine:
        fill(engine, place.collection("passages"), ids, rows, [{"source_id": "a"}] * 5_600, lambda *s: steps.append(s))
    assert open_store(place).count("passages") == 5_600
    assert steps == [(5_461, 5_600), (5_600, 5_600)]


def test_filling_twice_replaces_and_dropping_removes(location: StoreLocation, vectors: np.ndarray) -> None:
    name = location.collection("passages")
    with writing(location) as engine:
        fill(engine, name, ["x"], vectors[:1], [{"source_id": "a"}], lambda *_: None)
        assert engine.count(name) == 1
        drop(engine, name)
        drop(engine, name)
    with pytest.raises(DamagedIndex, match="index build --force"):
        open_store(location).count("passages")


def test_a_server_that_does_not_answer_is_named(tmp_path) -> None:
    with pytest.raises(IndexRoomError, match=r"http://127\.0\.0\.1:9.*HUMANIFEST_CHROMA_URL"):
        open_store(StoreLocation(tmp_path, "0123456789ab", "http://127.0.0.1:9"))


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://x:1", "http://", "http://x:port"])
def test_an_address_that_is_none_is_refused(tmp_path, url: str) -> None:
    with pytest.raises(IndexRoomError, match="http://hôte:port"):
        open_store(StoreLocation(tmp_path, "0123456789ab", url))

"""The same index with its vectors on a Chroma server: a real one, started here on a free port."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.build import build_index
from index.errors import DamagedIndex, IndexRoomError
from index.store import SERVER_SECONDS, StoreLocation, open_store, writing

CHROMA = Path(sys.executable).parent / "chroma"
STARTING_SECONDS = 30


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    if not CHROMA.exists():
        pytest.skip("chroma has no command line here")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("serveur")
    command = [str(CHROMA), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < limit and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not start")


def test_a_server_that_says_nothing_is_given_up(tmp_path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        started = time.monotonic()
        with pytest.raises(IndexRoomError, match="ne répond pas"):
            open_store(StoreLocation(tmp_path, "0123456789ab", url))
    assert time.monotonic() - started < 4 * SERVER_SECONDS


def test_no_request_to_a_server_waits_for_ever(server) -> None:
    with writing(StoreLocation(Path(), "none", server)) as engine:
        assert engine.client._server._session.timeout.read == 12 * SERVER_SECONDS


def collections(url: str) -> set[str]:
    with writing(StoreLocation(Path(), "none", url)) as engine:
        return {collection.name for collection in engine.client.list_collections()}


def test_a_server_gives_the_same_hits_as_the_local_index(server, tmp_path, corpus, encoder, opened, index) -> None:
    build_index(corpus, tmp_path, encoder, chroma_url=server)
    remote = opened(tmp_path, chroma_url=server)
    for question in ("usure des éducateurs", "75 % des collaborateurs", "alléger les tâches"):
        far, near = remote.search(question), index.search(question)
        assert [(hit.passage.id, hit.lexical_rank, hit.dense_rank) for hit in far] == [
            (hit.passage.id, hit.lexical_rank, hit.dense_rank) for hit in near
        ]
        assert [hit.dense_score for hit in far] == pytest.approx([hit.dense_score for hit in near], abs=1e-5)


def test_old_collections_are_removed_with_their_index(server, tmp_path, corpus, encoder) -> None:
    names = [build_index(corpus, tmp_path, encoder, force=True, chroma_url=server).name for _ in range(3)]
    there = collections(server)
    assert f"humanifest-passages-{names[0]}" not in there
    assert {f"humanifest-passages-{names[2]}", f"humanifest-sentences-{names[1]}"} <= there


def test_a_collection_that_somebody_removed_is_said(server, tmp_path, corpus, encoder, opened) -> None:
    name = build_index(corpus, tmp_path, encoder, force=True, chroma_url=server).name
    remote = opened(tmp_path, chroma_url=server)
    with writing(StoreLocation(Path(), name, server)) as engine:
        engine.client.delete_collection(f"humanifest-passages-{name}")
    with pytest.raises(DamagedIndex):
        remote.search("usure")
    with pytest.raises(DamagedIndex):
        opened(tmp_path, chroma_url=server)


def test_vectors_on_a_server_are_not_looked_for_here(server, tmp_path, corpus, encoder, opened) -> None:
    build_index(corpus, tmp_path, encoder, chroma_url=server)
    with pytest.raises(IndexRoomError, match="HUMANIFEST_CHROMA_URL"):
        opened(tmp_path)

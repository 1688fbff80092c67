"""What can go wrong with an index on disk: each fault gives the right French error or answer, and none hangs."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.canary import CHROMA_FOLDER, check_folder
from index.checks import check_index, index_status
from index.content import load_content
from index.database import DATABASE
from index.errors import BuildRefused, DamagedIndex, IndexRoomError, MissingIndex, StaleIndex
from index.layout import BUILDING, current_folder, index_root
from index.manifest import read_manifest, record_folder, write_manifest
from index.store import StoreLocation, fill, writing

ROOT = Path(__file__).parents[2]
BUILD = """
import sys, time
sys.path[:0] = [{root!r}, {tests!r}]
from pathlib import Path
from conftest import HashingEncoder, make_corpus
from index.build import build_index
def progress(step, done, total):
    print(step, flush=True)
    if step == {stop!r}:
        time.sleep(60)
build_index(make_corpus(version={version!r}), Path({data!r}), HashingEncoder(), force=True, progress=progress)
"""


@pytest.fixture(autouse=True)
def never_hang():
    """A fault that makes the program wait for ever fails its test instead."""

    def give_up(number, frame):
        raise AssertionError("hung")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def start_build(data: Path, stop: str, version: str = "ffffffffffff") -> subprocess.Popen[str]:
    code = BUILD.format(root=str(ROOT), tests=str(Path(__file__).parent), stop=stop, version=version, data=str(data))
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(process: subprocess.Popen[str], step: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == step:
            return
    raise AssertionError(process.stderr.read() if process.stderr else "")


def finish(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def chroma(data: Path) -> Path:
    return current_folder(data) / CHROMA_FOLDER


def graph(data: Path) -> Path:
    return next(path.parent for path in chroma(data).rglob("header.bin"))


def test_no_index_at_all(tmp_path, opened) -> None:
    with pytest.raises(MissingIndex, match=r"lancez «\shumanifest index build\s»"):
        opened(tmp_path / "rien")
    assert index_status(tmp_path).problem


@pytest.mark.parametrize("content", ["aaaaaaaaaaaa\n", "../../etc\n", "", "\x00", "current"])
def test_a_pointer_to_nowhere(copy, opened, content: str) -> None:
    (index_root(copy) / "current").write_text(content, encoding="utf-8")
    with pytest.raises(MissingIndex, match="a disparu"):
        opened(copy)


def test_a_pointer_that_is_no_text(copy, opened) -> None:
    (index_root(copy) / "current").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MissingIndex):
        opened(copy)


def test_documents_that_changed(built, opened) -> None:
    with pytest.raises(StaleIndex, match=r"documents ont changé.*«\shumanifest index build\s»"):
        opened(built, version="aaaaaaaaaaaa")
    assert opened(built, version=None).search("usure")


def test_another_encoder(built, opened, other_encoder) -> None:
    with pytest.raises(StaleIndex, match="autre encodeur"):
        opened(built, with_encoder=other_encoder)


def test_an_encoder_that_answers_otherwise_under_the_same_digest(built, opened, encoder, other_encoder) -> None:
    class Drifted:
        name, dimension, digest = encoder.name, encoder.dimension, encoder.digest
        encode_queries = encode_passages = staticmethod(other_encoder.encode_passages)

    with pytest.raises(StaleIndex, match="mêmes vecteurs"):
        opened(built, with_encoder=Drifted())


def test_a_program_that_changed(copy, opened, corpus, encoder) -> None:
    folder = current_folder(copy)
    write_manifest(replace(read_manifest(folder), code_sha256="0" * 64), folder)
    with pytest.raises(StaleIndex, match=r"programme a changé.*«\shumanifest index build\s»"):
        opened(copy)
    assert "programme a changé" in str(index_status(copy).problem)
    build_index(corpus, copy, encoder)
    assert opened(copy).search("usure")


def test_vectors_kept_elsewhere(built, opened) -> None:
    with pytest.raises(StaleIndex, match="HUMANIFEST_CHROMA_URL"):
        opened(built, chroma_url="http://127.0.0.1:9")


@pytest.mark.parametrize(
    "name",
    ["corpus.json", "passages.json", "words.json", "passages.bm25.npz", "sentences.npy", "canary.npy", "manifest.json"],
)
@pytest.mark.parametrize("fault", ["cut", "gone", "flipped"])
def test_one_of_our_files_is_damaged(copy, opened, name: str, fault: str) -> None:
    damage(current_folder(copy) / name, fault)
    with pytest.raises(DamagedIndex, match=r"lancez «\shumanifest index build --force\s»"):
        opened(copy)


@pytest.mark.parametrize("name", ["data_level0.bin", "header.bin", "length.bin"])
@pytest.mark.parametrize("fault", ["cut", "gone", "flipped"])
def test_a_file_of_the_graph_is_damaged(copy, opened, name: str, fault: str) -> None:
    damage(graph(copy) / name, fault)
    with pytest.raises(DamagedIndex, match=name):
        opened(copy)


def test_the_folder_of_the_graph_is_deleted(copy, opened) -> None:
    shutil.rmtree(graph(copy))
    with pytest.raises(DamagedIndex, match="Il manque à l’index"):
        opened(copy)


def test_words_alone_still_answer_when_chroma_is_lost(copy, opened) -> None:
    shutil.rmtree(chroma(copy))
    with pytest.raises(DamagedIndex):
        opened(copy)
    alone = opened(copy, lexical_only=True)
    assert alone.notice
    assert "L’usure touche" in alone.search("usure des éducateurs")[0].passage.text


def damage(path: Path, fault: str) -> None:
    data = path.read_bytes()
    if fault == "gone":
        path.unlink()
    elif fault == "cut":
        path.write_bytes(data[: len(data) // 2])
    else:
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 0x55]) + data[middle + 1 :])


@pytest.mark.parametrize("fault", ["gone", "header", "pages", "empty", "rows"])
def test_the_database_is_damaged(copy, opened, fault: str) -> None:
    database = chroma(copy) / DATABASE
    if fault == "gone":
        database.unlink()
    elif fault == "empty":
        database.write_bytes(b"")
    elif fault == "rows":
        with sqlite3.connect(database) as connection:
            connection.execute("DELETE FROM embeddings WHERE id IN (SELECT id FROM embeddings LIMIT 1)")
        connection.close()
    else:
        data = bytearray(database.read_bytes())
        low = 0 if fault == "header" else 4096
        data[low : low + 30_000] = os.urandom(30_000)
        database.write_bytes(bytes(data))
    with pytest.raises(DamagedIndex):
        opened(copy)


def test_a_database_held_by_another_program_is_said_at_once(copy, opened) -> None:
    holder = sqlite3.connect(chroma(copy) / DATABASE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    try:
        with pytest.raises(IndexRoomError, match="occupé par un autre programme"):
            opened(copy)
    finally:
        holder.close()
    assert time.monotonic() - started < 10
    assert opened(copy).search("usure")


def test_vectors_of_other_passages_are_seen_by_the_known_answers(copy, corpus, encoder, opened) -> None:
    """Sound files with wrong contents: only asking a known question can tell."""
    folder = current_folder(copy)
    manifest = read_manifest(folder)
    place = StoreLocation(folder / CHROMA_FOLDER, manifest.name)
    ids = [passage.id for passage in load_content(folder).passages]
    noise = np.random.default_rng(3).standard_normal((len(ids), encoder.dimension)).astype(np.float32)
    with writing(place) as engine:
        fill(engine, place.collection("passages"), ids, noise, [{"source_id": "x"}] * len(ids), lambda *_: None)
    changing = frozenset({"manifest.json", DATABASE})
    write_manifest(replace(manifest, files=record_folder(folder, changing)), folder)
    with pytest.raises(DamagedIndex, match="passage connu"):
        opened(copy)
    with pytest.raises(DamagedIndex, match="passage connu"):
        check_folder(folder)
    with pytest.raises(DamagedIndex, match="réponses connues"):
        check_index(copy, expected_corpus_version=corpus.version, encoder=encoder)


@pytest.mark.parametrize("step", ["Calcul des vecteurs des phrases", "Écriture des vecteurs", "Contrôle de l’index"])
def test_a_killed_build_leaves_the_old_index_answering(copy, opened, corpus, encoder, step: str) -> None:
    before = current_folder(copy)
    process = start_build(copy, step)
    wait_for(process, step)
    finish(process)
    assert list(index_root(copy).glob(f"{BUILDING}*")), "the build was killed in the middle"
    assert current_folder(copy) == before
    assert opened(copy).search("usure")
    build_index(corpus, copy, encoder, force=True)
    assert not list(index_root(copy).glob(f"{BUILDING}*"))
    assert opened(copy).search("usure")


def test_two_builders_at_once(copy, opened, corpus, encoder) -> None:
    step = "Calcul des vecteurs des phrases"
    process = start_build(copy, step)
    try:
        wait_for(process, step)
        with pytest.raises(BuildRefused, match="en cours"):
            build_index(corpus, copy, encoder, force=True)
        assert opened(copy).search("usure"), "the index in use answers while another is built"
    finally:
        finish(process)
    assert build_index(corpus, copy, encoder, force=True) == current_folder(copy)


def test_an_open_index_still_answers_after_a_rebuild(copy, opened, corpus, encoder) -> None:
    old = opened(copy)
    hits = old.search("usure des éducateurs")
    build_index(corpus, copy, encoder, force=True)
    assert old.search("usure des éducateurs") == hits
    assert opened(copy).search("usure des éducateurs") == hits


def test_a_new_index_that_fails_its_check_is_not_put_in_use(copy, opened, corpus, encoder, monkeypatch) -> None:
    """The child process that asks the known questions can be made to fail for real: its interpreter is none."""
    before = current_folder(copy)
    monkeypatch.setattr(sys, "executable", shutil.which("false") or "/bin/false")
    with pytest.raises(DamagedIndex, match="réponses connues"):
        build_index(corpus, copy, encoder, force=True)
    assert current_folder(copy) == before
    assert opened(copy).search("usure")


def as_nobody(action) -> tuple[str, str]:
    """Runs ``action`` in a forked child without root's rights; returns the class and text of what it raised."""
    reading, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            action()
            result = "none\x1fnone"
        except IndexRoomError as error:
            result = f"{type(error).__name__}\x1f{error}"
        except BaseException as error:  # noqa: BLE001 - the parent reports it
            result = f"unexpected {type(error).__name__}\x1f{error}"
        os.write(writing_end, result.encode())
        os._exit(0)
    os.close(writing_end)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        kind, text = pipe.read().split("\x1f")
    return kind, text


@pytest.fixture
def read_only(copy):
    """The data folder, readable by all and writable by none, with a way to it; every right is given back afterwards."""
    paths = [copy, *copy.rglob("*")]
    closed = [parent for parent in copy.parents if parent.stat().st_mode & 0o005 != 0o005]
    rights = {path: path.stat().st_mode for path in [*paths, *closed]}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in closed:
        path.chmod(rights[path] | 0o005)
    yield copy
    for path, mode in rights.items():
        path.chmod(mode)


def test_a_folder_that_cannot_be_written(read_only, opened, corpus, encoder) -> None:
    kind, text = as_nobody(lambda: opened(read_only))
    assert kind == "IndexRoomError", text
    assert "lecture seule" in text
    kind, text = as_nobody(lambda: build_index(corpus, read_only, encoder, force=True))
    assert kind == "BuildRefused", text
    assert "HUMANIFEST_DATA_DIR" in text
    assert as_nobody(lambda: opened(read_only, lexical_only=True).search("usure"))[0] == "none"


def test_a_data_folder_that_is_a_file(tmp_path, corpus, encoder, opened) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    with pytest.raises(BuildRefused, match="ne peut pas être construit"):
        build_index(corpus, tmp_path / "fichier", encoder)
    with pytest.raises(MissingIndex):
        opened(tmp_path / "fichier")

"""A model by its name on the hub: real local servers that refuse, say nothing, drip, or hand the files over."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytest.importorskip("sentence_transformers")

from index.embedding import SentenceTransformerEncoder, load_encoder
from index.errors import EncoderError, RerankerError
from index.hub import ENCODER, PATIENCE, cached_folder, download, wanted_files
from index.reranker import load_reranker
from tests.index.tiny_models import make_encoder

NAME = "essai/e5-minuscule"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of models for this process and for the child that downloads."""
    from huggingface_hub import constants

    folder = tmp_path / "cache"
    monkeypatch.setenv("HF_HUB_CACHE", str(folder))
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(folder))
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return folder


@contextmanager
def listening(monkeypatch: pytest.MonkeyPatch, *, drip: bytes = b"") -> Iterator[None]:
    """A hub that accepts every connection and never answers, or sends ``drip`` again and again."""
    done = threading.Event()
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.getsockname()[1]}")

        def serve() -> None:
            kept = []
            while not done.is_set():
                with suppress(TimeoutError):
                    server.settimeout(0.1)
                    kept.append(server.accept()[0])
                for connection in kept if drip else ():
                    with suppress(OSError):
                        connection.sendall(drip)
            for connection in kept:
                connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join(10)


class Hub(BaseHTTPRequestHandler):
    """What a download needs of the hub: the list of files, then each file with the names of its versions."""

    folder: Path
    asked: list[str]
    status = 200

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.asked.append(path)
        if self.status != 200:
            self._answer(b"{}", {"X-Error-Code": "RepoNotFound"} if self.status in (401, 404) else {})
            return
        files = {f.relative_to(self.folder).as_posix(): f for f in self.folder.rglob("*") if f.is_file()}
        if path.startswith(f"/api/models/{NAME}/tree/"):
            self._answer(json.dumps([self._row(name, file) for name, file in files.items()]).encode())
        elif path.startswith(f"/api/models/{NAME}"):
            siblings = [{"rfilename": name} for name in files]
            self._answer(json.dumps({"id": NAME, "sha": COMMIT, "siblings": siblings, "tags": []}).encode())
        elif file := files.get(path.removeprefix(f"/{NAME}/resolve/{COMMIT}/")):
            content = file.read_bytes()
            self._answer(content, {"ETag": f'"{hashlib.sha256(content).hexdigest()}"', "X-Repo-Commit": COMMIT})
        else:
            self.status = 404
            self._answer(b"", {"X-Error-Code": "EntryNotFound"})

    @staticmethod
    def _row(name: str, file: Path) -> dict[str, object]:
        content = file.read_bytes()
        return {"type": "file", "path": name, "size": len(content), "oid": hashlib.sha256(content).hexdigest()}

    def _answer(self, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(self.status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hub(monkeypatch: pytest.MonkeyPatch, model: Path, status: int = 200) -> Iterator[list[str]]:
    """A hub that holds ``model`` under ``NAME``; yields the paths that were asked for."""
    asked: list[str] = []
    handler = type("HubOfThisTest", (Hub,), {"folder": model, "asked": asked, "status": status})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_address[1]}")
    try:
        yield asked
    finally:
        server.shutdown()
        server.server_close()


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name a hub on a port where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{free.getsockname()[1]}")


def says_what_to_do(message: str, setting: str, way_back: str) -> bool:
    return all(part in message for part in (NAME, "téléchargez le dossier du modèle ailleurs", setting, way_back))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return make_encoder(tmp_path / "depot", ["query", "passage", ":", "le", "repos"])


def test_a_hub_that_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch)
    began = time.monotonic()
    with pytest.raises(EncoderError) as refusal:
        load_encoder(NAME)
    assert time.monotonic() - began < PATIENCE
    assert says_what_to_do(str(refusal.value), "HUMANIFEST_EMBEDDING", "bundled")
    with pytest.raises(RerankerError) as refusal:
        load_reranker(NAME)
    assert says_what_to_do(str(refusal.value), "HUMANIFEST_RERANKER", "laissez-le vide")


def test_a_hub_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(monkeypatch):
        began = time.monotonic()
        with pytest.raises(EncoderError, match="ne répond pas") as refusal:
            load_encoder(NAME)
        assert time.monotonic() - began < PATIENCE + 5
    assert says_what_to_do(str(refusal.value), "HUMANIFEST_EMBEDDING", "bundled")


@pytest.mark.parametrize("drip", [b"H", b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n"])
def test_a_hub_that_answers_without_end(monkeypatch: pytest.MonkeyPatch, drip: bytes) -> None:
    with listening(monkeypatch, drip=drip):
        began = time.monotonic()
        with pytest.raises(EncoderError, match="ne répond pas"):
            download(NAME, ENCODER, patience=3)
        assert time.monotonic() - began < 8


@pytest.mark.parametrize("status", [401, 404])
def test_a_model_that_the_hub_does_not_have(monkeypatch: pytest.MonkeyPatch, model: Path, status: int) -> None:
    with hub(monkeypatch, model, status), pytest.raises(EncoderError, match="n’a pas de modèle"):
        load_encoder(NAME)


def test_a_hub_out_of_order(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    with hub(monkeypatch, model, 500), pytest.raises(EncoderError, match="ne répond pas"):
        load_encoder(NAME)


def test_a_model_is_downloaded_once_then_needs_no_network(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    expected = SentenceTransformerEncoder(str(model))
    (model / "onnx").mkdir()
    (model / "onnx" / "model.onnx").write_bytes(b"0" * 1000)
    with hub(monkeypatch, model) as asked:
        first = SentenceTransformerEncoder(NAME)
    assert any("model.safetensors" in path for path in asked)
    assert not any("onnx" in path for path in asked)
    refuse(monkeypatch)
    again = SentenceTransformerEncoder(NAME)
    assert (first.name, first.digest) == (again.name, again.digest) == (NAME, again.digest)
    assert first.prefixes.query == "query: "
    prefixed = expected.encode_queries(["query: le repos"])
    assert again.encode_queries(["le repos"]) == pytest.approx(prefixed, abs=1e-6)


def test_a_copy_cut_short_is_downloaded_again(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    with hub(monkeypatch, model):
        load_encoder(NAME)
    folder = cached_folder(NAME)
    assert folder is not None
    (folder / "model.safetensors").resolve().unlink()
    (folder / "model.safetensors").unlink()
    refuse(monkeypatch)
    with pytest.raises(EncoderError, match="ne répond pas"):
        load_encoder(NAME)
    with hub(monkeypatch, model):
        assert load_encoder(NAME).encode_queries(["le repos"]).any()


def test_a_cache_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, model: Path, cache: Path) -> None:
    cache.write_bytes(b"")
    with hub(monkeypatch, model), pytest.raises(EncoderError, match="ne peut pas être écrit"):
        load_encoder(NAME)


def test_weights_are_taken_once_and_without_code_where_there_is_a_choice() -> None:
    left_out = wanted_files(["model.safetensors", "pytorch_model.bin", "2_Dense/pytorch_model.bin", "config.json"])
    assert "pytorch_model.bin" in left_out
    assert "2_Dense/pytorch_model.bin" not in left_out
    assert not any(".json" in pattern for pattern in left_out)

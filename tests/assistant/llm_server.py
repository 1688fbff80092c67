"""A language model that says what a script tells it to, behind a real HTTP server: OpenAI's and Mistral's chat
completions and Ollama's chat, streaming and not, with every way of failing that a network has.

By hand, for an evaluation: ``python tests/assistant/llm_server.py --port 8399``, then
``HUMANIFEST_LLM=openai:copiste HUMANIFEST_LLM_BASE_URL=http://127.0.0.1:8399/v1 python -m eval run --mode llm``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Self

_LINE = re.compile(r"^\[([A-Z2-7]{4,6})\] \(([^)]*)\) (.*)$", re.MULTILINE)
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True)
class Line:
    """A sentence as the model reads it."""

    code: str
    voice: str
    text: str


@dataclass(frozen=True)
class Asked:
    """One request, as the server got it."""

    protocol: str  # "openai" (Mistral's is the same) or "ollama"
    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def messages(self) -> list[dict[str, Any]]:
        return self.body["messages"]

    @property
    def prompt(self) -> str:
        """The last message that holds documents."""
        return next((m["content"] for m in reversed(self.messages) if _LINE.search(str(m["content"]))), "")

    @property
    def question(self) -> str:
        return self.prompt.rsplit("Question : ", 1)[-1]

    @property
    def lines(self) -> list[Line]:
        return [Line(*found) for found in _LINE.findall(self.prompt)]

    @property
    def streaming(self) -> bool:
        return bool(self.body.get("stream"))

    @property
    def shaped(self) -> bool:
        """Whether JSON of a schema was asked for."""
        return bool(self.body.get("response_format") or self.body.get("format"))

    def line(self, holding: str) -> Line:
        """The sentence that holds some words."""
        return next(line for line in self.lines if holding in line.text)


@dataclass(frozen=True)
class Reply:
    """What the server does. ``finish`` None: the stream ends without a reason, as a cut one does."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish: str | None = "stop"
    before: float = 0.0  # seconds before the first byte
    hang_after: int | None = None  # characters after which nothing more comes, the connection left open
    drip: float = 0.0  # seconds between two pieces
    piece: int = 24  # characters
    body: bytes | None = None  # sent as it is instead of the protocol
    drop: bool = False  # the connection is closed in the middle


Script = Callable[[Asked], Reply]


def said(*statements: tuple[str, Sequence[str]], completeness: str = "complete") -> str:
    """A well-formed answer."""
    rows = [{"text": text, "codes": list(codes)} for text, codes in statements]
    return json.dumps({"statements": rows, "completeness": completeness}, ensure_ascii=False)


def faithful(asked: Asked) -> Reply:
    """Repeats the two sentences nearest to the question by their words: an honest model without any wit."""
    words = {w.lower() for w in _WORD.findall(asked.question)}
    best = sorted(asked.lines, key=lambda line: -len(words & {w.lower() for w in _WORD.findall(line.text)}))[:2]
    return Reply(said(*((line.text, [line.code]) for line in best)))


class ScriptedServer:
    """Serves on a free port of 127.0.0.1 until closed. ``script`` may be replaced at any time."""

    def __init__(self, script: Script = faithful, port: int = 0) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.contacts = 0  # requests of any kind
        self.hung_up = Event()  # the other side closed a connection that was hanging
        self.closing = Event()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.scripted = self
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def wait(self) -> None:
        self._thread.join()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def address(self, provider: str) -> str:
        """The base URL to give to a provider's client."""
        return self.root if provider == "ollama" else f"{self.root}/v1"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    scripted: ScriptedServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Silent: clients that hang up are what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Silent."""

    def do_GET(self) -> None:
        self.server.scripted.contacts += 1
        self._whole(200, b"{}", {})

    def do_POST(self) -> None:
        self.server.scripted.contacts += 1
        if "Content-Length" not in self.headers or "json" not in self.headers.get("Content-Type", ""):
            self.close_connection = True
            self._whole(202, b"{}", {})
            return
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked("ollama" if self.path.endswith("/api/chat") else "openai", body, dict(self.headers.items()))
        self.server.scripted.asked.append(asked)
        reply = self.server.scripted.script(asked)
        try:
            self._send(asked, reply)
        except (BrokenPipeError, ConnectionResetError):
            self.server.scripted.hung_up.set()
            self.close_connection = True

    def _send(self, asked: Asked, reply: Reply) -> None:
        self.server.scripted.closing.wait(reply.before)
        if reply.status != 200 or reply.body is not None:
            self._whole(reply.status, reply.body or b'{"error": {"message": "scripted"}}', reply.headers)
        elif asked.streaming:
            self._stream(asked, reply)
        else:
            self._whole(200, json.dumps(_whole(asked, reply), ensure_ascii=False).encode(), reply.headers)

    def _whole(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, asked: Asked, reply: Reply) -> None:
        self.send_response(200)
        kind = "application/x-ndjson" if asked.protocol == "ollama" else "text/event-stream"
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        sent = 0
        for piece in _pieces(reply.text[: reply.hang_after], reply.piece):
            self._chunk(_event(asked.protocol, piece, None))
            sent += len(piece)
            self.server.scripted.closing.wait(reply.drip)
        if reply.hang_after is not None:
            self._hang()
            return
        if reply.drop:
            self.close_connection = True
            return
        if reply.finish is not None:
            self._chunk(_event(asked.protocol, "", reply.finish))
            if asked.protocol != "ollama":
                self._chunk(b"data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def _hang(self) -> None:
        """Say nothing more, until the other side hangs up or the server is closed."""
        self.connection.settimeout(0.05)
        while not self.server.scripted.closing.is_set():
            try:
                if not self.connection.recv(1):
                    self.server.scripted.hung_up.set()
                    break
            except TimeoutError:
                continue
        self.close_connection = True

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


def _pieces(text: str, size: int) -> Iterator[str]:
    for start in range(0, len(text), size):
        yield text[start : start + size]


def _event(protocol: str, piece: str, finish: str | None) -> bytes:
    if protocol == "ollama":
        row: dict[str, Any] = {
            "model": "m", "created_at": "2026-01-01T00:00:00Z", "message": {"role": "assistant", "content": piece},
            "done": finish is not None,
        }  # fmt: skip
        if finish is not None:
            row["done_reason"] = finish
        return (json.dumps(row, ensure_ascii=False) + "\n").encode()
    choice = {"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": finish}
    row = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(row, ensure_ascii=False)}\n\n".encode()


def _whole(asked: Asked, reply: Reply) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.text}
    if asked.protocol == "ollama":
        return {"model": "m", "message": message, "done": True, "done_reason": reply.finish}
    choice = {"index": 0, "message": message, "finish_reason": reply.finish}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "usage": usage}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8399)
    with ScriptedServer(port=parser.parse_args().port) as server:
        print(f"Serveur de modèle écrit d’avance : {server.root} (Ctrl+C pour arrêter)")  # noqa: T201
        server.wait()

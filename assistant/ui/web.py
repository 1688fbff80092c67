"""What surrounds the page on the wire: French from the first byte, and a browser that is told to call nobody else.

Streamlit serves one fixed ``index.html`` (``lang="en"``, English title). The middleware rewrites that page alone, and
adds the headers that keep every request on this machine. Pure ASGI: it knows nothing of Streamlit's Python side.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import PurePosixPath
from typing import Any, Final

from assistant.ui import bundle
from assistant.ui.labels import APP_TITLE, LOADING

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

NO_SCRIPT: Final = "Cette page a besoin de JavaScript\N{NO-BREAK SPACE}: activez-le dans votre navigateur."
HOME: Final = "/discuter"
# What stands on the screen until Streamlit's scripts have run; they replace it.
WAITING: Final = (
    "<style>.hf-waiting{margin:0;padding:1.25rem 1.5rem;font:1rem/1.6 system-ui,sans-serif;color:#1b262b}"
    ".hf-waiting b{display:block}html{background:#fff}"
    "@media(prefers-color-scheme:dark){html{background:#12191c}.hf-waiting{color:#e8eef0}}</style>"
    f'<p class="hf-waiting" role="status"><b>{APP_TITLE}</b>{LOADING}</p>'
)
_REWRITES: Final = (
    (re.compile(r'<html lang="en">'), '<html lang="fr">'),
    (re.compile(r"<title>Streamlit</title>"), f"<title>{APP_TITLE}</title>"),
    (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), f"<noscript>{NO_SCRIPT}</noscript>"),
    # The theme uses the system's fonts: preloading Streamlit's own only earns a warning in the console.
    (re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*>'), ""),
    # Told where the server is, a page that is opened at its own address doesn't try « /propositions/_stcore » first.
    (re.compile(r"<head>"), "<head><script>window.__streamlit = { BACKEND_BASE_URL: location.origin };</script>"),
)
_INLINE_SCRIPT: Final = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
# A compressed or "not modified" answer could not be rewritten.
_DROPPED_REQUEST_HEADERS: Final = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since"})
_DROPPED_RESPONSE_HEADERS: Final = frozenset({b"content-length", b"etag", b"last-modified", b"cache-control"})


def french(page: str) -> str:
    """Streamlit's ``index.html``, in French."""
    for pattern, replacement in _REWRITES:
        page = pattern.sub(replacement, page)
    page = page.replace("</head>", f"{bundle.preloads(page)}</head>", 1)
    return page.replace('<div id="root"></div>', f'<div id="root">{WAITING}</div>', 1)


def content_policy(page: str) -> str:
    """A Content-Security-Policy that allows this machine alone; inline scripts only by the hash of their text.

    ``blob:`` scripts are how Streamlit loads the code of a component; styles are written inline by its framework.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    )
    return (
        f"default-src 'self'; script-src 'self' blob: {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


class FrenchPages:
    """ASGI middleware around Streamlit's server."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite answers that are HTML pages; let everything else through, with its type not to be guessed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"] == HOME:
            await _to_the_root(scope, send)
            return
        headers = scope.get("headers", [])
        if scope["path"] in bundle.files() and b"range" not in dict(headers):
            await _from_memory(scope, send)
            return
        if b"text/html" in dict(headers).get(b"accept", b""):
            kept = [(name, value) for name, value in headers if name not in _DROPPED_REQUEST_HEADERS]
            scope = {**scope, "headers": kept}
        await self.app(scope, receive, _Rewriter(send).send)


async def _to_the_root(scope: Scope, send: Send) -> None:
    """Streamlit serves its first page at the root alone: send its own address there, with what follows « ? »."""
    question = scope.get("query_string", b"")
    location = b"./" + (b"?" + question if question else b"")
    headers = [(b"location", location), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 307, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _from_memory(scope: Scope, send: Send) -> None:
    """One of Streamlit's own files: never changed while its name lives, never compressed for this same machine."""
    body = bundle.content(scope["path"])
    headers = [
        (b"content-type", bundle.TYPES[PurePosixPath(scope["path"]).suffix]),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", bundle.FOREVER),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


class _Rewriter:
    """Holds back the head and body of an HTML answer until the whole page is there."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._head: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = dict(message.get("headers", []))
            plain = b"content-encoding" not in headers
            if plain and headers.get(b"content-type", b"").startswith(b"text/html"):
                self._head = message
                return
            message = {**message, "headers": [*message.get("headers", []), (b"x-content-type-options", b"nosniff")]}
        elif self._head is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._flush(self._head)
            return
        await self._send(message)

    async def _flush(self, head: Message) -> None:
        page = french(self._body.decode("utf-8"))
        body = page.encode("utf-8")
        headers = [(name, value) for name, value in head["headers"] if name not in _DROPPED_RESPONSE_HEADERS]
        headers += [
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            (b"content-security-policy", content_policy(page).encode()),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
        ]
        await self._send({**head, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})

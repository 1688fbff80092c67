"""What surrounds the page on the wire: French from the first byte, and a browser that is told to call nobody else.

Streamlit serves one fixed ``index.html`` (``lang="en"``, English title). The middleware rewrites that page alone, and
adds the headers that keep every request on this machine. Pure ASGI: it knows nothing of Streamlit's Python side.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from assistant.ui.labels import APP_TITLE

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

NO_SCRIPT: Final = "Cette page a besoin de JavaScript\N{NO-BREAK SPACE}: activez-le dans votre navigateur."
_REWRITES: Final = (
    (re.compile(r'<html lang="en">'), '<html lang="fr">'),
    (re.compile(r"<title>Streamlit</title>"), f"<title>{APP_TITLE}</title>"),
    (re.compile(r"<noscript>.*?</noscript>", re.DOTALL), f"<noscript>{NO_SCRIPT}</noscript>"),
    # The theme uses the system's fonts: preloading Streamlit's own only earns a warning in the console.
    (re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*>'), ""),
)
_INLINE_SCRIPT: Final = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
# A compressed or "not modified" answer could not be rewritten.
_DROPPED_REQUEST_HEADERS: Final = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since"})
_DROPPED_RESPONSE_HEADERS: Final = frozenset({b"content-length", b"etag", b"last-modified", b"cache-control"})


def french(page: str) -> str:
    """Streamlit's ``index.html``, in French."""
    for pattern, replacement in _REWRITES:
        page = pattern.sub(replacement, page)
    return page


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
        headers = scope.get("headers", [])
        if b"text/html" in dict(headers).get(b"accept", b""):
            kept = [(name, value) for name, value in headers if name not in _DROPPED_REQUEST_HEADERS]
            scope = {**scope, "headers": kept}
        await self.app(scope, receive, _Rewriter(send).send)


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

"""The middleware around Streamlit's real server, called as ASGI calls it; no port is opened."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import streamlit

from assistant.ui.web import FrenchPages, content_policy, french

INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def test_streamlits_page_is_turned_into_french() -> None:
    page = french(INDEX)
    assert '<html lang="fr">' in page and 'lang="en"' not in page
    assert "<title>Humanifest Assistant</title>" in page
    assert "You need to enable JavaScript" not in page
    assert 'rel="preload"' not in page
    assert "BACKEND_BASE_URL: location.origin" in page


def test_the_policy_names_no_other_machine_and_no_inline_script_at_large() -> None:
    policy = dict(rule.split(" ", 1) for rule in content_policy(french(INDEX)).split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert "'unsafe-inline'" not in policy["script-src"] and "'unsafe-eval'" not in policy["script-src"]
    assert policy["script-src"].count("'sha256-") == 2  # Streamlit's own, and the address of the server
    assert not any("http" in rule or "*" in rule for rule in policy.values())


def serve(app: object, headers: list[tuple[bytes, bytes]]) -> tuple[dict[bytes, bytes], bytes]:
    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    async def receive() -> dict[str, object]:
        return {"type": "http.request"}

    scope = {"type": "http", "path": "/", "headers": headers}
    asyncio.run(FrenchPages(app)(scope, receive, send))  # type: ignore[arg-type]
    return dict(sent[0]["headers"]), b"".join(m.get("body", b"") for m in sent[1:])  # type: ignore[call-overload, misc]


def test_the_address_of_the_first_page_leads_to_the_root_with_its_question() -> None:
    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/discuter", "query_string": b"reponse=12", "headers": []}
    asyncio.run(FrenchPages(answering(b"text/html", b""))(scope, None, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 307
    assert dict(sent[0]["headers"])[b"location"] == b"./?reponse=12"  # type: ignore[call-overload]


def answering(content_type: bytes, *chunks: bytes, seen: list[dict[bytes, bytes]] | None = None) -> object:
    async def app(scope: dict[str, object], receive: object, send: object) -> None:
        if seen is not None:
            seen.append(dict(scope["headers"]))  # type: ignore[call-overload]
        headers = [(b"content-type", content_type), (b"content-length", b"0"), (b"etag", b"x")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})  # type: ignore[operator]
        for position, chunk in enumerate(chunks):
            more = position < len(chunks) - 1
            await send({"type": "http.response.body", "body": chunk, "more_body": more})  # type: ignore[operator]

    return app


def test_a_page_sent_in_pieces_is_rewritten_whole_and_its_length_is_right() -> None:
    headers, body = serve(answering(b"text/html; charset=utf-8", b"<html la", b'ng="en">\xc3\xa9'), [])
    assert body.decode() == '<html lang="fr">é'
    assert headers[b"content-length"] == str(len(body)).encode()
    assert headers[b"cache-control"] == b"no-store" and b"etag" not in headers
    assert b"frame-ancestors 'none'" in headers[b"content-security-policy"]


def test_other_files_pass_untouched() -> None:
    headers, body = serve(answering(b"text/javascript", b'"<html lang=\\"en\\">"'), [])
    assert body == b'"<html lang=\\"en\\">"'
    assert headers[b"etag"] == b"x" and headers[b"x-content-type-options"] == b"nosniff"


@pytest.mark.parametrize(("accept", "kept"), [(b"text/html,*/*", False), (b"*/*", True)])
def test_a_page_is_never_asked_for_compressed_or_unchanged(accept: bytes, kept: bool) -> None:
    seen: list[dict[bytes, bytes]] = []
    request = [(b"accept", accept), (b"accept-encoding", b"gzip"), (b"if-none-match", b"x")]
    serve(answering(b"text/plain", b"", seen=seen), request)
    assert ((b"accept-encoding" in seen[0]), (b"if-none-match" in seen[0])) == (kept, kept)

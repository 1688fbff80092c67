"""Streamlit's own files: announced whole, served from memory as they are, and nothing beside them."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
import streamlit

from assistant.ui import bundle
from assistant.ui.web import FrenchPages, french

STATIC = Path(streamlit.__file__).parent / "static"
INDEX = (STATIC / "index.html").read_text(encoding="utf-8")


def get(path: str, headers: list[tuple[bytes, bytes]] | None = None, method: str = "GET") -> tuple[int, bytes]:
    """What the middleware answers; 404 when it passes the request on."""
    sent: list[dict[str, object]] = []

    async def beyond(scope: object, receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b""})  # type: ignore[operator]

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "method": method, "headers": headers or []}
    asyncio.run(FrenchPages(beyond)(scope, None, send))  # type: ignore[arg-type]
    return int(str(sent[0]["status"])), b"".join(bytes(m.get("body", b"")) for m in sent[1:])  # type: ignore[call-overload]


@pytest.mark.parametrize("widget", [*bundle.DRAWN_EVERYWHERE, *bundle.DRAWN_FIRST])
def test_every_widget_of_the_first_page_is_announced_once(widget: str) -> None:
    assert len(re.findall(rf'modulepreload" crossorigin href="./static/js/{widget}\.', french(INDEX))) == 1


def test_what_the_announced_files_import_is_announced_too() -> None:
    announced = set(re.findall(r"static/js/([\w.-]+\.js)", french(INDEX)))
    main = next(name for name in announced if name.startswith("index."))
    for name in announced - {main}:  # the entry imports the pages of every widget by name, when one is drawn
        code = bundle.content(f"/static/js/{name}").decode("utf-8")
        assert set(re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', code)) <= announced, name


def test_a_file_comes_from_memory_as_it_is_on_disk() -> None:
    address = next(a for a in bundle.files() if a.startswith("/static/js/Html."))
    assert get(address) == (200, (STATIC / address.removeprefix("/")).read_bytes())
    assert get(address, method="HEAD") == (200, b"")
    assert get(address, [(b"range", b"bytes=0-1")])[0] == 404  # Streamlit's own affair


@pytest.mark.parametrize("path", ["/static/../index.html", "/static/js/../../index.html", "/static/js/", "/static"])
def test_nothing_else_is_served(path: str) -> None:
    assert get(path)[0] == 404


def test_something_stands_on_the_screen_before_any_script_has_run() -> None:
    page = french(INDEX)
    root = page.partition('<div id="root">')[2]
    assert "Humanifest Assistant" in root and "L’application s’ouvre…" in root

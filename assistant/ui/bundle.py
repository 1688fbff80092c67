"""The browser code that comes with Streamlit: served from memory, and announced before the page asks for it.

Streamlit hands each of its hundred small files to a thread, and lets the browser find out about the widgets of a page
only once it draws them: on the first visit both are waited for, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ROOT: Final = "/static/"
# What every page draws; then what the first page adds.
DRAWN_EVERYWHERE: Final = ("Html", "Button", "BidiComponent")
DRAWN_FIRST: Final = ("ChatInput", "Checkbox")
TYPES: Final = {
    ".js": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".woff2": b"font/woff2",
}
# The name of a file holds the hash of what is in it.
FOREVER: Final = b"public, immutable, max-age=31536000"

_IMPORTED: Final = re.compile(r"""(?:\bfrom|\bimport)\s*["']\./([\w.-]+\.js)["']""")
_ANNOUNCED: Final = re.compile(r"static/js/([\w.-]+\.js)")


@cache
def files() -> dict[str, Path]:
    """Where each of the files lies, by its address."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        return {}
    folder = Path(spec.origin).parent / "static" / "static"
    found = (path for path in folder.rglob("*") if path.suffix in TYPES)
    return {ROOT + path.relative_to(folder).as_posix(): path for path in found}


@cache
def content(address: str) -> bytes:
    """The bytes of the file at ``address``, one of ``files``."""
    return files()[address].read_bytes()


@cache
def preloads(page: str) -> str:
    """Links that have the browser fetch, beside the rest, what Streamlit's ``page`` would ask for piece by piece."""
    announced = frozenset(_ANNOUNCED.findall(page))
    wanted = _with_imports(_chunks((*DRAWN_EVERYWHERE, *DRAWN_FIRST)), announced)
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in wanted)


def _chunks(widgets: Iterable[str]) -> Iterator[str]:
    """The file of each widget; none for one that another version of Streamlit names differently."""
    for widget in widgets:
        named = re.compile(rf"{ROOT}js/({widget}\.[\w-]+\.js)")
        yield from (found[1] for address in files() if (found := named.fullmatch(address)))


def _with_imports(names: Iterable[str], announced: frozenset[str]) -> Iterator[str]:
    """These files and all that they import, the importing one first, without those that are announced already."""
    waiting, seen = list(names), set(announced)
    while waiting:
        name = waiting.pop(0)
        address = f"{ROOT}js/{name}"
        if name in seen or address not in files():
            continue
        seen.add(name)
        yield name
        waiting += _IMPORTED.findall(content(address).decode("utf-8"))

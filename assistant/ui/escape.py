"""Text made harmless: whatever a person or a document wrote is shown as text, never run as HTML or Markdown."""

from __future__ import annotations

import html
import re
from typing import Final

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#$~|^&])")
_LIST_START: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
# Emoji and icon names (":name:") are replaced after Markdown was parsed: a backslash does not stop them.
_NAMED_ICON: Final = re.compile(r":(?=\S)")


def text(raw: str) -> str:
    """HTML-escaped text, safe as an element's content and inside a double-quoted attribute.

    Lone surrogates cannot travel to the browser and become « ? »; NUL, which HTML forbids, becomes U+FFFD.
    """
    return html.escape(raw.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}"))


def markdown(raw: str) -> str:
    """Text for the labels that Streamlit reads as Markdown (buttons): shown as it is, on one line."""
    line = " ".join(raw.encode("utf-8", "replace").decode("utf-8").split())
    line = _MARKDOWN.sub(r"\\\1", line)
    line = _LIST_START.sub(lambda match: match[1] + match[2][:-1] + "\\" + match[2][-1], line)
    return _NAMED_ICON.sub(":\N{WORD JOINER}", line)

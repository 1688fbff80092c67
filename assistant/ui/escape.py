"""Text made harmless: whatever a person or a document wrote is shown as text, never run as HTML or Markdown."""

from __future__ import annotations

import html
import re
from typing import Final

_BLANKS: Final = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_LINE_END: Final = re.compile(r"\r\n?")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#$~|^&])")
_LIST_START: Final = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
# Emoji and icon names (":name:") are replaced after Markdown was parsed: a backslash does not stop them.
_NAMED_ICON: Final = re.compile(r":(?=\S)")


def text(raw: str) -> str:
    """HTML-escaped text, safe as an element's content and inside a double-quoted attribute.

    Lone surrogates cannot travel to the browser and become « ? »; control characters, which HTML forbids or hides,
    become U+FFFD.
    """
    sendable = raw.encode("utf-8", "replace").decode("utf-8")
    return html.escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", _LINE_END.sub("\n", sendable)))


def markdown(raw: str) -> str:
    """Text for the labels that Streamlit reads as Markdown (buttons): shown as it is, on one line."""
    # str.split() would also break the no-break spaces of French punctuation.
    line = _BLANKS.sub(" ", raw.encode("utf-8", "replace").decode("utf-8")).strip(" ")
    line = _MARKDOWN.sub(r"\\\1", line)
    line = _LIST_START.sub(lambda match: match[1] + match[2][:-1] + "\\" + match[2][-1], line)
    return _NAMED_ICON.sub(":\N{WORD JOINER}", line)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.ui import escape

NASTY = st.text(alphabet=st.sampled_from(list("<>&\"'`*_[](){}#$~|^\\:!-+.1a \u202e\u05d0😀\x00\ud800")), max_size=40)


@given(NASTY | st.text())
def test_nothing_of_html_survives(raw: str) -> None:
    escaped = escape.text(raw)
    assert not set("<>\"'\0\r\x1b") & set(escaped)
    escaped.encode("utf-8")


@given(NASTY | st.text())
def test_a_label_is_one_line_and_can_be_sent(raw: str) -> None:
    label = escape.markdown(raw)
    assert "\n" not in label
    label.encode("utf-8")


@pytest.mark.parametrize(
    "raw",
    [
        "**gras** _italique_ `code`",
        "[lien](https://exemple.fr) ![image](x.png)",
        "<b>gras</b> &lt; <script>alert(1)</script>",
        "# titre",
        "1. liste",
        "- liste",
        "~~barré~~ $x^2$ a\\b",
        "Que dit la proposition 4 ?",
    ],
)
def test_a_label_is_read_back_as_it_was_written(raw: str) -> None:
    """An independent Markdown reader finds one paragraph of plain text, equal to the original."""
    tokens = MarkdownIt("commonmark").parse(escape.markdown(raw))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children).replace("\N{WORD JOINER}", "") == raw


def test_a_named_icon_is_no_longer_one() -> None:
    assert ":material" not in escape.markdown(":material/home: et :smile:")
    assert ":smile" not in escape.markdown(":smile:")
    assert escape.markdown("une question : laquelle ?") == "une question : laquelle ?"


def test_no_break_spaces_stay() -> None:
    assert escape.markdown(" Pourquoi\u00a0?\n Et\u202f: ") == "Pourquoi\u00a0? Et\u202f:"

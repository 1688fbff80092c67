"""The HTML reader: the content that a person sees, nothing else."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableFile
from corpus.readers.html import read
from corpus.types import BlockKind, Footnote, NoteCall, Speaker


def texts(body: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in read(f"<meta charset=utf-8><body>{body}</body>".encode()).blocks]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = 'X';</script>",
        "<style>p { content: 'X' }</style>",
        "<nav><a href=/>X</a></nav>",
        "<footer>X</footer>",
        "<aside>X</aside>",
        "<form><p>X</p><input value=X></form>",
        "<p hidden>X</p>",
        "<p style='display: NONE'>X</p>",
        "<span style='font-size:0'>X</span>",
        "<div aria-hidden=true><p style='visibility:hidden'>X</p></div>",
        "<!-- X --><![CDATA[X]]>",
        "<template><p>X</p></template><noscript>X</noscript><svg><text>X</text></svg>",
        "<iframe srcdoc='<p>X</p>' src='http://exemple.test/'></iframe><img src='http://exemple.test/x' alt=X>",
    ],
)
def test_what_nobody_sees_is_left_out(hidden: str) -> None:
    assert texts(f"<p>Avant.</p>{hidden}<p>Après.</p>") == [
        (BlockKind.PARAGRAPH, "Avant."),
        (BlockKind.PARAGRAPH, "Après."),
    ]


def test_the_article_is_preferred_and_the_title_above_it_kept() -> None:
    body = "<header><h1>Titre</h1></header><p>Menu</p><main><p>Intro</p><article><p>Le corps.</p></article></main>"
    assert texts(body) == [(BlockKind.HEADING, "Titre"), (BlockKind.PARAGRAPH, "Le corps.")]


def test_main_without_an_article() -> None:
    assert texts("<div>Menu</div><div role=main><p>Corps.</p></div>") == [(BlockKind.PARAGRAPH, "Corps.")]


def test_structure_and_loose_text() -> None:
    body = (
        "<h2>A <em>b</em></h2>Nu <div>dans <b>div</b><p>para<br>graphe</p>après</div>"
        "<ul><li>un<ul><li>deux</li></ul></li>"
        "<li><p>trois</p><p>suite</p></li></ul><pre>a\n b</pre><dl><dt>Mot<dd>Sens</dl>"
    )
    assert texts(body) == [
        (BlockKind.HEADING, "A b"),
        (BlockKind.PARAGRAPH, "Nu"),
        (BlockKind.PARAGRAPH, "dans div"),
        (BlockKind.PARAGRAPH, "para graphe"),
        (BlockKind.PARAGRAPH, "après"),
        (BlockKind.ITEM, "un"),
        (BlockKind.ITEM, "deux"),
        (BlockKind.ITEM, "trois"),
        (BlockKind.PARAGRAPH, "suite"),
        (BlockKind.PARAGRAPH, "a b"),
        (BlockKind.PARAGRAPH, "Mot"),
        (BlockKind.PARAGRAPH, "Sens"),
    ]


def test_tables_by_row() -> None:
    body = "<table><tr><th>Mot<th>Part</tr><tr><td>oui</td><td>12&nbsp;%</td></tr><tr><td></td></tr></table>"
    assert texts(body) == [(BlockKind.PARAGRAPH, "Mot | Part"), (BlockKind.PARAGRAPH, "oui | 12\u00a0%")]


def test_signed_quotation() -> None:
    html = b"<blockquote><p>Oui.</p><footer>&mdash; Anne Tuc, DRH, Fondation X</footer></blockquote>"
    anne = Speaker("Anne Tuc", "DRH", "Fondation X")
    assert [(block.kind, block.text, block.speaker) for block in read(html).blocks] == [
        (BlockKind.QUOTE, "Oui.", anne),
        (BlockKind.PARAGRAPH, "Anne Tuc, DRH, Fondation X", anne),
    ]


def test_footnotes_are_taken_out_of_the_text() -> None:
    html = (
        '<p>utilité sociale<sup><a id="r2" href="#n2">2</a></sup>.</p>'
        '<p>Voir <a href="#s1">1</a></p><h2 id="s1">Suite</h2>'
        '<ol><li id="n2">2. Enquête A, 2024. <a href="#r2">↩</a></li></ol>'
    )
    parsed = read(html.encode())
    assert [block.text for block in parsed.blocks] == ["utilité sociale.", "Voir 1", "Suite"]
    assert parsed.blocks[0].calls == (NoteCall(15, 2),)
    assert parsed.footnotes == (Footnote(2, "Enquête A, 2024."),)


def test_metadata() -> None:
    html = (
        '<head><title>Onglet</title><meta property="og:title" content="Le titre">'
        '<meta name="author" content="Anne  Tuc"><meta property="og:site_name" content="Revue">'
        '<meta property="article:published_time" content="2025-03-26T09:00:00+01:00">'
        '<link rel="canonical" href="https://exemple.test/a"></head><body><p>Corps.</p></body>'
    )
    assert read(html.encode()).metadata == {
        "title": "Le titre",
        "author": "Anne Tuc",
        "date": "2025-03-26",
        "publisher": "Revue",
        "url": "https://exemple.test/a",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_declared_encoding(encoding: str) -> None:
    html = f'<meta charset="{encoding}"><p>L’été à l’hôpital…</p>'.encode(encoding)
    assert [block.text for block in read(html).blocks] == ["L’été à l’hôpital…"]


def test_deep_nesting_is_refused_not_fatal() -> None:
    with pytest.raises((UnreadableFile, RecursionError)):
        read(b"<div>" * 600 + b"texte" + b"</div>" * 600)

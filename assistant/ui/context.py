"""A citation in its section: the whole text around the sentence, the sentence itself inside ``<mark>``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from assistant.types import Citation
from assistant.ui import escape
from corpus.errors import UnknownDocument
from corpus.types import BlockKind, Corpus, Document, Sentence

_BLOCK_TAGS: Final[dict[BlockKind, tuple[str, str]]] = {
    BlockKind.HEADING: ('<p class="heading">', "</p>"),
    BlockKind.PARAGRAPH: ("<p>", "</p>"),
    BlockKind.ITEM: ("<li>", "</li>"),
    BlockKind.QUOTE: ("<blockquote><p>", "</p></blockquote>"),
    BlockKind.CALLOUT: ('<p class="callout">', "</p>"),
    BlockKind.NOTE: ('<p class="note">', "</p>"),
}


def section_html(citation: Citation, corpus: Corpus) -> str:
    """The section that holds the cited sentence, block by block, as HTML; raises ``UnknownDocument``.

    A footnote says little by itself: the section that calls it comes first.
    """
    document = _document(citation, corpus)
    own = _sentence(citation, document).section_id
    shown = [*_calling(own, document), own]
    sentences = [
        sentence for section_id in shown for sentence in document.sentences if sentence.section_id == section_id
    ]
    blocks = [list(block) for _, block in groupby(sentences, key=lambda sentence: sentence.block)]
    parts: list[str] = []
    for is_item, run in groupby(blocks, key=lambda block: block[0].kind is BlockKind.ITEM):
        body = "".join(_block_html(block, document, citation) for block in run)
        parts.append(f"<ul>{body}</ul>" if is_item else body)
    return "".join(parts)


def _document(citation: Citation, corpus: Corpus) -> Document:
    for document in corpus.documents:
        if document.source.id == citation.source_id:
            return document
    raise UnknownDocument(f"Le document «\N{NO-BREAK SPACE}{citation.source_id}\N{NO-BREAK SPACE}» n’est plus là.")


def _sentence(citation: Citation, document: Document) -> Sentence:
    for sentence in document.sentences:
        if sentence.id == citation.sentence_id:
            return sentence
    raise UnknownDocument(
        f"La phrase «\N{NO-BREAK SPACE}{citation.sentence_id}\N{NO-BREAK SPACE}» n’est plus dans son document."
    )


def _calling(section_id: str, document: Document) -> list[str]:
    """The first section that calls the footnote which ``section_id`` holds; none when it holds no footnote."""
    note = next((section.note for section in document.sections if section.id == section_id), None)
    if note is None:
        return []
    callers = (sentence.section_id for sentence in document.sentences if note in sentence.footnotes)
    return [caller for caller in callers if caller != section_id][:1]


def _block_html(block: Sequence[Sentence], document: Document, citation: Citation) -> str:
    opening, closing = _BLOCK_TAGS[block[0].kind]
    return opening + "".join(_marked(document.text, block[0].start, block[-1].end, citation)) + closing


def _marked(whole: str, start: int, end: int, citation: Citation) -> Iterator[str]:
    left, right = max(start, citation.start), min(end, citation.end)
    if left >= right:
        yield escape.text(whole[start:end])
        return
    yield escape.text(whole[start:left])
    yield f"<mark>{escape.text(whole[left:right])}</mark>"
    yield escape.text(whole[right:end])

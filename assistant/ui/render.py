"""An answer as HTML. Pure functions; every piece of text that the program did not write itself is escaped.

What the returned markup means to ``assets/turn.js``: ``button.marker[data-n]`` and ``button.opener[data-n]`` open the
card ``[data-card=n]``; ``button.copy`` copies the text of the ``pre`` beside it; ``button.back[data-n]`` closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from assistant.answer.reference import citation_text
from assistant.journal.transcript import LIMITED_TO
from assistant.types import STATUS_LABELS, Answer, Citation
from assistant.ui import escape, labels, plain
from assistant.ui.context import section_html
from corpus.types import VOICE_LABELS, Corpus

_LAST_WORD: Final = re.compile(r"(\S{1,20}[ \u00a0]?)$")
LONGEST_QUESTION_SHOWN: Final = 600  # characters; a longer one is cut in the bubble only


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an answer: what its search was limited to, the verdict on a kept one, what is done with it.

    ``changed`` holds the numbers of the citations that are not in the documents any more.
    """

    scope: str = ""
    verdict: str = ""
    changed: frozenset[int] = frozenset()
    footing: str = ""  # HTML


def turn_html(question: str, answer: Answer, corpus: Corpus, anchor: str = "turn", around: Around | None = None) -> str:
    """Question as typed, status, answer with markers, and its sources, each ready to open in its section.

    ``anchor`` begins every id of the turn: no other turn on the page may have it.
    """
    around = around or Around()
    kind = "with-sources" if answer.citations else "alone"
    return (
        f'<article class="turn {kind}" data-status="{answer.status}">'
        f"{question_html(question)}"
        '<div class="columns">'
        f'<div class="answer" tabindex="-1">{_head_html(answer, around)}{body_html(answer, anchor)}'
        f'<div class="tools">{_copy_answer_html(answer)}{around.footing}</div></div>'
        f"{_sources_html(answer, corpus, anchor, around.changed)}"
        "</div></article>"
    )


def refusal_html(question: str, message: str) -> str:
    """A question that could not be taken, and the sentence that says why."""
    return (
        '<article class="turn alone" data-status="refused">'
        f"{question_html(question)}"
        f'<div class="columns"><div class="answer" tabindex="-1"><p class="status">{labels.REFUSED}</p>'
        f'<div class="body"><p dir="auto">{escape.text(message)}</p></div></div></div></article>'
    )


def question_html(question: str) -> str:
    """The bubble that repeats the person's question."""
    shown = question
    if len(question) > LONGEST_QUESTION_SHOWN:
        shown = question[:LONGEST_QUESTION_SHOWN].rstrip() + "…"
    return (
        f'<h2 class="question" dir="auto"><span class="unseen">{labels.QUESTION}{labels.NBSP}: </span>'
        f"{escape.text(shown)}</h2>"
    )


def body_html(answer: Answer, anchor: str = "turn") -> str:
    """The answer's text: paragraphs, lists for lines that begin with a dash, markers as buttons."""
    return _text_html(answer.text, {citation.n: citation for citation in answer.citations}, anchor)


def text_html(text: str) -> str:
    """The text of an answer that is not finished: the same, with markers that open nothing yet."""
    return _text_html(text, {}, "")


def _text_html(text: str, known: dict[int, Citation], anchor: str) -> str:
    parts: list[str] = []
    for block in _blocks(text):
        lines = [_line_html(line, known, anchor) for line in block]
        if all(_is_item(line) for line in block):
            parts.append('<ul dir="auto">' + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
        else:
            said = ' class="said"' if block[0].startswith("«") else ""
            parts.append(f'<p{said} dir="auto">' + "<br>".join(lines) + "</p>")
    return f'<div class="body">{"".join(parts)}</div>'


def _is_item(line: str) -> bool:
    return line.startswith(("- ", "• "))


def _blocks(text: str) -> Iterable[list[str]]:
    """Runs of lines: a blank line parts two paragraphs; a list is parted from what stands before and after it."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        stripped = line.strip()
        if block and (not stripped or _is_item(stripped) != _is_item(block[-1])):
            yield block
            block = []
        if stripped:
            block.append(stripped)


def _line_html(line: str, known: dict[int, Citation], anchor: str) -> str:
    if _is_item(line):
        line = line[2:]
    pieces = plain.MARKER.split(line)
    shown: list[str] = []
    for before, number in zip(pieces[0::2], pieces[1::2], strict=False):
        citation = known.get(int(number))
        marker = _marker_html(citation, anchor) if citation else f"[{escape.text(number)}]"
        # The last word goes with its marker: a marker never begins a line alone.
        head, tied = _LAST_WORD.split(before)[:2] if _LAST_WORD.search(before) else (before, "")
        shown.append(f'{escape.text(head)}<span class="tied">{escape.text(tied)}{marker}</span>')
    return "".join([*shown, escape.text(pieces[-1])])


def _marker_html(citation: Citation, anchor: str) -> str:
    place = labels.where(citation.proposition, citation.page, citation.section)
    label = escape.text(f"Source {citation.n}{labels.NBSP}: {place}")
    return (
        f'<button type="button" class="marker" data-n="{citation.n}" aria-expanded="false" '
        f'aria-controls="{anchor}-source-{citation.n}" aria-label="{label}" title="{label}">[{citation.n}]</button>'
    )


def _head_html(answer: Answer, around: Around) -> str:
    parts = [f'<p class="status">{STATUS_LABELS[answer.status]}</p>']
    if around.verdict:
        state = "changed" if around.changed else "exact"
        parts.append(f'<p class="verdict" data-verdict="{state}">{escape.text(around.verdict)}</p>')
    if around.scope:
        parts.append(f'<p class="scope">{LIMITED_TO} {escape.text(around.scope)}</p>')
    if answer.resolved_question.strip() != answer.question.strip():
        resolved = escape.text(answer.resolved_question)
        parts.append(f'<p class="understood">{labels.UNDERSTOOD} <span dir="auto">{resolved}</span></p>')
    if answer.notice:
        parts.append(f'<p class="notice"><strong>{labels.NOTICE}</strong> {escape.text(answer.notice)}</p>')
    return "".join(parts)


def _copy_answer_html(answer: Answer) -> str:
    return _copy_html(labels.COPY_ANSWER, plain.answer_text(answer)) if answer.citations else ""


def _copy_html(label: str, content: str, beside: str = "") -> str:
    return (
        f'<div class="copying"><button type="button" class="copy">{label}</button>'
        f'<span class="copied" role="status"></span>{beside}'
        f'<pre hidden tabindex="-1">{escape.text(content)}</pre></div>'
    )


def _sources_html(answer: Answer, corpus: Corpus, anchor: str, changed: frozenset[int]) -> str:
    if not answer.citations:
        return ""
    titles = {proposition.number: proposition.title for proposition in corpus.propositions}
    cards = "".join(card_html(c, corpus, titles, anchor, changed=c.n in changed) for c in answer.citations)
    return (
        f'<section class="sources" aria-label="{labels.SOURCES}" tabindex="-1">'
        f"<h3>{labels.SOURCES}</h3><ol>{cards}</ol></section>"
    )


def card_html(citation: Citation, corpus: Corpus, titles: dict[int, str], anchor: str, *, changed: bool = False) -> str:
    """One source: a button with the place, the voice and the quotation; below it, closed, the section.

    A ``changed`` one is shown as it was cited: it has no place in the text of today.
    """
    n = citation.n
    context = f'<p class="gone">{labels.GONE}</p><p>{escape.text(citation.quote)}</p>'
    if not changed:
        context = section_html(citation, corpus)
    place = escape.text(labels.where(citation.proposition, citation.page, citation.section))
    voice = escape.text(VOICE_LABELS[citation.voice])
    quote = escape.text(f"«{labels.NBSP}{citation.quote}{labels.NBSP}»")
    back = f'<button type="button" class="back" data-n="{n}">{labels.BACK_TO_TEXT}</button>'
    return (
        f'<li class="card" data-card="{n}">'
        f'<button type="button" class="opener" data-n="{n}" aria-expanded="false" aria-controls="{anchor}-source-{n}">'
        f'<span class="number" aria-hidden="true">{n}</span><span class="unseen">Source {n}{labels.NBSP}: </span>'
        f'<span class="place">{place}</span> <span class="voice">{voice}</span>'
        f'<span class="quote">{quote}</span></button>'
        f'<div class="panel" id="{anchor}-source-{n}" role="region" '
        f'aria-label="Source {n}, {labels.IN_CONTEXT.lower()}" hidden>'
        f'<div class="context" tabindex="0" role="group" aria-label="{labels.IN_CONTEXT}">'
        f"{context}</div>"
        f"{_facts_html(citation, titles)}"
        f"{_copy_html(labels.COPY_CITATION, citation_text(citation), back)}"
        "</div></li>"
    )


def _facts_html(citation: Citation, titles: dict[int, str]) -> str:
    facts: list[tuple[str, str]] = [(labels.VOICE, VOICE_LABELS[citation.voice])]
    title = titles.get(citation.proposition, "") if citation.proposition is not None else ""
    section = " › ".join(part for part in citation.section.split(" › ") if part != title)
    if citation.speaker:
        facts.append((labels.SPEAKER, citation.speaker))
    facts += [(f"{labels.NOTE}{labels.NBSP}{note.number}", note.text) for note in citation.footnotes]
    if citation.proposition is not None:
        facts.append((labels.PROPOSITION, f"{citation.proposition}{f' — {title}' if title else ''}"))
    facts += [(labels.SECTION, section), (labels.DOCUMENT, citation.source_title)]
    if citation.page is not None:
        facts.append((labels.PAGE, str(citation.page)))
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape.text(value)}</dd></div>" for name, value in facts if value)
    return f"<dl>{rows}</dl>"

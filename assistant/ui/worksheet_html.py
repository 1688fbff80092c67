"""A worksheet as HTML. Pure functions; every word of a document and of the person is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer.reference import citation_text
from assistant.types import Citation
from assistant.ui import escape
from assistant.ui import labels_situation as labels
from assistant.ui.context import section_html
from assistant.ui.labels import NBSP
from assistant.ui.reading import copy_html, quoted
from assistant.worksheet import words
from assistant.worksheet.types import Quoted, Sheet, Unsaid, Worksheet
from corpus.types import Corpus


def worksheet_html(worksheet: Worksheet, corpus: Corpus) -> str:
    """The whole result: what was typed, whom to call, the propositions, the rest."""
    parts = [_alert(worksheet), _given(worksheet)]
    if worksheet.message:
        parts.append(f'<p class="notice" role="status">{escape.text(worksheet.message)}</p>')
    if worksheet.sheets:
        several = len({sheet.need for sheet in worksheet.sheets}) > 1
        parts += [_sheet(sheet, corpus, several=several) for sheet in worksheet.sheets]
        parts += [_rest(worksheet, corpus)]
    return f'<div class="worksheet" data-outcome="{worksheet.outcome.value}">{"".join(parts)}</div>'


def _given(worksheet: Worksheet) -> str:
    rows = "".join(
        f'<div><dt>{escape.text(label)}</dt><dd dir="auto">{escape.text(value)}</dd></div>'
        for label, value in words.given_lines(worksheet.situation)
    )
    return f'<section class="given"><h2>{labels.GIVEN}</h2><dl>{rows}</dl></section>'


def _alert(worksheet: Worksheet) -> str:
    if not worksheet.alert:
        return ""
    return f'<p class="alert" role="alert">{escape.text(worksheet.alert)} {_ours()}</p>'


def _ours() -> str:
    return f'<span class="ours">{words.OURS}</span>'


def _sheet(sheet: Sheet, corpus: Corpus, *, several: bool) -> str:
    """One proposition; ``several``: say which sentence of the difficulty led to it."""
    about = f'<p class="about" dir="auto">{labels.FOR} {quoted(sheet.need)}</p>' if several else ""
    farther = "" if sheet.close else f' <span class="tag">{words.FARTHER}</span>'
    also = ""
    if sheet.says:
        summary = f"<summary>{labels.also(len(sheet.says))}</summary>"
        also = f'<details class="also">{summary}{_quotes(sheet.says, corpus)}</details>'
    questions = "".join(f"<li>{escape.text(question)}</li>" for question in sheet.questions)
    unsaid = "".join(_unsaid(one) for one in sheet.unsaid)
    return (
        f'<section class="sheet" data-proposition="{sheet.number}">'
        f"<h2>{escape.text(words.heading(sheet))}{farther}</h2>{about}"
        f'<div class="three"><div class="says"><h3>{words.SAYS}</h3><p class="why">{words.REASONS}</p>'
        f"{_quotes(sheet.reasons, corpus)}{also}</div>"
        f'<div class="questions"><h3>{words.QUESTIONS}</h3>{_ours()}<ul>{questions}</ul></div>'
        f'<div class="unsaid"><h3>{words.UNSAID}</h3>{_ours()}<ul>{unsaid}</ul></div></div></section>'
    )


def _unsaid(unsaid: Unsaid) -> str:
    whom = ", ou ".join(unsaid.ask)
    text = unsaid.text[0].upper() + unsaid.text[1:]
    return f'<li>{escape.text(text)}.<br><span class="ask">{words.ASK.capitalize()} {escape.text(whom)}.</span></li>'


def _quotes(quotes: Sequence[Quoted], corpus: Corpus) -> str:
    return f'<ul class="said">{"".join(f"<li>{_quote(q, corpus)}</li>" for q in quotes)}</ul>'


def _quote(given: Quoted, corpus: Corpus, *, with_proposition: bool = False) -> str:
    """A quotation with what Nexem does in it, its place, its notes; its section opens below it."""
    citation = given.citation
    notes = "".join(f"<br>Note{NBSP}{n.number}{NBSP}: {escape.text(n.text)}" for n in citation.footnotes)
    return (
        f'<p class="doing">{escape.text(given.doing[0].upper() + given.doing[1:])}</p>'
        f"<blockquote>{quoted(citation.quote)}</blockquote>"
        f'<div class="under"><p class="ref">{escape.text(_where(citation, with_proposition))}{notes}</p>'
        f"{copy_html(citation_text(citation), citation.quote[:60])}</div>"
        f'<details class="place"><summary>{labels.IN_TEXT}<span class="unseen"> '
        f"{NBSP}: {escape.text(citation.quote[:60])}</span></summary>"
        f'<div class="text" tabindex="0" role="group" aria-label="{labels.IN_TEXT}">'
        f"{section_html(citation, corpus)}</div></details>"
    )


def _where(citation: Citation, with_proposition: bool) -> str:
    parts = [
        citation.speaker or "",
        f"Proposition{NBSP}{citation.proposition}" if with_proposition and citation.proposition else "",
        citation.section.split(" › ")[-1],
        f"p.{NBSP}{citation.page}" if citation.page else "",
    ]
    return " · ".join(part for part in parts if part)


def _rest(worksheet: Worksheet, corpus: Corpus) -> str:
    parts = []
    if line := words.others_line(worksheet):
        parts.append(f'<p class="others">{escape.text(line)}</p>')
    if lines := words.silence_lines(worksheet):
        items = "".join(f'<li dir="auto">{escape.text(line)}</li>' for line in lines)
        parts.append(f'<section class="silent"><h2>{words.SILENT}</h2>{_ours()}<ul>{items}</ul></section>')
    if worksheet.about_structure:
        parts.append(_section(words.ABOUT, worksheet.about_structure, corpus))
    asks = _section(words.ASKS, worksheet.asks, corpus, words.NO_ASKS)
    commits = _section(words.COMMITS, worksheet.commits, corpus, words.NO_COMMITS)
    parts.append(f'<div class="two">{asks}{commits}</div>')
    parts.append(_steps(worksheet, corpus))
    parts.append(
        f'<p class="about">{words.NO_ADVICE}</p><p class="about">{escape.text(words.source_line(worksheet))}</p>'
    )
    return "".join(parts)


def _section(title: str, quotes: Iterable[Quoted], corpus: Corpus, empty: str = "") -> str:
    items = "".join(f"<li>{_quote(q, corpus, with_proposition=True)}</li>" for q in quotes)
    body = f'<ul class="said">{items}</ul>' if items else f'<p class="none">{empty}</p>'
    return f"<section><h2>{title}</h2>{body}</section>"


def _steps(worksheet: Worksheet, corpus: Corpus) -> str:
    if not worksheet.steps:
        return f'<section class="steps"><h2>{words.STEPS}</h2><p class="none">{words.NO_STEPS}</p></section>'
    items = "".join(f"<li>{_quote(step, corpus, with_proposition=True)}</li>" for step in worksheet.steps)
    return (
        f'<section class="steps"><h2>{words.STEPS}</h2><p class="about">{words.STEPS_INTRO} {_ours()}</p>'
        f'<ul class="said boxes">{items}</ul></section>'
    )

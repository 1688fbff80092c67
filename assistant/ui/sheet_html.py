"""The fiche of a proposition as HTML. Pure functions; every word of a document is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from assistant.answer.frames import short_title
from assistant.answer.reference import citation_text
from assistant.selection.stances import ADDRESSEE_LABELS, Addressee, Stance
from assistant.types import Citation
from assistant.ui import escape, figures_html, text_html
from assistant.ui import labels_propositions as labels
from assistant.ui.labels import NBSP
from assistant.ui.reading import copy_html, quoted, tied
from assistant.views.fiche import Said
from assistant.views.sheet import Quoted, Sheet

_OWN_TITLE: Final = 2  # an axis, then the proposition
SHOWN: Final = 4  # observations shown at least before the rest is opened; as many as the three lists beside them hold


def head_html(sheet: Sheet) -> str:
    """Axis, title, pages, and what the sheet holds in numbers."""
    proposition = sheet.proposition
    asked = len(sheet.asked_of(Addressee.PUBLIC))
    counts = (
        labels.counted(len(sheet.of(Stance.OBSERVES)), "constat"),
        labels.counted(len(sheet.of(Stance.PROPOSES)), "orientation"),
        labels.counted(asked, "demande aux pouvoirs publics", "demandes aux pouvoirs publics"),
        labels.counted(len(sheet.of(Stance.COMMITS)), "engagement"),
        labels.counted(len(sheet.fiche.figures), "chiffre"),
        labels.counted(len(sheet.people), "personne citée", "personnes citées"),
    )
    place = " · ".join(
        part
        for part in (
            f"Axe{NBSP}{proposition.axis}{NBSP}: {proposition.axis_title}",
            labels.pages(proposition.pages),
            short_title(sheet.fiche.source_title),
        )
        if part
    )
    items = "".join(f"<li>{count}</li>" for count in counts)
    return f'<p class="meta">{escape.text(place)}</p><ul class="counts">{items}</ul>'


def stances_html(sheet: Sheet) -> str:
    """The four lists, under their headings, and how they were made."""
    # What Nexem wants comes first: it is what a proposition is opened for, above all on a narrow screen.
    wanted = "".join(_section(sheet, stance) for stance in (Stance.PROPOSES, Stance.ASKS, Stance.COMMITS))
    return (
        f'<div class="two"><div>{wanted}</div><div>{_section(sheet, Stance.OBSERVES)}</div></div>'
        f'<p class="about">{escape.text(labels.HOW)}</p>'
    )


def _section(sheet: Sheet, stance: Stance) -> str:
    said = sheet.of(stance)
    head = f'<h2>{labels.HEADINGS[stance]}</h2><p class="about">{escape.text(labels.ABOUT[stance])}</p>'
    if not said:
        body = f'<p class="none">{labels.NOTHING[stance]}</p>'
    elif stance is Stance.ASKS:
        body = _asked_html(sheet)
    elif stance is Stance.OBSERVES and len(said) > (shown := max(SHOWN, len(sheet.said) - len(said))) + 1:
        rest = said[shown:]
        body = (
            f"{_list_html(said[:shown], stance)}<details><summary>{labels.more(len(rest))}</summary>"
            f"{_list_html(rest, stance)}</details>"
        )
    else:
        body = _list_html(said, stance)
    return f'<section data-stance="{stance.value}">{head}{body}</section>'


def _asked_html(sheet: Sheet) -> str:
    """What is asked, the public authorities first; that nothing is asked of them is said."""
    lists = [
        f'<p class="to">{ADDRESSEE_LABELS[addressee]}</p>{_list_html(asked, Stance.ASKS)}'
        for addressee in Addressee
        if (asked := sheet.asked_of(addressee))
    ]
    none = "" if sheet.asked_of(Addressee.PUBLIC) else f'<p class="none">{labels.NO_PUBLIC}</p>'
    return "".join(lists) + none


def _list_html(said: Iterable[Said], stance: Stance) -> str:
    """Sentences under the heading of the text that they stand below."""
    groups = []
    for (section, page), run in groupby(said, key=lambda s: (s.citation.section, s.citation.page)):
        items = "".join(f"<li>{quote_html(s.citation, s.reading.cue)}</li>" for s in run)
        groups.append(f'<p class="where">{_where(section, page)}</p><ul class="said {stance.value}">{items}</ul>')
    return "".join(groups)


def _where(section: str, page: int | None) -> str:
    """The heading and the page; what stands above the first heading opens the proposition."""
    path = section.split(" › ")
    title = path[-1] if len(path) > _OWN_TITLE else labels.OPENING
    return escape.text(" · ".join(part for part in (title, labels.pages((page,) if page else ())) if part))


def quote_html(citation: Citation, cue: str = "", where: str = "") -> str:
    """One sentence with its notes and its copy button; ``cue``: words of it to show in bold; ``where``: HTML."""
    words = tied(citation.quote)
    if cue:
        shown = tied(cue)
        words = words.replace(shown, f'<strong class="cue">{shown}</strong>', 1)
    notes = [f"{labels.note(n.number)}{NBSP}: {tied(n.text)}" for n in citation.footnotes]
    below = "<br>".join(part for part in (where, *notes) if part)
    return (
        f"<blockquote>«{NBSP}{words}{NBSP}»</blockquote>"
        f'<div class="under">{_reference(below)}'
        f"{copy_html(citation_text(citation), citation.quote[:60])}</div>"
    )


def _reference(html: str) -> str:
    return f'<p class="ref">{html}</p>' if html else ""


def evidence_html(sheet: Sheet) -> str:
    """Figures, other studies, what is already done, who is quoted."""
    plots = figures_html.plots_html(sheet.plots) or f'<p class="none">{labels.NO_FIGURE}</p>'
    people = (
        f'<ul class="people">{"".join(_person_html(p) for p in sheet.people)}</ul>'
        if sheet.people
        else f'<p class="none">{labels.NOBODY}</p>'
    )
    return (
        f"<section><h2>{labels.FIGURES}</h2>{plots}</section>"
        f"{_quotes_html(labels.STUDIES, sheet.studies)}{_quotes_html(labels.EXAMPLES, sheet.fiche.examples)}"
        f"<section><h2>{labels.PEOPLE}</h2>{people}</section>"
    )


def _quotes_html(title: str, citations: Sequence[Citation]) -> str:
    if not citations:
        return ""
    items = "".join(f"<li>{quote_html(c, where=_where(c.section, c.page))}</li>" for c in citations)
    return f'<section><h2>{title}</h2><ul class="said">{items}</ul></section>'


def _person_html(person: Quoted) -> str:
    first = person.citations[0]
    office = ", ".join(part for part in (person.role, person.organisation) if part)
    words = " ".join(citation.quote for citation in person.citations)
    place = labels.pages((first.page,) if first.page else ())
    said_by = ", ".join(part for part in (person.name, office) if part)
    source = ", ".join(part for part in (said_by, short_title(first.source_title), place) if part)
    named = f"{escape.text(person.name)}{f' <span>– {escape.text(office)}</span>' if office else ''}"
    return (
        f'<li><p class="person">{named}</p><blockquote>{quoted(words)}</blockquote>'
        f'<div class="under"><p class="ref">{place}</p>'
        f"{copy_html(f'«{NBSP}{words}{NBSP}»{chr(10)}{source}.', person.name)}</div></li>"
    )


def read_html(sheet: Sheet) -> str:
    """The text itself, in order, closed until somebody opens it."""
    return (
        f'<section><details class="whole"><summary>{labels.TEXT} '
        f"({labels.pages(sheet.proposition.pages)})</summary>{text_html.text_html(sheet.parts)}</details></section>"
    )

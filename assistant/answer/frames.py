"""The words of framing lines: where a sentence stands, who speaks, which source it gives. They claim nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.dates import french_date
from assistant.library.called import above_note
from assistant.library.citations import Library
from corpus.footnotes import parse_note
from corpus.types import BlockKind, Document, Figure, Footnote, Sentence, Speaker, Voice

NBSP = "\u00a0"
LONGEST_POPULATION = 60  # characters; past it the lead gives the figure alone
UNKNOWN = "non précisée par le document"
_SPOKEN_EARLY = 40  # characters in which a sentence that names its author does so
# « Nous ne souhaitons pas … », « le classement n’a pas vocation à … »: what is not wanted is proposed by nobody.
_REFUSES = re.compile(
    r"\bnous ne (?:souhaitons|voulons|entendons|devons|pouvons|proposons|demandons) (?:pas|plus)\b|"
    r"\b(?:ne |n['’])(?:avons|ont|a|aura|auront)(?: donc)? (?:pas|plus) vocation\b",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"chapitre \d+", re.IGNORECASE)  # a heading that only numbers a chapter: its contents stand below
# « Il ne reposera plus sur … »: what is not yet can’t be observed.
_YET_TO_BE = re.compile(r"\b(?!por|att|ext|ret|cont)\w{2,}r(?:a|ont|ait|aient)\b(?<!contra)")
_BEFORE_MARK = re.compile(r"[ \u00a0\u202f]*(»|[:;!?](?=\s|$))")
_AFTER_QUOTE = re.compile(r"«[ \u00a0\u202f]*")


def frame_of(sentence: Sentence, library: Library) -> str:
    """Who speaks or which source is cited, when it isn't plainly the author of the document; else ""."""
    author = author_of(sentence, library)
    match sentence.voice:
        case _ if sentence.kind is BlockKind.NOTE:
            return above_note(sentence, library)
        case _ if sentence.kind is BlockKind.HEADING:
            return ""
        case Voice.QUOTED if sentence.speaker and sentence.kind is BlockKind.QUOTE:
            return f"Selon {named(sentence.speaker)} :"
        case Voice.SURVEY:
            return survey_line(sentence, library)
        case Voice.EXAMPLE:
            return "Ce qui se fait déjà :"
        case Voice.LEGAL:
            return "Texte légal :"
        case Voice.PROPOSAL if _is_of_contents(sentence, library):
            return ""
        case Voice.PROPOSAL if author and not _names_its_author(sentence.text, author):
            return holds_position(author) if _REFUSES.search(sentence.text) else proposes(author)
    return ""


def _names_its_author(text: str, author: str) -> bool:
    """Whether a sentence says itself that its author speaks: « Nexem entend … », « Avec ce texte, Nexem s’engage »."""
    return author in text[:_SPOKEN_EARLY] or f", {author} " in text


def _is_of_contents(sentence: Sentence, library: Library) -> bool:
    """Whether a sentence is a title in the contents of a chapter, which proposes nothing where it stands."""
    titles = library.section_of(sentence).path[:-1]
    return sentence.kind is BlockKind.ITEM and any(map(_CHAPTER.fullmatch, titles))


def attribution_of(sentences: Sequence[Sentence], library: Library) -> str:
    """The line before a statement that rests on words which are not Nexem’s: « Selon Delphine Williot, DRH, AFEJI : ».

    One person, one article or one study for all of the sentences, else "": what two people say is nobody’s word.
    """
    lines = {_attribution(sentence, library) for sentence in sentences}
    return typeset(lines.pop()) if len(lines) == 1 else ""


def _attribution(sentence: Sentence, library: Library) -> str:
    if sentence.kind in {BlockKind.NOTE, BlockKind.HEADING}:
        return ""
    match sentence.voice:
        case Voice.QUOTED if sentence.speaker:
            return f"Selon {named(sentence.speaker)} :"
        case Voice.JOURNALIST:
            return f"D’après {_document(library.document_of(sentence.id))} :"
        case Voice.SURVEY:
            return _measured(sentence, library)
    return ""


def _measured(sentence: Sentence, library: Library) -> str:
    """« D’après la source citée par Nexem (Etude Gallup 2023) : »: no note says whether it is a study or a survey."""
    author = author_of(sentence, library)
    by = f" par {author}" if author else ""
    if sources := sources_of(sentence, library):
        which = "la source citée" if len(sources) == 1 else "les sources citées"
        return f"D’après {which}{by} ({' ; '.join(sources)}) :"
    if _is_unsourced(sentence, library):
        return f"D’après un chiffre cité{by}, source non précisée :"
    return f"D’après une étude ou une enquête citée{by} :"


def proposes(author: str) -> str:
    """« Nexem propose : »."""
    return f"{author} propose :"


def holds_position(author: str) -> str:
    """« Position de Nexem : »."""
    return f"Position de {author} :"


def gives_back_the_floor(sentence: Sentence, library: Library) -> str:
    """The line that gives the floor back to the author of the document."""
    author = author_of(sentence, library)
    if sentence.kind is BlockKind.HEADING or not author:
        return ""
    if sentence.voice is Voice.PROPOSAL:
        return holds_position(author)
    return f"{author} écrit :" if _YET_TO_BE.search(sentence.text) else f"{author} observe :"


def author_of(sentence: Sentence, library: Library) -> str:
    """Who speaks in the document's own name: its author when it is the publisher's own text, as the manifesto is."""
    source = library.document_of(sentence.id).source
    return source.author or source.publisher if source.kind == "manifesto" else ""


def survey_line(sentence: Sentence, library: Library) -> str:
    """« Source citée par Nexem : Etude Gallup 2023. », or that no source is given."""
    author = author_of(sentence, library)
    by = f" par {author}" if author else ""
    if sources := sources_of(sentence, library):
        return f"{'Source citée' if len(sources) == 1 else 'Sources citées'}{by} : {'; '.join(sources)}."
    if _is_unsourced(sentence, library):
        return f"Chiffre cité{by}, source non précisée :"
    return f"Étude ou enquête citée{by} :"


def sources_of(sentence: Sentence, library: Library) -> list[str]:
    """The notes that a figure can rest on, each once."""
    return list(dict.fromkeys(_reference(n) for n in library.sources_of(sentence) if parse_note(n.text).is_survey))


def _is_unsourced(sentence: Sentence, library: Library) -> bool:
    figures = [f for f in library.corpus.figures if f.sentence_id == sentence.id]
    return bool(figures) and not any(f.producer or f.footnote for f in figures)


def named(speaker: Speaker) -> str:
    """Name, function and organisation; of a function that runs on over several mandates, the first."""
    parts = (speaker.name, speaker.role.split(", ")[0], speaker.organisation)
    return ", ".join(part for part in parts if part)


def place_of(sentence: Sentence, library: Library) -> str:
    """Where a sentence stands, without a closing mark: « Proposition 4 – Encourager un management… »."""
    document = library.document_of(sentence.id)
    if document.source.kind != "manifesto":
        return f"D’après {_document(document)}"
    section = library.section_of(sentence)
    proposition = next((p for p in library.corpus.propositions if p.number == section.proposition), None)
    if proposition is not None:
        return f"Proposition {proposition.number} – {proposition.title}"
    titles = section.path if section.axis is not None else section.path[-1:]  # every axis has its « Ce que l’on vise »
    if section.axis is None and any(map(_CHAPTER.fullmatch, section.path[-2:-1])):
        titles = section.path[-2:]  # of another chapter, perhaps: its number tells
    where = ", ".join(["Manifeste", *(f"«{NBSP}{title}{NBSP}»" for title in titles)])
    if sentence.speaker and sentence.kind is not BlockKind.QUOTE:
        return f"{where}, texte signé {named(sentence.speaker)}"
    return where


def located(sentence: Sentence, library: Library) -> str:
    """``place_of``, with the heading inside a proposition and the page, when the document has pages."""
    titles = {p.title for p in library.corpus.propositions}
    section = library.section_of(sentence)
    within = section.proposition is not None and section.path[-1] not in titles
    heading = f", «{NBSP}{section.path[-1]}{NBSP}»" if within else ""
    page = f", page {sentence.page}" if sentence.page is not None else ""
    return f"{place_of(sentence, library)}{heading}{page}"


def _document(document: Document) -> str:
    source = document.source
    if source.kind != "press":
        return f"«{NBSP}{source.title}{NBSP}»"
    author = source.author or source.publisher
    by = f" {'d’' if author[0].lower() in 'aàâeéèêiîoôuy' else 'de '}{author}" if author else ""
    return f"l’article de presse{by}{f' ({french_date(source.published)})' if source.published else ''}"


def short_title(title: str) -> str:
    """« Humanifest, chapitre 2 » for « Humanifest, chapitre 2 – Une nouvelle approche… »."""
    return re.split(r" [–—] ", title, maxsplit=1)[0].strip() or title


def single_figures(library: Library) -> dict[str, Figure]:
    """The figures that stand alone in their sentence, by sentence id."""
    counts = Counter(f.sentence_id for f in library.corpus.figures)
    return {f.sentence_id: f for f in library.corpus.figures if counts[f.sentence_id] == 1}


def figure_lead(figure: Figure, sentence: Sentence, library: Library) -> str:
    """« 75 % des collaborateurs qui quittent leur emploi — source : Etude Gallup 2023, proposition 4 : »."""
    whole = f"{figure.text} {figure.population}"
    reads = figure.population.startswith(("des ", "de ", "du ", "d’")) and len(figure.population) <= LONGEST_POPULATION
    wording = whole if reads and whole in sentence.text else figure.text
    wording = re.sub(r"[ \u00a0\u202f]*%", f"{NBSP}%", wording)
    source = source_of_figure(figure, library)
    where = f", proposition {figure.proposition}" if figure.proposition else ""
    given = f"source {source}" if source == UNKNOWN else f"source : {source}"
    return f"{wording} — {given}{where} :"


def source_of_figure(figure: Figure, library: Library) -> str:
    """The footnote of a figure as printed, else the producer that its sentence names, else that none is given."""
    notes = library.documents[figure.source_id].footnotes
    note = next((n for n in notes if n.number == figure.footnote), None)
    if note is not None:
        return _reference(note)
    if figure.producer:
        return " ".join(p for p in (figure.producer, figure.date) if p)
    return UNKNOWN


def _reference(note: Footnote) -> str:
    return note.text.strip().rstrip(".")


def typeset(lead: str) -> str:
    """A framing line as printed: a capital first, no-break spaces before double marks and inside « »."""
    spaced = _AFTER_QUOTE.sub(f"«{NBSP}", _BEFORE_MARK.sub(rf"{NBSP}\1", lead))
    return spaced[:1].upper() + spaced[1:]

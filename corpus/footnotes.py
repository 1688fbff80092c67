"""What a footnote says of its source: who produced it, and when. Read by rule from the note's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

NoteKind = Literal["study", "organisation", "work", "person", "definition"]

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

_NUMBERS = re.compile(r"^\s*(?:\(\d+\)\s*)+")
_TITLE = re.compile(r"[“«][^”»]*[”»]")
_DATE = re.compile(rf"(?:\d{{1,2}}(?:er)?\s)?(?:(?:{MONTHS})\s)?(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_STUDY = re.compile(
    r"^(?:l[’'])?(?:enquête|[ée]tude|rapport|baromètre|sondage|observatoire|panorama|recensement|statistiques?|données)\b"
    r"(?:\s(?:sociologique|statistique|annuelle?|nationale?|interne|quantitative|qualitative))*\s*",
    re.IGNORECASE,
)
_LINK = re.compile(r"^(?:de\sla\s|de\sl[’']|du\s|des\s|de\s|d[’'])", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"[\s,;(–-]*(?:\b(?:publiée?s?|parue?s?|datée?s?))?\s*(?:\b(?:en|de|du|d[’']))?[\s(]*$")
_PERSON = re.compile(
    r"^(?:professeure?|docteure?|chercheure?|chercheuse|économiste|sociologue|psychologue|philosophe|directeur|directrice"
    r"|maître|maîtresse|consultante?|historienn?e?)\b",
    re.IGNORECASE,
)
_GLOSS = re.compile(r"^[A-Z]{2,}\s[–—-]\s")
_DEFINITION = re.compile(r"\b(?:désigne|représente|signifie|définit|définissent|se définit|s’entend)\b", re.IGNORECASE)
_LONGEST_NOTE = 1000  # characters that are read: a longer note is prose
_LONGEST_NAME = 8  # words: a longer run without study noun nor date is prose, not the name of an organisation


@dataclass(frozen=True, slots=True)
class NoteSource:
    """A note's producer and date, "" where the note gives none. ``kind`` says what the note is about."""

    kind: NoteKind
    producer: str = ""
    date: str = ""

    @property
    def is_survey(self) -> bool:
        """Whether a figure can rest on this note: it names who measured or published."""
        return self.kind in ("study", "organisation", "work")


def parse_note(text: str) -> NoteSource:
    """Read a footnote: « Etude Gallup 2023. » gives ``NoteSource("study", "Gallup", "2023")``.

    A note about a person or a definition has neither producer nor date: no figure rests on it.
    """
    body = " ".join(_NUMBERS.sub("", text[:_LONGEST_NOTE]).split())
    if _PERSON.match(body):
        return NoteSource("person")
    if _GLOSS.match(body) or _DEFINITION.search(body):
        return NoteSource("definition")
    untitled = " ".join(_TITLE.sub(" ", body).split())
    dates = list(_DATE.finditer(untitled))
    date = dates[-1][0] if dates else ""
    study = _STUDY.match(untitled)
    if study is not None:
        return NoteSource("study", _study_producer(untitled[study.end() :]), date)
    before = _trim(_BEFORE_DATE.sub("", untitled[: dates[-1].start()])) if dates else _trim(untitled)
    title, *authors = before.split(", ")
    if date and authors:
        return NoteSource("work", ", ".join(authors), date)
    if len(before.split()) > _LONGEST_NAME:
        return NoteSource("definition")
    return NoteSource("organisation", title, date)


def _study_producer(rest: str) -> str:
    """Give the producer in what follows « Enquête », « Rapport »…: after « par », else what stands before the date."""
    author = re.search(r"\bpar\s(?:l[’']|la\s|le\s|les\s)?(.+)$", rest)
    name = author[1] if author else rest
    date = _DATE.search(name)
    if date is not None:
        name = _BEFORE_DATE.sub("", name[: date.start()])
    return _trim(_LINK.sub("", name))


def _trim(name: str) -> str:
    return name.strip(" .,;:–—-()")

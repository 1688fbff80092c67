"""« Glossaire : CCUE, DUD, VAE »: several acronyms in a row, each with its expansion or with what is missing of it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import NBSP, asked
from assistant.structure.acronyms import MEANING, expansions, nothing_else, plain, use_of
from assistant.understanding.question import Question
from assistant.understanding.wanted import Wanted
from assistant.understanding.wording import enumerated
from corpus.acronyms import unexpanded_acronyms

_GLOSSARY = re.compile(r"\b(?:glossaires?|lexiques?|definitions?|sigles?|acronymes?|abreviations?)\b")
_WORD = re.compile(r"\w+(?:[.-]\w+)*")
_CAPITALS = re.compile(r"[A-Z]{2,8}(?:-[A-Z]{1,4})?")
# What stands between two acronyms of one row: « SQVCT, la RSO et l’OPP ? DUD ».
_ROW = re.compile(
    r"(?:\s+|\W*[,;/.?]\W*(?:(?:et|ou|puis)\s+)?|\s+(?:et|ou|puis|ainsi que)\s+)"
    r"(?:(?:de|du|des|la|le|les)\s+|[dl]['’])*",
    re.IGNORECASE,
)
SEVERAL = 2
MOST = 12


def glossary(question: Question, library: Library) -> Draft | None:
    """The acronyms of a row in the order of the question: expanded, or used without being so; the person is told of
    those that no document uses. None of a single one, or when something else is asked of them.
    """
    shorts = _row(question.search, library)[:MOST]
    if len(shorts) < SEVERAL or not _asks_their_meaning(question):
        return None
    known = [a for a in library.corpus.acronyms if plain(a.short) in map(plain, shorts)]
    if not nothing_else(question, known, shorts):
        return None
    expanded = {a.short: expansions([f for f in known if f.short == a.short], library)[0] for a in reversed(known)}
    uses = {s: used.id for s in shorts if s not in expanded and (used := use_of(s, library)) is not None}
    picks = [expanded.get(s) or Pick(uses[s], _only_used(uses, uses[s])) for s in shorts if s in expanded or s in uses]
    unused = [s for s in shorts if s not in expanded and s not in uses]
    if not picks:
        return Draft("not_in_corpus", preface=_not_used(unused))
    preface = _not_used(unused) if unused else ""
    return Draft("partial" if unused or uses else "answered", tuple(dict.fromkeys(picks)), preface, grouped=False)


def _only_used(uses: dict[str, str], sentence_id: str) -> str:
    """What to say of the acronyms that a sentence uses without expanding them."""
    here = [short for short, used in uses.items() if used == sentence_id]
    if len(here) == 1:
        return f"{here[0]}{NBSP}: le texte l’emploie sans le développer{NBSP}:"
    return f"{enumerated(here)}{NBSP}: le texte les emploie sans les développer{NBSP}:"


def _row(text: str, library: Library) -> list[str]:
    """The longest row of acronyms of a text: as the documents write those they have, as typed otherwise."""
    written, bare = _written(library)
    shouted = text.isupper()
    rows: list[list[str]] = [[]]
    end = 0
    for match in _WORD.finditer(text):
        typed = match[0]
        capitals = not shouted and bool(_CAPITALS.fullmatch(typed))
        short = written.get(plain(typed)) or (bare.get(plain(typed), typed) if capitals else "")
        if not short:
            continue
        if rows[-1] and not _ROW.fullmatch(text[end : match.start()]):
            rows.append([])
        rows[-1].append(short)
        end = match.end()
    longest = max(rows, key=len)
    return list(dict.fromkeys(longest))


@lru_cache(maxsize=4)  # reading every document again took 8 ms of each answer
def _written(library: Library) -> tuple[dict[str, str], dict[str, str]]:
    """The acronyms that the documents expand, and those that they only use, as they write them, by their plain form."""
    expanded = {plain(a.short): a.short for a in reversed(library.corpus.acronyms)}
    return expanded, {plain(short): short for d in library.corpus.documents for short in unexpanded_acronyms(d)}


def _asks_their_meaning(question: Question) -> bool:
    folded = asked(question)
    alone = not re.sub(r"\W|\b(?:et|la|le|les|l|d|de)\b", "", _CAPITALS.sub("", question.search))
    return question.wanted is Wanted.DEFINITION or alone or bool(MEANING.search(folded) or _GLOSSARY.search(folded))


def _not_used(shorts: list[str]) -> str:
    named = [f"«{NBSP}{short}{NBSP}»" for short in shorts]
    if len(named) == 1:
        return f"Les documents n’emploient pas le sigle {named[0]}."
    return f"Les documents n’emploient pas les sigles {enumerated(named)}."

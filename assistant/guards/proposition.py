"""The number of a proposition or of an axis must be that of the sentences the statement points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.guards.evidence import Cited, Evidence, Failure
from assistant.guards.quotation import same_words
from assistant.guards.words import content, overlap
from assistant.library.citations import Library
from corpus.types import BlockKind, Sentence
from index.analysis import fold

CARDINALS = "un deux trois quatre cinq six sept huit neuf dix onze douze"
ORDINALS = "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme"
_VALUES = {word: n for n, word in enumerate(CARDINALS.split(), start=1)} | {
    word: n for n, word in enumerate(ORDINALS.split(), start=1)
}
_VALUES |= {"une": 1, "premiere": 1, "second": 2, "seconde": 2}
_VALUES |= {word + "s": n for word, n in _VALUES.items()}
_DIGITS = r"\d+(?:ere|er|eme|e)?"
_WORDS = "|".join(sorted(_VALUES, key=len, reverse=True))
_NUMERAL = rf"(?:{_DIGITS}|{_WORDS})"
_AND = r"\s*(?:,|et|ou|a|-)\s*"
# Digits go on with digits, words with words: « dans la proposition 6, une communauté » names one proposition.
_LIST = (
    rf"(?:n[°o]s?\s*|numeros?\s+)?({_DIGITS}\b(?:{_AND}{_DIGITS}\b)*|(?:{_WORDS})\b(?:{_AND}(?!une?\b)(?:{_WORDS})\b)*)"
)
_AFTER = re.compile(rf"\b(proposition|axe)s?\s+{_LIST}(?!\s*%)")
_BEFORE = re.compile(
    rf"\b((?:\d+(?:ere|er|eme|e))|{'|'.join(w for w in ORDINALS.split())}|premiere|seconde?)\s+(proposition|axe)\b"
)
_OWN_AXES = re.compile(r"\b(?:deux|trois|quatre|plusieurs) axes (?!strategiques)")
_RANKED = re.compile(rf"\b({'|'.join([*ORDINALS.split(), 'premiere', 'seconde?'])})\s+(?:partie|point|puce)\b")


@dataclass(frozen=True, slots=True)
class Label:
    """« proposition 4 » at ``start`` of the folded statement."""

    kind: str  # "proposition" or "axe"
    number: int
    start: int
    text: str


def labels(statement: str) -> list[Label]:
    """Every proposition or axis that a text names by its number, in order."""
    folded = fold(statement)
    after = [
        Label(match[1], _value(numeral[0]), match.start(), match[0])
        for match in _AFTER.finditer(folded)
        for numeral in re.finditer(_NUMERAL, match[2])
    ]
    before = [Label(match[2], _value(match[1]), match.start(), match[0]) for match in _BEFORE.finditer(folded)]
    return sorted([*after, *before], key=lambda label: label.start)


def _value(numeral: str) -> int:
    digits = re.match(r"\d+", numeral)
    return int(digits[0]) if digits else _VALUES[numeral]


def proposition(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """A failure for each number that no cited sentence stands under, or that another cited sentence stands under."""
    yield from _misplaced(statement, evidence)
    named = labels(statement)
    for place, label in enumerate(named):
        if label.kind == "axe" and any(_is_of_own_axes(c, label, evidence.library) for c in evidence.cited):
            continue
        under = [c for c in evidence.cited if _stands_under(c, label, evidence.library)]
        if not under:
            yield Failure(
                "proposition", f"Les phrases citées ne sont pas sous «\u00a0{label.kind} {label.number}\u00a0»."
            )
            continue
        others = [c for c in evidence.cited if c not in under]
        if (
            others
            and len({lab.start for lab in named}) > 1
            and _belongs_elsewhere(statement, named, place, under, others)
        ):
            yield Failure("proposition", f"Ce qui est dit de «\u00a0{label.text}\u00a0» vient d’une autre.")


def _is_of_own_axes(cited: Cited, label: Label, library: Library) -> bool:
    """« Trois axes doivent être déclinés » counts axes of its own; so do the items under it, by rank."""
    if cited.sentence.kind is not BlockKind.ITEM:
        return bool(_OWN_AXES.search(fold(cited.text)))
    rank, head = _rank_in_list(cited.sentence, library)
    return head is not None and bool(_OWN_AXES.search(fold(head.text))) and rank == label.number


def _stands_under(cited: Cited, label: Label, library: Library) -> bool:
    own = cited.proposition if label.kind == "proposition" else cited.axis
    if own == label.number or any(lab.kind == label.kind and lab.number == label.number for lab in labels(cited.text)):
        return True
    return _is_title(cited, label, library)


def _is_title(cited: Cited, label: Label, library: Library) -> bool:
    """Whether a sentence is the title of that proposition or axis, which stands elsewhere without its number."""
    sections = (section for document in library.documents.values() for section in document.sections)
    if label.kind == "axe":
        titles = (title for section in sections if section.axis == label.number for title in section.path)
    else:
        titles = (section.path[-1] for section in sections if section.proposition == label.number and section.path)
    return any(same_words(fold(title), fold(cited.text)) for title in titles)


def _misplaced(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """« la troisième partie » over the second item of a list: the place of the one item that is cited is known."""
    named = [_VALUES[match[1]] for match in _RANKED.finditer(fold(statement))]
    if len(named) != 1 or len(evidence.cited) != 1 or evidence.cited[0].sentence.kind is not BlockKind.ITEM:
        return
    rank, _ = _rank_in_list(evidence.cited[0].sentence, evidence.library)
    if named[0] != rank:
        yield Failure("proposition", "Ce qui est cité n’est pas à ce rang de sa liste.")


def _rank_in_list(item: Sentence, library: Library) -> tuple[int, Sentence | None]:
    """The rank of an item in its list, from 1, and the sentence before the list."""
    rank = 1
    while (before := library.neighbour(item.id, -rank)) is not None and before.kind is BlockKind.ITEM:
        rank += 1
    return rank, before


def _belongs_elsewhere(statement: str, named: list[Label], place: int, under: list[Cited], others: list[Cited]) -> bool:
    """Whether the clause that a label opens holds more words of the other sentences than of its own."""
    folded = fold(statement)
    end = next((lab.start for lab in named if lab.start > named[place].start), len(folded))
    words = content(folded[named[place].start : end])
    own = overlap(words, [s for c in under for s in content(c.text)], 0.8)
    other = overlap(words, [s for c in others for s in content(c.text)], 0.8)
    return other > own + 1

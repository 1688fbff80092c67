"""Every number of a statement stands in a cited sentence, with the same unit, and is said of the same thing."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.guards.amounts import Amount, amounts, months
from assistant.guards.counting import counts_cited, counts_nothing
from assistant.guards.evidence import Cited, Evidence, Failure
from assistant.guards.polarity import direction
from assistant.guards.proposition import labels
from assistant.guards.shares import SHARES, TOLERANCE
from assistant.guards.shares import same as is_same
from assistant.guards.words import FAMILY, SYNONYM, Token, content, nearest, overlap, tokens, word_set
from index.analysis import fold, stem

_LINKS = word_set("et ou mais tandis alors contre versus quand puis dont")
_CROSSING = 4  # words that a comma or a link is worth when the words of a number are looked for
_PUBLISHED = re.compile(r"\b(?:publi\w+|par[au]\w*|humanifest|manifeste|article|sorti\w*)\b")
_TURN_REACH = 4  # different words between the two numbers of « de 30 000 à 35 000 »
_ANYBODY = word_set("repond personn interrog sond particip enquet public cas")
_POPULATION_OF = frozenset({"des", "du", "parmi"})
_TIMES = frozenset(map(stem, ("fois", "cas")))  # « trois fois sur quatre » counts whatever the share is of
_ARTICLES = word_set("la le les l nos leurs ces ceux celles tous")


@dataclass(frozen=True, slots=True)
class _Said:
    """A number of a cited sentence (``inside``) or of its references, with the words that stand nearest to it."""

    amount: Amount
    near: frozenset[str]
    cited: Cited
    inside: bool


def numbers(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """A failure for each number that is absent, has another unit, or is said of something else."""
    read = tokens(statement)
    stated = amounts(read)
    said = [s for c in evidence.cited for s in _said(c)]
    labelled = {m.start for m in re.finditer(r"\d+|\w+", fold(statement))} if labels(statement) else set()
    near = _nearest_words(read, stated)
    for amount, words in zip(stated, near, strict=True):
        if labelled and _is_label(read, amount):
            continue  # ``proposition`` looks at these
        fault = _fault(amount, words, read, said, evidence)
        if fault:
            yield Failure("numbers", fault)
    yield from _exchanged(stated, near, said)
    yield from _twice(stated, said)
    yield from _turned(read, stated, evidence)
    yield from _dates(read, evidence)


def _said(cited: Cited) -> Iterator[_Said]:
    yield from (said for said in _read(cited, cited.before, inside=False) if said.amount.kind == "label")
    for text, inside in [(cited.text, True), *((t, False) for t in cited.references)]:
        yield from _read(cited, text, inside=inside)


def _read(cited: Cited, text: str, *, inside: bool) -> Iterator[_Said]:
    if text:
        read = tokens(text)
        found = amounts(read)
        for amount, words in zip(found, _nearest_words(read, found), strict=True):
            yield _Said(amount, frozenset(words), cited, inside)


def _is_label(read: tuple[Token, ...], amount: Amount) -> bool:
    around = {t.form for t in read[max(0, amount.place - 6) : amount.end + 1]}
    beside = {t.form for t in read[amount.end : amount.end + 1]}
    if beside & {"propositions", "axes"} or amount.kind in {"percent", "year", "ratio"}:
        return False
    return bool(around & {"proposition", "propositions", "axe", "axes"})


def _fault(
    amount: Amount, words: frozenset[str], read: tuple[Token, ...], said: Sequence[_Said], evidence: Evidence
) -> str:
    """What is wrong with one number, in French; "" when nothing is."""
    if counts_nothing(amount, read):
        return ""
    shown = f"«\u00a0{amount.text}\u00a0»"
    same = _inside([s for s in said if s.amount.kind == amount.kind == "label" and s.amount.unit == amount.unit])
    same = [s for s in (same or said) if is_same(amount, s.amount)]
    if not same and (_published(amount, read, evidence) or counts_cited(amount, read, evidence)):
        return ""
    if not same:
        values = any(abs(s.amount.value - amount.value) < TOLERANCE for s in said)
        return f"{shown} n’a pas cette unité dans les phrases citées." if values else f"{shown} n’y est pas."
    united = [s for s in same if _same_noun(amount, s)]
    if not united:
        return f"{shown} y compte autre chose."
    hedged = [s for s in united if _same_hedge(amount, s.amount)]
    if not hedged:
        return f"{shown} n’y est pas dit avec la même réserve (environ, plus de, jusqu’à)."
    if not any(_same_population(amount, read, s, evidence) for s in hedged):
        return f"{shown} n’y est pas dit de la même population."
    if all(direction(words) * direction(s.near) < 0 for s in hedged):
        return f"{shown} y va dans l’autre sens."
    return ""


def _inside(said: Sequence[_Said]) -> list[_Said]:
    return [s for s in said if s.inside]


def _twice(stated: Sequence[Amount], said: Sequence[_Said]) -> Iterator[Failure]:
    """One number of a sentence written in the place of another one of the same kind: « 14 et 14 novembre »."""
    held = Counter((s.amount.kind, s.amount.unit, s.amount.value) for s in said if s.inside)
    written = Counter((a.kind, a.unit, a.value) for a in stated)
    for key, times in written.items():
        missing = [other for other in held if other[:2] == key[:2] and other not in written]
        if key in held and times > held[key] and missing:
            yield Failure("numbers", f"Un même nombre y est écrit {times}\u00a0fois, à la place d’un autre.")


def _published(amount: Amount, read: tuple[Token, ...], evidence: Evidence) -> bool:
    """Whether a number is the year of publication of a cited document, and is given as such; or a page of it."""
    text = fold(" ".join(t.text for t in read))
    years = {c.source.published[:4] for c in evidence.cited}
    if amount.kind == "year" and _PUBLISHED.search(text):
        return amount.text in years
    pages = {c.sentence.page for c in evidence.cited}
    return amount.kind == "label" and amount.unit == "page" and amount.value in pages


def _same_noun(amount: Amount, said: _Said) -> bool:
    """Whether what is counted is what the cited sentence counts there; in its sentence where it names no noun."""
    if amount.kind not in {"count", "ratio"} or not amount.nouns:
        return True
    own = said.amount.nouns or tuple(t.stem for t in said.cited.tokens if t.stem)
    if amount.kind == "ratio" and said.amount.kind == "percent" and not _population(said.amount, said.cited.tokens):
        around = (said.cited.before, *said.cited.notes)  # « 62 % connaissent »: of whom stands before
        own = (*own, *(word for text in around for word in content(text)))
    return amount.nouns[0] in _TIMES or nearest(amount.nouns[0], own) >= SYNONYM


def _same_hedge(amount: Amount, other: Amount) -> bool:
    if amount.kind != "percent" and amount.hedge in {">", "<", "≈", "±"} and other.kind == "percent":
        return True
    if "→" in {amount.hedge, other.hedge}:  # « peut atteindre 70 % », « jusqu’à 70 % »
        return {amount.hedge, other.hedge} <= {"→", "≤", ""}
    return amount.hedge.replace("±", "≈") == other.hedge.replace("±", "≈")


def _same_population(amount: Amount, read: tuple[Token, ...], said: _Said, evidence: Evidence) -> bool:
    """« 75 % des X »: X is what the cited sentence says it of, or stands before it, or in its note or title."""
    if amount.kind not in SHARES or amount.kind == "ratio":
        return True
    own = _population(amount, read)
    if not own or any(own.startswith(p) for p in _ANYBODY):
        return True
    theirs = _population(said.amount, said.cited.tokens) if said.inside else ""
    if theirs and not any(theirs.startswith(p) for p in _ANYBODY):
        near = [t.stem for t in said.cited.tokens[said.amount.end : said.amount.end + 8] if t.stem]
        return nearest(own, near) >= SYNONYM
    text = " ".join([said.cited.before, *said.cited.references, *(c.text for c in evidence.cited)])
    return nearest(own, {t.stem for t in tokens(text) if t.stem}) >= SYNONYM


def _population(amount: Amount, read: tuple[Token, ...]) -> str:
    """The stem of the first noun of « des salariés » right after a share; "" without one."""
    place = amount.end
    if place >= len(read) or read[place].form not in _POPULATION_OF:
        return ""
    for token in read[place + 1 : place + 4]:
        if token.kind == "number":
            return ""  # « des 16–25 ans »: the ages are numbers of their own
        if token.stem:
            return token.stem
        if token.form not in _ARTICLES:
            return ""
    return ""


def _exchanged(stated: Sequence[Amount], near: Sequence[frozenset[str]], said: Sequence[_Said]) -> Iterator[Failure]:
    """A share that stands among the words of another one, which stands among its own or is not in the statement."""
    shares = [s for s in said if s.inside and s.amount.kind in SHARES]
    places = [(a, words, s) for a, words in zip(stated, near, strict=True) for s in shares if is_same(a, s.amount)]
    for amount, alone, own in places:
        words = alone.union(*(w for _, w, s in places if s is own))  # « plus de la moitié (55 %) » is said once
        for other in shares:
            if other is own or is_same(amount, other.amount) or not _nearer(words, other, own):
                continue
            there = [w for _, w, s in places if s is other]
            if (
                not overlap(words, own.near - other.near, FAMILY)
                if not there
                else all(_nearer(w, own, other, equal=True) for w in there)
            ):
                yield Failure("numbers", f"«\u00a0{amount.text}\u00a0» y est dit d’autre chose.")
                break


def _nearer(words: frozenset[str], one: _Said, other: _Said, *, equal: bool = False) -> bool:
    """Whether some words are those around one number rather than those around another."""
    to_one, to_other = (overlap(words, a.near - b.near, FAMILY) for a, b in ((one, other), (other, one)))
    return to_one >= to_other if equal else to_one > to_other


def _nearest_words(read: tuple[Token, ...], found: Sequence[Amount]) -> list[frozenset[str]]:
    """For each number of a text, the stems that stand nearer to it than to any other; marks and links keep apart."""
    steps = [0]
    for token in read:
        opens = token.text == "(" or token.text in "«“"
        far = (token.breaks and not opens) or token.text in {",", "–", "—"} or token.form in _LINKS
        steps.append(steps[-1] + (_CROSSING if far else 1))
    held: list[set[str]] = [set() for _ in found]
    for place, token in enumerate(read):
        if not token.stem or any(a.place <= place < a.end for a in found) or not found:
            continue
        distances = [min(abs(steps[place] - steps[a.place]), abs(steps[place] - steps[a.end - 1])) for a in found]
        held[distances.index(min(distances))].add(token.stem)
    return [frozenset((*words, *(a.nouns if a.kind == "ratio" else ()))) for a, words in zip(found, held, strict=True)]


def _turned(read: tuple[Token, ...], stated: Sequence[Amount], evidence: Evidence) -> Iterator[Failure]:
    """« passant de 35 000 à 30 000 » where the sentence says « 35 000 versus 30 000 »."""
    held = {pair for c in evidence.cited for pair in _now_and_before(c.tokens, amounts(c.tokens))}
    for now, before in _now_and_before(read, stated):
        if (before, now) in held and (now, before) not in held:
            yield Failure("numbers", "Deux nombres y sont l’un à la place de l’autre.")


def _now_and_before(read: tuple[Token, ...], found: Sequence[Amount]) -> set[tuple[float, float]]:
    """(now, before) of « A contre B », of « de B à A »."""
    pairs = set()
    for one, other in itertools.pairwise(found):
        between = {t.form for t in read[one.end : other.place]}
        ahead = read[one.place - 1].form if one.place else ""
        if between & {"contre", "versus", "lieu"}:
            pairs.add((one.value, other.value))
        elif ahead == "de" and "a" in between and len(between) <= _TURN_REACH:
            pairs.add((other.value, one.value))
    return pairs


def _dates(read: tuple[Token, ...], evidence: Evidence) -> Iterator[Failure]:
    """A month must be in the evidence, with the same year when it has one."""
    held: set[tuple[str, str]] = set()
    for c in evidence.cited:
        for text in (c.text, *c.references):
            held |= set(months(tokens(text)))
    for month, year in months(read):
        if (month, year) not in held and not (not year and month in {m for m, _ in held}):
            yield Failure(
                "numbers", f"«\u00a0{month} {year}".rstrip() + "\u00a0» n’est pas une date des phrases citées."
            )

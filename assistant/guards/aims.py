"""What a sentence says without a verb that tells it: an aim (« pour favoriser »), what is taken for granted (« à
l’instar de la création de »), what a dated study is (« le rapport du 12 janvier »).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.guards.evidence import Evidence
from assistant.guards.words import FAMILY, SYNONYM, Token, content, nearest, overlap, tokens, word_set
from corpus.types import BlockKind, Voice
from index.analysis import fold, stem

_AIM = re.compile(r"(?<!\w)(?:pour|afin d(?:e |')|a des fins d(?:e |'))(?P<span>[^.;:]*)")
_INFINITIVE = re.compile(r"\w{2,}(?:er|ir|ttre|ndre|oir|ire)$")
_GRANTED = re.compile(
    r"(?<!\w)(?:a l.instar|a l'issue|a la suite|depuis|apres|grace a|sur le modele) (?:de |d'|du |des )?"
    r"(?:la |le |l'|les |un |une )?(?P<noun>\w+)"
)
_TO_DO = re.compile(
    r"(?<!\w)(?:les?|la|l'|des|aux?|ses|leurs?|une?) ?(?!capacite|aptitude|faculte|volonte|tendance|facon)\w+ a "
    r"(?P<what>(?:\w+ment )?\w{2,}(?:er|ir|ire|ttre|ndre)(?: [^,.;:]{0,60})?)"
)
# « Collectivement » is no verb; « recrutement » tells that one recruits.
_MANNER = re.compile(r"\w+(?:(?:iv|(?<!renouv)ell|al|eus|air|iqu|abl|ibl|ein|ort|ur)e|am|em)ment$")
_ITSELF = word_set("s se y l le la les")
_ROOT = 5  # letters that a future and its participle have in common: « permettront », « permettant »
_ONLY_WAY = re.compile(r"(?<!\w)c'est en (?P<how>\w{3,}ant)(?!\w)")
_ALLOWING = re.compile(r"(?<!\w)permettant (?:[^.;:]{0,40}? )?(?:de |d')[“«\"' ]*(?P<verb>\w{2,}(?:er|ir|re))(?!\w)")
_WHICH_DOES_NOT = re.compile(r"(?<!\w)ce que ne (?P<verb>\w+) (?:pas|plus)(?!\w)")
_DOES_NOT = re.compile(r"(?<!\w)ne (?P<verb>\w+) (?:pas|plus)(?!\w)")
_MADE = re.compile(r"rendu|remis|réalis|men[ée]|conduit|livré|présenté|sorti|produit|diffus")  # of a study
# What a note that names a text and its authors says: « a été écrit par ».
_WRITES = re.compile(r"écrit|rédigé|signé|par[ua]|co[ée]crit|cosigné")


def aimed(evidence: Evidence) -> frozenset[str]:
    """The stems of the infinitives that an aim holds: « pour favoriser leur bien-être et aboutir à »."""
    return frozenset(_aims(evidence))


def _aims(evidence: Evidence) -> Iterator[str]:
    for c in evidence.cited:
        for match in _AIM.finditer(fold(c.text)):
            yield from (t.stem for t in tokens(match["span"]) if t.stem and _INFINITIVE.match(t.form))


def only_ways(evidence: Evidence) -> frozenset[str]:
    """The stems of « agissant » in « c’est en agissant sur … que nous y contribuerons »."""
    ways = (match["how"] for c in evidence.cited for match in _ONLY_WAY.finditer(fold(c.text)))
    return frozenset(stem(how.removesuffix("ant")) for how in ways)


def allowed(governed: Sequence[str], evidence: Evidence) -> bool:
    """Whether « peut » governs what a cited sentence says that something allows: « permettant, par exemple, de »."""
    verbs = [stem(match["verb"]) for c in evidence.cited for match in _ALLOWING.finditer(fold(c.text))]
    return overlap(governed[:1], verbs, FAMILY) > 0


def granted(verb: str, evidence: Evidence) -> bool:
    """Whether a cited sentence takes for granted what a participle tells: « créée », « à l’instar de la création »."""
    nouns = [stem(m["noun"]) for c in evidence.cited for m in _GRANTED.finditer(fold(c.text))]
    return nearest(stem(fold(verb)), nouns) >= SYNONYM


def of_a_source(verb: str, evidence: Evidence) -> bool:
    """Whether a participle says only that a note was written, that a study was made."""
    if _WRITES.match(verb):
        return any(c.sentence.kind is BlockKind.NOTE for c in evidence.cited)
    return bool(_MADE.match(verb)) and any(c.sentence.voice is Voice.SURVEY for c in evidence.cited)


def in_title(word: str, beside: Collection[str], evidence: Evidence) -> bool:
    """Whether a word stands beside one of ``beside`` in a title, a heading or a note that the program prints."""
    for c in evidence.cited:
        for text in (*c.references, c.source.title):
            stems = [t.stem for t in tokens(text) if t.stem]
            places = [i for i, other in enumerate(stems) if other == word]
            if any(
                nearest(other, beside) >= SYNONYM
                for i in places
                for other in (*stems[max(0, i - 1) : i], *stems[i + 1 : i + 2])
            ):
                return True
    return False


def told_beside(evidence: Evidence, endings: tuple[str, ...]) -> list[str]:
    """The stems of the verbs that the cited sentences tell; « doivent s’adapter en créant » obliges to create too."""
    return [
        t.stem
        for c in evidence.cited
        for place, t in enumerate(c.tokens)
        if t.stem and t.form.endswith(endings) and not _MANNER.match(t.form) and not _is_gerund(c.tokens, place)
    ]


def _is_gerund(read: Sequence[Token], place: int) -> bool:
    """« en créant », « en s’assurant »."""
    before = [t.form for t in read[max(0, place - 3) : place] if t.form not in _ITSELF]
    return before[-1:] == ["en"]


def is_participle(future: str, statement: str) -> bool:
    """Whether a future comes back as a participle: « modalités permettant » for « modalités qui permettront »."""
    root = fold(future)[:_ROOT]
    return len(root) == _ROOT and any(t.form.startswith(root) and t.form.endswith("ant") for t in tokens(statement))


def to_be_done(governed: Sequence[str], statement: str) -> bool:
    """« parmi les points à mettre en réflexion » for « des points qu’il convient de mettre en réflexion »."""
    words = [match["what"] for match in _TO_DO.finditer(fold(statement))]
    return any(overlap(governed, content(what)) for what in words)


def denied_beside(statement: str, text: str) -> bool:
    """« les conventions ne permettent pas » for « …, ce que ne permettent pas les conventions »: no must is lost."""
    verbs = [stem(match["verb"]) for match in _WHICH_DOES_NOT.finditer(fold(text))]
    return any(stem(match["verb"]) in verbs for match in _DOES_NOT.finditer(fold(statement)))

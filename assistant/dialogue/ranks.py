"""« Détaille le troisième », « et le dernier ? »: one thing of the list that an answer gave, told by its rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from assistant.dialogue.numbered import another_of_the_same
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.press import press_documents, read_press
from assistant.library.reading import axis_titles
from assistant.library.terms import terms_in
from assistant.understanding.named import named_axis, named_propositions
from assistant.understanding.wording import fold
from corpus.types import BlockKind, Sentence

_RANKS = {
    "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11,
    "douzieme": 12, "dernier": -1, "derniere": -1,
}  # fmt: skip
_JOINS = r"(?:(?:et|mais|alors|ok|bon|donc|puis|merci|oui|super|d'accord|du coup)\W+)*"
_ORDER = (
    r"(?:(?:tu peux |vous pouvez |peux-tu |pouvez-vous )?(?:me |nous )?(?:detaill|expliqu|developp|precis|present|"
    r"resum|redonn|rappel|approfondi|dis|parl|cit|donn|redis)\w*(?:[ -](?:moi|nous))?(?: plus)?|"
    r"plus de details?|des precisions|c'est quoi|qu'est-ce que|que dit|que vise|que veut dire|qu'en est-il|"
    r"quel est|(?:je (?:veux|voudrais)|j'aimerais) (?:en savoir plus|plus de details|des precisions)|"
    r"(?:en quoi|a quoi) (?:consiste|sert|correspond)|quid|focus|zoom) "
)
_ARTICLE = r"(?:sur |pour |dans |de )?(?:le |la |l'|du |au |les )?(?:tout )?"
_NOUN = (
    r"(?: (?:point|axe|item|element|objectif|volet|tiret|puce|theme|partie|chose|evolution|mesure|bouleversement|"
    r"changement|defi|sujet|de la liste|de tes points))?"
)
_RANK = rf"(?P<rank>{'|'.join(_RANKS)}|\d{{1,2}} ?(?:eme|ieme|e|er|ere|re|nd|nde)\b|(?<=\ble )\d{{1,2}}\b)"
_NUMBER = r"(?:point|item|element|objectif|tiret|numero|n ?°) ?(?P<digit>\d{1,2})"
_ASKED_OF_IT = (
    r"(?:,? (?:alors|en detail|plus en detail|stp|svp|s'il (?:te|vous) plait|c'est quoi|c'est-a-dire|exactement|donc|"
    r"(?:il|elle|ca) (?:dit|vise|consiste|sert|veut dire|parle|correspond) ?(?:en |a |de )?quoi|"
    r"de quoi (?:il|elle|ca) parle|consiste en quoi|vise quoi|dit quoi|veut dire quoi|parle de quoi|aussi|plutot))*"
)
_POINTS = re.compile(rf"^\W*{_JOINS}(?:{_ORDER})?{_ARTICLE}(?:{_RANK}{_NOUN}|{_NUMBER}){_ASKED_OF_IT}\W*$")
_FEMININE = re.compile(r"\b(?:la|premiere|seconde|derniere)\b")
_NEXT = re.compile(
    rf"^\W*{_JOINS}(?:{_ORDER})?{_ARTICLE}(?:celui )?(?P<step>suivant|prochain|d'apres|precedent|d'avant)"
    rf"{_ASKED_OF_IT}\W*$"
)
_FIRST_WORDS = 8  # of a thing, by which it is told again
_FEWEST = 2  # things that make a list
_SHARED = 2  # words of a thing from which the opening of a later sentence says more of it…
_OPENING = 6  # … within so many words: what the sentence is about


@dataclass(frozen=True, slots=True)
class Pointed:
    """The thing that a rank points to: the words that ask of it, and its sentence when no number names it."""

    asked: str
    sentence_id: str = ""

    def named(self, text: str) -> str:
        """``text`` with the first words of what it points to."""
        words = self.asked.split()
        return f"{text} ({' '.join(words[:_FIRST_WORDS])}{'…' if len(words) > _FIRST_WORDS else ''})"


def rank_of(text: str) -> int | None:
    """The rank that a text points to and asks nothing else of, -1 for the last; None when it points to none."""
    found = _POINTS.match(fold(text))
    if found is None:
        return None
    said = found["rank"] or found["digit"]
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else _RANKS[said]


def next_rank(text: str, before: str) -> int | None:
    """The rank of « et le suivant ? » after a turn that pointed to one; None when neither says so."""
    found, rank = _NEXT.match(fold(text)), rank_of(before)
    if found is None or rank is None or rank < 0:
        return None
    return max(rank + (1 if found["step"] in ("suivant", "prochain", "d'apres") else -1), 0)


def of_the_same(text: str, before: str) -> bool:
    """Whether the question before numbers a thing itself: « et le deuxième ? » after « que vise l’axe 1 ? » is the
    second axis, whatever list its answer gave; « la deuxième » is one of its propositions.
    """
    folded = fold(before)
    if named_axis(folded) and _FEMININE.search(fold(text)):
        return False
    return bool(named_propositions(folded) or named_axis(folded) or another_of_the_same(text, before))


def pointed_at(rank: int, given: Sequence[str], library: Library) -> Pointed | None:
    """The thing of that rank in the longest list among the sentences ``given``; None when they give no such list."""
    runs = _lists([library.sentence(i) for i in given], library)
    things = max(runs, key=len, default=[])
    if len(things) < _FEWEST or not (rank == -1 or 1 <= rank <= len(things)):
        return None
    named = things[rank if rank == -1 else rank - 1]
    return Pointed(named.text, named.id) if isinstance(named, Sentence) else Pointed(named)


def says_more_of(item: Sentence, library: Library) -> list[Sentence]:
    """The sentences that follow a list in its section and open on one of its items, by words of its own."""
    if item.kind is not BlockKind.ITEM:
        return []
    peers = [s for s in library.section_sentences(item.section_id) if s.kind is BlockKind.ITEM and s.id != item.id]
    own = terms_in(item.text)
    alone = own - frozenset[str]().union(*(terms_in(s.text) for s in peers))
    last = max((library.place(s.id) for s in (*peers, item)), default=library.place(item.id))
    later = (s for s in library.section_sentences(item.section_id) if library.place(s.id) > last)
    opened = ((s, terms_in(" ".join(s.text.split()[:_OPENING]))) for s in later)
    return [s for s, words in opened if len(own & words) >= _SHARED and alone & words]


def _lists(given: Sequence[Sentence], library: Library) -> list[list[Sentence | str]]:
    """The lists that sentences make, in order: titles of propositions, of axes, people quoted, items of one list of the
    text, figures.
    """
    figures = frozenset(f.sentence_id for f in library.corpus.figures)
    told = [(s, _named(s, library)) for s in given]
    things = [(s, name) for s, name in told if name or s.kind is BlockKind.ITEM or s.id in figures]

    def kind(thing: tuple[Sentence, str]) -> str:
        sentence, name = thing
        return name.split()[0] if name else sentence.section_id if sentence.kind is BlockKind.ITEM else "figure"

    runs = ([name or s for s, name in run] for _, run in groupby(things, key=kind))
    return [[thing for thing, _ in groupby(run)] for run in runs]  # two sentences of one person are one thing


def _named(sentence: Sentence, library: Library) -> str:
    """What names the thing that a sentence gives; "" when only its words do."""
    numbered = _numbered(library)
    title = numbered.get(fold(sentence.text).strip(" ;.")) or numbered.get(sentence.id)
    said = sentence.speaker and (sentence.kind is BlockKind.QUOTE or is_signature(sentence))
    return title or (f"que dit {sentence.speaker.name}" if sentence.speaker and said else "")


@lru_cache(maxsize=4)
def _numbered(library: Library) -> dict[str, str]:
    """What names each title of a proposition or of an axis, by its words; the press's wording of one, by its id."""
    found = {fold(library.sentence(i).text).strip(" ;."): f"axe {number}" for number, i in axis_titles(library).items()}
    for proposition in library.corpus.propositions:
        found[fold(proposition.title).strip(" ;.")] = f"proposition {proposition.number}"
    for document in press_documents(library):
        for c in read_press(document, library).comparisons:
            if c.sentence is not None:
                found[c.sentence.id] = f"proposition {c.proposition.number}"
    return found

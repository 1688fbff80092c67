"""The parts of a question that asks several things: each is looked for by itself, and answered by itself.

« Former qui : pour les administrateurs, pour les chefs de service et pour les équipes ? » asks three things that stand
in three propositions; searched as a whole, one of them hides the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.dialogue.among import among_named
from assistant.dialogue.pointers import SWITCH
from assistant.dialogue.successive import ASKED_ALREADY, ASKING, INSIDE, OPENS, SECOND, asks, successive_questions
from assistant.library.citations import Library
from assistant.library.reading import STRUCTURE_WORDS
from assistant.selection.context import COUNTS
from assistant.understanding.named import asked_of_each, without_propositions
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, fold, topic_terms

MOST_PARTS = 5
# What a coordinated complement opens with: « dans …, chez … et quand … ».
_LINK = r"(?:dans|chez|pour|sur|envers|côté|auprès|face|quand|lorsqu|en matière|en cas|vis-à-vis)"
_COMPLEMENT = re.compile(rf"\b{_LINK}\b", re.IGNORECASE)
_NEXT = re.compile(rf"\s*(?:,\s*(?:et|ou|puis)?|\bet|\bou|\bpuis)\s+(?={_LINK}\b)", re.IGNORECASE)
# What a question lists at its end: « … : le sens, la paie, les horaires ? », « … (les outils, les horaires) ? »
_LISTED = (re.compile(r"\s*\(([^()]+)\)\W*$"), re.compile(r"\s*:\s+([^:?]+)\?\W*$"))
# « Deux chiffres pour ma diapo : … » counts what it asks for.
_COUNTED = re.compile(
    r"\b(deux|trois|quatre) (?:chiffres|choses|questions|points|infos?|informations|précisions)\b([^:?.]*):\s+"
    r"([^:?]+?)[.?!\s]*$",
    re.IGNORECASE,
)
# « A, B, C : pour chacun des trois, que demande-t-on ? », « A ou B : que dit-on de chacun ? »
_EACH = re.compile(
    r"^([^:?.]+?)\s*([:.])\s+([^:?]*\b(?:chacune?|chaque (?:cas|point|sujet|fois)|l['’]une? et (?:de |à )?l['’]autre|"
    r"les (?:deux|trois|quatre))\b[^?]*)[?.]\W*$",
    re.IGNORECASE,
)
# « D’où sort la part de A et celle de B ? »
_ASKS_THING = re.compile(rf"^.*?{ASKING}(?:\s+\w+)?", re.IGNORECASE)
_THAT_OF = re.compile(r",?\s+et\s+(?=(?:celui|celle|ceux|celles)\s+(?:d(?:e|u|es)\b|d['’]|qui\b|qu))", re.IGNORECASE)
_THEME = re.compile(r"\b(?:sur|concernant|au sujet d[eu’']|à propos d[eu’']).*", re.IGNORECASE)
_ITEM = re.compile(r"\s*,\s*(?:et\s+|ou\s+|puis\s+)?|\s+(?:et|ou|puis)\s+")
_ITEM_WORDS = 8  # words from which an item is a clause of its own
_DETERMINED = (
    rf"(?:(?:{_LINK}|de|à|en)\s+)?(?:l['’]|(?:la|les?|une?|des|du|son|sa|ses|leurs?|nos|notre|vos|votre|mes|mon|ma|"
    r"ce qu(?:e|i)|ce qu['’]\w+)\s+)[^,;:?.!]{2,60}?"
)
_SERIES = re.compile(rf"\b({_DETERMINED}(?:,\s+{_DETERMINED})+,?\s+et\s+{_DETERMINED})\W*$", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:entre|liens?|rapports?|articul\w+)\b", re.IGNORECASE)  # asked of all of them together
# « Quelle différence entre A et B ? », « entre A et B, qui apprend à qui ? »
_BETWEEN = re.compile(
    r"(?:^\W*|\b(?:différences?|comparaison|distinction|distinguer|choisir|écart)\s+)entre\s+(.{3,80}?)\s+et\s+"
    r"(.{3,80}?)(?=[,?:.]|$)",
    re.IGNORECASE,
)
_TWO_DOCUMENTS = re.compile(
    r"\b(?:deux|vos|les) (?:deux )?(?:documents?|textes?|sources)\b.*\b(?:accord|meme|identiques?|pareil\w*|differ\w*|"
    r"compar\w*|contredi\w*|divergen\w*|version\w*)\b|\bcote a cote\b"
)

# « La convention vue par la journaliste et vue par Nexem »: who else than the press is heard, and set against it.
_BOTH_SAY = re.compile(
    r"\b(?:nexem|humanifest)\b.*\b(?:mem\w*|pareil\w*|identiques?|differ\w*|compar\w*|accord|contredi\w*|tonalite)\b|"
    r"\b(?:mem\w*|pareil\w*|identiques?|differ\w*|compar\w*|accord|contredi\w*)\b.*\b(?:nexem|humanifest)\b|"
    r"\bet (?:vue?s? )?(?:par|pour|selon|chez|d'apres|par rapport a) (?:nexem|humanifest)\b"
)

# « L’article est-il aussi enthousiaste que le manifeste ? », « qu’ajoute l’article sur… ? »
_MEASURED = re.compile(
    r"\b(?:aussi|plus|moins|autant|si) (?:\w+ )?(?:enthousias\w+|favorabl\w+|positi\w+|negati\w+|critiqu\w+|optimis\w+|"
    r"pessimis\w+|reserve\w*|nuance\w*|precis\w*|complet\w*|dur\w*|elogieu\w+)|"
    r"\b(?:aussi|plus|moins|autant) (?:\w+ ){1,3}?que (?:le |l')?(?:manifeste|nexem|humanifest)\b"
)
_ADDS = re.compile(r"\b(?:ajoute|apporte|apprend)(?:-t-(?:il|elle))?\b.*\b(?:sur|concernant)\b")
# On what two documents are compared: « sur la convention », « parlent-ils pareil de la marque ? »
_ON = re.compile(
    r"\b(?:sur|concernant|au sujet d(?:e|u|es)|à propos d(?:e|u|es)|en matière d(?:e|u))\s+"
    r"((?:la |le |les |l['’])?[^?.,;:]+?)"
    r"(?=\s*(?:[?.,;:]|$|\bque (?:le |l['’])))|"
    r"\bparle\w*(?:-t)?(?:-ils|-elles|-il|-elle)?(?: \w+){0,2}? (?:de |d['’])((?:la |le |les |l['’])?[^?.,;:]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """What is searched for, and where: in these propositions and sources alone when they are named."""

    text: str
    propositions: tuple[int, ...] = ()
    source_ids: tuple[str, ...] = ()
    alone: str = ""  # without what it takes from the question before, when it takes something
    item: str = ""  # what sets it apart from the other parts, when they ask the same of several things


@lru_cache(maxsize=64)  # the passages that are shown and the answer ask for the same ones
def parts_of(question: Question, library: Library) -> tuple[Part, ...]:
    """The parts of a question in its order, at most ``MOST_PARTS``; () when it asks one thing."""
    if among_named(question):
        return ()
    found = _by_proposition(question, library) or _by_document(question, library) or _by_wording(question)
    return found if 2 <= len(found) <= MOST_PARTS else ()


def _by_proposition(question: Question, library: Library) -> tuple[Part, ...]:
    known = {p.number for p in library.corpus.propositions}
    named = [n for n in question.propositions if n in known]
    of_each = asked_of_each(question.search)
    if len(named) > 1 and [n for n, _ in of_each] == named and all(_says_something(said) for _, said in of_each):
        return tuple(Part(said, (n,)) for n, said in of_each)
    asked = without_propositions(question.search)
    return (
        tuple(Part(asked, (n,)) for n in named)
        if len(named) > 1 and set(topic_terms(asked)) - META_WORDS - STRUCTURE_WORDS
        else ()
    )


def _by_document(question: Question, library: Library) -> tuple[Part, ...]:
    """The press and the manifesto compared; what is asked is searched for in each."""
    folded = fold(question.text)
    compared = question.press and (
        re.search(r"\bmanifeste\b", folded)
        or _BOTH_SAY.search(folded)
        or (re.search(r"\b(?:nexem|humanifest)\b", folded) and _MEASURED.search(folded))
        or _ADDS.search(folded)
    )
    press = library.ids_of_kind("press")
    if len(question.propositions) == 1 and compared and press:
        asked = without_propositions(question.search)
        return Part(asked, source_ids=press), Part(asked, question.propositions)
    if question.propositions or not (compared or _TWO_DOCUMENTS.search(folded)):
        return ()
    both = (library.ids_of_kind(kind) for kind in ("manifesto", "press"))
    theme = _theme_of_both(question.search)
    return tuple(Part(question.search, source_ids=ids, item=theme) for ids in both if ids)


def _theme_of_both(text: str) -> str:
    """What two documents are compared on, when a question says it: the sentences of each must name it; else ""."""
    named = _ON.search(text)
    theme = (named[1] or named[2]).strip() if named else ""
    return theme if set(topic_terms(theme)) - META_WORDS - STRUCTURE_WORDS else ""


def _by_wording(question: Question) -> tuple[Part, ...]:
    if question.follow_up or len(question.propositions) > 1:
        return ()
    text = question.search if SWITCH.match(fold(question.asked)) else question.asked
    if question.propositions:
        return tuple(
            replace(part, propositions=question.propositions)
            for part in _worded(without_propositions(text).lstrip(" ,;:"))
        )
    return _worded(text)


def _worded(text: str) -> tuple[Part, ...]:
    return (
        _announced(text)
        or _of_each(text)
        or _listed(text)
        or tuple(Part(said, alone=alone) for said, alone in successive_questions(text))
        or _compared(text)
        or _complements(text)
        or _series(text)
        or _that_of(text)
    )


def _compared(text: str) -> tuple[Part, ...]:
    """« Entre A et B, qui gagne ? »: the same of A and of B."""
    match = _BETWEEN.search(text)
    if match is None or not all(topic_terms(side) for side in match.groups()):
        return ()
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,;:.?")
    return tuple(Part(f"{side} {rest}".strip(), item=side) for side in match.groups())


def _announced(text: str) -> tuple[Part, ...]:
    """« Deux chiffres sur la paie : A, et B »: each of the things that were counted beforehand, with their theme."""
    match = _COUNTED.search(text)
    if match is None:
        return ()
    items = [item.strip() for item in _ITEM.split(match[3]) if item.strip()]
    theme = _THEME.search(match[2])
    counted = len(items) == COUNTS[match[1].lower()] and all(map(_says_something, items))
    return tuple(Part(f"{theme[0] if theme else ''} {item}".strip(), item=item) for item in items) if counted else ()


def _of_each(text: str) -> tuple[Part, ...]:
    """« A, B et C : que dit-on de chacun ? »: what is asked, of each of the things named beforehand; « pourquoi A et
    pourquoi B. Que dit-on de l’un et de l’autre ? », of each of the questions told beforehand.
    """
    match = _EACH.match(text)
    if match is None:
        return ()
    head, mark, rest = match.groups()
    if ASKED_ALREADY.search(head):
        told = [item.strip(" ,;") for item in SECOND.split(head)]
        return tuple(Part(f"{item} : {rest.strip()} ?") for item in told) if _all_ask(told) else ()
    items = [item.strip() for item in _ITEM.split(head) if item.strip()]
    named = mark == ":" and len(items) > 1 and all(map(_says_something, items))
    return tuple(Part(f"{item} : {rest.strip()} ?", item=item) for item in items) if named else ()


def _all_ask(told: list[str]) -> bool:
    return len(told) > 1 and all(OPENS.match(item) and _says_something(item) for item in told)


def _that_of(text: str) -> tuple[Part, ...]:
    """« D’où sort la part de A et celle de B ? »: what is asked, of A and of B."""
    sides = _THAT_OF.split(text)
    opened = _ASKS_THING.match(sides[0])
    if len(sides) < 2 or opened is None or not all(map(_says_something, sides)):
        return ()
    return (Part(sides[0]), *(Part(f"{opened[0]} {side}", item=side) for side in sides[1:]))


def _listed(text: str) -> tuple[Part, ...]:
    """What is asked, with each of the things that are listed after it."""
    match = next((found for pattern in _LISTED if (found := pattern.search(text))), None)
    if match is None or INSIDE.search(match[1]) or OPENS.match(match[1]) or not topic_terms(text[: match.start()]):
        return ()
    head, linked = text[: match.start()], _COMPLEMENT.match(match[1])
    items = [item for item in (_NEXT if linked else _ITEM).split(match[1]) if item.strip()]
    short = all(linked or len(item.split()) <= _ITEM_WORDS for item in items)
    told = short and len(items) > 1 and all(map(_says_something, items))
    return tuple(Part(f"{head} {item.strip()}", item=item) for item in items) if told else ()


def _complements(text: str) -> tuple[Part, ...]:
    """« A dans B, chez C et quand D »: A with each of B, C and D."""
    first = _COMPLEMENT.search(text)
    if first is None:
        return ()
    head, listed = text[: first.start()], _NEXT.split(text[first.start() :])
    if len(listed) < 2 or not topic_terms(head) or not all(_says_something(item) for item in listed):
        return ()
    return tuple(Part(f"{head.strip()} {item.strip()}", item=item) for item in listed)


def _series(text: str) -> tuple[Part, ...]:
    """« Que dit-on de A, de B et de C ? »: what is asked, of each of three things or more."""
    match = _SERIES.search(text)
    head = text[: match.start()] if match else ""
    if match is None or not asks(head) or _TOGETHER.search(head):
        return ()
    items = _ITEM.split(match[1])
    return tuple(Part(f"{head}{item}", item=item) for item in items) if all(map(_says_something, items)) else ()


def _says_something(item: str) -> bool:
    return bool(topic_terms(_COMPLEMENT.sub(" ", item)))

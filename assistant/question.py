"""What a question asks for, read from its words alone: a pure function of the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.errors import EmptyQuestion, QuestionTooLong
from assistant.wording import focus
from index import analysis

NBSP = "\u00a0"
MAX_QUESTION_CHARS = 2_000


class Wanted(StrEnum):
    """The kind of answer that is wanted; it sets which sentences suit and how many are given."""

    FIGURE = "figure"
    DEFINITION = "definition"
    ENUMERATION = "enumeration"
    SPEAKER = "speaker"
    REASON = "reason"
    MANNER = "manner"
    SOURCE = "source"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood. ``text`` is as typed; ``search`` is what is searched for."""

    text: str
    search: str
    wanted: Wanted
    propositions: tuple[int, ...] = ()  # numbers named by the question, valid or not
    claimed_count: int | None = None  # « les 16 propositions » claims 16
    axis: int | None = None
    all_propositions: bool = False
    all_axes: bool = False
    numbers: tuple[str, ...] = ()  # « 90 % » claims 90 %: percentages the question states
    press: bool = False  # asks about the article rather than the manifesto
    several: bool = False  # « quels chiffres », « les statistiques »: more than one figure is wanted
    follow_up: bool = False
    resolved: str = ""
    asked: str = ""  # ``text`` without the orders that were taken out of it
    ordered: bool = False  # the question held an order
    situation: bool = False  # the person speaks of their own structure
    about_documents: bool = False  # it names the manifesto, the article, Nexem or a proposition
    quoted: tuple[str, ...] = ()  # phrases that the question gives between quotation marks
    previous: tuple[str, ...] = field(default=())


def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes, single spaces: for matching the words of a question."""
    return re.sub(r"\s+", " ", analysis.fold(text)).strip()


def clean(text: str) -> str:
    """The question without control characters, spaces reduced.

    Raises:
        EmptyQuestion: no letter or digit is left.
        QuestionTooLong: more than ``MAX_QUESTION_CHARS`` characters.
    """
    if len(text) > MAX_QUESTION_CHARS:
        raise QuestionTooLong(
            f"Votre question compte {len(text)} caractères{NBSP}; la limite est de {MAX_QUESTION_CHARS}. "
            "Posez-la en quelques phrases."
        )
    kept = "".join(
        " " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if c.isspace() or c.isprintable()
    )
    kept = re.sub(r" +", " ", kept).strip()
    if not any(c.isalnum() for c in kept):
        raise EmptyQuestion(f"La question est vide{NBSP}: écrivez ce que vous voulez savoir, en une phrase.")
    return kept


_ORDINALS = {
    "premiere": 1, "deuxieme": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6,
    "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12, "treizieme": 13,
    "quatorzieme": 14, "quinzieme": 15,
}  # fmt: skip
_CARDINALS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
}  # fmt: skip
_NUMBER = r"(\d{1,3}|" + "|".join(_CARDINALS) + r")"

_NAMED = re.compile(
    r"\bprop(?:osition)?s?\.? *(?:n ?[°o]|numeros?|nr|#)? ?(\d{1,3})((?: ?(?:,|et|a|ou|puis|/) ?(?:la )?\d{1,2})*)\b"
)
_BARE = re.compile(r"^(?:et )?(?:pour |de |dans )?(?:la |le )?(?:n ?[°o]|numero) ?(\d{1,2})\b")
_ORDINAL = re.compile(r"\b(\d{1,2}) ?(?:e|eme|ieme|ere|re)s? proposition|\b(" + "|".join(_ORDINALS) + r") proposition")
_COUNT = re.compile(
    rf"\b(?:les|des|ces|vos|leurs|aux|ses|nos) {_NUMBER} (?:grandes? |autres )?propositions?\b|"
    rf"\b{_NUMBER} propositions\b"
)
_AXIS = re.compile(
    r"\baxes? (?:strategiques? )?(?:n ?[°o] ?|numero )?([1-9])\b|\b(premier|deuxieme|second|troisieme) axe\b"
)
_PERCENT = re.compile(r"\b(\d{1,3}(?:[.,]\d+)?) ?(?:%|pour ?cents?\b|p\. ?100)")
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
_QUOTED_WORDS = 3  # fewer words between quotation marks are a term, not a quotation
_SEVERAL = re.compile(r"\b(?:chiffres|pourcentages|statistiques|stats|donnees|taux et)\b")
_ABOUT = re.compile(
    r"\b(?:manifeste|humanifest|nexem|propositions?|chapitre [12]|chapitre deux|(?:le|ce|du|votre|vos|"
    r"les) (?:documents?|textes?)|"
    r"article)\b"
)
_PRESS = re.compile(r"\b(?:article|presse|journal|journaliste|magazine|redaction|murignieux)\b")

_ENUMERATE_PROPOSITIONS = re.compile(
    r"\b(?:quelles? sont|liste[rz]?|enumere[rz]?|cite[rz]?|donne[rz]?|rappelle[rz]?|resume[rz]?|presente[rz]?|toutes|"
    r"intitules?|titres?|sommaire|combien de|c'est quoi|quid des?)\b.*\bpropositions\b|"
    r"^(?:les )?(?:\w+ )?propositions(?: \w+){0,3} ?\??$"
)
_ENUMERATE_AXES = re.compile(
    r"\b(?:quels? sont|liste|cite[rz]?|donne|combien d'|enumere[rz]?)\b.*\baxes\b|"
    r"^(?:les )?(?:\w+ )?axes(?: \w+){0,2} ?\??$"
)


def _any_of(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


# Tried in this order: the first that matches names what is wanted.
_WANTED: dict[Wanted, re.Pattern[str]] = {
    Wanted.SOURCE: _any_of(
        r"\bd'ou (?:vient|viennent|provient|sort|sortent|tire|ca|cela|tenez)",
        r"\bquelle est (?:la|sa|leur) source",
        r"\bquelles? sources?\b",
        r"\bsource\b.*\b(?:chiffre|pourcentage|donnee|statistique)",
        r"\bquelle (?:enquete|etude)\b",
    ),
    Wanted.FIGURE: _any_of(
        r"\bcombien\b",
        r"\bpourcentages?\b",
        r"\bpour ?cent\b",
        r"\bquelle (?:part|proportion)\b",
        r"\b(?:quel|quels|le|les) (?:taux|chiffres?|nombres?)\b",
        r"\bchiffres?\b",
        r"\bstat(?:s|istiques?)?\b",
        r"\btaux de\b",
        r"\bnombre de\b",
        r"\bproportion\b",
        r"\b(?:quelle|la) part d",
        r"\ba quelle hauteur\b",
        r"^%",
        r"\b%",
    ),
    Wanted.SPEAKER: _any_of(
        r"\bqui (?:a|ont|est|sont|dit|affirme|parle|declare|ecrit|signe|defend|estime|pense|represente|dirige|sign)",
        r"\bde qui\b",
        r"\bselon qui\b",
        r"\bpar qui\b",
        r"\bquel(?:le)? (?:auteur|personne|directeur|directrice|drh|intervenante?|dirigeante?)\b",
        r"\bauteurs?\b",
    ),
    Wanted.DEFINITION: _any_of(
        r"\bqu'?est[ -]ce qu",
        r"\bdefini(?:tion|r|t|ssez|s)\b",
        r"\bsignifi(?:e|cation|ent)\b",
        r"\bveut dire\b",
        r"\bveulent dire\b",
        r"\bc'est quoi\b",
        r"\bkesako\b",
        r"\bsens de (?:l'acronyme|la notion|ce terme|ce sigle)",
        r"\bsigle\b",
        r"\bacronyme\b",
        r"\bqu'entend",
        r"\bcorrespond .*\bsigle",
        r"\ben quoi consiste",
    ),
    Wanted.REASON: _any_of(
        r"\bpourquoi\b",
        r"\bpour quelles? raisons?\b",
        r"\bpour quels? motifs?\b",
        r"\bcauses?\b",
        r"\bexplique",
        r"\bqu'est[ -]ce qui fait\b",
        r"\ba cause de quoi\b",
        r"\bcomment expliquer\b",
        r"\braisons?\b",
    ),
    Wanted.ENUMERATION: _any_of(
        r"\bquel(?:le)?s sont\b",
        r"\bliste[rz]?\b",
        r"\benumere[rz]?\b",
        r"\bcite[rz]?\b",
        r"\bquels\b",
        r"\bquelles\b",
        r"\blesquel(?:le)?s\b",
        r"\bles (?:trois|deux|quatre|cinq|six|\d) ",
    ),
    Wanted.MANNER: _any_of(
        r"\bcomment\b",
        r"\bde quelle (?:maniere|facon)\b",
        r"\bque faire\b",
        r"\bque propose",
        r"\bque faut[ -]il\b",
        r"\bquelles? (?:solutions?|mesures?|actions?|pistes?)\b",
        r"\bpar quels? moyens?\b",
    ),
}


_WHICH_ONES = re.compile(r"\b(?:et|,) ?(?:lesquel(?:le)?s|quel(?:le)?s sont)\b")


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _CARDINALS[word]


def named_propositions(folded: str) -> tuple[int, ...]:
    """Proposition numbers that a folded question names, in order, each once."""
    found: list[int] = []
    for match in _NAMED.finditer(folded):
        found.append(int(match[1]))
        rest = match[2]
        ends = [int(n) for n in re.findall(r"\d+", rest)]
        if re.match(r" ?a ", rest) and ends:
            found.extend(range(found[-1] + 1, min(ends[0], found[-1] + 20) + 1))
            ends = ends[1:]
        found.extend(ends)
    if bare := _BARE.match(folded):
        found.append(int(bare[1]))
    found.extend(int(match[1]) if match[1] else _ORDINALS[match[2]] for match in _ORDINAL.finditer(folded))
    return tuple(dict.fromkeys(found))


def claimed_count(folded: str) -> int | None:
    """How many propositions the question says there are, or None."""
    match = _COUNT.search(folded)
    return _value(next(g for g in match.groups() if g)) if match else None


def wanted(folded: str) -> Wanted:
    """The kind of answer that a folded question asks for."""
    if _WHICH_ONES.search(folded):  # « combien d’axes, et lesquels ? » wants the list, not its length
        return Wanted.ENUMERATION
    return next((kind for kind, pattern in _WANTED.items() if pattern.search(folded)), Wanted.EXPLANATION)


def _axis(folded: str) -> int | None:
    match = _AXIS.search(folded)
    if not match:
        return None
    return int(match[1]) if match[1] else {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3}[match[2]]


def understand(text: str) -> Question:
    """Read one question on its own; ``assistant.follow_up`` joins it to the ones before.

    Raises:
        EmptyQuestion, QuestionTooLong: see ``clean``.
    """
    text = clean(text)
    folded = fold(text)
    numbers = named_propositions(folded)
    axis = _axis(folded)
    return Question(
        text=text,
        search=focus(text),
        wanted=wanted(folded),
        propositions=numbers,
        claimed_count=claimed_count(folded),
        axis=axis,
        all_propositions=not numbers and bool(_ENUMERATE_PROPOSITIONS.search(folded)),
        all_axes=axis is None and bool(_ENUMERATE_AXES.search(folded)),
        numbers=tuple(m[1].replace(",", ".") for m in _PERCENT.finditer(folded)),
        press=bool(_PRESS.search(folded)),
        several=bool(_SEVERAL.search(folded)),
        about_documents=bool(_ABOUT.search(folded)),
        quoted=tuple(m[1].strip() for m in _QUOTED.finditer(text) if len(m[1].split()) >= _QUOTED_WORDS),
        resolved=text,
        asked=text,
    )

"""« D’où sortent le 57 % et le 29,4 % ? »: several figures that a question states, each where the text has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.library.reading import topic_of
from assistant.library.terms import editors_of, led_terms, terms_in
from assistant.understanding.question import Question
from assistant.understanding.wanted import Wanted
from assistant.understanding.wording import META_WORDS, fold, topic_terms
from corpus.types import Figure
from index.analysis import content_terms

SEVERAL = 2
OUT_OF_TEN = "sur 10"
BESIDE = 0.5
WHOLE = 100  # per cent: a bare number above is no percentage
LARGE = 1_000  # from which a bare number is a quantity, when it is no year
_YEARS = range(1900, 2101)
_SPACES = re.compile(r"[ \u00a0\u202f]")
_NUMBER = re.compile(
    r"(?<![\w.,°])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)(?![\d.,]*\d)"
    r"(?:[ \u00a0\u202f]?(%|pour ?cents?\b)|\s+(?:[^\W\d]+\s+){0,2}(sur (?:10|dix)\b))?",
    re.IGNORECASE,
)
# « Les 57 et 59 % »: the first number is a percentage like the next.
_AND = re.compile(r"\s*(?:,|/|et|ou)\s*(?:(?:les?|des|de)\s+)?(?:les?\s+)?", re.IGNORECASE)
# « J’ai trois pourcentages : 54, 57 et 59 »: bare numbers in a row are percentages too.
_PERCENTAGES = re.compile(r"\b(?:pourcentages?|pour ?cents?|taux|stats?|statistiques?)\b|%", re.IGNORECASE)
# What one asks of figures, beside what they count.
_ASKING = frozenset(
    content_terms(
        "source sources sourcer enquête enquêtes étude études sondage baromètre date dates dater datent année années "
        "chiffre chiffres pourcentage pourcentages taux statistique statistiques donnée provenir proviennent vient "
        "viennent sortir sort sortent tirer tiré tirés référence références origine correspondre correspond dire "
        "représentent mesurent quoi qui quand retrouver publier publié avant contre même"
    )
)
# « Lequel dit quoi ? », « je les confonds »: what each of them counts is asked, whatever they are said to be about.
_WHICH = re.compile(
    r"\bl(?:e|a|es)quel(?:le)?s?\b|\bqui (?:dit|mesure|compte|concerne|porte sur|parle de) quoi\b|\bchacune?\b|"
    r"\b(?:confon|melang|embrouill|emmel)\w*"
)
# « C’est solide ? », « je peux l’écrire ? »: whether a number may be relied on is asked, and nothing more precise.
_RELIED_ON = re.compile(
    r"\b(?:c'est|est-ce|est-il|serait-ce|ce serait) (?:\w+ )?(?:vrai|solide|fiable|sur|sure|exact|juste|correct|"
    r"serieux|verifie|bon|confirme)\b|\b(?:vrai ou faux|d'accord ou pas)\b|\b(?:confirm|verifi)\w*\b|"
    r"\b(?:peux|peut|puis|pouvons|pourrais|pourrait)(?:-(?:je|on|nous))? (?:l'|le |bien |donc )?(?:dire|ecrire|"
    r"affirmer|annoncer|avancer|citer|soutenir|publier|reprendre|parler)\b"
)
IN_ITS_WORDS = "Le texte donne ce nombre, dans ses propres mots\u00a0:"
NOT_HELD = "Je n’ai pas trouvé dans les documents tous les chiffres que donne votre question. Pour les autres\u00a0:"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that a question states, with the kind of its unit (« % », « sur 10 » or "") and what is said of it."""

    value: float
    unit: str
    said: str


def stated_figures(question: Question, library: Library) -> Draft | None:
    """The sentence of each figure, nearest in words to the question; None when one says something else, or when all of
    them stand in one sentence and more is asked, which is found like any other.
    """
    stated = stated_in(question.search)
    if len(stated) < SEVERAL or question.press:
        return None
    figures = _figures_asked(question, library)
    picked: dict[str, None] = {}
    missing = False
    for one in stated:
        holding = _holding(one, figures, library)
        nearest = _nearest(one, question, holding, library)
        if holding and not nearest:
            return None
        missing = missing or not holding
        picked.update(dict.fromkeys(nearest))
    alone = not _left(question, picked, library)
    figures_asked = question.wanted in (Wanted.SOURCE, Wanted.FIGURE) or _WHICH.search(fold(question.asked))
    asked = figures_asked and len(picked) >= SEVERAL and not missing
    if not picked or not (asked or alone):
        return None
    picks = tuple(Pick(i) for i in picked)
    return Draft("partial" if missing else "answered", picks, NOT_HELD if missing else "", figures_first=True)


def same_figure(question: Question, library: Library) -> Draft | None:
    """« Le 54 %, ça vient d’où ? »: every sentence that holds the one figure of a question and all that it says of it,
    when there are several: each has its own source.
    """
    stated = stated_in(question.search)
    if len(stated) != 1 or question.press or question.wanted not in (Wanted.SOURCE, Wanted.FIGURE):
        return None
    figures = _figures_asked(question, library)
    near = {i: _nearness(question.search, i, library) for i in _holding(stated[0], figures, library)}
    same = [i for i in near if near[i] == max(near.values()) and not _left(question, [i], library)]
    asked = question.wanted is Wanted.SOURCE or not topic_of(question, _ASKING)
    picks = tuple(Pick(i) for i in same)
    return Draft("answered", picks, figures_first=True) if asked and len(same) >= SEVERAL else None


def large_number(question: Question, library: Library) -> Draft | None:
    """« Il nous manque 12 000 bras, c’est sûr ? »: the sentence that holds the one large number of a question which
    asks whether it may be relied on, whatever it calls what is counted; the text is then said to have its own words.
    """
    stated = stated_in(question.search)
    relied_on = question.wanted is Wanted.EXPLANATION and _RELIED_ON.search(fold(question.asked))
    if len(stated) != 1 or stated[0].unit or question.press or not relied_on:
        return None
    holding = _holding(stated[0], _figures_asked(question, library), library)
    if not holding:
        return None
    called = set(content_terms(stated[0].said)[:1])
    registered = [f for f in library.corpus.figures if f.sentence_id in holding and f.value >= LARGE]
    same = called <= terms_in(" ".join(f"{f.unit} {f.measure}" for f in registered))
    return Draft("answered" if same else "partial", tuple(map(Pick, holding)), preface="" if same else IN_ITS_WORDS)


def _figures_asked(question: Question, library: Library) -> list[Figure]:
    """The registered figures, of the named propositions alone when there are some."""
    named = question.propositions
    return [f for f in library.corpus.figures if not named or f.proposition in named]


def stated_in(text: str) -> list[Stated]:
    """The quantities that a text states, in order; what is said of one runs up to the next, or is said of both."""
    found = [*_NUMBER.finditer(text)]
    kinds = ["%" if m[2] else OUT_OF_TEN if m[3] else "" for m in found]
    values = [float(_SPACES.sub("", m[1]).replace(",", ".")) for m in found]
    told = bool(_PERCENTAGES.search(text))
    for i in reversed(range(len(found) - 1)):
        row = _AND.fullmatch(text[found[i].end() : found[i + 1].start()])
        if row and not kinds[i + 1] and told and max(values[i], values[i + 1]) <= WHOLE:
            kinds[i + 1] = "%"
        if row and not kinds[i] and kinds[i + 1] == "%" and values[i] <= WHOLE:
            kinds[i] = "%"
    stated: list[Stated] = []
    end = len(text)
    for match, kind, value in zip(reversed(found), reversed(kinds), reversed(values), strict=True):
        if kind or (value >= LARGE and value not in _YEARS):
            said = text[match.end() : end]
            same = stated and not topic_terms(said)
            stated.append(Stated(value, kind, stated[-1].said if same else said))
            end = match.start()
    return stated[::-1]


def held_as_said(question: Question, chosen: Iterable[str], library: Library) -> list[str]:
    """The sentences that hold the percentages of a question, when what it says of each is said there at least as much
    as in the ``chosen`` sentences; [] when one is not so held: the documents give another number.
    """
    chosen, found = list(chosen), dict[str, None]()
    for one in stated_in(question.search):
        holding = _holding(one, library.corpus.figures, library)
        nearest = _nearest(one, question, holding, library)
        rival = max((_nearness(one.said, i, library) for i in chosen), default=0.0)
        if not nearest or _nearness(one.said, nearest[0], library) < rival:
            return []
        found.update(dict.fromkeys(nearest))
    return [*found]


def _holding(one: Stated, figures: Iterable[Figure], library: Library) -> list[str]:
    """The sentences, in order, that have this number of this kind of unit; « 8 sur 10 » is 80 %."""
    wanted = _in_percent(one.value, one.unit)
    return library.in_order({f.sentence_id for f in figures if _in_percent(f.value, f.unit) == wanted})


def _in_percent(value: float, unit: str) -> tuple[float, bool]:
    """A number, in per cent when it is a share, and whether it is."""
    if OUT_OF_TEN in unit:
        return value * 10, True
    return value, "%" in unit


def _nearest(one: Stated, question: Question, holding: list[str], library: Library) -> list[str]:
    """Of the sentences that hold a number, the nearest to what is said of it; all of them when nothing is; none when
    all that is said is said of something else.
    """
    scores = {i: (_nearness(one.said, i, library), _nearness(question.search, i, library)) for i in holding}
    best = max(scores.values(), default=(0.0, 0.0))
    if _topic(one.said) and best == (0.0, 0.0):
        return []
    return [i for i in holding if scores[i] == best]


def _topic(said: str) -> frozenset[str]:
    """The content words of what is said of a figure, as stems: no number, no word of asking."""
    return frozenset(content_terms(re.sub(r"\d+", " ", said))) - META_WORDS - _ASKING


def _left(question: Question, picked: Iterable[str], library: Library) -> frozenset[str]:
    """The words of a question that say something else than these sentences, their editors and the lexicon do."""
    topic = topic_of(question, _ASKING)
    led = led_terms(question.search, topic)
    held = frozenset[str]().union(*(terms_in(library.sentence(i).text) | editors_of(i, library) for i in picked))
    return frozenset(t for t in topic if t not in held and not led[t] & held)


def _nearness(said: str, sentence_id: str, library: Library) -> float:
    """How many words of what is said of a figure stand in a sentence; those of its editors and of the lexicon count
    half.
    """
    topic = _topic(said)
    held, editors = terms_in(library.sentence(sentence_id).text), editors_of(sentence_id, library)
    led = led_terms(said, topic)
    return sum(1.0 if t in held else BESIDE if t in editors or led[t] & held else 0.0 for t in topic)

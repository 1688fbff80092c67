"""« Trois citations de directeurs généraux », « Qui sont les DG cités ? »: the people of one function, one sentence
each; « Qui était chargé de … ? »: whoever signs as such.
"""

from __future__ import annotations

import re

from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import NBSP, asked, depends, topic_of
from assistant.library.terms import terms_in
from assistant.structure.people import PEOPLE_WORDS, named_speakers
from assistant.understanding.ordinals import CARDINALS
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.types import BlockKind, Sentence
from index.analysis import content_terms

# A function as a question names it, and as a signature writes it.
_FUNCTIONS = tuple(
    (re.compile(rf"\b(?:{said})\b"), re.compile(written))
    for said, written in (
        (r"directrices? general\w+", r"^directrice generale\b"),
        (r"directrices?(?! (?:d|rh|exec|gener))", r"^directrice\b"),
        (r"dg|directeurs?(?:/rices?| et directrices)? gener(?:al|aux)\w*",
         r"^direct(?:eur|rice) general"),
        (r"drh|direct(?:eur|rice)s? des (?:ressources humaines|rh)", r"^(?:drh|direct(?:eur|rice)s? des ressources)"),
        (r"direct(?:eur|rice)s? execut\w+", r"^direct(?:eur|rice) execut"),
        (r"presidente?s?", r"^president"),
    )
)  # fmt: skip
_SPEAK = re.compile(
    r"\b(?:citations?|verbatims?|temoign\w+|paroles?|propos|extraits?|phrases?|cite\w*|exprim\w+|interrog\w+|interv\w+)\b"
)
_WHO = re.compile(r"\b(?:quels?|quelles?|qui|combien|noms?|liste\w*)\b")
_COUNT = re.compile(
    rf"\b({'|'.join(CARDINALS)}|une?|\d{{1,2}}) (?:\w+ )?(?:citations?|verbatims?|phrases?|extraits?|temoignages?|"
    r"paroles?|dg|drh|direct(?:eur|rice)s?)\b|\bj'en (?:veux|voudrais|cherche) (\w+)\b|\bil m'en faut (\w+)\b"
)
_WORDS = frozenset(
    content_terms(
        "directeur directeurs directrice directrices général généraux générale générales dg drh exécutif exécutive "
        "exécutifs ressources humaines rh citation citations phrase phrases verbatim extrait extraits propos nom noms "
        "association associations entreprise employeur établissement "
        "prénom président présidente présidents fonction fonctions structure organisation discours combien vouloir "
        "falloir mettre choisir prendre"
    )
)
# « Quel élu du bureau suivait … », « qui portait … »: who had a task.
_TASKS = (
    r"(?:charge|chargee|port|pilot|suiv|suit|anim|coordonn|occup|menait|mene|conduit|respons|refer|tenait|assur)\w*"
)
_WHO_HOLDS = re.compile(
    r"\bquel(?:le)? (elue?|membre|personne|responsable|referente?|dirigeante?|administrat(?:eur|rice))\b.*"
    rf"\b{_TASKS}|\bqui\b[^.?!;]{{0,30}}\b{_TASKS}"
)
_HOLDING = frozenset(
    content_terms(
        "élu élue membre personne responsable référent référente dirigeant administrateur charge chargé chargée porter "
        "porte portait portée piloter pilote pilotait suivre suit suivait suivi animer anime animait coordonner "
        "coordonne occuper occupe occupait mener mène menait conduire conduit conduisait tenir tenait assurer assurait "
        "côté partie dossier sujet titre exact nom quel qui"
    )
)
HELD = 0.66  # share of the topic words that a signature holds…
FEWEST_HELD = 2  # … and how many; one more for « qui », which may ask whose task it is in general
LONG = 12  # words from which a sentence says something by itself
NOT_TOLD = "Les documents ne disent pas qui occupe cette fonction."
NOBODY = "Les documents ne donnent la parole à personne de cette fonction."
NOT_SO_MANY = "Les documents n’en citent pas autant de cette fonction\u00a0:"


def people_of_a_function(question: Question, library: Library) -> Draft | None:
    """One sentence of each person of the function that a question names, as many people as it wants; None when it names
    a person, or asks for something else of them.
    """
    folded = asked(question)
    written = next((own for said, own in _FUNCTIONS if said.search(folded)), None)
    if written is None or question.press or question.propositions or question.situation:
        return None
    if not _SPEAK.search(folded) and not _WHO.search(folded):
        return None
    if named_speakers(question, library) or topic_of(question, _WORDS | PEOPLE_WORDS):
        return None
    if _of_the_publisher(folded, library):
        return Draft("not_in_corpus", preface=NOT_TOLD)
    said: dict[str, list[Sentence]] = {}
    for sentence in sorted(library.sentences, key=lambda s: s.kind is not BlockKind.QUOTE):  # quoted, then signing
        if sentence.speaker is not None and written.search(fold(sentence.speaker.role)) and not is_signature(sentence):
            said.setdefault(sentence.speaker.name, []).append(sentence)
    if not said:
        return Draft("not_in_corpus", preface=NOBODY) if _SPEAK.search(folded) else None
    wanted = _wanted(folded)
    picks = tuple(_of_one(sentences) for sentences in [*said.values()][: wanted or None])
    few = NOT_SO_MANY if wanted > len(picks) else ""
    return Draft("partial" if few else "answered", picks, few, grouped=False)


def holder(question: Question, library: Library) -> Draft | None:
    """« Qui, au bureau, portait le volet politique … ? »: whoever signs with that task; None when no signature tells it
    of one person.
    """
    asks = _WHO_HOLDS.search(asked(question))
    if asks is None or question.press or named_speakers(question, library):
        return None
    fewest = FEWEST_HELD if asks[1] else FEWEST_HELD + 1
    topic = topic_of(question, _HOLDING | PEOPLE_WORDS)
    signed: dict[str, str] = {}
    for sentence in library.sentences:
        if sentence.speaker and is_signature(sentence):
            held = topic & terms_in(sentence.text)
            if len(held) >= max(fewest, HELD * len(topic)):
                signed.setdefault(sentence.speaker.name, sentence.id)
    return Draft("answered", (Pick(*signed.values()),)) if len(signed) == 1 else None


def _of_the_publisher(folded: str, library: Library) -> bool:
    """Whether a folded question asks for somebody of the publisher: « le DG de Nexem »."""
    publishers = {fold(d.source.publisher) for d in library.corpus.documents if d.source.publisher}
    return any(re.search(rf"\b(?:de |d'|chez |a ){re.escape(name)}\b", folded) for name in publishers)


def _wanted(folded: str) -> int:
    """How many people a folded question wants; 0 when it doesn't say."""
    match = _COUNT.search(folded)
    word = next((g for g in match.groups() if g), "") if match else ""
    return int(word) if word.isdigit() else {"un": 1, "une": 1, **CARDINALS}.get(word, 0)


def _of_one(sentences: list[Sentence]) -> Pick:
    """The first sentence of somebody that is understood alone, under their name."""
    best = next((s for s in sentences if not depends(s) and len(s.text.split()) >= LONG), sentences[0])
    return Pick(best.id, lead=f"{best.speaker}{NBSP}:")

"""What the structured readings share: the words that only name the structure, the sentences that carry a section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.draft import Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from assistant.understanding.wording import META_WORDS, about, asking_clauses, clauses, focus, fold
from corpus.types import BlockKind, Proposition, Sentence, Voice
from index.analysis import content_terms

NBSP = "\u00a0"

STRUCTURE_WORDS = frozenset(
    content_terms(
        "article presse journal douze trois deux quatre cinq six dix premier deuxième troisième second quatrième "
        "énumérer lister liste citer donner phare stratégique complet complète grand dernier principal toutes ensemble "
        "volet formuler faire publier avancer journaliste selon rubrique formulation sommaire quid texte document "
        "partie relever relève relèvent rattacher rattachées regrouper regroupe contenir contient comprendre "
        "comprend appartenir appartient appartiennent inclure inclut composer compose figurer figure figurent "
        "compter compte comporte comporter dépendre dépendent correspondre correspondent rattache trouver "
        "intitulé s'appelle nombre total y aller détail version court courte bref brièvement rapidement "
        "synthèse synthétiser résumer résumé phrase quelques moi nous autre disent dit dire "
        "plus davantage men dis dismen traitent concernent abordent évoquent portent "
        "mentionnent citent lié liées "
        "relative relatives matière"
    )
)
# What a figure or a study does for a proposition.
SUPPORT_WORDS = frozenset(
    content_terms(
        "justifier justifient justifie appuyer appuient appuie soutenir soutiennent soutient étayer étayent étaye "
        "illustrer illustrent illustre prouver prouvent prouve fonder fondent fonde montrer montrent montre"
    )
)
# Openings that cannot be understood without the sentence before.
_DEPENDENT = re.compile(
    r"^(?:de plus|en effet|en outre|par ailleurs|enfin|ainsi|toutefois|pourtant|aussi|dans cette optique|des lors|"
    r"parmi eux|il s'agit|il peut s'agir|c'est|cela|celle-ci|celui-ci|ceux-ci|celles-ci|ces|cette|cet|ce|elle|elles|"
    r"il est|il a|ils|"
    r"dans les faits|dans ces|dans ce|quant a|d'abord|ensuite|a partir de ces|pour ce faire|pour cela|a cet egard|"
    r"en ce sens|a ce titre|de meme|mais|car|or|donc|d'ailleurs|derriere les|bien qu'(?:ils?|elles?))\b"
)
_POINTS_BACK = re.compile(r"(?<!au regard de )\b(?:(?:cette|ces|cet) \w+|ce type|une telle|un tel)\b")
_EARLY = 45  # characters within which « cette démarche » points to the sentence before
_CLOSENESS = 2.0  # a title word held by the sentence weighs more than who speaks in it
_VOICE = 1.0
_LOOSE = 0.6  # … and words that point back further on cost as much as a weaker voice
_SAME_SECTION = 0.3  # a second sentence from one heading leaves another heading unsaid


def asked(question: Question) -> str:
    """The question without the orders taken out of it, folded."""
    return fold(question.asked or question.text)


def topic_of(question: Question, beside: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words of a question that name neither the structure nor the act of asking; ``beside`` are left out too.

    Acronyms that the analyser folds into stop words (« CA ») count, as they are written.
    """
    said = focus(question.search)
    if question.all_propositions or question.all_axes:  # « demain, CA : quelles sont les douze propositions ? »
        said = next(iter(asking_clauses(said)), said)
    words = re.sub(r"\d+", " ", said)
    left = frozenset(content_terms(words)) - META_WORDS - STRUCTURE_WORDS - beside
    capitals = re.findall(r"(?<!\w)[A-Z](?:\.?[A-Z])+(?!\w)", words) if not words.isupper() else []
    return left | frozenset(c.replace(".", "").lower() for c in capitals if not terms_in(c) & (META_WORDS | beside))


# « Pour ma bibliographie, il me faut… »
_PURPOSE = re.compile(r"^\W*(?:pour|dans|avant|afin|d['’]ici|en vue)\b[^,:.?!]*[,:]\s+", re.IGNORECASE)


def topic_where(
    question: Question, named: re.Pattern[str], beside: frozenset[str] = frozenset()
) -> frozenset[str] | None:
    """``topic_of`` the clauses that ask and match ``named`` alone, whatever is told around them; None when none does.

    « Je prépare un discours. La 8, l’article la reprend-il mot pour mot ? » asks nothing of a speech.
    """
    asking = asking_clauses(question.search) or clauses(_PURPOSE.sub("", question.search))
    told = [c for c in asking if named.search(fold(c))]
    if not told:
        return None
    return frozenset[str]().union(*(topic_of(replace(question, search=c), beside) for c in told))


SUMS_UP = re.compile(r"\b(?:resum|synthe)\w*|\bessentiel\b|\bretenir\b|\b(?:idees?|messages?)\b")
# « … pour mon équipe », « … avant le CA »: for whom, which is no topic.
_FOR_WHOM = re.compile(
    r"\s*,?\s*\b(?:pour|devant|avant|à)\s+(?:mon|ma|mes|notre|nos|une?|le|la|l['’])\s*(?:(?:prochain\w*|futur\w*)\s+)?"
    r"(?:équipes?|collègues?|direction|présidente?|conseil(?: d['’]administration)?|CA|CODIR|CSE|AG|comité(?: \w+)*|"
    r"réunion(?: (?:d['’])?\w+)*|assemblée(?: générale)?|salariés|administrateurs|présentation|exposé|diaporama)\b",
    re.IGNORECASE,
)


def without_audience(question: Question) -> Question:
    """The question without those for whom a summary is wanted."""
    return replace(question, search=_FOR_WHOM.sub(" ", question.search))


def only_about_structure(question: Question, beside: frozenset[str] = frozenset()) -> bool:
    """Whether the question names nothing but the structure itself: no topic is left to search for."""
    return not topic_of(question, beside)


def by_number(library: Library) -> dict[int, Proposition]:
    """The propositions of the manifesto."""
    return {p.number: p for p in library.corpus.propositions}


def titles(propositions: Iterable[Proposition]) -> tuple[Pick, ...]:
    """The titles of propositions, each under its number."""
    return tuple(Pick(p.title_sentence_id, lead=f"Proposition {p.number}{NBSP}:") for p in propositions)


def opening(library: Library) -> str | None:
    """The heading that announces how many propositions there are, found by what it says of them."""
    propositions = library.corpus.propositions
    if not propositions:
        return None
    document = library.documents[propositions[0].source_id]
    announced = re.compile(rf"\b{len(propositions)} propositions\b")
    return next((s.id for s in document.sentences if announced.search(fold(s.text))), propositions[0].title_sentence_id)


def depends(sentence: Sentence) -> bool:
    """Whether a sentence opens with words that point to the one before it."""
    folded = fold(sentence.text)
    return bool(_DEPENDENT.match(folded) or _POINTS_BACK.search(folded[:_EARLY]))


def all_terms(sentence: Sentence, library: Library) -> frozenset[str]:
    """The content words of a sentence and of the editorial questions that lead to it."""
    return terms_in(sentence.text).union(*(about(library.stems_of(q)) for q in library.questions_of(sentence.id)))


def body(section_ids: Iterable[str], library: Library) -> list[Sentence]:
    """The sentences of running text of some sections, in order: no heading, no signature."""
    return [
        s
        for section_id in section_ids
        for s in library.section_sentences(section_id)
        if s.kind is not BlockKind.HEADING and not is_signature(s)
    ]


def essential(sentences: Iterable[Sentence], title: str, library: Library, most: int) -> list[Sentence]:
    """At most ``most`` sentences that carry a title, in order: close to its words, said by Nexem for itself, from
    several headings, and readable without the sentence before.
    """
    own = [s for s in sentences if s.kind is BlockKind.PARAGRAPH and not depends(s) and s.text[-1] != ":"]
    words = terms_in(title)
    scores = {
        s.id: _CLOSENESS * _share(words, s, library)
        + _VOICE * (1 - _standing(s) / 3)
        - _LOOSE * bool(_POINTS_BACK.search(fold(s.text)))
        for s in own
    }
    chosen: list[Sentence] = []
    while own and len(chosen) < most:
        taken = [s.section_id for s in chosen]
        best = max(own, key=lambda s: scores[s.id] - _SAME_SECTION * taken.count(s.section_id))
        own.remove(best)
        chosen.append(best)
    return sorted(chosen, key=lambda s: library.place(s.id))


def _share(words: frozenset[str], sentence: Sentence, library: Library) -> float:
    held = len(words & terms_in(sentence.text)) + 0.5 * len(words & (all_terms(sentence, library)))
    return held / (1.5 * len(words) or 1.0)


def _standing(sentence: Sentence) -> int:
    """How directly a sentence says what Nexem wants: 0 by name, 1 as « nous » or a prescription, 2 an
    observation, 3 others.
    """
    if sentence.voice is Voice.PROPOSAL:
        return 0 if "nexem" in fold(sentence.text) else 1
    return 2 if sentence.voice is Voice.OBSERVATION else 3


def axis_titles(library: Library) -> dict[int, str]:
    """Sentence id of the heading of each axis."""
    found: dict[int, str] = {}
    for document in library.corpus.documents:
        for section in document.sections:
            if section.axis is not None and section.proposition is None and section.axis not in found:
                headings = (s for s in library.section_sentences(section.id) if s.kind is BlockKind.HEADING)
                if heading := next(headings, None):
                    found[section.axis] = heading.id
    return found

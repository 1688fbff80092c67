"""Acronyms: what a document develops, and what it uses without developing it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.draft import Draft, Pick
from assistant.library.around import is_signature
from assistant.library.citations import Library
from assistant.library.reading import NBSP, asked, depends, topic_of
from assistant.library.terms import terms_in
from assistant.understanding.question import Question
from assistant.understanding.wanted import Wanted, wanted
from assistant.understanding.wording import fold
from corpus.acronyms import unexpanded_acronyms
from corpus.types import Acronym, BlockKind, Sentence
from index.analysis import content_terms

MEANING = re.compile(
    r"\b(?:sigles?|acronymes?|abreviations?|signifi\w*|veu(?:t|lent) dire|voulait dire|toutes lettres|developp\w*|"
    r"initiales|lettres|nom (?:complet|exact|entier)|au complet)\b|"
    r"\bc'est quel(?:le)? (?:agence|organisme|institut\w*|association|structure|convention|diplome|dispositif)\b"
)
# Asked of the letters themselves, whatever else the question says of where they stand.
_LETTERS = re.compile(
    r"\b(?:sigle|acronyme|abreviation|initiales|lettres|nom complet|signification|se developpe(?:nt)?)\b"
)
# « Quel est le sigle de … ? », « comment abrège-t-on … ? »: the letters are asked for.
_SHORT_FORM = re.compile(
    r"\b(?:sigle|acronyme|abreviation|abrege\w*|initiales) (?:-t-on |de |d'|du |des |pour |a )|abrege-t-on"
)
FEW_WORDS = 2  # of an expansion, from which it is meant
_ASKING = frozenset(
    content_terms(
        "sigle acronyme abréviation signifier signifie signification vouloir veut dire toutes lettres développer "
        "développement initiales glossaire lexique "
        "définition définir définis définissez quoi concrètement expliquer notion terme "
        "concept lettre lettres correspondre correspond abréger abrège abrége abrège-t-on"
    )
)
_MOST = 3


def acronym(question: Question, library: Library) -> Draft | None:
    """« Que veut dire VAE ? », « CCUE ? »: the sentence that expands it, or one that uses it when none does."""
    if not (question.wanted is Wanted.DEFINITION or MEANING.search(asked(question)) or _alone(question)):
        return None
    if question.follow_up and not _asks_it_itself(question, library):
        return None
    words = {plain(w) for w in re.findall(r"\w+(?:[.-]\w+)*", question.search)}
    known = [a for a in library.corpus.acronyms if plain(a.short) in words]
    if known:
        return _expanded(known, library) if nothing_else(question, known) else None
    unknown = [
        short
        for document in library.corpus.documents
        for short in unexpanded_acronyms(document)
        if plain(short) in words and short.replace(".", "") in re.sub(r"\.(?=[A-Z]|\W|$)", "", question.search)
    ]
    unknown = [
        u for u in dict.fromkeys(unknown) if not any(plain(a.short) == plain(u) for a in library.corpus.acronyms)
    ]
    alone = topic_of(question, _ASKING) <= _terms(unknown) or (len(unknown) == 1 and _LETTERS.search(asked(question)))
    if unknown:
        return _unexpanded(unknown[0], library) if alone else None
    return _shortened(question, library) or _never_used(question, library)


def _shortened(question: Question, library: Library) -> Draft | None:
    """« Quel est le sigle de la validation des acquis ? »: the one acronym whose expansion has all of these words."""
    topic = topic_of(question, _ASKING)
    if not _SHORT_FORM.search(asked(question)) or len(topic) < FEW_WORDS:
        return None
    found = {a.short: a for a in reversed(library.corpus.acronyms) if topic <= terms_in(a.expansion)}
    return _expanded([a for a in library.corpus.acronyms if a.short in found], library) if len(found) == 1 else None


def _never_used(question: Question, library: Library) -> Draft | None:
    """What to say of an acronym, asked alone, that stands in no document."""
    typed = re.findall(r"(?<![\w-])[A-Z]{2,8}(?:-[A-Z]{1,4})?(?![\w-])", question.search)
    shouted = question.search.isupper() and len(question.search.split()) > 2
    if len(typed) != 1 or shouted or topic_of(question, _ASKING) - _terms(typed):
        return None
    written = re.compile(rf"(?<!\w){re.escape(typed[0])}(?!\w)", re.IGNORECASE)
    if any(written.search(sentence.text) for sentence in library.sentences):
        return None
    return Draft("not_in_corpus", preface=f"Les documents n’emploient pas le sigle «{NBSP}{typed[0]}{NBSP}».")


def _asks_it_itself(question: Question, library: Library) -> bool:
    """Whether a follow-up asks in its own words for a meaning, or names what it asks of: « elle mesure quoi ? » after
    « et la RSO ? » asks something else of it.
    """
    own = re.findall(r"\w+(?:[.-]\w+)*", question.asked)
    known = {plain(a.short) for a in library.corpus.acronyms}
    named = any(plain(word) in known or (word.isupper() and len(word) > 1) for word in own)
    return named or bool(MEANING.search(asked(question))) or wanted(question.asked) is Wanted.DEFINITION


def _alone(question: Question) -> bool:
    """Whether the question is an acronym and nothing else: « CCUE ? », « La RSO »."""
    words = re.findall(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*", question.search)
    return 1 <= len(words) <= 2 and words[-1].split("’")[-1].split("'")[-1].isupper() and len(words[-1]) > 1


def nothing_else(question: Question, known: Iterable[Acronym], unknown: Iterable[str] = ()) -> bool:
    """Whether only these acronyms are asked about: « qu’est-ce que la CCUE va changer ? » asks something else."""
    if MEANING.search(asked(question)):
        return True
    known = list(known)
    expanded = frozenset(t for a in known for t in terms_in(a.expansion))
    return topic_of(question, _ASKING) <= _terms([*(a.short for a in known), *unknown]) | expanded


def _terms(shorts: Iterable[str]) -> frozenset[str]:
    shorts = list(shorts)
    bare = frozenset(s.replace(".", "").lower() for s in shorts)
    return bare.union(*(terms_in(s) for s in shorts), *(s.lower().split("-") for s in shorts))


def plain(word: str) -> str:
    """An acronym without points nor accents, in capitals."""
    return fold(word).replace(".", "").upper()


def _expanded(known: Iterable[Acronym], library: Library) -> Draft:
    return Draft("answered", tuple(expansions(known, library)[:_MOST]))


def expansions(known: Iterable[Acronym], library: Library) -> list[Pick]:
    """One sentence an acronym and an expansion; a note, whose text is the expansion itself, stands for all."""
    by_short: dict[str, list[Acronym]] = {}
    for found in known:
        by_short.setdefault(found.short, []).append(found)
    picks: list[Pick] = []
    for short, forms in by_short.items():
        notes = [a for a in forms if library.sentence(a.sentence_id).kind is BlockKind.NOTE]
        distinct = list({fold(a.expansion): a for a in reversed(forms)}.values())[::-1]
        for form in notes[:1] or distinct:
            alone = library.sentence(form.sentence_id).text.startswith(short)
            picks.append(Pick(form.sentence_id, lead="" if alone else f"{short}{NBSP}: {form.expansion}."))
    return picks


def _unexpanded(short: str, library: Library) -> Draft | None:
    best = use_of(short, library)
    preface = f"Le document emploie «{NBSP}{short}{NBSP}» sans le développer. Il l’emploie ainsi{NBSP}:"
    return Draft("partial", (Pick(best.id),), preface) if best else None


def use_of(short: str, library: Library) -> Sentence | None:
    """The sentence that uses an acronym best: running text, readable without the one before; None when none does."""
    used = [s for s in library.sentences if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", s.text)]
    used = [s for s in used if s.kind is not BlockKind.HEADING and not is_signature(s)] or used

    def rank(sentence: Sentence) -> tuple[bool, bool, int]:
        return sentence.kind is not BlockKind.PARAGRAPH, depends(sentence), sentence.start

    return min(used, key=rank, default=None)

"""Questions on propositions taken by their number: one, several, compared, or one that does not exist."""

from __future__ import annotations

import re

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.named import named_propositions
from assistant.question import Question
from assistant.select import terms_in
from assistant.structure.reading import (
    NBSP,
    asked,
    body,
    by_number,
    essential,
    only_about_structure,
    opening,
    titles,
    topic_of,
)
from assistant.structure.themes import holding
from assistant.wanted import Wanted
from assistant.wording import fold
from corpus.types import BlockKind, Proposition, Voice
from index.analysis import content_terms

ANNOUNCED = f"Le manifeste annonce le nombre de ses propositions{NBSP}:"
_TITLE = re.compile(r"\b(?:titre|intitule|s'appelle|s'intitule|nom)\b")
_PAGE = re.compile(r"\b(?:quelles?|la|de) pages?\b")
_COMPARE = re.compile(
    r"\b(?:compar\w*|differe\w*|points? communs?|oppos\w*|disting\w*|versus|vs|ressembl\w*|"
    r"meme chose|pareil\w*|identiques?|rapproch\w*|lien entre)\b"
)
_COMPARE_WORDS = frozenset(
    content_terms(
        "comparer comparaison comparez compare différence différences différer diffère point commun opposer oppose "
        "chose même pareil pareilles identique identiques similaire "
        "distinguer distingue versus vs ressembler ressemblance rapprocher lien entre"
    )
)
_SHORT_NUMBER = re.compile(r"\b(?:la|les|l'|et|avec|a|propositions?|numero|n ?[°o]|,) ?(\d{1,2})\b(?! ?(?:%|ans|pour))")
_LAST = re.compile(r"\bderniere proposition\b")
_WHY = re.compile(r"\b(?:pourquoi|raisons?|causes?|motifs?)\b")
_HOW = re.compile(r"\bcomment\b(?! s'(?:appelle|intitule))")
_PLANS = frozenset(
    content_terms(
        "œuvre mettre appliquer application concret "
        "mesure mesures action actions piste pistes solution solutions levier principal clé"
    )
)
_PER_PROPOSITION = 2
_ALONE = 4
_MANY = 4  # propositions from which one sentence each is enough


def impossible_proposition(question: Question, library: Library) -> Draft | None:
    """« Que dit la proposition 13 ? »: how many there are."""
    known, heading = by_number(library), opening(library)
    if not question.propositions or heading is None or all(n in known for n in question.propositions):
        return None
    return Draft(
        status="not_in_corpus",
        picks=(Pick(heading, lead=ANNOUNCED),),
        preface="Cette proposition n’existe pas dans le manifeste.",
        near=tuple(p.title_sentence_id for p in library.corpus.propositions[-2:]),
        grouped=False,
    )


def whole_propositions(question: Question, library: Library) -> Draft | None:
    """« Que dit la proposition 4 ? »: its title, then the sentences that carry it."""
    chosen = _named(question, library)
    folded = asked(question)
    if not chosen or not only_about_structure(question, _COMPARE_WORDS | _PLANS):
        return None
    if question.wanted in {Wanted.FIGURE, Wanted.SPEAKER, Wanted.SOURCE}:
        return None
    if _PAGE.search(folded):
        return Draft("answered", tuple(Pick(p.title_sentence_id, lead=_paged(p)) for p in chosen), grouped=False)
    if _TITLE.search(folded):
        return Draft("answered", titles(chosen), grouped=False)
    if _WHY.search(folded):
        return _why(chosen, library)
    if _HOW.search(folded):
        return _how(chosen, library, said=question.follow_up)
    picks: list[Pick] = []
    most = _ALONE if len(chosen) == 1 else _PER_PROPOSITION if len(chosen) < _MANY else 1
    for proposition in chosen:
        picks.extend(titles([proposition]))
        sentences = body(proposition.section_ids, library)
        picks.extend(Pick(s.id) for s in essential(sentences, proposition.title, library, most))
    return Draft("answered", tuple(picks), grouped=False)


def compared_on_a_theme(question: Question, library: Library) -> Draft | None:
    """« Comparez la 2 et la 3 sur la gouvernance »: of each proposition, its title and what it says of the theme."""
    chosen = _named(question, library)
    topic = topic_of(question, _COMPARE_WORDS)
    if len(chosen) < 2 or not topic or question.wanted in {Wanted.SPEAKER, Wanted.SOURCE}:
        return None
    most = _PER_PROPOSITION if len(chosen) < _MANY else 1
    found = {p.number: holding(body(p.section_ids, library), topic, p.title, library, most) for p in chosen}
    if not any(found.values()):
        return None
    for proposition in chosen:
        if not found[proposition.number] and topic & terms_in(proposition.title):
            found[proposition.number] = essential(body(proposition.section_ids, library), proposition.title, library, 1)
    picks: list[Pick] = []
    for proposition in chosen:
        picks.extend(titles([proposition]))
        picks.extend(Pick(s.id) for s in found[proposition.number])
    silent = [p.number for p in chosen if not found[p.number]]
    return Draft("answered", tuple(picks), preface=_silence(silent), grouped=False)


def _silence(numbers: list[int]) -> str:
    """What to say of the propositions that hold no sentence on the theme; their titles are cited, so their numbers."""
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"Je n’ai trouvé aucune phrase sur ce thème dans la proposition {numbers[0]}."
    listed = f"{', '.join(map(str, numbers[:-1]))} et {numbers[-1]}"
    return f"Je n’ai trouvé aucune phrase sur ce thème dans les propositions {listed}."


def _named(question: Question, library: Library) -> list[Proposition]:
    """The propositions that a question names, in its order; « la 2 et la 3 » counts when they are compared."""
    numbers = list(question.propositions)
    folded = asked(question)
    if _COMPARE.search(folded) and question.axis is None and "axe" not in folded:
        numbers += [int(n) for n in _SHORT_NUMBER.findall(folded)]
        if len(set(numbers)) < 2 and question.previous:  # « compare-la à la 6 »
            numbers = [*named_propositions(fold(question.previous[-1])), *numbers]
    known = by_number(library)
    if known and _LAST.search(folded) and not question.follow_up:
        numbers.append(max(known))
    return [known[n] for n in dict.fromkeys(numbers) if n in known]


def _why(chosen: list[Proposition], library: Library) -> Draft | None:
    """What a proposition rests on: its opening figures and findings, failing them what Nexem observes."""
    picks: list[Pick] = []
    for proposition in chosen:
        sentences = body(proposition.section_ids, library)
        grounds = [s for s in sentences if s.kind is BlockKind.CALLOUT]
        observed = [s for s in sentences if s.voice is Voice.OBSERVATION]
        kept = grounds[:_ALONE] or essential(observed, proposition.title, library, _PER_PROPOSITION)
        picks += [Pick(s.id) for s in kept]
    preface = f"Les constats qui ouvrent {'la proposition' if len(chosen) == 1 else 'ces propositions'}{NBSP}:"
    return Draft("answered", tuple(picks), preface) if picks else None


def _how(chosen: list[Proposition], library: Library, said: bool) -> Draft | None:
    """What Nexem proposes in a proposition; what its summary gives is left out when it was just ``said``."""
    picks: list[Pick] = []
    for proposition in chosen:
        sentences = body(proposition.section_ids, library)
        summary = essential(sentences, proposition.title, library, _ALONE) if said else []
        proposed = [s for s in sentences if s.voice is Voice.PROPOSAL and s not in summary]
        picks += [Pick(s.id) for s in essential(proposed, proposition.title, library, _ALONE)]
    return Draft("answered", tuple(picks)) if picks else None


def _paged(proposition: Proposition) -> str:
    page = f", page {proposition.pages[0]}" if proposition.pages else ""
    return f"Proposition {proposition.number}{page}{NBSP}:"

"""« C’est déjà fait ? »: whether what was just given is told as a proposal or as something that exists."""

from __future__ import annotations

import re

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.question import Question
from assistant.select import terms_in
from assistant.structure.reading import NBSP, asked
from assistant.wording import META_WORDS, fold, topic_terms
from corpus.types import BlockKind, Sentence, Voice

ONLY_PROPOSED = (
    f"Ce qui vient d’être cité le présente comme une proposition ou un projet, sans dire que ce soit fait{NBSP}:"
)
_STATE = (
    r"(?:fait|faite|en place|mise? en (?:place|oeuvre)|en cours|lancee?|realisee?|creee?|effecti(?:f|ve)|signee?|actee?|"
    r"en vigueur|appliquee?|une realite|reel|commencee?|demarree?|pret|prete|concret|operationnel(?:le)?|termine|existant)"
)
_ASKS_IF_DONE = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|oui|ah|du coup)\W+)*(?:est-ce que )?(?:"
    rf"(?:c'est|est-ce|c'est donc|il est|elle est|ils sont|elles sont|est-il|est-elle) (?:deja |bien |vraiment )?{_STATE}|"
    rf"(?:ca|cela|il|elle) a (?:deja )?(?:ete )?{_STATE}|"
    r"(?:ca|cela|il|elle) existe|existe-t-(?:il|elle)|(?:c'est|ce n'est|c'est encore) (?:qu'|encore |juste |seulement )?"
    r"un(?:e)? (?:projet|idee|proposition|souhait))"
    r"(?: (?:deja|aujourd'hui|maintenant|vraiment|pour de vrai|quelque part|actuellement))*"
    r"(?:,? (?:ou|seulement|juste)\b[^?]*)?\W*$"
)
_PLANNED = re.compile(
    r"\b(?:propos\w+|souhait\w+|serai\w*|sera|seront|permettra\w*|devr\w+|doit|doivent|futur\w*|visons|vise|"
    r"constituera\w*|preconis\w+|il convient|enjeu|objectif|perspective|projet de|pourrai\w*|reposera|ambition)\b"
)
_EXISTS = re.compile(
    r"\bdeja (?:mis|en|engage|realise|lance|cree|experiment|fait)\w*|\bont (?:arrete|mis|lance|cree|engage|developpe)\b|"
    r"\ba (?:ete )?(?:mis|lance|cree|signe|engage|permis|conduit)e?s?\b|\bexperimentee?s?\b|\bse developpent\b"
)


def carried_out(question: Question, library: Library) -> Draft | None:
    """The sentences just given that tell it as done; that none does, with those that propose it."""
    if not question.angle or not question.given or not _ASKS_IF_DONE.match(asked(question)):
        return None
    given = [s for s in map(library.sentence, question.given) if s.kind not in {BlockKind.NOTE, BlockKind.HEADING}]
    theme = frozenset(topic_terms(question.topic)) - META_WORDS
    most = max((len(theme & terms_in(s.text)) for s in given), default=0)
    about = [s for s in given if len(theme & terms_in(s.text)) == most] if most else given
    for told in (about, given):
        if done := [s for s in told if _exists(s)]:
            return Draft("answered", tuple(Pick(s.id) for s in done))
        if planned := [s for s in told if s.voice is Voice.PROPOSAL or _PLANNED.search(fold(s.text))]:
            return Draft("answered", tuple(Pick(s.id) for s in planned), preface=ONLY_PROPOSED)
    return None


def _exists(sentence: Sentence) -> bool:
    return sentence.voice is Voice.EXAMPLE or bool(_EXISTS.search(fold(sentence.text)))

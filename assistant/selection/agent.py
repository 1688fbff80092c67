"""« Qui doit l’écrire ? », after an answer: who acts is wanted, and a sentence that names nobody does not tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.library.citations import Library
from assistant.selection.context import needed_before
from assistant.selection.stances import Stance, read_stance
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import fold
from corpus.types import Sentence

_ASKS_WHO = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|du coup)\W+)*(?:(?:c'est|ce serait|ce sera) )?"
    r"(?:qui (?!veut dire)|(?:a|avec|par) qui (?:revient|appartient|incombe|confier|faire|doit|peut|faut))"
)
# « S’il émane de la pensée collective », « mettre collectivement en réflexion », « au niveau de la branche ».
_ACTS = re.compile(
    r"\bemane\w* d|\bcollecti(?:f|fs|ve|ves|vement)\b|\bensemble\b|\bau niveau (?:national|de la branche)\b|"
    r"\b(?:il|ce qu'il) (?:revient|appartient|incombe)\b|\b(?:porte|conduit|mene|pilote|initie|partage)e?s? par\b|"
    r"\bconjointement\b|\bchacun (?:doit|peut|est)\b"
)


def asks_who_acts(question: Question) -> bool:
    """Whether a follow-up asks who does something, not who said it."""
    asked = question.follow_up and not question.added and question.wanted is not Wanted.SPEAKER
    return asked and bool(_ASKS_WHO.match(fold(question.asked)))


def telling_who(question: Question, chosen: Sequence[str], library: Library) -> list[str]:
    """Of the chosen sentences, those that tell who acts and what they need before them, when who acts is asked and
    one does; else all of them.
    """
    told = [s for s in map(library.sentence, chosen) if _tells_who(s)] if asks_who_acts(question) else []
    kept = {i for s in told for i in (*needed_before(s, library), s.id)}
    return [i for i in chosen if i in kept] or list(chosen)


def _tells_who(sentence: Sentence) -> bool:
    """Whether a party is asked to act, Nexem says that it will, or people act together."""
    reading = read_stance(sentence.text, sentence.voice)
    acts = reading is not None and reading.stance in {Stance.ASKS, Stance.COMMITS}
    return acts or bool(_ACTS.search(fold(sentence.text)))

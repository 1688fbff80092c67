"""The share of a statement's content words that the sentences it points to hold, and that those beside them hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.guards.evidence import Evidence, Failure
from assistant.guards.words import SUBJECT, SYNONYM, content, nearest, tokens
from index.analysis import stem

# Tuned on eval/guards/paraphrases.jsonl (development half) and the moved citations made from it: see eval/guards.
LEAST_COVERED = 0.5
BESIDE = 0.2  # by how much a sentence nearby may hold more of a statement than those it points to
_REACH = 2  # sentences before and after those: further on, another part of the section speaks of something else
AROUND = 0.5  # what a word of a title or of the paragraph before is worth beside one of the sentence
# Words that attribute, introduce or link: they claim nothing of their own (other guards look at who and how much).
_FRAME_WORDS = (
    "nexem humanifest manifeste chapitre document texte proposition axe article presse selon après enquête étude "
    "sondage baromètre rapport auteur autrice journaliste directeur directrice général fondation propose proposer "
    "estime estimer considère considérer juge juger souligne souligner rappelle rappeler affirme affirmer indique "
    "indiquer précise préciser note noter constate constater observe observer montre montrer déclare déclarer ajoute "
    "ajouter explique expliquer préconise préconiser recommande recommander souhaite souhaiter demande demander "
    "appelle appeler invite inviter plaide plaider entend vise viser veut vouloir insiste insister évoque évoquer "
    "cite citer mentionne mentionner doit devoir faut falloir pouvoir peut permettre s’agit agir avis yeux pense "
    "penser dire cela celui celle ainsi alors effet exemple notamment part point titre intitulé manière façon raison "
    "juge trouve convaincu conviction secteur organisation rester reste restent nombre caractère accorder compter"
)
FRAME = frozenset(stem(t.form) for t in tokens(_FRAME_WORDS) if t.kind == "word")
_NUMBER = re.compile(r"\d")


def coverage(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """One failure when too few content words are found in the cited sentences, one when a neighbour holds far more."""
    share = covered(statement, evidence)
    if share < LEAST_COVERED:
        percent = round(100 * share)
        yield Failure("coverage", f"Les phrases citées ne tiennent que {percent}\u00a0% des mots de l’énoncé.")
    words = _words(statement, evidence)
    own = _inside(words, evidence.stems)
    if any(_inside(words, frozenset(content(text))) >= own + BESIDE for text in _beside(evidence)):
        yield Failure("coverage", "Une phrase voisine tient bien plus de mots de l’énoncé que celles citées.")


def covered(statement: str, evidence: Evidence) -> float:
    """The share, in [0, 1]: a stem counts 1, a word of its family .8, a synonym .5, a word of
    the same subject .4; half that in what is around.
    """
    words = _words(statement, evidence)
    if not words:
        return 1.0
    return sum(_worth(word, evidence) for word in words) / len(words)


def _words(statement: str, evidence: Evidence) -> frozenset[str]:
    """The stems of a statement that claim something; who speaks in the cited sentences is for another guard."""
    names = {t.stem for c in evidence.cited if c.sentence.speaker for t in tokens(c.sentence.speaker.name)}
    stems = {t.stem for t in tokens(statement) if t.stem and not _NUMBER.search(t.stem)}
    return frozenset(stems - FRAME - names)


def _inside(words: frozenset[str], stems: frozenset[str]) -> float:
    """The share of words that some stems hold, what is around them left out."""
    worths = [nearest(word, stems) for word in words]
    return sum(worth for worth in worths if worth >= SYNONYM) / len(words) if words else 0.0


def _beside(evidence: Evidence) -> Iterator[str]:
    """The sentences of the same section just before and after the cited ones, without these."""
    cited = {c.sentence.id for c in evidence.cited}
    seen = {
        other.id: other.text
        for c in evidence.cited
        for step in range(-_REACH, _REACH + 1)
        if (other := evidence.library.neighbour(c.sentence.id, step)) is not None
    }
    return (text for key, text in seen.items() if key not in cited)


def _worth(word: str, evidence: Evidence) -> float:
    inside = nearest(word, evidence.stems)
    if inside >= SUBJECT:
        return inside
    return AROUND * nearest(word, evidence.around)

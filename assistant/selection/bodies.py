"""« Que dit l’OCDE sur … ? »: only what a body that the documents cite says answers, not what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.library.citations import Library
from assistant.understanding.question import Question
from assistant.understanding.wording import fold
from corpus.types import BlockKind, Sentence, Voice

_STUDY = r"(?:rapports?|enquetes?|etudes?|sondages?|barometres?|chiffres?|donnees)"
_SAYS = (
    r"(?:dit|disent|pense|pensent|preconise\w*|recommande\w*|affirme\w*|montre\w*|revele\w*|indique\w*|observe\w*|"
    r"constate\w*|nous apprend|nous apprennent|annonce\w*|propose\w*)"
)
_OF = r"(?:de la |de l'|des |du |de |d')?"
_THE = r"(?:l'|la |le |les |cette |une )?"
# « Que dit le rapport de X », « X, ça dit quoi »: X stands where the name is looked for.
_ASKED = re.compile(
    rf"\b(?:que|qu'est-ce que|ce que|comment) (?:nous )?{_SAYS} (?:donc )?{_THE}(?:{_STUDY} )?{_OF}"
    r"(?:nexem[ –-]*)?(?P<after>[\w-]+(?: et (?:l'|la |le )?[\w-]+)?)|"
    rf"\b(?:qu'est-ce que |ce que )?{_THE}(?:{_STUDY} )?{_OF}(?P<before>[\w-]+),? "
    rf"(?:ca |cela |il |elle |en |nous )?{_SAYS}(?: quoi\b|\W*$)"
)
_WRITTEN_AS_A_NAME = re.compile(r"[A-Z]{3,}|[A-Z][a-z]+[A-Z]\w*")
_OTHERS = frozenset({"nexem", "humanifest", "france"})  # who speaks in the manifesto; a country more often than a body


@lru_cache(maxsize=4)
def cited_bodies(library: Library) -> tuple[frozenset[str], frozenset[str]]:
    """The names, folded, of those whose studies the documents cite: those that no common word is written as, in a note
    or in what a study says; and those of the notes that are told by their capital alone (« Recherches »).
    """
    studies = [s for s in library.sentences if s.voice is Voice.SURVEY]
    words = {(word, s.kind) for s in studies for word in re.findall(r"\w+", s.text)}
    names = frozenset(fold(w) for w, _ in words if _WRITTEN_AS_A_NAME.fullmatch(w))
    told = frozenset(fold(w) for w, kind in words if kind is BlockKind.NOTE and w in library.proper_names)
    return names - _OTHERS, told - names - _OTHERS


@lru_cache(maxsize=4)
def _whole_notes(library: Library) -> frozenset[str]:
    """The notes that are nothing but a name of two words or three, « France Travail », folded."""
    notes = [s.text.rstrip(".") for s in library.sentences if s.kind is BlockKind.NOTE and s.voice is Voice.SURVEY]
    return frozenset(fold(n) for n in notes if re.fullmatch(r"[A-ZÀ-Ý]\w+(?: [A-ZÀ-Ý]\w+){1,2}", n))


def bodies_asked(question: Question, library: Library) -> frozenset[str]:
    """The bodies of which a question asks what they say, folded; none when it asks what anybody says."""
    asked = _ASKED.search(fold(question.asked))
    if asked is None:
        return frozenset()
    words = set(re.findall(r"\w+", asked["after"] or asked["before"]))
    names, told = cited_bodies(library)
    capitals = {fold(word) for word in re.findall(r"\w+", question.asked) if word[0].isupper()}
    whole = frozenset(name for name in _whole_notes(library) if re.search(rf"\b{re.escape(name)}\b", asked.string))
    return ((names | (told & capitals)) & words) | whole


def said_by(sentence: Sentence, bodies: Collection[str], library: Library) -> bool:
    """Whether a sentence tells what one of these bodies found, or a note gives it as its source; Nexem may name them
    for something else.
    """
    told = [sentence.text] if sentence.voice is Voice.SURVEY else []
    texts = [*told, *(note.text for note in library.sources_of(sentence))]
    return any(re.search(rf"\b{re.escape(body)}\b", fold(text)) for text in texts for body in bodies)

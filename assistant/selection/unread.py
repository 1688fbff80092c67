"""What a follow-up that asks for a use, for whom or what to do is given: the sentences that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.library.citations import Library
from assistant.selection.select import Candidate
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import fold
from corpus.types import Voice

_JOINS = r"^\W*(?:(?:et|mais|alors|ok|bon|donc|du coup|oui)\W+)*"
_IT = r"(?:(?:ca|cela|ce|il|elle|ils|elles) )"
# « Il ferait quoi ? », « ça sert à quoi ? »
_USE = re.compile(
    rf"{_JOINS}(?:a quoi )?{_IT}(?:va |vont |doit |peut )?(?:fai\w+|fer\w+|sert|servir\w*|apport\w+|perme\w+)"
    r"(?: (?:a |en |de )?quoi)?\W*$"
)
_TELLS_ITS_USE = re.compile(
    r"\b(?:permet\w*|vise\w*|contribu\w+|favoris\w+|amelior\w+|renforc\w+|garanti\w*|accompagnee?s|aide\w*|assur\w+|"
    r"consist\w+|a pour)\b"
)
# « Ça sert à qui ? », « ça profite à qui ? »
_FOR_WHOM = re.compile(
    rf"{_JOINS}(?:{_IT}(?:va )?(?:sert|servir\w*|profit\w+|benefici\w+|apport\w+|aid\w+|est utile) (?:a |pour )?qui|"
    rf"(?:a|pour) qui (?:est-ce que )?{_IT}?(?:sert|servir\w*|profit\w+|benefici\w+)(?:-il|-elle)?|"
    r"(?:c'est|ce serait) (?:utile |bon |fait )?(?:pour|a) qui|qui en (?:profit|benefici)\w+)\W*$"
)
_TELLS_WHOM = re.compile(
    r"\b(?:valorisante?s?|enrichissement|benefi\w+|profit\w+|contributi\w+|(?:permet\w*|offr\w+|utiles?) (?:a|aux|au)|"
    r"au (?:service|benefice) d\w+)\b"
)


def of_the_form_asked(question: Question, kept: Sequence[Candidate], library: Library) -> list[Candidate]:
    """The candidates beside what was just given that tell what it is for, or for whom; none when neither is asked. What
    was given counts as well: it may be what tells it.
    """
    folded = fold(question.asked)
    if not (question.follow_up and question.given):
        return []
    if question.wanted is Wanted.MANNER and question.angle:  # « que faire ? »: what is proposed, not what was found
        return [c for c in kept if c.sentence.voice is Voice.PROPOSAL and _in_its_proposition(question, c, library)]
    telling = _TELLS_WHOM if _FOR_WHOM.match(folded) else _TELLS_ITS_USE if _USE.match(folded) else None
    if telling is None:
        return []
    return [c for c in kept if _beside(question, c, library) and telling.search(fold(c.sentence.text))]


def _in_its_proposition(question: Question, candidate: Candidate, library: Library) -> bool:
    """Whether a candidate stands in a proposition of which a sentence was just given."""
    return library.section_of(candidate.sentence).proposition in library.propositions_of(question.given)


def _beside(question: Question, candidate: Candidate, library: Library) -> bool:
    """Whether a candidate stands in a section of what was just given."""
    return candidate.sentence.section_id in library.sections_of(question.given)

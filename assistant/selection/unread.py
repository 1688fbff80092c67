"""What a follow-up that asks something else is given: sentences that were not read yet, when some answer it as well,
and those of the form that it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dialogue.thread import asks_something_else
from assistant.library.citations import Library
from assistant.selection.select import Candidate
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import fold
from corpus.types import Voice

# Share of the best score from which a sentence that was not given yet stands for those that were.
AS_WELL = 0.6
_JOINS = r"^\W*(?:(?:et|mais|alors|ok|bon|donc|du coup|oui)\W+)*"
_IT = r"(?:(?:ca|cela|ce|il|elle|ils|elles) )"
# « Pourquoi ? » asks for what a thing comes from, and for what it brings.
_GIVES_A_REASON = re.compile(
    r"\b(?:car|parce que|puisque|en raison|du fait|afin|s'explique\w*|permet\w*|favoris\w+|contribu\w+|amelior\w+|"
    r"renforc\w+|reflet\w+|tradui\w+|source de|dans la mesure ou|atouts?|face a)\b"
)
# What says in so many words that it gives a reason counts wherever it stands.
_EXPLAINS = re.compile(r"\b(?:parce que|puisque|en raison|du fait|s'explique\w*|a cause)\b")
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


def unread_first(question: Question, kept: Sequence[Candidate], library: Library) -> list[Candidate]:
    """The candidates without those of the answer before, when others answer as well: beside it, those that give a
    reason, when one is asked; and what explains in so many words, anywhere.
    """
    if not (question.angle and question.given and asks_something_else(question)):
        return list(kept)
    given = frozenset(question.given)
    new = [c for c in kept if c.sentence.id not in given and c.score >= AS_WELL * kept[0].score]
    if question.wanted is Wanted.REASON:
        beside = [c for c in new if _beside(question, c, library)]
        why = [c for c in new if _EXPLAINS.search(fold(c.sentence.text))]
        new = [c for c in new if c in why or (c in beside and _GIVES_A_REASON.search(fold(c.sentence.text)))] or new
    return new or list(kept)


def _in_its_proposition(question: Question, candidate: Candidate, library: Library) -> bool:
    """Whether a candidate stands in a proposition of which a sentence was just given."""
    given = {library.section_of(library.sentence(i)).proposition for i in question.given} - {None}
    return library.section_of(candidate.sentence).proposition in given


def _beside(question: Question, candidate: Candidate, library: Library) -> bool:
    """Whether a candidate stands in a section of what was just given."""
    return candidate.sentence.section_id in {library.sentence(i).section_id for i in question.given}

"""What a follow-up owes to the answer before it: it asks about the sentences that were just read.

« Et que propose Nexem pour y remédier ? » has the words of the question before and nothing else; searched by these
words it finds the same sentences again. What tells the right ones apart is where they stand (beside what was cited),
that they were not given yet, and that they are of the kind that is now wanted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.dialogue.angle import asks_an_example, asks_another
from assistant.library.citations import Library
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import fold, topic_terms
from corpus.types import Sentence, Voice
from index.analysis import content_terms

# What a sentence gains or loses beside its weighed signals, which sum to 2. Set by hand on a dozen conversations: no
# labelled follow-up asks another question without a topic of its own, so those of eval/practice don't move with them.
SAME_SECTION = 0.3
SAME_PROPOSITION = 0.2
SUITS = 0.6  # for a sentence of the kind that is now wanted
GIVEN = 0.6  # lost by a sentence that was just given
# What is asked about the very sentences that were given.
_ABOUT_THEM = frozenset({Wanted.SOURCE, Wanted.SPEAKER, Wanted.FIGURE})
# « Qui doit l’écrire ? », « et comment ? »: something else than before is asked of what was just read.
_ASKS_ELSE = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|du coup|oui)\W+)*(?:c'est |ce serait )?"
    r"(?:(?:a|avec|par|pour|chez|de) )?(?:qui|quand|ou|pourquoi|comment|quoi)\b|"
    # « Il ferait quoi ? », « ça sert à qui ? »
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|du coup|oui)\W+)*(?:ca|cela|ce|il|elle|ils|elles|on) \w+ "
    r"(?:(?:a|avec|par|pour|chez|de|en) )?(?:qui|quand|ou|pourquoi|comment|quoi)\W*$"
)
# « Et à qui ? », « par qui ? »: whom the sentences that were given name.
_OF_WHOM = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|du coup|oui|d'accord|merci)\W+)*(?:a|avec|par|pour|chez|de) qui\W*$"
)
ALREADY_GIVEN = "Je n’ai trouvé pour cette question rien d’autre que ce qui est déjà cité\u00a0:"
_THIS_FIGURE = re.compile(r"\bc(?:e|es|ette|et) (?:chiffre|pourcentage|taux|nombre|donnee|etude|enquete|part|stat)")
_GIVES_EXAMPLE = re.compile(
    r"\b(?:exemples?|a l.?instar|deja mis(?:es)? en (?:oeuvre|place)|comme a |experimentee? |certains d'entre nous)\b"
)
_AMONG_THEM = re.compile(r"\b(?:parmi eux|parmi elles|dans le lot|d'entre eux|d'entre elles)\b")


def threaded(question: Question, sentence: Sentence, suits: float, library: Library) -> float:
    """What to add to the score of a sentence on account of the answer before; 0 for a question that stands alone."""
    if not question.given:
        return 0.0
    near = _nearness(question, sentence, library)
    given = GIVEN if sentence.id in question.given else 0.0
    if asks_an_example(question.asked):
        return near + SUITS * exemplifies(sentence) - given
    about = question.wanted in _ABOUT_THEM or bool(_OF_WHOM.match(fold(question.asked)))
    if about and not _wants_a_first_figure(question, library):
        return near + given
    return near + SUITS * suits - given


def exemplifies(sentence: Sentence) -> bool:
    """Whether a sentence gives an example: of what a member does, or in so many words."""
    return sentence.voice is Voice.EXAMPLE or bool(_GIVES_EXAMPLE.search(fold(sentence.text)))


def _wants_a_first_figure(question: Question, library: Library) -> bool:
    """Whether a figure is asked for after an answer that gave none, or another than the one that was given."""
    if question.wanted is not Wanted.FIGURE or _THIS_FIGURE.search(fold(question.asked)):
        return False
    stated = {f.sentence_id for f in library.corpus.figures}
    return asks_another(question.asked) or not stated & set(question.given)


def _nearness(question: Question, sentence: Sentence, library: Library) -> float:
    given = [library.sentence(i) for i in question.given]
    if any(s.section_id == sentence.section_id for s in given):
        return SAME_SECTION
    numbers = {library.section_of(s).proposition for s in given} - {None}
    return SAME_PROPOSITION if library.section_of(sentence).proposition in numbers else 0.0


def asks_something_else(question: Question) -> bool:
    """Whether a follow-up asks another question of what was just read: the same sentences then answer it at best."""
    own = question.follow_up and not question.added and question.wanted not in _ABOUT_THEM
    own = own and not _OF_WHOM.match(fold(question.asked))
    return own and bool(_ASKS_ELSE.match(fold(question.asked)))


def asks_another_figure(question: Question) -> bool:
    """Whether a follow-up in words of its own asks for a number, and not about the one that was just given."""
    figure = question.follow_up and not question.angle and question.wanted is Wanted.FIGURE
    return figure and not _THIS_FIGURE.search(fold(question.asked))


def spent(question: Question, given: Sequence[str], library: Library) -> tuple[str, ...]:
    """Ids of the sentences ``given`` before, when each states one figure and no more: none answers again.

    Of several, one may be that of « parmi eux »: nothing is then left out. Nor is a sentence that holds what the
    follow-up names: « et les horaires, ça pèse combien ? » asks for the figure of what was just read.
    """
    stated = Counter(f.sentence_id for f in library.corpus.figures)
    if not all(stated[i] == 1 for i in given) or (len(given) > 1 and _AMONG_THEM.search(fold(question.asked))):
        return ()
    named = frozenset(topic_terms(question.asked))
    return tuple(
        i for i in given if len(named & frozenset(content_terms(library.sentence(i).text))) * 2 < max(len(named), 1)
    )

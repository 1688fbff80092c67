"""What a turn asks of the answer before it: another thing of what was just read, another figure, an example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.library.citations import Library
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import fold, topic_terms
from corpus.types import BlockKind, Sentence, Voice
from index.analysis import content_terms

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
# « … : ateliers collaboratifs, laboratoires d’idées », « tels que l’industrie ».
_LISTS_MEANS = re.compile(r" ?: [^:;]+,|\bt(?:el|elle)s? que\b|\bcomme (?:l[ea]s? |l'|des |une? )[^,;]+,")
_AMONG_THEM = re.compile(r"\b(?:parmi eux|parmi elles|dans le lot|d'entre eux|d'entre elles)\b")


def exemplifies(sentence: Sentence) -> bool:
    """Whether a sentence gives an example: of what a member does, or in so many words."""
    return sentence.voice is Voice.EXAMPLE or bool(_GIVES_EXAMPLE.search(fold(sentence.text)))


def lists_means(sentence: Sentence) -> bool:
    """Whether a sentence lists concrete things: after a colon, or after « tels que »."""
    return bool(_LISTS_MEANS.search(fold(sentence.text)))


def tells_what_is_done(sentence: Sentence) -> bool:
    """Whether somebody quoted, or the press, tells what is done already."""
    told = sentence.kind is BlockKind.QUOTE or sentence.voice is Voice.JOURNALIST
    return told and bool(_GIVES_EXAMPLE.search(fold(sentence.text)))


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

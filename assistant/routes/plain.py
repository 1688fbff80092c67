"""Questions that are answered whatever else is asked in the same words: each rule can be read, and says why.

What tells a near miss from an answered question is learnt from known questions (``index.silence``,
``index.unanswered``), and errs most where people ask most: the plain question on a well-known fact, beside which every
editor wrote down what is not said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.library.citations import Library
from assistant.library.terms import terms_in
from assistant.numbers import numbers_in
from assistant.selection.expectation import Need, expectations
from assistant.selection.naming import said_terms
from assistant.selection.select import Candidate
from assistant.selection.signals import Signals
from assistant.selection.workplace import workplaces_in
from assistant.understanding.mention import asked_about
from assistant.understanding.question import Question, Wanted
from assistant.understanding.wording import fold, topic_terms
from corpus.lexicon import load_lexicon
from index.analysis import content_terms, stem
from index.expansion import other_words

BROAD = frozenset({Wanted.EXPLANATION, Wanted.MANNER, Wanted.REASON, Wanted.DEFINITION, Wanted.ENUMERATION})
BROAD_WORDS = 4
BROAD_COVERAGE = 0.6
HELP_COVERAGE = 0.6
_OPENLY = re.compile(
    r"(?:^|[,;:.!?] )(?:mais |et |alors )?(?:que|quoi|comment) (?:pouvons-nous |peut-on |puis-je |doit-on )?"
    r"(?:faire|propose nexem)(?: face a ca| pour y remedier| concretement)? ?\??$"
)
STATED_COVERAGE = 0.7
EVERY_WORD = 0.99  # coverage
_NUMBERED = re.compile(r"\d[\d \u00a0\u202f]*(?<=\d)[ \u00a0\u202f]+([a-z]+)")  # what a number counts
NAMED_COVERAGE = 0.5  # the name itself, at least
LONG_NUMBER = 5  # digits of a number that is no year
CALLED_COVERAGE = 0.6
CALLED_AMONG = 2  # best sentences
RARE = 2  # sentences
_TOLD = frozenset({Wanted.MANNER, Wanted.REASON, Wanted.EXPLANATION})
_ACRONYM = re.compile(r"(?<!\w)[A-Z]{2,}(?!\w)")
TWIN_OF_BEST = 0.6  # resemblance of the question to an editorial one of the best sentence


def plainly_answered(question: Question, seen: Signals, best: Candidate, library: Library) -> bool:
    """Whether an answered question nearly is this one, or a theme or a name is asked, or a registered figure stated."""
    return (
        _twin(seen, best)
        or _broad(question, seen)
        or _help_sought(question, seen)
        or _named_alone(question, seen, library)
        or _stated(question, seen, best, library)
        or _counted(question, seen, best, library)
    )


def called_otherwise(
    question: Question, seen: Signals, ranked: Sequence[Candidate], library: Library
) -> tuple[str, ...]:
    """The stems of the acronyms of a broad question that no document has, when one of the best sentences holds the very
    expression that the lexicon gives for them: « l’ARS » is of the « autorités de tarification ».

    Every question on a body that the text doesn't name resembles those without an answer.
    """
    precise = seen.unmet or seen.unheld or seen.unnamed or seen.stray_number or seen.task or seen.silent_twin
    if question.press or asked_about(question.asked) or workplaces_in(question.asked):
        return ()  # who is said to speak, whether they are named, where one works
    if precise or seen.foreign or question.wanted not in _TOLD or seen.coverage < CALLED_COVERAGE:
        return ()
    written = () if question.asked.isupper() else dict.fromkeys(_ACRONYM.findall(question.asked))
    absent = [a for a in written if not terms_in(a) & said_terms(library)]
    held = [terms_in(c.sentence.text) for c in ranked[:CALLED_AMONG]]
    meant = {a: [x for _, x in other_words(a, load_lexicon()) if len(x) > 1 or _is_rare(x, library)] for a in absent}
    called = (a for a in absent if any(found <= words for found in meant[a] for words in held))
    return tuple(dict.fromkeys(term for a in called for term in content_terms(a)))


def _is_rare(words: frozenset[str], library: Library) -> bool:
    """Whether so few sentences hold these words that they name one thing: « contractualisation »."""
    return 0 < sum(words <= terms_in(s.text) for s in library.sentences) <= RARE


def _twin(seen: Signals, best: Candidate) -> bool:
    """Whether an answered question nearly is this one, leads to the best sentence (it may lead outside what is asked
    about), and the number or the date that is asked stands there: words that ask for a number make no difference to
    what a question resembles.
    """
    return bool(seen.answered_twin) and best.asked >= TWIN_OF_BEST and not (seen.unheld or seen.unmet)


def _broad(question: Question, seen: Signals) -> bool:
    """Whether a question asks about a theme as a whole: few words, held by the text, and nothing precise.

    Known questions are precise: a broad one resembles those without an answer as much as the others. Of the 82 such
    questions of eval/calibration, eval/practice and the development half of eval/golden, the documents answer 77.
    """
    precise = seen.unknown_name or seen.unmet or seen.unheld or seen.unnamed or seen.stray_number or seen.task
    few = len(set(topic_terms(question.search))) <= BROAD_WORDS
    return few and question.wanted in BROAD and not (precise or seen.foreign) and seen.coverage >= BROAD_COVERAGE


def _help_sought(question: Question, seen: Signals) -> bool:
    """Whether a person tells their own difficulty, close to the text, and asks openly what to do about it.

    Nothing precise is asked: what the text proposes on the theme answers.
    """
    precise = seen.unknown_name or seen.unmet or seen.unheld or seen.unnamed or seen.task or seen.silent_twin
    openly = question.situation and _OPENLY.search(fold(question.asked))
    return bool(openly) and not (precise or seen.foreign) and seen.coverage >= HELP_COVERAGE


def _named_alone(question: Question, seen: Signals, library: Library) -> bool:
    """Whether a question asks who or what something is that the documents name: « qui est Mazars là-dedans ? »."""
    names = {t for name in library.names_in(question.asked) for t in topic_terms(name)}
    return (
        question.wanted in (Wanted.SPEAKER, Wanted.DEFINITION)
        and bool(names)
        and len(set(topic_terms(question.search)) - names) <= 1
        and not (seen.unknown_name or seen.silent_twin)
        and seen.own_coverage >= NAMED_COVERAGE
    )


def _stated(question: Question, seen: Signals, best: Candidate, library: Library) -> bool:
    """Whether a question states the very percentages of a registered figure that its words come near, or asks where
    a large number of one comes from: what is said of them, true or not, is then checked against the sentence.
    """
    stated = frozenset(question.numbers)
    if question.wanted is Wanted.SOURCE:  # « les 35 000 postes vacants : quelle source ? »
        stated |= frozenset(n for n in numbers_in(question.search) if len(n) >= LONG_NUMBER)
    registered = any(f.sentence_id == best.sentence.id for f in library.corpus.figures)
    held = bool(stated) and stated <= numbers_in(best.sentence.text)
    return held and registered and not (seen.unknown_name or seen.task) and seen.coverage >= STATED_COVERAGE


def _counted(question: Question, seen: Signals, best: Candidate, library: Library) -> bool:
    """Whether the best sentence registers a number of the very noun that is counted, and holds every word of the
    question: « combien de postes sont vacants ? », « 35 000 postes vacants ».

    Beside such a figure stand the questions on its parts that are not answered, in nearly the same words.
    """
    nouns = [one.noun for one in expectations(question.search) if one.need is Need.COUNT]
    registered = any(f.sentence_id == best.sentence.id for f in library.corpus.figures)
    numbered = {stem(word) for word in _NUMBERED.findall(fold(best.sentence.text))}
    held = any(numbered & noun for noun in nouns)
    return held and registered and seen.own_coverage >= EVERY_WORD and not (seen.silent_twin or seen.unknown_name)

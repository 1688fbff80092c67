"""What an ellipsis adds that the documents don't name: « et le RGPD ? » after a question that they answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.dialogue.substitution import verb_of
from assistant.library.citations import Library
from assistant.library.terms import led_terms, terms_in
from assistant.selection.naming import absent_words, said_terms
from assistant.understanding.question import NBSP, Question
from assistant.understanding.wording import META_WORDS, fold
from corpus.lexicon import load_lexicon
from corpus.types import Sentence
from index.analysis import content_terms
from index.expansion import other_words

_THING = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|puis)\W+)*(?:(?:pour|sur|chez|dans|de|avec|sans|cote|selon) )?"
    r"(?:l'|(?:les?|la|une?|des|du) )(?P<head>[\w-]+)"
)
_BEYOND = re.compile(r"\bau[- ]delà (?:de|du|des|d['’])[^,;:.]*", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?:ier|iere|etaire|if|ive)s?$")
FAMILY = 5  # letters that the words of one family share: « prévenir », « prévention »
UNSAID_OF_IT = f"Je n’ai trouvé aucune phrase qui le dise de ce que vous ajoutez. Ce que les documents en disent{NBSP}:"
_NEAR = f" Ce qui s’en approche{NBSP}:"


def absent_addition(question: Question, library: Library) -> str:
    """That the documents have none of the words that an ellipsis adds; "" when they have one, or it adds none.

    ``added`` also tells the parts of a question that lists several things; these are asked in full.
    """
    if not question.follow_up or not question.added or set(question.added) & said_terms(library):
        return ""
    return absent_words(question.added, question, library)


def named_nowhere(question: Question, library: Library) -> str:
    """What to say when the documents have no word of what an ellipsis adds, nor any that the lexicon leads to; else "".

    An editor may have used the word in a question of theirs: this names nothing in the documents.
    """
    absent = absent_addition(question, library)
    if not absent:
        return ""
    said, added = said_terms(library), set(question.added)
    led = any(read & added and found & said for read, found in other_words(question.text, load_lexicon()))
    return "" if led else absent


def named_in_other_words(question: Question, library: Library) -> str:
    """What to say first when the documents only have words that the lexicon leads to from what an ellipsis adds."""
    absent = absent_addition(question, library)
    return absent and absent + _NEAR


def head_nowhere(question: Question, library: Library) -> str:
    """What to say first when an ellipsis adds a thing whose first word stands nowhere, in other words neither: « et le
    bilan de compétences ? » is not answered by « compétences » alone; else "".
    """
    thing = _THING.match(fold(question.text))
    head = tuple(content_terms(thing["head"])) if thing and question.follow_up else ()
    if len(head) != 1 or head[0] not in question.added or head[0] in said_terms(library):
        return ""
    read = other_words(question.text, load_lexicon())
    if any(head[0] in words for words, found in read if found & said_terms(library)):
        return ""
    absent = absent_words(head, question, library)
    return absent and absent + _NEAR


def without_the_verb(question: Question, chosen: Iterable[str], library: Library) -> str:
    """What to say first when no chosen sentence on what an ellipsis adds is on what was asked to do: « et sa transition
    écologique ? » after « comment financer la formation ? », when nothing is said of money; else "".
    """
    verb = verb_of(question.root, question.text) if question.follow_up and question.added else ""
    asked = frozenset(content_terms(verb)) - META_WORDS
    led = frozenset[str]().union(*led_terms(verb, asked).values())
    if not led:  # a verb without other words may be said in words that nobody listed: its absence tells nothing
        return ""
    for sentence in map(library.sentence, chosen):
        held = terms_in(f"{sentence.text} {' '.join(library.section_of(sentence).path)}")
        if held & (asked | led) or any(t.startswith(verb[:FAMILY]) for t in held for verb in asked):
            return ""
    return UNSAID_OF_IT


def only_sets_aside(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence names what an ellipsis adds only to set it aside: « au-delà de la rémunération »."""
    rest = _BEYOND.sub(" ", sentence.text)
    return rest != sentence.text and not _meant(question) & terms_in(rest)


def names_it_as_a_thing(question: Question, sentence: Sentence) -> bool:
    """Whether a sentence has a noun for what an ellipsis adds: « rémunération » for « argent », not « financier »."""
    words = (w for w in re.findall(r"\w+", sentence.text) if not _ADJECTIVE.search(fold(w)))
    return bool(_meant(question) & terms_in(" ".join(words)))


def _meant(question: Question) -> frozenset[str]:
    """The stems of what an ellipsis adds, and those that the lexicon leads to."""
    return frozenset(question.added).union(*led_terms(question.text, question.added).values())


def adds_an_acronym(question: Question) -> bool:
    """Whether what an ellipsis adds is an acronym: another word is not the thing, only something near it."""
    capitals = re.findall(r"(?<!\w)[A-Z]{2,}(?!\w)", question.text)
    return not question.text.isupper() and any(terms_in(c) & set(question.added) for c in capitals)

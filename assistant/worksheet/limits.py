"""What the documents do not say of a situation: sentences and words that nothing covers, expectations left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.library.terms import led_by, terms_in
from assistant.worksheet.editorial import Expected
from assistant.worksheet.needs import split_needs, words_of
from assistant.worksheet.ranking import Ranker
from assistant.worksheet.types import NBSP, Situation
from index.analysis import forms, is_stop_word, stem
from index.search import Index

MOST_WORDS = 6
MOST_UNSAID = 3
COVERED = 0.15  # BM25 share of the best sentence, or …
NEAR = 0.3  # … cosine with a difficulty, from which a sentence of the text counts as covered
# A noun is looked for where French puts one: after an article, a possessive, « de ».
_NOUN = re.compile(
    r"(?:\b(?:le|la|les|un|une|des|du|de|au|aux|mon|ma|mes|nos|notre|leurs?|son|sa|ses|ce|cette|ces|chaque|quelques|"
    r"deux|trois|quatre|cinq)\s+|\b[ldLD]['’])([^\W\d_][\w-]{3,})",
    re.IGNORECASE,
)


def uncovered(text: str, index: Index, ranker: Ranker) -> tuple[str, ...]:
    """The sentences of a difficulty that no sentence of the propositions comes near, as typed."""
    ids = [s.id for n in ranker.numbers for s in ranker.sentences[n]]
    return tuple(
        need
        for need in split_needs(text)
        if max((s.lexical_share for s in index.score_sentences(need, ids).values()), default=0.0) < COVERED
        and ranker.nearness(need) < NEAR
    )


def unknown_words(texts: Sequence[str], index: Index, ranker: Ranker) -> tuple[str, ...]:
    """The nouns that no document has, no editor used and the lexicon leads nowhere from, as typed, in order."""
    held = frozenset(t for d in ranker.library.corpus.documents for s in d.sentences for t in terms_in(s.text))
    found: dict[str, str] = {}
    for text in texts:
        for match in _NOUN.finditer(text):
            parts = [form for form in forms(match[1]) if not is_stop_word(form)]
            if parts and not any(stem(p) in held or index.knows(stem(p)) or led_by(p) for p in parts):
                found.setdefault(stem(parts[0]), match[1])
    return tuple(found.values())[:MOST_WORDS]


def expected_first(text: str, expected: Iterable[Expected]) -> list[Expected]:
    """The expectations that the words of a difficulty call for, then the others; at most ``MOST_UNSAID``."""
    said = words_of(text)
    return sorted(expected, key=lambda e: -len(said & terms_in(e.words)))[:MOST_UNSAID]


def silences(situation: Situation, on_structure: bool) -> tuple[str, ...]:
    """What the propositions say nothing of, for this structure."""
    found = []
    if not on_structure:
        found.append(
            f"Le manifeste n’emploie aucun mot propre à ce type de structure{NBSP}: {situation.structure.name}."
        )
    if situation.size is not None:
        found.append("Le manifeste ne dit rien qui dépende de l’effectif d’une structure.")
    return tuple(found)

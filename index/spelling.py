"""Spelling repair: a word that nobody wrote, and the known word that was probably meant.

A wrong repair is worse than none: it answers another question. So a word is repaired only when it is unknown, is no
ordinary French word (``ordinary_words.txt``), and stands one slip away from a known one. A longer word may be two or
three slips away, if what is heard is nearly, or wholly, the same. Of 7,019 questions about other subjects (public
services, labour law, general knowledge) 33 had a word repaired, about half of them rightly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from index.analysis import forms, is_stop_word, stem

# Folded words of five letters and more that the open French texts of the encoder's card use in two sources, four times
# at least, and the rarer ones that a general word list has too.
ORDINARY = Path(__file__).parent / "ordinary_words.txt"
SHORTEST = 5  # letters; a shorter word has too many neighbours
HEARD_FROM = 7  # letters, from which three slips are allowed to a word heard alike (« numerik »)
LONG = 8  # letters, from which two slips are allowed to a word heard nearly alike (« manageman »)
CUT_FROM = 3  # letters that are missing at the end of a word cut short
_KEYBOARD = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_SOUNDS = ("ckqs", "fp", "gj", "iy", "ae", "ao", "vw", "sz", "sc", "oe")
# What is written otherwise and heard alike, applied in order; only comparison matters, not phonetics.
_HEARD = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"qu|ck?(?![eiy])", "k"),
        (r"ti(?=on|el|eu)|ss?i(?=on|el|eu)|ci(?=on|el|eu)", "si"),
        (r"[cz](?=[eiy])|ss|z", "s"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"),
        (r"eau|au", "o"),
        (r"[ae][nm](?![aeiouynm])", "A"),
        (r"ai|ei", "e"),
        (r"y", "i"),
        (r"h", ""),
        (r"(.)\1", r"\1"),
        (r"e[rz]$|ee?s?$|s$|[dtx]s?$", ""),
    )
)
_WRITTEN = {
    "a": "[aàâä]",
    "c": "[cç]",
    "e": "[eéèêë]",
    "i": "[iîï]",
    "n": "[nñ]",
    "o": "[oôö]",
    "u": "[uùûü]",
    "y": "[yÿ]",
    "oe": "(?:o[eéèêë]|œ)",
    "ae": "(?:a[eéèêë]|æ)",
}
_ACCENTED = re.compile("oe|ae|[aceinouy]")
_INNER_CAPITAL = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý]")
_WORD = re.compile(r"\w+(?:[·-]\w+)*")


def repair(form: str, vocabulary: Mapping[str, int]) -> str | None:
    """Return the known form that the folded ``form`` was meant to be; ``None`` when it is known or has no likely one.

    ``vocabulary`` gives every known folded form with how often it occurs. Distance: optimal string alignment. Words
    that are heard alike come first, then the nearest, the more frequent, the first by alphabet. An ordinary word is
    only ever brought back to another form of itself (« fidélisé » to « fidéliser »).
    """
    if not _may_be_misspelt(form, vocabulary):
        return None
    from rapidfuzz import process  # 30 ms to import, for the few questions that need it
    from rapidfuzz.distance import OSA

    limit = 1 if len(form) < HEARD_FROM else 3
    near = process.extract(form, vocabulary.keys(), scorer=OSA.distance, score_cutoff=limit, limit=None)
    heard = _heard(form)
    likely = sorted(
        (_heard(known) != heard, int(distance), -vocabulary[known], known)
        for known, distance, _ in near
        if known.isalpha() and not is_stop_word(known) and _likely(form, known, int(distance))
    )
    if form in ordinary_words():
        return next((known for *_, known in likely if stem(known) == stem(form)), None)
    return likely[0][-1] if likely else _whole(form, vocabulary)


def _whole(form: str, vocabulary: Mapping[str, int]) -> str | None:
    """The known word that ``form`` is the beginning of (« codév »): the most frequent, then the first by alphabet."""
    words = [known for known in vocabulary if known.startswith(form) and len(known) >= len(form) + CUT_FROM]
    return min(words, key=lambda known: (-vocabulary[known], known), default=None)


_VERB_ENDINGS = ("ent", "ons", "ez", "ait", "aient", "ais", "ant", "era", "eront", "erait", "eraient", "erons", "erez")
_SHORTEST_VERB = 3  # letters before the ending
# Endings of the other verbs, and those of the infinitive: « convaincs », « comprenons », « reçoivent ».
_OTHER_VERBS = tuple(
    (ending, infinitive)
    for endings, infinitive in (
        ("is it issons issez issent issait issaient issant ira iront irait iraient", "ir"),
        ("iens ient iennent enons enez enait enaient iendra iendrait", "enir"),
        ("cs c quons quez quent quait quaient quant cra crait", "cre"),
        ("ds d dons dez dent dait daient dant dra drait", "dre"),
        ("nons nez nait naient nant nnent gnons gnez gnent gnait gnaient s t", "ndre"),
        ("ts t tons tez tent tait taient tant", "ttre"),
        ("is it isons isez isent isait isaient isant ira irait", "ire"),
        ("ais ait aissons aissez aissent aissait aissaient aissant", "aitre"),
        ("ois oit oivent evons evez evait evaient evra evrait", "evoir"),
    )
    for ending in endings.split()
)


def is_known(form: str, vocabulary: Mapping[str, int]) -> bool:
    """Whether the folded ``form`` is a word of the vocabulary or an ordinary French one."""
    return form in vocabulary or form in ordinary_words()


def heard_alike(form: str, vocabulary: Mapping[str, int]) -> str | None:
    """Return the known form that sounds like the unknown folded ``form``: the most frequent, the first by alphabet.

    For what is written by ear throughout: how it is spelt says nothing. An ordinary word is left as it is.
    """
    if is_known(form, vocabulary):
        return None
    heard = _heard(form)
    alike = (known for known in vocabulary if known.isalpha() and not is_stop_word(known) and _heard(known) == heard)
    return min(alike, key=lambda known: (-vocabulary[known], known), default=None)


def repairs(query: str, vocabulary: Mapping[str, int]) -> dict[str, str]:
    """Return every misspelt form of ``query`` with what was meant, in order; names are left alone."""
    left_alone = _names(query)
    found: dict[str, str] = {}
    for form in forms(query):
        # Other forms of known words need no search: their stem finds them.
        if form in found or form in left_alone or not _may_be_misspelt(form, vocabulary) or form in ordinary_words():
            continue
        if known := repair(form, vocabulary):
            found[form] = known
    return found


def corrected(query: str, vocabulary: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Return the repairs worth telling: (word as the person typed it, known folded form), in order.

    Another form of a known word (« gouvernances », « épuisent ») is found as it is, and so are known words that a
    hyphen joins (« femmes-hommes »): nothing needs telling.
    """
    typed = {form: word for word in reversed(_WORD.findall(query)) for form in forms(word)}
    return tuple(
        (word, known)
        for form, known in repairs(query, vocabulary).items()
        if stem(form) != stem(known)
        and not _is_conjugated(form)
        and not _joins_known(word := typed.get(form, form), form, vocabulary)
    )


def _is_conjugated(form: str) -> bool:
    """Whether a form is that of an ordinary verb, which lists of words rarely hold."""
    other = any(
        form.endswith(ending)
        and len(form) - len(ending) >= _SHORTEST_VERB
        and f"{form.removesuffix(ending)}{infinitive}" in ordinary_words()
        for ending, infinitive in _OTHER_VERBS
    )
    return other or any(
        form.endswith(ending)
        and len(form) - len(ending) >= _SHORTEST_VERB
        and f"{form.removesuffix(ending)}er" in ordinary_words()
        for ending in _VERB_ENDINGS
    )


def _joins_known(word: str, form: str, vocabulary: Mapping[str, int]) -> bool:
    """Whether ``form`` is the whole of a word that joins known ones with hyphens."""
    whole, *parts = forms(word) if "-" in word else [word]
    return whole == form and bool(parts) and all(is_known(part, vocabulary) for part in parts)


def as_written(form: str, texts: Iterable[str]) -> str:
    """Return the folded ``form`` as ``texts`` write it most often (« attractivité »), in lower case."""
    pattern = _ACCENTED.sub(lambda match: _WRITTEN[match[0]], form)
    written = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
    counts = Counter(match.lower() for text in texts for match in written.findall(text))
    return min(counts, key=lambda way: (-counts[way], way), default=form)


def _may_be_misspelt(form: str, vocabulary: Mapping[str, int]) -> bool:
    return len(form) >= SHORTEST and form.isalpha() and form not in vocabulary


def _names(query: str) -> frozenset[str]:
    """Return the forms that are written as names: a capital inside (« LinkedIn »), or in front, past the first word."""
    if query.isupper():
        return frozenset()
    words = _WORD.findall(query)
    names = (
        word
        for position, word in enumerate(words)
        if word.isupper() or _INNER_CAPITAL.search(word) or (position and word[0].isupper())
    )
    return frozenset(form for name in names for form in forms(name))


def _likely(form: str, known: str, distance: int) -> bool:
    """Whether so many slips are likely between the two."""
    if not _likely_start(form, known, distance):
        return False
    if distance == 1:
        return True
    heard, meant = _heard(form), _heard(known)
    return heard == meant or (distance == 2 and len(form) >= LONG and _one_slip(heard, meant))


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter added, left out, replaced or swapped with its neighbour makes one word of the other."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _likely_start(form: str, known: str, distance: int) -> bool:
    """Whether the first letters agree, or differ for a reason: a neighbouring key, the same sound, a letter lost."""
    if form[0] == known[0]:
        return True
    if form[1:] == known or known[1:] == form:  # one letter too many or too few in front: a silent h, a slip
        return "h" in (form[0], known[0]) or len(form) >= LONG
    if form[:2] == known[1::-1]:
        return len(form) >= LONG
    pair = {form[0], known[0]}
    return any(pair <= set(sound) for sound in _SOUNDS) or (distance == 1 and _neighbours(form[0], known[0]))


@lru_cache(maxsize=16384)
def _heard(form: str) -> str:
    """Return roughly what is heard: « convansion » and « convention » come out alike."""
    for pattern, sound in _HEARD:
        form = pattern.sub(sound, form)
    return form


def _neighbours(one: str, other: str) -> bool:
    """Whether two letters touch on a French keyboard."""
    places = {letter: (row, column) for row, letters in enumerate(_KEYBOARD) for column, letter in enumerate(letters)}
    if one not in places or other not in places:
        return False
    (row, column), (other_row, other_column) = places[one], places[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Ordinary French words, folded, of five letters and more."""
    return frozenset(ORDINARY.read_text(encoding="ascii").split())

"""The French analyser: text in, terms out. Shared by the rankings, the coverage of a question and spelling repair.

Three kinds of terms come out of the same tokens:

- *forms*: folded words as they stand (« Les salariés » -> ``les``, ``salaries``);
- *exact terms*: the forms that are not stop words; « mère » and « mer » stay apart;
- *stems*: what BM25 compares; « loi » and « lois », « cœur » and « coeur », « salarié » and « salariées » meet.

Folding is lossy, so offsets in the source text are not kept here: nothing in this file may be used to quote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from index.french import COMPOUNDS, ELIDED, INVARIABLE, IRREGULAR, QUESTION_WORDS, STOP_WORDS

_LIGATURES = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-"}
_INCLUSIVE = re.compile(r"(?<=\w)(?:[·•‧⋅]\w+)+|(?<=\w)\((?:e|s|es|ne|nes|le|les|trice|trices|euse|euses)\)")
_ACRONYM = re.compile(r"\b(?:[a-z]\.){2,}(?![a-z])")
# « CA » and « C.A » are read before case is lost: « ça » and « ca » are a pronoun. In small letters, only after a word
# that never stands before that pronoun, and never in « au ca où ».
_BOARD = re.compile(r"(?<![\w.'’-])(?:CA(?![\w-])|C\.A(?:\.(?!\w)|(?![\w.])))")
_BOARD_AFTER = re.compile(
    r"\b((?:au|aux|du|le|les|des|un|notre|nos|votre|vos|leurs?|mon)\s+)c\.?a\b(?!\s+o[uù]|[\w'’-])\.?", re.IGNORECASE
)
_BOARD_IN_WORDS = "conseil d'administration"
_BOARD_LETTERS = 2  # tokens of « C.A »: a longer text in capitals is a sentence
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f\u2009.]\d{3})+(?![\d])")
_INVERSION = re.compile(
    r"-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|ci|la|moi|toi|lui|leur|y|en|le|les)(?!\w|-)"
)
_PERCENT = re.compile(r"(?<=\d)\s*pour\s*-?cents?\b|(?<=\d)\s*pourcents?\b")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?!\w)|\w+(?:['-]\w+)*|%")
_STEMMER = Stemmer.Stemmer("french")


class _Folding(dict[int, str]):
    """What each character becomes when it is folded, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        decomposed = unicodedata.normalize("NFKD", _LIGATURES.get(char, char.casefold()))
        folded = self[code] = "".join(part for part in decomposed if not unicodedata.combining(part))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case, without accents, ligatures undone, typographic apostrophes and hyphens made plain (lossy)."""
    return text.translate(_FOLDING)


def spelt_out(text: str) -> str:
    """``text`` with « CA », « C.A » and « C.A. » written in full: they give the terms of « conseil d'administration ».

    In a text all in capitals « CA » may be the pronoun: there it must follow an article, or be the whole text.
    """
    if not text.isupper() or len(_TOKEN.findall(text)) <= _BOARD_LETTERS:
        text = _BOARD.sub(_BOARD_IN_WORDS, text)
    return _BOARD_AFTER.sub(rf"\1{_BOARD_IN_WORDS}", text)


def forms(text: str) -> list[str]:
    """Every folded word and number of ``text``, in order, stop words included; « 35 000 » is one form, ``35000``."""
    folded = fold(_INCLUSIVE.sub("", spelt_out(text)))
    folded = _THOUSANDS.sub(lambda match: re.sub(r"\D", "", match.group()), folded)
    folded = _ACRONYM.sub(lambda match: match.group().replace(".", ""), folded)
    folded = _INVERSION.sub(" ", _PERCENT.sub(" % ", folded))
    return [form for token in _TOKEN.findall(folded) for form in _split(token)]


def exact_terms(text: str) -> list[str]:
    """Return the folded forms of ``text`` that are not stop words, in order."""
    return [form for form in _joined(forms(text)) if not is_stop_word(form)]


def analyse(text: str) -> list[str]:
    """Return the stems of ``text`` for BM25, in order, repeated as often as they occur; stop words are left out."""
    return [stem(form) for form in exact_terms(text)]


def content_terms(text: str) -> list[str]:
    """Return the stems of a question's content words, without words that only ask (« expliquez »)."""
    return [stem(form) for form in exact_terms(text) if form not in QUESTION_WORDS]


def is_stop_word(form: str) -> bool:
    """Whether a folded form carries no content of its own (articles, pronouns, auxiliaries, negation, lone letters)."""
    return form in STOP_WORDS or (len(form) == 1 and form.isalpha())


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """Return the stem of one folded form: Snowball French, helped where folding or the algorithm itself misses.

    Snowball leaves « lois » alone and needs the accents of « -ité » and « -ière »; both are repaired before it runs.
    """
    if form in IRREGULAR:
        return stem(IRREGULAR[form])
    if not form.isalpha():
        return form
    if len(form) > 3 and form.endswith("s") and not form.endswith("ss") and form not in INVARIABLE:
        form = form[:-1]
    if len(form) <= 3:
        return form  # mostly acronyms: « VAE » is not « va »
    if form.endswith("ee"):
        form = form[:-1]
    if form.endswith("ite"):
        form = form[:-3] + "ité"
    elif form.endswith("iere"):
        form = form[:-4] + "ière"
    stemmed = fold(_STEMMER.stemWord(form))
    return stemmed[:-1] if len(stemmed) > 4 and stemmed.endswith("x") else stemmed


def _split(token: str) -> Iterator[str]:
    """One raw token into forms: elided words set apart, compounds given whole and in parts."""
    while "'" in token:
        head, _, rest = token.partition("'")
        if head not in ELIDED:
            token = head + rest  # « aujourd’hui », « prud’hommes »
            continue
        yield head
        token = rest
    if "-" not in token:
        yield token.replace(",", ".") if token[0].isdigit() else token
        return
    parts = token.split("-")
    if all(part.isalpha() for part in parts):
        yield "".join(parts)
    yield from (part for part in parts if part)


def _joined(words: list[str]) -> Iterator[str]:
    """Add the compound form of the few two-word expressions whose parts are stop words (« bien être »)."""
    for index, word in enumerate(words):
        pair = (word, words[index + 1]) if index + 1 < len(words) else (word, "")
        if pair in COMPOUNDS and (index == 0 or words[index - 1] != COMPOUNDS[pair]):
            yield COMPOUNDS[pair]
        yield word

"""Acronyms and their expansions, as one sentence or note of a document gives them. Nothing is expanded from memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.types import Acronym, BlockKind, Document

# Words that lend no letter to an acronym.
_SMALL = "a à au aux avec d de des du en et l la le les ou par pour s sur un une"
SMALL_WORDS = frozenset(_SMALL.split())

_SHORT = r"[A-Z][A-Z&-]{0,10}[A-Z]"
_BEFORE = re.compile(rf"\s\((?P<short>{_SHORT})\)")
_RUN = re.compile(r"[^.;:!?()«»“”]*$")
_INSIDE = re.compile(rf"\b(?P<short>{_SHORT})\s\((?P<expansion>[^()]{{6,150}})\)")
_DASHED = re.compile(rf"\b(?P<short>{_SHORT})\s[–—-]\s(?P<expansion>[^\W\d_][^().;:–—«“]{{6,150}})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_USED = re.compile(r"(?<!\w)(?:[A-Z]\.[A-Z]\.?|[A-Z]{2,6}(?:-[A-Z]{2,4}(?!\w))?)(?!\w)")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$")
_BARE = str.maketrans("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ", "AAACEEEEIIOOUUU")
_LONGEST = 200  # characters looked at before « (ACR) »
_MINIMUM_DASHED = 3  # words: « ADEME – Agence de la transition écologique »


def extract_acronyms(document: Document) -> tuple[Acronym, ...]:
    """Give the acronyms that ``document`` expands, in reading order, each once per expansion.

    Footnotes are read too. Three forms: « Expansion (ACR) », « ACR (Expansion) » and
    « ACR – Expansion ».
    """
    found: dict[tuple[str, str], Acronym] = {}
    for sentence in document.sentences:
        if sentence.kind is BlockKind.HEADING:
            continue
        for short, expansion in _expansions(sentence.text):
            key = (short, expansion.lower())
            found.setdefault(key, Acronym(short, expansion, sentence.id, document.source.id))
    return tuple(found.values())


def unexpanded_acronyms(document: Document) -> tuple[str, ...]:
    """Give, in alphabetical order, the acronyms that ``document`` uses and never expands.

    A word also written otherwise than in capitals (« NEXEM » and « Nexem ») is a name, not an acronym.
    """
    known = {acronym.short for acronym in extract_acronyms(document)}
    words = set(re.findall(r"\w+", document.text))
    used = {
        match[0]
        for sentence in document.sentences
        for match in _USED.finditer(sentence.text)
        if not sentence.text.isupper() and not _ROMAN.match(match[0])
    }
    return tuple(sorted(short for short in used - known if short.capitalize() not in words))


def _expansions(text: str) -> Iterator[tuple[str, str]]:
    for match in _BEFORE.finditer(text):
        run = _RUN.search(text[max(0, match.start() - _LONGEST) : match.start()])
        expansion = _run_before(run[0], match["short"]) if run else ""
        if expansion:
            yield match["short"], expansion
    for match in _INSIDE.finditer(text):
        if _initials(match["expansion"]) == _letters(match["short"]):
            yield match["short"], match["expansion"].strip()
    for match in _DASHED.finditer(text):
        expansion = match["expansion"].strip(" ,")
        if _suits(expansion, match["short"]):
            yield match["short"], expansion


def _suits(expansion: str, short: str) -> bool:
    """Accept an expansion after a dash: same initials, or a renamed body that kept its acronym (same first letter)."""
    initials = _initials(expansion)
    if initials == _letters(short):
        return True
    return initials[:1] == short[:1] and len(expansion.split()) >= _MINIMUM_DASHED and expansion[0].isupper()


def _run_before(before: str, short: str) -> str:
    """Give the shortest run of words ending ``before`` whose initials spell ``short`` ("" when there is none).

    An alternative « ou … » right before the acronym lends no letter: « innovation managériale
    ou organisationnelle (IM) ».
    """
    words = list(_WORD.finditer(before))
    letters = _letters(short)
    ends = [len(words)]
    if len(words) > 2 and words[-2][0] == "ou":
        ends.append(len(words) - 2)
    for end in ends:
        missing = len(letters)
        for index in range(end - 1, -1, -1):
            word = words[index][0]
            if word.lower() in SMALL_WORDS:
                continue
            if missing == 0 or _bare(word[0]) != letters[missing - 1]:
                break
            missing -= 1
            if missing == 0:
                return before[words[index].start() :].strip()
    return ""


def _initials(expansion: str) -> str:
    return "".join(_bare(word[0]) for word in _WORD.findall(expansion) if word.lower() not in SMALL_WORDS)


def _letters(short: str) -> str:
    return re.sub(r"[^A-Z]", "", short)


def _bare(letter: str) -> str:
    return letter.upper().translate(_BARE)

"""What is written as on a phone (« kel % de jeun save pa »), in full, before anything is read in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from assistant.understanding.wording import fold
from corpus.lexicon import load_lexicon
from corpus.types import Corpus
from index.expansion import known_forms
from index.spelling import as_written, heard_alike, is_known

# Written so on a phone, and no French word.
_SHORTENED: Final = {
    "kel": "quel", "kels": "quels", "kelle": "quelle", "kelles": "quelles", "ki": "qui", "koi": "quoi", "kwa": "quoi",
    "pk": "pourquoi", "pq": "pourquoi", "pkoi": "pourquoi", "pourkoi": "pourquoi", "pcq": "parce que",
    "pck": "parce que", "psk": "parce que", "parske": "parce que", "ke": "que", "keske": "qu’est-ce que",
    "keskil": "qu’est-ce qu’il", "keskils": "qu’est-ce qu’ils", "kan": "quand", "qd": "quand", "kom": "comme",
    "koman": "comment", "koment": "comment", "cb": "combien", "cbien": "combien", "kombien": "combien",
    "coz": "cause", "koz": "cause", "bcp": "beaucoup", "bcoup": "beaucoup", "tjs": "toujours", "tjrs": "toujours",
    "tt": "tout", "tte": "toute", "ttes": "toutes", "ds": "dans", "dc": "donc", "pr": "pour", "pa": "pas",
    "qq": "quelque", "qqs": "quelques", "qqn": "quelqu’un", "qqun": "quelqu’un", "qqch": "quelque chose",
    "jamé": "jamais", "mnt": "maintenant", "mtn": "maintenant", "auj": "aujourd’hui", "ajd": "aujourd’hui",
    "pb": "problème", "pbs": "problèmes", "jsuis": "je suis", "jsui": "je suis", "chui": "je suis",
    "chuis": "je suis", "jé": "j’ai", "jai": "j’ai", "ya": "il y a", "yen": "il y en", "svt": "souvent",
    "bsr": "bonsoir", "bjr": "bonjour", "slt": "salut", "sé": "c’est", "cé": "c’est", "c": "c’est",
    "fo": "faut", "fon": "font", "zon": "ont", "chak": "chaque", "oci": "aussi", "osi": "aussi", "ossi": "aussi",
    "mé": "mais", "mm": "même",
    "cest": "c’est", "tou": "tout", "tan": "tant", "dan": "dans", "veu": "veut", "dir": "dire", "ac": "avec",
    "jveu": "je veux", "jveux": "je veux", "dmain": "demain", "nouvo": "nouveau",
    "esk": "est-ce que", "eske": "est-ce que", "kil": "qu’il", "kils": "qu’ils", "kelke": "quelque",
    "kekchose": "quelque chose", "kelkechose": "quelque chose", "qqc": "quelque chose", "tro": "trop", "avc": "avec",
    "tjr": "toujours", "vrmt": "vraiment", "tps": "temps", "jpeu": "je peux", "jpeux": "je peux", "cmb": "combien",
    "komen": "comment", "komment": "comment", "psq": "parce que", "pcke": "parce que", "dmd": "demande",
    "ex": "exemple", "exs": "exemples", "we": "week-ends", "wikend": "week-ends", "wikends": "week-ends",
}  # fmt: skip
# Words of their own, that stand for another beside shortened ones.
_AMBIGUOUS: Final = {"sa": "ça", "dé": "des", "lé": "les", "fair": "faire", "fer": "faire", "plu": "plus", "eu": "eux"}
_SHORTENED_IN_ALL = 2  # shortened words from which the rest is read by its sound too
_SOUND_FROM = 4  # letters of a word that is
_WORD = re.compile(r"\b[^\W\d_]+(?:[-’'][^\W\d_]+)*\b(?!\.[^\W\d_]\b)")  # not the first letter of « C.A »
_JOINED = re.compile(r"(l|d|j|n|s|qu)([aeiouyh].{3,})")  # « lekipe »: an elision without its apostrophe
_ELISION = re.compile(r"[’']")


def written_out(text: str, vocabulary: Mapping[str, int], corpus: Corpus) -> str:
    """The text with its shortened words in full; the unknown words of a text that has several, as they are heard.

    ``vocabulary`` gives every known folded form with how often it occurs. A text without a shortened word is returned
    as it is.
    """
    shortened = sum(1 for word in _words(text) if word in _SHORTENED)
    if not shortened:
        return text
    text = _WORD.sub(lambda match: _SHORTENED.get(match[0].lower(), match[0]), text)
    text = text.replace("qu’il il y a", "qu’il y a")  # « kil ya »
    if shortened < _SHORTENED_IN_ALL:
        return text
    lexicon = load_lexicon()
    acronyms = {fold(short) for short in lexicon.acronyms}
    known = {form: n for form, n in known_forms(vocabulary, lexicon).items() if form not in acronyms}

    def written(form: str) -> str:
        return as_written(form, (document.text for document in corpus.documents))

    def heard(match: re.Match[str]) -> str:
        word = match[0]
        if word.lower() in _AMBIGUOUS:
            return _AMBIGUOUS[word.lower()]
        form = fold(word)
        if len(form) < _SOUND_FROM or _ELISION.search(form) or is_known(form, known):
            return word
        elided = _JOINED.fullmatch(form)
        if elided and (meant := elided[2] if is_known(elided[2], known) else heard_alike(elided[2], known)):
            return f"{elided[1]}’{written(meant)}"
        return written(meant) if (meant := heard_alike(form, known)) else word

    return _WORD.sub(heard, text)


def _words(text: str) -> Iterator[str]:
    return (match[0].lower() for match in _WORD.finditer(text))

"""Words that deny by themselves: « manque », « peu », « refuse », « hors »."""

from __future__ import annotations

import re

from assistant.guards.words import word_set

# Words that deny by themselves. The first are whole words, the others folded beginnings.
SOFT_WORDS = word_set("peu mal moins loin hors rare rares rarement difficile difficiles dela outre")
VERBAL = re.compile("(?:e|es|ee|ees|er|ent|ons|ait|ant|ation)$")  # « sous-exploités », not « sous-sol »
DEGREES = word_set("peu mal moins rarement difficilement")
_SOFT = re.compile(
    "manqu|absen|depourv|defaut|evit|refus|exclu|ignor|mecon|inconn|insuffis|renon|echapp|interdi|empech|faibl|limit|"
    "contrair|sous$|eloign|inexist|impossib|incapab|dispens|recul|inver|oppos|depass|echec|prive|penuri|peine|"
    "ecart(?:e|ent|er|ons|ant)?$|rejet"
)
STRONG = re.compile(
    "manqu|absen|depourv|refus|exclu|ignor|mecon|inconn|insuffis|renon|interdi|empech|inexist|incapab|impossib"
)
# Verbs that say « ne pas » in one word: of wanting, allowing, doing.
DENIERS = re.compile("refus|ecart|rejet|evit|exclu|renon|interdi|empech|pein|echou")


def is_soft(form: str, after: str = "") -> bool:
    """Whether a word denies by itself, given the one after it."""
    if (form in {"peu", "moins"} and after in {"que", "qu", "a"}) or (form == "hors" and after in {"de", "d", "du"}):
        return False
    return form in SOFT_WORDS or bool(_SOFT.match(form))

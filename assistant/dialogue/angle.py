"""A follow-up that asks for another form of answer on the same thing: an example, a figure, after a definition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.wanted import Wanted
from assistant.understanding.wording import fold

_EXAMPLE = re.compile(
    r"\bexemples?\b|\billustr\w+\b|\bcas (?:concrets?|reels?)\b|\bqui (?:le fait|l'a fait|le font) deja\b"
)
_ANOTHER = re.compile(r"\b(?:une?|d'|l'|les|des|quel(?:le)?s?) ?autres?\b|\bautre chose\b|\bd'autres\b")
# What only asks for a definition, and is no word of the thing that is defined.
_DEFINE = re.compile(
    r"\b(?:(?:il (?:me |nous )?(?:faut|faudrait)|donne\w*(?:[ -](?:moi|nous))?|(?:je|on) (?:veux|veut|voudrais)|"
    r"quelle est|c'est quoi|avez-vous|as-tu|j'ai besoin d') ?)?(?:la |l'|une |d'une )?(?:(?:petite|bonne|breve) )?"
    r"definition(?: (?:courte|breve|simple|exacte|precise|claire))? (?:de la |de l'|du |des |d'une? |de |d')|"
    r"\b(?:qu'est-ce que c'est(?: que)?|qu'est-ce qu(?:e |')|c'est quoi,? ?)(?:la |le |les |l'|une? |des )?|"
    r"\bque (?:veut dire|signifie(?:nt)?) (?:la |le |les |l')?|\bdefini(?:s|r|t|ssez)? (?:moi )?(?:la |le |les |l')?"
)


# « Un chiffre pour convaincre mon conseil ? »: what it is for is no word of what is asked.
_FORM_ALONE = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|avec|ou|aussi|sinon)\W+)*(?:(?:(?:il me faut|donne\w*(?:[ -]moi)?|je veux|"
    r"je voudrais|as-tu|avez-vous|y a-t-il|il y a) )?(?:une?|des|quelques|d'|les?|la|deux|trois) ?)?(?:autres? |seul |"
    r"vrai |bon )?(?:chiffres?|exemples?|citations?|arguments?|stats?|statistiques?|pourcentages?)"
    r"(?: (?:concrets?|precis|officiels?|marquants?|parlants?|cles?))?"
    r"(?: (?:pour|a|qui) (?:convaincre|appuyer|illustrer|etayer|montrer|citer|donner|presenter|persuader|l'appuie|"
    r"le (?:montre|prouve)|mon|ma|mes|notre|nos|moi|nous)\b[^?]*)?\W*$"
)


# « Un risque ? », « la preuve ? »: of what was just spoken of.
_SIDE = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc)\W+)*(?:(?:est-ce qu'|qu'est-ce qu')?(?:il y a|on a|on nous (?:donne|fixe|"
    r"impose|laisse)|(?:ils|elles) (?:nous )?(?:donnent|fixent|prevoient)|(?:le texte|nexem) (?:donne|fixe|prevoit)) |"
    r"y a-t-il |avez-vous |as-tu )?"
    r"(?:une?|des|les?|la|l'|quel(?:le)?s?|aucune?|pas d'|pas de|d'autres) ?"
    r"(?:echeance|calendrier|date limite|date|planning|agenda|duree|"
    r"risque|limite|preuve|inconvenient|avantage|interet|benefice|condition|frein|obstacle|delai|cout|resultat|effet|"
    r"danger|objectif|but|raison|contrepartie|difficulte|critique|reserve)s?\W*$"
)


_DEADLINE = re.compile(r"\b(?:echeance|calendrier|date limite|date|planning|agenda|delai)s?\b")


# « C’est la même chose que le PTP ? », « quelle différence avec le tutorat ? »: what was just read, beside another.
_COMPARED = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|du coup)\W+)*(?:(?:est-ce que )?(?:c'est|est-ce|ca revient a|ce serait)"
    r"(?: (?:donc|bien|vraiment))? (?:la meme chose|pareil\w*|identiques?|differente?s?|equivalente?s?|comparables?)|"
    r"quel(?:le)?(?: est la| est le)? (?:difference|lien|rapport)) (?:que |qu'|avec |a |au |aux |de |du |des |d')"
    r"(?P<other>.+)$"
)


def compared_with(text: str) -> str:
    """What a text asks to set what was just spoken of beside, folded; "" when it asks nothing of the kind."""
    found = _COMPARED.match(fold(text))
    return found["other"] if found else ""


# « Donne-moi la source », « et leurs sources ? », « d’où ça vient ? »: of what was just given, whatever it was.
_SOURCES = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|avec|oui|merci)\W+)*(?:"
    r"(?:(?:donne|cite|indique|precise|rappelle|montre)[rz]?(?:[ -](?:moi|nous))? |quel(?:le)?s? (?:est|sont) |"
    r"(?:je (?:veux|voudrais)|il (?:me |nous )?(?:faut|faudrait)|as-tu|avez-vous|tu as|vous avez|c'est quoi|"
    r"ou (?:est|sont)) )?(?:(?:la|les|sa|ses|leurs?|ta|tes|votre|vos|une|des|quel(?:le)?s?) )?"
    r"(?:sources?|references?|notes?)|"
    r"d'ou (?:ca|cela|c'est|tout ca) ?(?:vient|sort|provient|tire)?|"
    r"d'ou (?:vient|viennent|sort|sortent|proviennent)(?:-(?:il|elle|ils|elles)| ca| cela| tout ca)|"
    r"qui les a (?:publie|mene|realise|fait|produit|calcule|sorti|mesure|donne|etabli)e?s?"
    r")(?:,? (?:exactes?|precises?|svp|stp|s'il (?:te|vous) plait|alors|de (?:ca|cela|tout ca)))*\W*$"
)


def asks_the_sources(text: str) -> bool:
    """Whether a text asks where what was just given comes from, and nothing else."""
    return bool(_SOURCES.match(fold(text)))


def asks_a_side(text: str) -> bool:
    """Whether a text only names one side of what was just spoken of: « un risque ? »."""
    return bool(_SIDE.match(fold(text)))


def asks_a_deadline(text: str) -> bool:
    """Whether a text only asks for a date of what was just spoken of: « il y a un calendrier ? »."""
    return asks_a_side(text) and bool(_DEADLINE.search(fold(text)))


def asks_a_form_alone(text: str) -> bool:
    """Whether a text asks for a form of answer and names no subject: « un chiffre pour mon conseil ? »."""
    return bool(_FORM_ALONE.match(fold(text)))


def asks_an_example(text: str) -> bool:
    """Whether a question wants an example of what was just said."""
    return bool(_EXAMPLE.search(fold(text)))


def asks_another(text: str) -> bool:
    """Whether a question wants another than what was just given: « un autre chiffre ? »."""
    return bool(_ANOTHER.search(fold(text)))


# « Une autre ? », « donne m’en une autre », « une autre phrase » …
_NEXT_SENTENCE = re.compile(
    r"^\W*(?:(?:et|ok|oui|merci|bon|super|alors|encore|non)\W+)*"
    r"(?:(?:tu en as|vous en avez|il y en a|y en a-t-il|y en a|"
    r"(?:donne|trouve|cite)[rz]?[ -](?:moi|m'en|nous)|"
    r"j'en (?:veux|voudrais)|je (?:veux|voudrais)|(?:il )?m'en faut) (?:en )?)?(?:encore )?"
    r"(?:une?|d'|l'|la|deux|trois|quelques) ?(?:autres?|suivante?)(?: (?:phrase|citation|extrait|passage|verbatim)s?)?"
    r"(?: (?:svp|stp|s'il (?:te|vous) plait|alors|encore))*\W*$"
)
# … after « trouve une phrase sur la confiance ».
_A_SENTENCE = re.compile(r"\b(?:phrases?|citations?|extraits?|passages?|verbatims?)\b")


def asks_the_next_sentence(text: str, previous: Sequence[str]) -> bool:
    """Whether a text asks for another sentence than those given before, when a turn of ``previous`` asked for one."""
    return bool(_NEXT_SENTENCE.match(fold(text))) and any(_A_SENTENCE.search(fold(old)) for old in previous)


def without_define(text: str) -> str:
    """The thing that a text asks to define, as it is written; "" when it asks no definition in so many words."""
    spaced = " ".join(text.split())
    folded = fold(spaced)
    found = _DEFINE.search(folded)
    if found is None or len(folded) != len(spaced):  # « œuvre » is folded into one letter more
        return ""
    left = f"{spaced[: found.start()]} {spaced[found.end() :]}".strip(" ?!.,;:«»\"'")
    return re.sub(r"^(?:une?|le|la|les|des|l['’])\s*(?=\w)", "", left, flags=re.IGNORECASE) if left else ""


def under_another_angle(text: str, kind: Wanted, before: str, kind_before: Wanted) -> str:
    """What to search for when ``text`` asks for another form of answer on what ``before`` asked to define; else "".

    The words that asked for the definition would find definitions again: the thing alone is searched for.
    """
    other = kind not in {Wanted.EXPLANATION, kind_before} or asks_an_example(text)
    if kind_before is not Wanted.DEFINITION or not other:
        return ""
    thing, found = _DEFINE.subn(" ", fold(before))
    thing = " ".join(thing.split()).strip(" ?.!")
    return f"{thing} {text}" if found and any(map(str.isalnum, thing)) else ""

"""Numbers that count what the statement itself lists, or what was just named: no sentence has to hold them."""

from __future__ import annotations

import re

from assistant.guards.amounts import Amount
from assistant.guards.evidence import Evidence
from assistant.guards.words import Token, nearest, word_set
from corpus.types import BlockKind
from index.analysis import stem

_THEM = word_set("les ces tous toutes")
# Nouns that stand for the members of a list, and add nothing to them.
_KINDS = word_set(
    "acceptions angles arguments aspects atouts axes buts causes champs chantiers choses composantes conditions "
    "conséquences constats critères défis dimensions directions domaines éléments enjeux étapes exemples facteurs "
    "façons finalités fonctions formes idées leviers lignes manières mesures missions modalités motifs moyens natures "
    "niveaux notions objectifs obstacles options orientations outils parties pistes points possibilités principes "
    "priorités problèmes raisons rôles sens significations solutions sortes sources sujets temps thématiques thèmes "
    "titres types usages vertus voies volets choix effets atout facettes exigences attentes besoins taux chiffres "
    "pourcentages formulations versions intitulés libellés personnes noms"
)
_FOLDED = frozenset(word.translate(str.maketrans("éèêôç", "eeeoc")) for word in _KINDS)
_SIDES = frozenset(map(stem, ("cote", "tableau", "plan")))  # « jouer sur deux tableaux »
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)+")
_ARE = word_set("sont constituent forment representent figurent")
_REACH = 3  # words between a number and such a noun


def counts_nothing(amount: Amount, read: tuple[Token, ...]) -> bool:
    """« les deux », « tous deux », « des deux côtés », « du sang neuf »: a word that counts nothing new."""
    if not amount.spelled or amount.kind != "count":
        return False
    before = read[amount.place - 1].form if amount.place else ""
    if read[amount.place].form == "neuf" and amount.end == amount.place + 1:
        return bool(read[amount.place - 1].stem) and not amount.nouns if amount.place else False
    if amount.value == 2 and amount.nouns[:1] and amount.nouns[0] in _SIDES:
        return True
    return before in _THEM if not amount.nouns else before in {"tous", "toutes"}


def counts_cited(amount: Amount, read: tuple[Token, ...], evidence: Evidence) -> bool:
    """« trois axes » over the three items of a list that is cited, « trois façons : » before three things listed."""
    if amount.kind != "count" or not amount.spelled:
        return False
    items = sum(c.sentence.kind is BlockKind.ITEM for c in evidence.cited)
    if items == len(evidence.cited) == amount.value:
        return True
    if _counts_people(amount, read, evidence):
        return True
    if amount.value == _listed_before(read, amount.place) and nearest(next(iter(amount.nouns), ""), evidence.stems):
        return True
    generic = any(t.form in _FOLDED for t in read[amount.end : amount.end + _REACH])
    listed = _listed(read, amount.end)  # commas inside its members may make it longer than it is
    return generic and (
        amount.value == listed or (amount.value == len(evidence.cited) and (not listed or amount.value < listed))
    )


def _counts_people(amount: Amount, read: tuple[Token, ...], evidence: Evidence) -> bool:
    """« les deux penseurs » over a sentence that names two people, whom the statement names too."""
    named = {name for c in evidence.cited for name in _FULL_NAME.findall(c.text)}
    forms = {t.text for t in read}
    return len(named) == amount.value and all(name.split()[-1] in forms for name in named)


def _listed_before(read: tuple[Token, ...], place: int) -> int:
    """How many things « A, B et C sont trois … » names before its verb; 0 when they are no list."""
    ahead = [t.text if t.kind == "mark" else t.form for t in read[:place]]
    verb = next((i for i in range(len(ahead) - 1, max(-1, len(ahead) - 4), -1) if ahead[i] in _ARE), None)
    if verb is None:
        return 0
    opening = max((i + 1 for i, form in enumerate(ahead[:verb]) if form in {".", ":", ";"}), default=0)
    named = ahead[opening:verb]
    return named.count(",") + 2 if named.count("et") == 1 else 0


def _listed(read: tuple[Token, ...], place: int) -> int:
    """How many things stand after the colon that follows, kept apart by commas or semicolons; 0 without a list."""
    colon = next((i for i in range(place, len(read)) if read[i].text == ":"), len(read))
    listed = [t.text if t.kind == "mark" else t.form for t in read[colon + 1 :]]
    listed = listed[: listed.index(".")] if "." in listed else listed
    mark = ";" if ";" in listed else ","
    if mark not in listed:
        return listed.count("et") + 1 if "et" in listed else 0
    last = listed[len(listed) - listed[::-1].index(mark) :]
    marks = listed.count(mark)
    return marks + 1 if mark == ";" or last[:1] in (["et"], ["ou"]) or "et" not in last else marks + 2

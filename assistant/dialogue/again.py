"""Turns that ask nothing new: the answer before in a shorter form, in other words, again, or with what else is said."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from assistant.draft import Draft
from assistant.library.citations import Library
from assistant.understanding.form import asks_shorter
from assistant.understanding.wording import fold
from corpus.types import BlockKind


class Again(StrEnum):
    """What is wanted of the answer before."""

    SHORTER = "shorter"
    REWORDED = "reworded"
    SURE = "sure"
    MORE = "more"


_JOINS = (
    r"(?:(?:et|mais|ok|oui|non|merci|bon|alors|euh|du coup|d'accord|super|bien|ah|tiens|donc|pardon|desole\w*)\W+)*"
)
_PLEASE = r"(?:\W+(?:svp|stp|s'il (?:te|vous) plait|merci|alors|la|pour (?:moi|nous)))*"
_CAN = r"(?:(?:tu peux|vous pouvez|peux-tu|pouvez-vous|tu pourrais|merci de) )?(?:me |nous )?(?:le |la |les |l')?"
_IT = r"(?:[- ](?:moi|nous|le|la|les|ca|cela|tout ca|(?:ta|la|votre|cette) reponse))*"
_OTHERWISE = (
    r"(?:autrement|differemment|plus (?:simplement|clairement)|simplement|"
    r"avec (?:d'autres|tes|vos|des) mots(?: simples)?|"
    r"en (?:d'autres (?:mots|termes)|(?:plus )?clair|francais|mots simples|langage (?:simple|courant)))"
)
_MORE = (
    r"(?:sinon|c'est (?:vraiment |deja )?tout ?(?=\?)|rien de plus|quoi encore|et encore|"
    r"(?:sinon,? )?(?:y a-t-il |(?:il )?y a |as-tu |avez-vous |tu as |t'as |vous avez |il n'y a |y a )?"
    r"(?:autre chose|rien d'autre|quoi d'autre|d'autres (?:choses|idees|elements|points|infos|informations|pistes))"
    r"(?: a (?:dire|savoir|ajouter|signaler))?(?: (?:la-dessus|sur (?:ca|cela|le sujet|ce sujet)))?|"
    r"a part (?:ca|cela)|continue[rz]?|en plus(?: de (?:ca|cela))?|c'est tout ce (?:que (?:ca|le texte|tu|vous) \w+|"
    r"qu'(?:il|on) \w+)(?: (?:dire|trouver|trouve|la-dessus))*)"
)
_SURE = (
    r"(?:(?:tu es|t'es|vous etes|es-tu|etes-vous|tu en es|vous en etes) (?:bien |vraiment )?"
    r"(?:sure?s?|certaine?s?)(?: (?:de (?:toi|vous|ca|cela|(?:ta|votre) reponse)|que c'est (?:ca|vrai|exact)))?|"
    r"c'est (?:bien |vraiment )?(?:vrai|sur|exact|certain)(?: (?:ca|cela))?|sur de (?:toi|vous)|vraiment|ah bon)"
)
_KINDS = (
    (Again.MORE, _MORE),
    (Again.SURE, _SURE),
    (
        Again.REWORDED,
        rf"(?:{_CAN}(?:reformul\w+|repete[rz]?|redi[st]\w*|simplifie[rz]?){_IT}(?: {_OTHERWISE})?|"
        rf"{_CAN}(?:explique[rz]?|di[st]|dites|dire){_IT} {_OTHERWISE}|"
        rf"{_OTHERWISE}|(?:je )?(?:n'ai |ai |j'ai |j'ai rien |n'ai rien )?pas (?:bien |tout )?compris|"
        r"(?:je )?(?:ne )?comprends (?:pas|rien))",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"^\W*{_JOINS}{said}{_PLEASE}\W*$")) for kind, said in _KINDS)
_SENTENCES = {"une": 1, "un": 1, "1": 1, "deux": 2, "2": 2, "trois": 3, "3": 3, "quelques": 3}
_COUNT = re.compile(
    rf"\ben (?P<count>{'|'.join(_SENTENCES)}) (?:(?:seule?|petites?|courtes?|simples?) )?"
    r"(?:phrase|ligne|(?P<words>mot))"
)
# « Cite la phrase », « une seule phrase »: one.
_THE_SENTENCE = re.compile(r"\b(?:la|une)(?: seule)? (?:phrase|citation)\b")
NEARLY = 0.8  # share of the coverage of the first answer from which other sentences answer too

NOTHING_MORE = "Je n’ai rien trouvé d’autre qui réponde à cette question."
BESIDE = "Les documents disent aussi\u00a0:"
AS_QUOTED = "Je ne fais que citer. Voici de nouveau ce que disent les documents, mot pour mot\u00a0:"
NOT_REWORDED = "Je ne reformule pas\u00a0: je cite les documents mot pour mot. Ils disent\u00a0:"


def asked_again(text: str) -> Again | None:
    """What a turn wants of the answer before, when it asks nothing else."""
    if asks_shorter(text):
        return Again.SHORTER
    folded = fold(text)
    return next((kind for kind, pattern in _PATTERNS if pattern.match(folded)), None)


def sentences_wished(text: str) -> int:
    """How many sentences a turn that wishes a shorter answer asks for; 0 when it doesn't say. « En deux mots » is no
    count: what is brief is one sentence.
    """
    folded = fold(text)
    if said := _COUNT.search(folded):
        return 1 if said["words"] else _SENTENCES[said["count"]]
    return int(bool(_THE_SENTENCE.search(folded)))


_SAY_NOTHING = frozenset({BlockKind.NOTE, BlockKind.HEADING})  # alone, they tell nothing more
SAID_FIRST = {Again.SURE: AS_QUOTED, Again.REWORDED: NOT_REWORDED}


def something_more(before: Draft, beside: Draft, library: Library) -> Draft:
    """The sentences ``beside`` those that answered ``before``, when they answer nearly as well; else that there is
    none.
    """
    new = (pick for pick in beside.picks if pick.sentence_id not in before.sentence_ids)
    left = tuple(pick for pick in new if library.sentence(pick.sentence_id).kind not in _SAY_NOTHING)
    if beside.status != "answered" or not left or beside.coverage < NEARLY * before.coverage:
        return Draft("not_in_corpus", preface=NOTHING_MORE)
    return replace(beside, picks=left, preface=BESIDE)

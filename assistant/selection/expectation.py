"""What a sentence must hold to answer a question at all: an amount, a date, a place, a number, the thing asked.

A near miss shares its words with the text and asks for a fact that the text does not give. Words alone cannot tell it
from a question that is answered; the form of the answer often can: « combien coûte… » needs an amount.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from assistant.library.premise import capitalised
from assistant.understanding.question import fold
from assistant.understanding.wording import META_WORDS, topic_terms, without_changed_measures
from corpus.lexicon import load_lexicon
from index.analysis import content_terms
from index.expansion import expand
from index.spelling import is_known


class Need(StrEnum):
    """The form of what is asked."""

    AMOUNT = "amount"
    DATE = "date"
    PLACE = "place"
    COUNT = "count"  # a number of the noun
    NUMBER = "number"  # of the noun when there is one
    SHARE = "share"  # a percentage, or so many out of so many, of the noun when there is one
    OUTCOME = "outcome"  # what became of a request: the verb that tells it
    NAME = "name"  # of a person, a body or a place
    THING = "thing"  # the noun itself, or a word that the lexicon leads to from it


# Needs that no wording gets around: without an amount, a date or a place there is no answer.
HARD_NEEDS = frozenset({Need.AMOUNT, Need.DATE, Need.PLACE, Need.NAME, Need.OUTCOME})
_NOTED = frozenset({Need.DATE, Need.PLACE})


@dataclass(frozen=True, slots=True)
class Expectation:
    """``noun``: the stems of what is counted or asked; empty for the other needs."""

    need: Need
    noun: frozenset[str] = frozenset()


_JUST = r"(?: (?:ca|exactement|precisement|au juste|finalement))? ?[?.!]*"
_AMOUNT = re.compile(
    r"\b(?:combien (?:ca |cela |ça )?(?:coute|coutent|couterait|gagne|touche|paye|paie)|combien\b[^,?]{0,25}\bcout\w+|"
    r"(?:cout(?:e|er)\w*|pay(?:e|er)\w*|gagn(?:e|er)\w*|factur\w+) (?:\w+ )?combien|"
    r"combien\b[^,?]{0,25}\b(?:factur\w+|depens\w+)|"
    r"combien\b[^,?]{0,40}\b(?:verse[rz]?|touche(?:rai[st]?|r)|(?:par|chaque) mois)\b|"
    r"(?:quel|quels|le|du|au) (?:budget|montant|prix|tarif|cout|couts|salaire|montants|salaires)s? (?:pour|de|d'|"
    r"du|des|est|exact|moyen|prevu|total|annuel)|"
    r"quel(?:le)? (?:budget|montant|prix|tarif|cotisation|prime|somme|enveloppe|remuneration exacte|salaire (?!est\b))|"
    r"montant de|"
    r"cotisation|valeur du point|"
    r"en (?:millions|milliards|milliers) d'euros|combien d(?:e |')(?:argent|euros|millions?|milliards?)|"
    r"(?:ete|est-ce|c'est|(?:est|sont)(?:-elles?|-ils?)?) (?:bien |deja )?chiffree?s?\b|"
    r"a combien s'eleve(?:nt)?(?! (?:le|la|les) (?:taux|parts?|proportions?|pourcentages?|nombre)))"
)
_DATE = re.compile(
    r"(?:^|[,;:] )(?:et )?quand (?:(?:est|sera|a|aura|ont|doit|va|vont|faut|peut|commence|parait)\b|"
    r"[^,?]*-(?:t-)?(?:il|elle)s?\b)|"
    r"\b(?:depuis quand|a partir de quand|en quelle annee|quelle annee|quelle(?:s)? date|quels? jours?|quel mois|"
    r"(?:quel|un|le) calendrier|une? (?:date limite|planning)|depuis combien de temps|"
    r"a partir de quand|jusqu'a quand|date d[eu']|date publi|echeance|entre quelles annees)\b|"
    rf"\bquand{_JUST}$"  # « ça ouvre quand ? »
)
_PLACE = re.compile(
    r"^(?:et )?ou (?:a|aura|ont|se|est|sont|peut|puis|s'est|faut)\b|\b(?:quelle ville|quel pays|quelle region|"
    r"quel departement|quelle adresse|a quel endroit)\b|"
    rf"(?<!\bou) ou{_JUST}$"  # « elle a étudié où ? »
)
_COUNT = re.compile(
    r"\b(?:combien d(?:e |')|nombre d(?:e |')|nb d(?:e |'))(?:la |l'|les |des )?([a-z][\w-]+(?: [a-z][\w-]+)?)"
)
# « taux de … », « part des … »: a number of what.
_SHARE = re.compile(
    r"\b(?:taux|pourcentages?|part|proportion|portion|fraction) d(?:e |es |u |')(?:la |l'|les |nos |vos |ces |"
    r"leurs )?([a-z][\w-]+)"
)
_ASKS_SHARE = re.compile(r"\b(?:pourcentages?|pour ?cents?|(?:quelle|la) (?:part|proportion|fraction))\b|%")
_NUMBER = re.compile(r"\b(?:combien|quel taux|taux d|a quelle hauteur|chiffres?)\b")
# « Quel âge moyen ont… », « l’ancienneté médiane »: a number of the noun.
_AVERAGE = re.compile(
    r"\b(?!(?:meilleur|seul|autre|premier|bon|par|au|quel|le|un|ce|du|aucun|tout|de)\b)([a-z][\w-]+) "
    r"(?:moyenne|moyen(?! d(?:e |'))|mediane?)\b"
)
# « Quels syndicats ? Je veux les noms », « donnez leurs noms », « lesquels nommément »
_NAMES = re.compile(
    r"\bquel(?:le)?s? (?:syndicats?|pays|ministres?|partis?(?! pris))\b|"
    r"\b(?:veux|voudrais|faudrait|faut|donne\w*(?:[- ]moi)?|cherche|cite\w*(?:[- ]moi)?|aimerais|il me) "
    r"(?:\w+ )?(?:les|leurs?|des|ces|leur) noms?\b(?! de famille)|"
    r"(?:^|[.?!,;:] )(?:(?:avec|et) )?(?:des|leurs?|les) noms\W*$|\bnommement\b"
)
# « Le gouvernement l’a-t-il finalement accordé ? », « a fini par accepter »
_DECIDED = r"((?:accord|obten|accept|ratifi|refus|adopt)\w*)"
_BY_NOW = r"(?:fini par |finalement |enfin |deja )?"
_OUTCOME = re.compile(
    rf"\b(?:a|ont)(?:-t)?(?:-(?:il|elle|ils|elles|on))? {_BY_NOW}(?:l'|la |le |les |lui |leur )?{_DECIDED}|"
    rf"\b(?:l'|la |les )(?:a|ont)-t-\w+ {_BY_NOW}{_DECIDED}"
)
_WHICH_ONES = re.compile(r"(?:\bet|[,?.;:]) ?lesquel(?:le)?s\b")
_THING = re.compile(
    r"\bquel(?:le)?s? (?:est |sont |serait |seraient )?(?:le |la |les |l')?"
    r"(?:(?:meilleur|principa|vrai|grand|premier|dernier|nouve|seul)\w* )?([a-z][\w-]+)"
)

_MONEY_HELD = re.compile(r"€|\beuros?\b|\bmillions?\b|\bmilliards?\b")
_MONTHS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_DATE_HELD = re.compile(rf"\b(?:1[89]|20)\d\d\b|\bannees? \d|\b(?:{_MONTHS})\b")
_PLACE_HELD = re.compile(
    r"\((?:[A-ZÀ-Ý][\w’' -]+, )?\d{2}\)|\b(?:à|en|au|aux) (?:l’)?[A-ZÀ-Ý][\wà-ÿ]+|\bniveau (?:des )?territoires?\b"
)
_SHARE_HELD = re.compile(r"%|\bpour ?cents?\b|\bsur (?:\d|deux|trois|quatre|cinq|six|dix)|\b(?:moitie|tiers|quarts?)\b")
_DIGIT = re.compile(r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|triple|double)\b")
_COUNT_HELD = re.compile(
    r"(?<![\d.,])\d+(?:[ .,]\d+)*(?![\d.,]* ?%|[.,]?\d)|"
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|triple|double)\b"
)
_OF_THE_DOCUMENTS = {"nexem": 1, "humanifest": 1}
_BESIDE = 3  # words after a number among which what it counts stands
# Whoever is counted, the text may call them by another of these words.
_PEOPLE = frozenset(
    content_terms(
        "gens personnes personne salariés salarié travailleurs travailleur employés employé collaborateurs "
        "collaborateur professionnels actifs "
        "français jeunes agents cadres managers chefs monde candidats candidat postulants recrues"
    )
)
# Nouns that ask for anything the text says: they need not stand in it.
_OPEN_NOUNS = frozenset(
    content_terms(
        "part proportion pourcentage taux chiffre nombre role place objectif but enjeu raison cause avis "
        "position vue idee solution piste mesure moyen maniere "
        "facon lien rapport difference interet avantage benefice effet impact consequence risque frein limite "
        "condition etape exemple type sorte genre forme "
        "source etude enquete document proposition axe theme sujet titre nom definition sens principe valeur "
        "message constat probleme difficulte defi attente "
        "besoin demande engagement action levier argument reponse conseil recommandation point element facteur "
        "critere dimension domaine niveau question "
        "explication justification motif apport contribution atout force faiblesse obstacle perspective suite "
        "regard approche phrase citation mot terme formule "
        "coup double triple trois deux quatre cinq six fonction poste portion fraction moitie conclusion resume "
        "contenu personne gens autre chose espece vision ambition mission tendance evolution changement "
        "situation public cible secteur metier"
    )
)


def expectations(question: str) -> tuple[Expectation, ...]:
    """What a sentence must hold to answer; () when the form of the question asks for nothing in particular."""
    folded = without_changed_measures(fold(question))
    if _AMOUNT.search(folded):
        return (Expectation(Need.AMOUNT),)
    if _DATE.search(folded):
        return (Expectation(Need.DATE),)
    if _PLACE.search(folded):
        return (Expectation(Need.PLACE),)
    if _NAMES.search(folded):
        return (Expectation(Need.NAME),)
    if told := _OUTCOME.search(folded):
        return (Expectation(Need.OUTCOME, frozenset(content_terms(told[1] or told[2]))),)
    if _WHICH_ONES.search(folded):  # « combien de volets, et lesquels ? » wants the list, not its length
        return ()
    if counted := _COUNT.search(folded):
        return (Expectation(Need.COUNT, _named(counted[1])),)
    if (of_all := _ASKS_SHARE.search(folded)) or _NUMBER.search(folded):
        shared = _SHARE.search(folded)
        noun = _named(shared[1]) if shared else frozenset()
        return (Expectation(Need.SHARE if of_all else Need.NUMBER, noun),)
    if averaged := _AVERAGE.search(folded):
        return (Expectation(Need.NUMBER, _named(averaged[1])),)
    found = []
    for asked in _THING.finditer(folded):
        noun = _named(asked[1])
        if noun and not noun & _OPEN_NOUNS:
            found.append(Expectation(Need.THING, noun))
    return tuple(found)


def asks_of_the_noun(question: str) -> bool:
    """Whether a question has topic words, all of which stand for what is said of something else: « les missions »."""
    topic = set(topic_terms(question)) - META_WORDS
    return bool(topic) and topic <= _OPEN_NOUNS


def _named(words: str) -> frozenset[str]:
    """The stem of the first content word, and those of the words that the lexicon leads to from it."""
    first = content_terms(words)[:1]
    if not first:
        return frozenset()
    led = expand(words.split(maxsplit=1)[0], load_lexicon(), {}, {first[0]: 1.0})
    return frozenset(term for term in led if not term.startswith("="))


def holds(text: str, terms: Collection[str], wanted: tuple[Expectation, ...], notes: str = "") -> bool:
    """Whether a sentence can hold what is asked. A date or a place may stand in its ``notes``: they say when a survey
    was made, and where an author teaches.

    ``terms``: stems of the sentence and of what stands around it. The words of its editorial questions don't count: one
    of them may ask for what the sentence only comes near. With several things asked (« quel budget et quel
    calendrier »), one of them suffices: the answer is then partial at worst.
    """
    return not wanted or any(_meets(f"{text} {notes}" if one.need in _NOTED else text, terms, one) for one in wanted)


def _meets(text: str, terms: Collection[str], one: Expectation) -> bool:
    folded = fold(text)
    match one.need:
        case Need.AMOUNT:
            return bool(_MONEY_HELD.search(folded) and _DIGIT.search(folded))
        case Need.DATE:
            return bool(_DATE_HELD.search(folded)) or "dès " in text
        case Need.NAME:
            return bool(_proper_names(text))
        case Need.OUTCOME:
            return not one.noun.isdisjoint(content_terms(text))
        case Need.PLACE:
            return bool(_PLACE_HELD.search(text))
        case Need.NUMBER | Need.COUNT | Need.SHARE:
            # A share of people counts them; a share of anything else is no count of it.
            counted = one.need is Need.COUNT and one.noun and not one.noun & _PEOPLE
            form = _SHARE_HELD if one.need is Need.SHARE else _DIGIT
            if counted:
                return _counts(folded, one.noun)
            known = any(t in terms or t in _PEOPLE for t in one.noun)
            return form.search(folded) is not None and (known or not one.noun)
        case _:
            return any(t in terms for t in one.noun)


def _proper_names(text: str) -> list[str]:
    """The words of a text that are written as names and mean nothing else, without the federation's and acronyms."""
    names = (name for name in capitalised(text) if not name.isupper())
    return [name for name in names if not is_known(fold(name), _OF_THE_DOCUMENTS)]


def _counts(folded: str, noun: frozenset[str]) -> bool:
    """Whether a number, no share, stands right before the noun: « 35 000 postes » counts no employer beside them."""
    return any(
        noun & set(content_terms(" ".join(folded[m.end() :].split()[:_BESIDE]))) for m in _COUNT_HELD.finditer(folded)
    )

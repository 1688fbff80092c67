"""Whether a question is about the person's own structure: « mon Ehpad », « chez nous », « je suis directrice »."""

from __future__ import annotations

import re

from assistant.understanding.named import around_propositions
from assistant.understanding.wording import META_WORDS, asking_clauses, clauses, fold, without_quotations
from index.analysis import content_terms

_STRUCTURE = (
    r"(?:\w+ )?(?:association|asso|structure|etablissement|ehpad|esat|mecs|ime|itep|sessad|foyer|fam|mas|residence|"
    r"service|entreprise|organisation|organisme|fondation|groupe|dispositif|centre|creche|maison|equipes?|salarie\w*|"
    r"collegues?|"
    r"collaborat\w+|personnels?|agents?|soignant\w*|aides?|educ\w*|professionnels?|stagiaires?|apprentis?|seniors?|cadres?|"
    r"managers?|chefs?|directions?|directeurs?|directrices?|dg|drh|ca|conseil d'administration|bureau|president\w*|"
    r"administrat\w+|"
    r"benevoles?|adherents?|residents?|usagers?|postes?|recrut\w+|turn-?over|absenteisme|budget|cse|locaux|site|"
    r"departs?|candidats?|departement|pole|siege|metier|boite|boulot|taf)"
)
_OWN = re.compile(
    rf"\b(?:notre|nos|mon|ma|mes) {_STRUCTURE}s?\b|"
    r"\b(?:chez|pour|avec|parmi|a) nous\b|\bchez moi\b|"
    # who one is, and what one's structure has or does
    r"\bje (?:suis|travaille|dirige|gere|pilote|preside|manage|encadre|recrute|forme|siege|perds|peine|cherche a "
    r"recruter|n'arrive pas|monte|viens d'(?:etre|entrer|arriver)|viens de (?:prendre|rejoindre))\b"
    r"(?! (?:etudiante?|journaliste|lyceenne?|eleve|collegienne?|chercheu\w+|doctorante?|curieu\w+|perdue?|"
    r"d'accord|sure?|tombee?|interesse\w*|desole\w*|a la recherche)\b)|"
    r"\bj'(?:encadre|anime|embauche|accompagne|interviens|emploie)\b|"
    r"\bj'ai (?:\d+|un|une|des|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|pris|trop|"
    r"beaucoup|plus|peu|du mal) "
    r"(?!(?:petites? |autres? |simples? |derniere )*(?:questions?|exposes?|memoires?|devoirs?|doutes?|curiosite)\b)\w|"
    r"\bnous (?:sommes|avons(?! (?:lu|vu|entendu|appris|recu|note|une question)\b)|"
    r"n'|ne |perdons|recrutons|cherchons|peinons|voulons|souhaitons|devons|manquons|gerons|"
    r"accueillons|employons|comptons|dirigeons|accompagnons|lancons|montons|voudrions|aimerions)|"
    r"(?:^|[,.;:!?] )(?:et |mais |car |si |ici |la )?on (?:a|est|n'|ne|perd|recrute|cherche|manque|gere|galere|veut|"
    r"voudrait|doit|emploie|compte|accueille|monte|lance|arrive)\b"
)


def own_structure(text: str) -> bool:
    """Whether the person speaks of their own structure. Someone who studies or writes about the sector does not."""
    return bool(_OWN.search(fold(without_quotations(text))))


# « Je suis DRH : », « Pour le glossaire de mon mémoire, »: who asks, or what the answer is for.
_INTRODUCES = re.compile(
    r"\W*(?:(?:bonjour|bonsoir|dites|alors|bon)\W+)?"
    r"(?:(?:je|on|nous) (?:suis|est|sommes|dirige\w*|preside\w*|prepar\w+|ecri\w+|redige\w*|fai[st]|monte\w*)\b|"
    r"pour (?:mon|ma|mes|notre|nos|le|la|les|une?) )[^?]*"
)


def introduces(text: str) -> bool:
    """Whether a text only says who asks, or what for."""
    return bool(_INTRODUCES.fullmatch(fold(text)))


# « Un 54 % », « le 70 % »: a figure that one has read somewhere.
_READ = "".join(rf"(?<!\b{word} )" for word in ("le", "un", "ce", "du", "au", "les", "des", "ces", "deux"))
_PER_CENT = r"\s?(?:%|pour\s?cents?\b)"
# « 80 lits », « 30 % », « 71 ans »; not « proposition 4 », « 2024 ».
_OWN_NUMBER = re.compile(
    r"(?<![\w.,°])(?<!\bpropositions )(?<!\bproposition )(?<!\baxe )(?<!\bchapitre )(?<!n° )(?!(?:19|20)\d\d\b)"
    rf"(?:{_READ}\d+(?:[ \u00a0\u202f.,]\d+)*{_PER_CENT}|\d+(?:[ \u00a0\u202f.,]\d+)*(?!{_PER_CENT}))(?![\w-])",
    re.IGNORECASE,
)


# « J’ai trois pourcentages : 54, 57 et 59 » are to be found in the documents; « nos chiffres » are one’s own.
_FIGURES_READ = re.compile(r"(?<!nos )(?<!mes )\b(?:pourcentages|chiffres|statistiques)\b[^?!.\d]{0,40}\d")


# « Un veilleur de 61 ans ne peut plus se baisser »: how old somebody at work is, which says less than what they need.
# What is counted by age (« les moins de 30 ans », « à partir de 55 ans ») stays.
_AGED = re.compile(
    r",?\s*(?<!moins )(?<!plus )(?<!partir )(?<!tranche )\b(?:[âa]g[ée]e?s? )?(?:de|d['’])\s?"
    r"(?:1[6-9]|[2-6]\d) ans\b(?! (?:et|ou|d['’]))",
    re.IGNORECASE,
)
_NEED = 2  # content words that say what is needed, without the age
# « Elle n’en peut plus de courir »: an idiom of which every word is too common to be searched for.
_WORN_OUT = re.compile(
    r"\bn['’]en peu(?:x|t|vent) plus\b(?=[^\w]*$|[,.;:!?]|\s+d(?:e\s+|['’])\w+(?:er|ir|re)\b)", re.IGNORECASE
)
_WORN = "n’en peut plus, épuisé"
# « Notre foyer est à la campagne »: where one is; « faire campagne » has the same word.
_COUNTRYSIDE = re.compile(r",?\s*\b(?:à la|en (?:pleine |rase )?|au milieu de la )\s*campagne\b", re.IGNORECASE)


def without_circumstances(text: str) -> str:
    """The text without the age of a person nor that one is in the country, which no document speaks of, when the rest
    says what is needed; « n’en peut plus » said in a word that can be searched for.
    """
    text = _WORN_OUT.sub(_WORN, text)
    bare = _AGED.sub(" ", text)
    bare = bare if len(set(content_terms(bare)) - META_WORDS) >= _NEED else text
    bare = _COUNTRYSIDE.sub(" ", bare) if own_structure(text) else bare
    bare = re.sub(r"\s+(?=[,.])", "", " ".join(bare.split()))
    return bare if any(map(str.isalpha, bare)) else text


def without_own_numbers(text: str) -> str:
    """The text without the numbers of the person's own structure: they are in no document, and claim nothing of them.

    A number of a clause that asks, and says nothing of one's own structure, stays.
    """
    if not own_structure(text) or _FIGURES_READ.search(fold(text)):
        return text
    asking = {clause for clause in asking_clauses(text) if not own_structure(clause)}
    for clause in clauses(text):
        if clause not in asking:
            cut = around_propositions(clause)
            cut[::2] = (_OWN_NUMBER.sub(" ", part) for part in cut[::2])
            text = text.replace(clause, " ".join("".join(cut).split()))
    return text

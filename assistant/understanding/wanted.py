"""The kind of answer that a question wants, read on the clause that asks."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.understanding.wording import (
    asking_clauses,
    fold,
    in_full,
    says_enough,
    without_changed_measures,
    without_quotations,
)


class Wanted(StrEnum):
    """The kind of answer that is wanted; it sets which sentences suit and how many are given."""

    FIGURE = "figure"
    DEFINITION = "definition"
    ENUMERATION = "enumeration"
    SPEAKER = "speaker"
    REASON = "reason"
    MANNER = "manner"
    SOURCE = "source"
    EXPLANATION = "explanation"


def _any_of(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


# « Qu’est-ce que Nexem réclame », « … que la crise a changé » ask no definition, as « … que la RSO » does.
_SUBJECTS = (
    "on|ils?|elles?|nous|vous|je|tu|ca|cela|nexem|humanifest|l'humanifest|le (?:manifeste|texte|document|chapitre)|"
    "l'article|la (?:presse|journaliste|federation)|cette (?:federation|publication)"
)
_VERBS = (
    "a|ont|va|vont|peut|peuvent|doit|doivent|veut|veulent|fait|font|dit|disent|change(?:nt|rait|ra)?|apporte(?:nt|rait)?|"
    "propose(?:nt)?|demande(?:nt)?|attend(?:ent)?|viennent|vient|recherchent|recherche(?!s)|cherchent|pensent|pense"
)
_WHICH_ONES = re.compile(r"\b(?:et|,) ?(?:lesquel(?:le)?s|quel(?:le)?s sont)\b")
# « Quelles pistes, quels leviers » ask how to do, not for the whole of a list.
_MEANS = _any_of(
    r"\bquel(?:le)?s? (?:sont |est |seraient )?(?:les |la |le |vos |ses |leurs |des |l')?(?:\w+ )?"
    r"(?:pistes?|mesures?|solutions?|actions?|moyens?|leviers?|outils?|demarches?|conseils?|methodes?|initiatives?)"
    r"(?! d'administration)\b",
    r"\bpar (?:ou|quoi) (?:commencer|debuter|demarrer)\b",
    r"\b(?:une?|des|quelques) (?:pistes?|idees?|conseils?|astuces?|solutions?) pour\b",
)

_THE_TEXT = r"(?:le |la |ce |cette |votre |l')(?:texte|document|reponse|manifeste|phrase|resume|article)s?"
_OF_AN_ANSWER = rf"(?:vous|tu\b|ce soit|{_THE_TEXT})"
# « Je voudrais que mes équipes osent »: how to bring it about; « je voudrais que vous citiez… » is an order.
WISHES = re.compile(
    r"\b(?:(?:je|j'|on|nous) ?(?:voudr|aimer|souhaiter)(?:ais|ait|ions)|(?:je|on|nous) (?:souhait|veu|voul)\w+) "
    rf"(?:bien |tant |vraiment )?qu(?:e (?!{_OF_AN_ANSWER})|')(?![^?.]*\?)"
)

# Tried in this order: the first that matches names what is wanted.
_WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        Wanted.SOURCE,
        _any_of(
            r"\bd'ou (?:vient|viennent|provient|sort|sortent|tire|ca|cela|tenez)",
            r"\bquelle est (?:la|sa|leur) source",
            r"\bquelles? sources?\b",
            r"\bquoi (?:comme |la |les |sa |leurs? |votre |ta )?sources?\b",
            r"\bsource\b.*\b(?:chiffre|pourcentage|donnee|statistique)",
            r"\b(?:cite|donne|indique|precise|rappelle)[rz]?(?:[ -]moi)? (?:la|les|vos|ses|leurs?) sources?\b",
            r"\bquelle (?:enquete|etude)\b",
        ),
    ),
    (
        Wanted.FIGURE,
        _any_of(
            r"\bcombien\b",
            r"\bpourcentages?\b",
            r"(?<!\d )(?<!\d)\bpour ?cent\b",
            r"\bquelle (?:part|proportion)\b",
            r"\b(?:quel|quels|le|les) (?:taux|chiffres?|nombres?)\b",
            r"\bchiffres?\b",
            r"\bstat(?:s|istiques?)?\b",
            r"\btaux de\b",
            r"\bnombre de\b",
            r"\bproportion\b",
            r"\b(?:quelle|la) part d",
            r"\ba quelle hauteur\b",
            r"(?<![\d ])%|(?<!\d) %|^%",
        ),
    ),
    (
        Wanted.SPEAKER,
        _any_of(
            r"(?<!\bce )(?<!\best-ce )(?<!\bceux )(?<!\bcelles )\bqui (?:a|ont|est|sont|dit|affirme|parle|declare|"
            r"ecrit|signe|defend|estime|pense|represente|dirige)\b",
            r"(?:^|[,:] )(?:et )?qui (?:porte|pilote|conduit|coordonne|anime|suit|incarne)\b",
            r"^(?:et )?qui (?:le |la |l'|en |y )(?:a |ont )?(?:dit|affirme|parle|declare|ecrit|pense|soutient|defend)",
            r"\bnoms? (?:exacts? )?et (?:sa |leur |la )?fonctions?\b",
            r"\bde qui\b",
            r"\bselon qui\b",
            r"\bpar qui\b",
            r"\bquel(?:le)? (?:auteur|personne|directeur|directrice|drh|intervenante?|dirigeante?)\b",
            r"(?<!pour les )(?<!selon les )(?<!d'apres les )(?<!des )\bauteurs?\b",
        ),
    ),
    (
        Wanted.DEFINITION,
        _any_of(
            rf"\bqu'?est[ -]ce qu(?!i\b|(?:e |')(?:{_SUBJECTS})\b|e? ?'?[^?.!;:]*\b(?:{_VERBS})\b)",
            r"\bdefini(?:tion|r|t|ssez|s)\b",
            r"\bsignifi(?:e|cation|ent)\b",
            r"\bveut dire\b",
            r"\bveulent dire\b",
            r"\bc'est quoi\b",
            r"\bkesako\b",
            r"\bsens de (?:l'acronyme|la notion|ce terme|ce sigle)",
            r"\bsigle\b",
            r"\bacronyme\b",
            r"\bqu'entend|\bentend\w*(?:-(?:t-)?\w+)? par\b",
            r"\brecouvre(?:nt)? quoi\b|\bque recouvre",
            r"\b(?:derriere|sous|par) ce(?:s|tte)? (?:mots?|termes?|sigles?|concepts?|expression|notion)\b",
            r"\bcorrespond .*\bsigle",
            r"\ben quoi consiste",
        ),
    ),
    (
        Wanted.REASON,
        _any_of(
            r"\bpourquoi\b",
            r"\bpour quelles? raisons?\b",
            r"\bpour quels? motifs?\b",
            r"\bcauses?\b",
            r"\bexplique",
            r"\bqu'est[ -]ce qui fait\b",
            r"\ba cause de quoi\b",
            r"\bcomment expliquer\b",
            r"\braisons?\b",
        ),
    ),
    (Wanted.MANNER, _MEANS),
    (
        Wanted.ENUMERATION,
        _any_of(
            r"\bquel(?:le)?s sont\b",
            r"\bliste[rz]?\b",
            r"\benumere[rz]?\b",
            r"\bcite[rz]?\b",
            r"\bquels\b",
            r"\bquelles\b",
            r"\blesquel(?:le)?s\b",
            r"\bles (?:trois|deux|quatre|cinq|six|\d) ",
        ),
    ),
    (
        Wanted.MANNER,
        _any_of(
            r"\bcomment\b",
            r"\bde quelle (?:maniere|facon)\b",
            r"\bque faire\b",
            r"\bque propose",
            r"\bqu'est-ce qui (?:est|serait) (?:\w+ )?(?:propose|prevu|envisage|preconise|recommande|suggere)s?\b",
            r"\bque faut[ -]il\b",
            WISHES.pattern,
        ),
    ),
    # Weakest of all: a percentage that the question states may only be the ground of what it asks.
    (Wanted.FIGURE, _any_of(r"\d ?%", r"\d ?pour ?cents?\b")),
)
# « CCUE ? », « la RSO ? »: an acronym alone asks what it stands for.
_LONE_ACRONYM = re.compile(
    r"^\W*(?:(?:[Ll]e|[Ll]a|[Ll]es|[Uu]ne?)\s+|[Ll]['’])?(?:[A-Z]{2,8}(?:-[A-Z]{1,4})?|(?:[A-Z]\.){1,7}[A-Z]\.?)\W*$"
)


def wanted(text: str) -> Wanted:
    """The kind of answer that ``text`` asks for: that of the clause that asks; of the whole when it tells nothing.

    What stands between quotation marks is quoted, not asked: « 80 % » in a quotation asks for no figure.
    """
    if _LONE_ACRONYM.match(text):
        return Wanted.DEFINITION
    text = without_quotations(text)
    clauses = asking_clauses(text)
    kinds = [kind for kind in map(_kind, clauses) if kind is not Wanted.EXPLANATION]
    if kinds:
        return kinds[0]
    return Wanted.EXPLANATION if any(map(says_enough, clauses)) else _kind(text)


def _kind(text: str) -> Wanted:
    folded = without_changed_measures(in_full(fold(text)))
    if _WHICH_ONES.search(folded):  # « combien d’axes, et lesquels ? » wants the list, not its length
        return Wanted.ENUMERATION
    return next((kind for kind, pattern in _WANTED if pattern.search(folded)), Wanted.EXPLANATION)

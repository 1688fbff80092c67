"""Whether a question leaves something unsaid that an earlier question said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.dialogue.among import chooses_among
from assistant.dialogue.angle import asks_a_form_alone, asks_a_side, asks_the_sources, compared_with
from assistant.dialogue.clitics import STANDING_FOR_IT
from assistant.dialogue.just_given import asks_of_what_was_given
from assistant.understanding.wording import META_WORDS, fold, in_full, is_greeting
from index.analysis import analyse, spelt_out

Terms = Callable[[str], Sequence[str]]  # the content words of a text, stemmed

NAME_WORDS = 3  # of a bare name: « et Raphaëlle Murignieux ? »
FEW_WORDS = 4  # content words under which a question that opens like an ellipsis cannot stand alone

_LIKE = r"(?:et|ok et|puis|pareil pour|idem pour|meme (?:chose|question) pour)"
BARE_NUMBER = re.compile(
    rf"^(?:{_LIKE}? ?(?:la|le|pour la|celle|n ?[°o])? ?(?:numero )?|"
    rf"{_LIKE} (?:la |pour la )?proposition (?:n ?[°o] ?|numero )?)(\d{{1,2}}) ?\??$"
)
# « Et pour le troisième ? », « et l’axe 3 ? »: an axis, after a question on one.
BARE_AXIS = re.compile(
    rf"^(?:{_LIKE} )?(?:pour |de |dans |sur )?(?:l'axe |le |l')?(?:n ?[°o] ?|numero )?"
    r"(premier|deuxieme|second|troisieme|[1-3])(?:e|eme|er)?(?: axe)? ?\W*$"
)
NEIGHBOUR = re.compile(
    r"\b(?:la |celle )?(precedente|suivante|d'avant|d'apres|prochaine|derniere|premiere)\b(?! (?:fois|annee))|"
    r"\bcelle (?:(?:qui (?:est|vient)|juste|tout) )*(avant|apres)\b"
)
# A change of topic that says so; what follows it is read alone.
SWITCH = re.compile(
    r"^\W*(?:ok|bon|bien|merci|d'accord|tres bien|parfait|super|alors|et|non)?\W*(?:autres? (?:sujet|theme)|"
    r"(?:une )?(?:autre|nouvelle) question|autre chose(?= ?[,:.–—-])|sinon\b|rien a voir|"
    r"(?:ca|cela) n'a rien a voir|on change|changeons|changement de sujet|pour changer|passons (?:a autre chose|a un "
    r"autre sujet|au sujet suivant)|parlons (?:d'autre chose|maintenant d|plutot d)|nouveau sujet|par ailleurs|au fait|"
    r"a part (?:ca|cela)|dans un autre registre|hors sujet)(?: de sujet)?\W*"
)
_TO_THE_PROGRAM = re.compile(r"\b(?:es-tu|etes-vous|t'appelles|vous appelez|sais-tu|savez-vous)\b")

# A question without a topic of its own may ask of the whole: « que dit le manifeste ? »; nobody advises on the whole.
_WHOLE = re.compile(r"\d|\b(?:propositions|axes|manifeste|nexem|humanifest|documents?|article)\b")
_ADVISES = re.compile(r"\b(?:conseill|recommand|sugger|preconis)\w*\b(?!.*\b(?:propositions|axes)\b)")
# … and « que propose Nexem ? », in a conversation, asks for what answers what was just said.
_PROPOSES = re.compile(
    r"^\W*(?:(?:et|mais|alors|donc|ok|bon|du coup)\W+)*(?:que|qu'est-ce que?|il|elle|nexem|le (?:manifeste|texte)) ?"
    r"(?:(?:nexem|il|le (?:manifeste|texte)) )?(?:propose|prevoit|envisage|demande|reclame|dit|pense)(?:-t-il)?"
    r"(?: (?:nexem|le (?:manifeste|texte)))?(?: (?:quoi|donc|alors|comme solution|pour (?:ca|cela|nous)))*\W*$"
)

# What opens an ellipsis: « et chez les jeunes ? », « pareil pour la 5 », « d'où ça vient ? ».
_OPENERS = re.compile(
    r"^\W*(?:ah\b|oh\b|tiens\b|euh\b|et\b|ou (?=(?:chez|pour|dans|alors|bien|les|des)\b)|mais\b|alors\b|donc\b|"
    r"ok\b|oui\b|non\b|pareil|idem|"
    r"meme (?:question|chose)|aussi|"
    r"autre(?:s)? ?\??$|encore|plus de|davantage|lesquel|laquelle|par exemple|un exemple|des exemples|"
    r"c'est[ -]a[ -]dire|precise[rz]?\b|developpe[rz]?\b|detaille[rz]?\b|explique[rz]?[- ]?(?:moi)? ?\??$|d'ou\b|"
    r"sources? ?\??$)"
)
_JOINS = re.compile(
    r"^\W*(?:(?:et|ou(?= (?:chez|pour|dans|alors|bien|les|des)\b)|mais|alors|donc|ok|oui|non|du coup|pareil|idem|"
    r"meme (?:question|chose)|aussi|sinon|ah|oh|tiens|euh|bon|d'accord)\W+)+"
)
_ASKS_IN_FULL = re.compile(
    r"^(?:qu'est-ce qu|c'est quoi|que (?:dit|disent|propose|pense|signifie|veut)|qui (?:est|a|ont|dit)|quel|combien|"
    r"comment|pourquoi|quand|ou (?:trouver|en)|est-ce qu|y a-t-il|existe-t-il|faut-il|peut-on)"
)
_ASKED_NOUN = re.compile(r"\bquel(?:le)?s? \w+")  # « quelle forme de … » names what stands behind it
_NOUN_PHRASE = re.compile(r"^(?:(?:les?|la|une?|des|nos|notre|mes|mon|ma|vos|votre|tous les|toutes les) |l')")
_WITH_PRONOUN = re.compile(r"\b(?:leur|lui|se|s'|en|y) ?\w+")
# Words that ask for the same thing of another group: they make no topic of their own.
_MEASURES = frozenset(
    analyse(
        "taux chiffres part pourcentage proportion nombre statistiques données sources mesures actions pistes "
        "solutions moyens leviers exemples chose raisons causes but objectif avantage effet conséquences cas gens "
        "personnes grand vrai marche sert passe vient veut truc bon sûr obtenu obtient viennent précisions là-dessus "
        "remédier remède agir améliorer changer éviter lutter résoudre concret concrets concrètement conseille suggère "
        "raconte prévu envisagé commencer commence commencent débuter démarrer appliquer applique ferait fera feront"
    )
)

_DEMONSTRATIVE = re.compile(
    r"\b(?:celui|celle|ceux|celles)-(?:ci|la)\b|\bc(?:e dernier|ette derniere|es derniers|es dernieres)\b(?! annees?)|"
    r"\b(?:de ce (?:genre|type|style)(?! d)|la-dessus|(?:la-)?dedans|dans le lot|"
    r"(?:parmi|entre|sur|chez) (?:eux|elles|ceux-la)|a ce sujet|a ce propos|en question|"
    r"le meme|la meme|les memes|l'auteur|l'autrice|lui-meme|"
    r"dans ce cas|autre chose|rien d'autre|quoi d'autre|quelqu'un d'autre|les autres)\b|"
    r"(?<![\w-])(?:ces|cette|cet|ce) (?!qu|dont|sont\b|est\b|n'|sera|serait|manifeste|document|texte|chapitre|secteur|"
    r"volet|livre|jour|moment|mois|type|genre|annee|dernier|derniere)\w+|"
    r"\b(?:son|sa|ses|leurs?) (?:role|fonction|poste|organisation|auteur|source|but|objectif|nom|metier|interet|cout|"
    r"avantage|limite)s?\b|"
    r"^\W*(?:et |mais )?qui (?:va |doit |peut )?(?!a\b|est\b|dit\b)\w+ (?:son|sa|leurs?) (?!propre)\w+\W*$"
)
# « Pour quel bénéfice ? », « avec qui ? »: no verb.
_FRAGMENT = re.compile(
    r"^\W*(?:(?:pour|avec|a|dans|par|de|des|sur|sous|chez|depuis|pendant|avant|apres|d'ici|en|vers|contre|d'apres|"
    r"selon|jusqu'a|au nom de|a cause de|"
    r"grace a|en vue de|a partir de|a la place de) )?"
    r"(?:quel(?:le)?s? (?!propositions|axes)\w+|qui|quoi|quand|ou|combien(?: (?:de |d')\w+)?)\W*$"
)
# « Combien de salariés y sont sensibles ? », « mon association y gagne quoi ? »
_PLACE = re.compile(
    r"(?<!il )\by (?!a\b|a-t|aura|avait|aurait|compris|va\b)\w{3,}|\bs'y \w+|"
    r"\by (?:a|ai|avons|avez|ont) (?:droit|acces|interet)\b|"
    r"\ben (?:profitent|beneficient|parlent|pensent|sortent|veulent)\b"
)
# « C’est risqué ? », « est-ce obligatoire ? »: said of something.
_SAID_OF_IT = re.compile(
    r"^\W*(?:et |mais |donc )?(?:pourquoi |en quoi |depuis quand )?(?:c'est|est-ce(?: que c'est)?|ce serait|c'etait) "
    r"(?!quoi|qui|qu|ou |un|le |la |les |l'|des )(?:\w+ ?){1,3}\W*$"
)
# « Quel est son constat ? », « ce qui les distingue »: of whom, of what.
_OF_WHOM = re.compile(
    r"\bquel(?:le)?s? (?:est|sont|etait|serait) (?:bien |donc )?(?:son|sa|ses|leurs?)\b|"
    r"\b(?:ce|qu'est-ce) qui (?:les|la|le|l') ?(?!manifeste|texte|plus|moins)\w+"
)
# « Les syndicats sont d’accord ? », « qui est contre ? »: with what was just spoken of.
_STAND = re.compile(
    r"\b(?:est|sont|seraient|serait|etait|etaient)(?:-ils?|-elles?)?(?: (?:bien|tous|toutes|vraiment|plutot))? "
    r"(?:d'accord|pour|contre|favorables?|opposee?s?|hostiles?|reticente?s?|partante?s?|convaincue?s?)"
    r"(?: ou (?:pas|non|contre|pour))?\W*$"
)
_NEUTER = re.compile(r"\b(?:ca|cela|ceci)\b(?! (?:fait|fera) )")
# « ça sert à quoi, une organisation apprenante ? »: what the pronoun announces stands in the same question.
_ANNOUNCED = re.compile(
    r"\b(?:ca|cela|c'est)\b.*?(?<!\bpour)(?<!\bsur)(?<!\bdans)(?<!\bchez)(?<!\bavec)(?<!\bpar)[ ,]"
    r"(?:(?:un|une|le|la|les|des|ce|cette) |l')(\w.*)$"
)

# A verb whose inversion has no antecedent: « y a-t-il », « faut-il ».
_IMPERSONAL = re.compile(
    r"\b(?:y (?:a|aura|avait|aurait)-t|existe-t|faut|faudrait|faudra|s'agit|reste-t|convient|vaut|manque-t|suffit|"
    r"quel temps \w+(?:-t)?|"
    r"est(?=-il (?:possible|vrai|prevu|utile|question|exact|necessaire|important|interdit|obligatoire|envisage)))-il\b"
)
_INVERTED = re.compile(r"\b(\w+)-(?:t-)?(?:il|elle|ils|elles)\b")
_SUBJECT = re.compile(
    r"^\W*(?:et |mais )?(?:il|elle|ils|elles)\b(?! (?:y a|faut|existe|s'agit|reste|est (?:possible|vrai)))|"
    r"\b(?:est-ce qu'|qu'est-ce qu'|que |quand |comment |pourquoi |ou )(?:il|elle|ils|elles)\b(?! (?:y a|faut|existe|"
    r"s'agit|reste))"
)
# « Quels exemples de structures il donne ? »: what is asked of stands between, never the pronoun’s noun.
_ASKED_BEFORE = re.compile(
    r"\bquel(?:le)?s? \w+ (?:d(?:e |')\w+ )?(?:il|elle|ils|elles) (?!y a|faut|existe|s'agit|reste)\w+"
)
_DISLOCATED = re.compile(
    r"^(?!(?:et|mais|ou|dans|chez|pour|avec|alors|donc|ok|d'accord|entendu|merci|super|parfait|oui|non|si|quand|en|a|il|elle|ils|elles|ca|cela|c'est)\b)"
    r"([^,?]+), (?=.*\b(?:ca|cela|c'est|ce|ils?|elles?|on|en|y|l[ae]s?|leurs?|lui|son|sa|ses)\b).+"
)
# « Il fait quoi, le comité de pilotage ? »: the pronoun only announces; not « il fait quoi, ce monsieur ? ».
_RESUMED = re.compile(r"^(?:et |mais )?(?:il|elle|ils|elles|ca|cela|c'est)\b[^,?]*, (?!ce |cet |cette |ces )([^?]+)")
# « Mais ça change quoi pour … ? »: said of what was just read, however long it goes on.
_GOES_ON = re.compile(
    r"^\W*(?:(?:et|mais|donc|alors|ok|oui|non|ah|oh|tiens|bon|du coup|d'accord)\W+)+(?:ca|cela|ceci|celui-ci|celle-ci|"
    r"(?:il|elle|ils|elles)(?! (?:y a|faut|existe|s'agit|reste|est (?:possible|vrai))))\b"
)
# What asks or says something of its own is no case that an ellipsis adds: « et chez nous, ce serait comment ? ».
_NO_CASE = re.compile(
    r"\b(?:c'est|c'etait|ce serait|ce sera|on|quoi|comment|combien|pourquoi|quand|ou|ils?|elles?|ne|n')\b|"
    r"\w-(?:je|tu|il|elle|on|nous|vous|ils|elles)\b|"
    r", (?:pour |a |de )?quel(?:le)?s?\b|\b(?:ceux|celui|celles?) (?:qui|que|qu')\b|"
    r"^qui\b|^(?:pour|sans) (?:leur |lui |les |se |s')?(?!femmes?\b)\w+(?:er|ir|re)\b"
)
_CASE = re.compile(
    r"^(?:(?:pour|chez|dans|avec|sur|cote|sans|selon|entre|en|au|aux|a|parmi|du cote)\b|(?:l'|d')|"
    r"(?:le|la|les|un|une|des|du|de|nos|notre|mes|mon|ma|vos|votre|leurs?|ceux|celles?|celui|ces?|cette) )"
)


# « Chez les jeunes ? », « sans augmenter les salaires ? »: no verb of its own that one would conjugate.
_BARE_CASE = re.compile(r"^\W*(?:pour|chez|dans|avec|sans|sur|en|aux?|cote|selon|parmi|entre) [^,:;.!]+\?\W*$")
_NOT_BARE = re.compile(
    r"\b(?:qu\w*|combien|comment|pourquoi|ou|on|ils?|elles?|je|nous|vous|tu|est-ce|c'est|faut|peut|doit|a|est|sont|ont)\b|"
    r"\w-(?:t-)?(?:il|elle|on)s?\b"
)
_BARE_WORDS = 7  # in which such a case is told


def points_back(text: str, content_terms: Terms) -> bool:
    """Whether ``text`` needs the questions before it.

    No topic of its own, an ellipsis of a few words, or a pronoun without an antecedent in the same question.
    A question that announces a change of topic never does.
    """
    folded = in_full(fold(spelt_out(text)))
    if _changes_topic(folded, content_terms) or is_greeting(text) or _TO_THE_PROGRAM.search(folded):
        return False
    count = len(content_terms(text))
    if BARE_NUMBER.match(folded) or (NEIGHBOUR.search(folded) and count <= FEW_WORDS) or chooses_among(text):
        return True
    if asks_a_side(text) or asks_the_sources(text) or asks_of_what_was_given(text) or compared_with(text):
        return True
    own = () if asks_a_form_alone(text) else own_topic(text, content_terms)
    if not own and (_ADVISES.search(folded) or _PROPOSES.match(folded) or not _WHOLE.search(folded)):
        return True
    if _asks_of_its_head(folded, content_terms):
        return False
    if is_ellipsis(text, content_terms) or (_GOES_ON.match(folded) and _has_loose_pronoun(folded, content_terms)):
        return True
    return count <= FEW_WORDS + 2 and _has_loose_pronoun(folded, content_terms)


def own_topic(text: str, content_terms: Terms) -> tuple[str, ...]:
    """The stems of ``text`` that can make a topic: not about asking, nor mere measures (« le taux »)."""
    return tuple(t for t in dict.fromkeys(content_terms(text)) if t not in META_WORDS | _MEASURES)


def is_ellipsis(text: str, content_terms: Terms) -> bool:
    """Whether ``text`` opens like an ellipsis and holds no question of its own.

    « Et combien de postes sont vacants ? » asks in full; « et le taux chez les femmes ? » does not.
    """
    folded = in_full(fold(spelt_out(text)))
    opens = _OPENERS.match(folded) or is_bare_case(folded)
    if _changes_topic(folded, content_terms) or not opens or len(content_terms(text)) > FEW_WORDS:
        return False
    rest = _JOINS.sub("", folded)
    enough = 1 if re.match(r"qu'est-ce qu|c'est quoi|que (?:signifie|veut)|qui est ", rest) else 2
    asks = bool(_ASKS_IN_FULL.match(rest)) and not _has_loose_pronoun(rest, content_terms)
    return not (asks and len(own_topic(text, content_terms)) >= enough)


def is_bare_case(folded: str) -> bool:
    """Whether a folded text only names a case, without « et »: « dans une petite structure ? »."""
    return bool(_BARE_CASE.match(folded)) and len(folded.split()) <= _BARE_WORDS and not _NOT_BARE.search(folded)


def _asks_of_its_head(folded: str, content_terms: Terms) -> bool:
    """« Et les jeunes, quelle forme de bénévolat leur plaît ? » names of whom it is asked, and what is asked."""
    rest = _JOINS.sub("", folded)
    head = _DISLOCATED.match(rest)
    clause = rest[head.end(1) :].lstrip(" ,") if head else ""
    if not head or not _NOUN_PHRASE.match(head[1]) or not _ASKS_IN_FULL.match(clause):
        return False
    named = _WITH_PRONOUN.sub(" ", _ASKED_NOUN.sub(" ", clause))
    return bool(own_topic(head[1], content_terms) and own_topic(named, content_terms))


def without_joins(text: str) -> str:
    """What an ellipsis adds, folded, without the words that only join it: « et pour la 5 » gives « pour la 5 »."""
    return _JOINS.sub("", fold(spelt_out(text)))


def adds_a_case(text: str, content_terms: Terms) -> bool:
    """Whether an ellipsis asks the same of something else.

    « Et chez les cadres ? » does, « et si on laisse filer ? » asks something else of the same.
    """
    rest = without_joins(text)
    named = _CASE.match(rest) or len(rest.rstrip(" ?").split()) <= NAME_WORDS
    return bool(named) and not _NO_CASE.search(rest) and is_ellipsis(text, content_terms)


def changes_topic(text: str, content_terms: Terms) -> bool:
    """Whether ``text`` announces that it is on something else: « autre sujet : … »."""
    return _changes_topic(in_full(fold(spelt_out(text))), content_terms)


def _changes_topic(folded: str, content_terms: Terms) -> bool:
    announced = SWITCH.match(folded)
    rest = folded[announced.end() :] if announced else ""
    return announced is not None and (bool(own_topic(rest, content_terms)) or not any(map(str.isalnum, rest)))


def _has_loose_pronoun(folded: str, content_terms: Terms) -> bool:
    dislocated = _DISLOCATED.match(folded) or _RESUMED.match(folded)
    if dislocated and own_topic(dislocated[1], content_terms):
        return False
    said_of_it = (_DEMONSTRATIVE, _PLACE, _SAID_OF_IT, _STAND, _OF_WHOM, *STANDING_FOR_IT)
    if _FRAGMENT.match(_JOINS.sub("", folded)) or any(pattern.search(folded) for pattern in said_of_it):
        return True
    if neuter := _NEUTER.search(folded):
        announced = _ANNOUNCED.search(folded, neuter.start())
        return not (announced and own_topic(announced[1], content_terms))
    return _has_loose_subject(folded, content_terms)


def lacks_antecedent(text: str, content_terms: Terms) -> bool:
    """Whether the subject of ``text`` is a pronoun that nothing before it explains: « qu’a-t-elle changé »."""
    return _has_loose_subject(in_full(fold(spelt_out(text))), content_terms)


def _has_loose_subject(folded: str, content_terms: Terms) -> bool:
    """A subject pronoun with no noun before it: « est-elle payée ? », not « les jeunes sont-ils informés ? »."""
    bare = _IMPERSONAL.sub(" ", folded)
    if asked := _ASKED_BEFORE.search(bare):
        return not own_topic(bare[: asked.start()], content_terms)
    found = _SUBJECT.search(bare) or _INVERTED.search(bare)
    if not found:
        return False
    before = re.sub(r"\b(?:de |a |avec |pour |dans |chez )?quel(?:le)?s? \w+", " ", bare[: found.start()])
    return not own_topic(before, content_terms)

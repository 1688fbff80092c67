"""What a follow-up asks of the very sentences that were just given: where they stand, who says them, in whose words,
which is the strongest.
"""

from __future__ import annotations

import re

from assistant.understanding.wording import fold, in_full

_JOINS = r"^\W*(?:(?:et|mais|alors|ok|bon|donc|oui|merci|du coup|d'accord|super|parfait)\W+)*"
_END = (
    r"(?: (?:exactement|precisement|au juste|deja|svp|stp|s'il (?:te|vous) plait|alors|donc|la|ca|cela|tout ca))*\W*$"
)
_ASKING = (
    r"(?:(?:(?:tu|vous|on) (?:peux|pouvez|peut|pourrais|pourriez) )?(?:me |nous )?"
    r"(?:dis|dites|dire|donne\w*|indique\w*|precise\w*|rappelle\w*)(?:[ -](?:moi|nous))? |"
    r"(?:je (?:veux|voudrais|cherche)|il (?:me |nous )?(?:faut|faudrait)|tu as|vous avez|as-tu|avez-vous|c'est quoi|"
    r"ou (?:est|sont)) )?"
)
# « C’est écrit où ? », « c’est dans quelle proposition, ça ? »; « quelles propositions ? » wants them all.
_PART = (
    r"(?:propositions?|pages?|sections?|parties?|paragraphes?|passages?|endroits?|documents?|textes?|chapitres?|axes?|"
    r"rubriques?)"
)
_WHERE = re.compile(
    rf"\b(?:ou|la combien(?:tieme)?)\b|\bquel(?:le)?s? (?!propositions|axes){_PART}\b|"
    rf"\b(?:a|dans|de|en|sur) quel(?:le)?s {_PART}\b|"
    r"\b(?:la|le|les|et) (?:pages?|sections?|numeros? de page)\b"
)
# « C’est où ? » may ask where somebody works: words of writing, or of the text, tell that the text is meant.
_OF_THE_TEXT = re.compile(
    rf"\b(?:{_PART}|ecrit\w*|dite?s?|lit|lire|figure\w*|tiree?s?|marquee?s?|notee?s?|mentionne\w*|indiquee?s?|manifeste|"
    r"humanifest|combien(?:tieme)?)\b|\b(?:ca|cela|ce|on) (?:se )?(?:trouve|situe)\b"
)
# What such a question is made of, and nothing else: it has no subject but what was just given.
_PLACE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "et mais alors ok bon donc oui merci du coup d accord super parfait est ce que qu c ca cela la le les l on se "
        "sont etait trouve trouver situe figure figurent vient sort ecrit ecrite dit dite tire tiree pris prise lit "
        "lire marque note notee mentionne mentionnee indique indiquee issu cette ces phrase phrases passage extrait "
        "mots a dans de en sur ou quel quelle quels quelles combien combientieme proposition propositions page pages "
        "section sections partie parties paragraphe endroit endroits document documents texte chapitre axe rubrique "
        "numero manifeste humanifest votre exactement precisement au juste deja svp stp s il te vous plait tu peux "
        "pouvez pourrais pourriez me m nous moi dis dites dire donne donner donnez precise preciser rappelle rappeler "
        "indiquer je veux voudrais faut faudrait as avez quoi tout parle",
    )
)
# « On en parle où ailleurs ? », « ça revient dans quelles propositions ? »: all the places of what was spoken of.
_EVERYWHERE_WORDS = _PLACE_WORDS | frozenset(
    re.findall(
        r"\w+",
        "en y revient reviennent revenir parle parlent parler evoque evoquent evoquee traite traitent aborde abordent "
        "cite citent citee apparait apparaissent retrouve sujet theme ailleurs autre autres encore toutes concerne",
    )
)
_EVERYWHERE = re.compile(r"\bquelles (?:autres )?propositions\b|\bailleurs\b|\bou (?:encore|d'autre)\b")
_ELSEWHERE = re.compile(r"\b(?:ailleurs|autres?|encore)\b")
_WHO = re.compile(
    _JOINS + r"(?:c'est )?(?:"
    r"qui (?:est-ce qui |c'est qui |a |qui )?(?:dit|affirme|ecrit|declare|pense|soutient|avance|prononce|parle)"
    r"(?: (?:ca|cela|tout ca|la|ici|cette phrase|ces phrases|ces mots|ca comme ca))+|"
    r"(?:c'est|ce sont|cette phrase est|ca vient) (?:(?:les|des) (?:mots|paroles|propos|phrases) )?de qui|"
    r"de qui (?:c'est|ca vient|est-ce|sont ces (?:mots|paroles|propos)|est cette (?:phrase|citation))|"
    r"qui en est l'auteur|selon qui|d'apres qui)" + _END
)
_QUOTATION = re.compile(
    _JOINS + rf"(?:avec |aussi |y a-t-il |il y a )?{_ASKING}(?:une?|des|la|quelques|deux)?(?: (?:petite|belle|bonne|"
    r"courte))? ?(?:citation|verbatim|temoignage)s?(?: (?:de|d') ?(?:quelqu'un|temoin|terrain|dirigeant\w*))?"
    r"(?: (?:pour|a|qui|avec|la-dessus|sur (?:ca|cela))\b[^?]*)?" + _END
)
_JUDGED = (
    r"(?:forte?|parlante?|marquante?|importante?|frappante?|percutante?|convaincante?|utile|interessante?|pertinente?|"
    r"significati(?:f|ve)|impressionnante?|prioritaire|urgente?|essentiel(?:le)?|efficace|fiable|simple|claire?|vendeu\w+)s?"
)
# « Lequel est le plus fort ? » asks for a judgement; « lequel est le plus élevé ? » asks for a fact.
_BEST = re.compile(
    _JOINS + r"(?:c'est )?(?:l(?:e|a|es)quel(?:le)?s?|quel(?:le)?s?) (?:est |sont |serait |te semble |vous semble )?"
    rf"(?:(?:le|la|les) (?:plus {_JUDGED}|meilleure?s?)|"
    r"(?:faut-il|dois-je|doit-on|on|je|tu|vous)? ?(?:me |nous )?"
    r"(?:retenir|garder|choisir|prendre|mettre(?: en avant)?|citer|prends|garde|retiens|mets|conseille\w*)|"
    r"(?:(?:on|je|nous) (?:fait|fais|faisons|prend\w*|mettre|met\w*|lance\w*|traite\w*) )?"
    r"(?:en premier|d'abord|en priorite|avant les autres))"
    r"(?: (?:pour|dans|sur|a|en) [^?]*)?" + _END
)

# « C’est déjà fait ? », « c’est lancé, ou ce n’est qu’une idée ? »
_STATE = (
    r"(?:fait|faite|en place|mise? en (?:place|oeuvre)|en cours|lancee?|realisee?|creee?|effecti(?:f|ve)|signee?|"
    r"actee?|en vigueur|appliquee?|une realite|reel|commencee?|demarree?|prete?|concret|operationnel(?:le)?|"
    r"termine|existant)"
)
_ASKS_IF_DONE = re.compile(
    r"^\W*(?:(?:et|mais|alors|ok|bon|donc|oui|ah|du coup)\W+)*(?:est-ce que )?(?:"
    r"(?:c'est|est-ce|c'est donc|il est|elle est|ils sont|elles sont|est-il|est-elle) (?:deja |bien |vraiment )?"
    rf"{_STATE}|"
    rf"(?:ca|cela|il|elle) a (?:deja )?(?:ete )?{_STATE}|"
    r"(?:ca|cela|il|elle) (?:existe|se fait|se pratique)|existe-t-(?:il|elle)|"
    r"(?:c'est|ce n'est|c'est encore) (?:qu'|encore |juste |seulement )?"
    r"un(?:e)? (?:projet|idee|proposition|souhait))"
    r"(?: (?:deja|aujourd'hui|maintenant|vraiment|pour de vrai|quelque part|actuellement))*"
    r"(?:,? (?:ou|seulement|juste)\b[^?]*)?\W*$"
)


def asks_the_place(text: str) -> bool:
    """Whether a text asks where in the documents what was just given stands, and nothing else."""
    folded = in_full(fold(text))
    if not _PLACE_WORDS.issuperset(re.findall(r"\w+", folded)):
        return False
    return bool(_WHERE.search(folded)) and bool(_OF_THE_TEXT.search(folded))


def asks_all_the_places(text: str) -> bool:
    """Whether a text asks in which propositions the documents speak of what was just spoken of, and nothing else."""
    folded = in_full(fold(text))
    alone = _EVERYWHERE_WORDS.issuperset(re.findall(r"\w+", folded))
    placed = _WHERE.search(folded) or "autres propositions" in folded
    return alone and bool(_EVERYWHERE.search(folded)) and bool(placed)


def asks_where_else(text: str) -> bool:
    """Whether such a text asks for the places beside the one that was just given."""
    return bool(_ELSEWHERE.search(fold(text)))


def asks_who_says_it(text: str) -> bool:
    """Whether a text asks whose words what was just given are, and nothing else."""
    return bool(_WHO.match(in_full(fold(text))))


def asks_a_quotation(text: str) -> bool:
    """Whether a text asks for somebody's words on what was just spoken of, and names no other subject."""
    return bool(_QUOTATION.match(fold(text)))


def asks_the_best(text: str) -> bool:
    """Whether a text asks to judge which of the things just given is the strongest."""
    return bool(_BEST.match(fold(text)))


def asks_if_done(text: str) -> bool:
    """Whether a text asks if what was just spoken of is done or only proposed, and nothing else."""
    return bool(_ASKS_IF_DONE.match(fold(text)))


def asks_of_what_was_given(text: str) -> bool:
    """Whether a text asks one of these, and so has no subject but what was just given."""
    return (
        asks_the_place(text)
        or asks_all_the_places(text)
        or asks_who_says_it(text)
        or asks_a_quotation(text)
        or asks_the_best(text)
        or asks_if_done(text)
    )


# « Lequel ? », « et ce sont lesquels exactement ? »: of the things that the answer named.
_WHICH_ONES = re.compile(
    _JOINS + r"(?:c'est |ce sont |ce serait |par exemple )?l(?:e|a|es)quel(?:le)?s?"
    r"(?: (?:c'est|ce sont|sont-ils|sont-elles|est-ce|par exemple))*" + _END
)
# « Qui s’en occuperait ? », « par qui ? », « on fait ça avec qui ? »
_WHO_ACTS = re.compile(
    _JOINS + r"(?:qui (?:est-ce qui |c'est qui |est cense |va |doit |devra |devrait |peut |pourra |pourrait )?"
    r"(?:s'en (?:occup|charg)\w*|(?:le|la|les|y) (?:fai[ts]|fera|feraient|ferait|font|faire)|fai[ts] ca|ferait ca)|"
    r"(?:c'est |ce serait |ce sera )?a qui (?:de (?:le |la |les )?(?:s'en (?:occuper|charger)|faire)|"
    r"ca revient|cela revient)|"
    r"(?:(?:c'est|ce serait|ce sera) |(?:on |ca |cela |nous )(?:(?:le|la|les|se|s'en) ?)?\w+ (?:ca )?)?"
    r"(?:par|(?P<together>avec)) qui)" + _END
)
# « C’est qui cette dame ? », « ce monsieur, il est qui ? »
_SOMEBODY = r"c(?:e|et|ette) (?P<{0}>dame|femme|monsieur|homme|personne|type|gars)"
_WHO_IS_IT = re.compile(
    _JOINS + rf"(?:(?:c'est qui|qui (?:c'est|est|etait|est-ce(?: que c'est)?))(?: donc)?,? {_SOMEBODY.format('after')}|"
    rf"{_SOMEBODY.format('before')},? (?:c'est qui|qui (?:c'est|est-ce)|(?:il|elle) est qui|qui est-(?:il|elle)))"
    + _END
)


def asks_which_ones(text: str) -> bool:
    """Whether a text asks which of the things just named are meant, and names none."""
    return bool(_WHICH_ONES.match(in_full(fold(text))))


def asks_who_takes_it_on(text: str) -> str:
    """« qui » when a text only asks who does what was just spoken of, « avec » when it asks with whom; else ""."""
    found = _WHO_ACTS.match(in_full(fold(text)))
    return "" if found is None else found["together"] or "qui"


def asks_who_it_is(text: str) -> str:
    """How a text that only asks who somebody is calls them, folded: « dame »; "" when it asks anything else."""
    found = _WHO_IS_IT.match(in_full(fold(text)))
    return (found["after"] or found["before"]) if found else ""

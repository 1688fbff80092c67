"""Verbs that hold a pronoun for what was said before: « comment la financer ? », « qu’en pense l’article ? »."""

from __future__ import annotations

import re

# « Est-ce que ça fait vraiment baisser le nombre de départs ? »: what is named is what it does.
_DOES = re.compile(
    r"\b(?:ca|cela) (?:fait|fera|ferait|peut|pourrait|aide a|permet d[e']) ?(?:vraiment |bien |aussi )?"
    r"\w+(?:er|ir|re)\b"
)
# « Comment la financer ? », « faut-il y aller ? »: a pronoun between an asking word and an infinitive.
_CLITIC = r"(?:le |la |les |l'|lui |leur |en |y |s'en |s'y )"
_NOUNS = (
    r"(?:\w+(?:tier|iere|aire|oire|eur|ieur|nger|rnier|emier)|manager|leader|turnover|foyer|usager|danger|loyer|hiver|"
    r"fer|mer|avenir|desir|plaisir|loisir|souvenir|pouvoir|savoir|devoir|espoir|cadre|ordre|titre|centre|lettre|autre|"
    r"maitre|ministre|registre|livre|oeuvre|offre|nombre|membre|chambre|genre|mere|pere|terre|guerre|cadre|dossier|"
    r"fichier|atelier|levier|palier|courrier|papier|janvier|fevrier|metier|quartier|chantier|salaire|entre\w*|"
    r"parametre|theatre|equilibre|heure|mesure|culture|structure|nature|lecture|ouverture|procedure|posture|figure|"
    r"brochure|charte|rupture|usure|signature|voiture|facture|creature|conjoncture|infirmier|ouvrier|empire|sourire|"
    r"rire|chiffre)"
)
_VERBS_IN_AIRE = r"(?:faire|refaire|plaire|taire|distraire|satisfaire|croire|boire|soustraire)"
_BEFORE_INFINITIVE = re.compile(
    r"\b(?:comment|pourquoi|ou|quand|quoi|qui|pour|de|a|sans|que|faut-il|peut-on|doit-on|peut|doit|puis-je|peuvent|"
    r"doivent|pourrait-on|devrait-on|va-t-on|dois-je|veut|faut|vraiment|mieux|bien|on|aller|pouvons-nous|devons-nous) "
    rf"(?:ne pas |se |mieux |bien |vraiment )?{_CLITIC}"
    rf"(?:{_VERBS_IN_AIRE}|(?!{_NOUNS}\b)\w+(?:er|ir|re))\b"
)
_WHO_CLITIC = re.compile(
    rf"^\W*(?:et |mais )?qui {_CLITIC}(?!manifeste|proposition|document|texte|article|axe|plus |moins |mieux )\w+"
    r"(?!.*-t?-?(?:il|elle)s?\b)"
)
# « Quels chiffres la justifient ? », « quelle étude l’appuie ? »: a pronoun between the noun that asks and its verb.
_BEFORE_VERB = re.compile(
    r"\b(?:quels|quelles|combien d(?:e |')) ?(?!sont\b|ont\b)\w+ (?:la |le |les |l'|lui |leur |en |y )"
    r"(?!\w*[eu]ment\b)(?:\w+ent|font|ont|vont)\b|"
    r"\b(?:quel|quelle) (?!est\b|a\b)\w+ (?:la |le |les |l'|lui |leur |en |y )"
    r"(?:justifi|appui|prouv|montr|soutien|confirm|etaie|illustr|fonde|financ|porte|defend|expliqu|concern)\w*\b"
)
_CLITIC_INVERTED = re.compile(
    rf"\b(?:ne )?(?!y a-t)(?:qu'en |{_CLITIC})\w+-(?:t-)?(?:il|elle|ils|elles|on|nous|vous)\b(?! (?:de|du|des|d'|sur))"
)
_ABOUT_IT = re.compile(
    r"\b(?:qu'en|d'en|n'en|s'en|en|y) (?:parle\w*|dit|disent|pense\w*|propose\w*|(?<=qu'en )est|sait|repond\w*|savoir|"
    r"dire|parler)\b"
    r"(?! (?:de|du|des|d'|sur)\b)(?!-il (?:de|du|des|d'))"
)
# « Comment on la met en place ? »: nothing before the pronoun, nor after a comma, is what it stands for.
_BEFORE_FINITE = re.compile(
    r"^\W*(?:et |mais |alors )?(?:comment|pourquoi|quand|ou|combien|par ou|d'ou|avec qui|avec quoi) "
    r"(?:est-ce qu(?:e |'))?(?:on|nous|je|tu|vous|ils?|elles?) (?:ne )?(?:la |le |les |l'|en )\w+"
    r"(?!.*, (?:l[ae]s? |l'|ce|cette|une? ))"
)

# « Qui paye ? », « et qui décide ? »: of what, was said before.
_WHO_WILL = re.compile(
    r"^\W*(?:(?:et|mais|alors|donc|ok|bon)\W+)*(?:c'est )?qui (?:va|vont|doit|devra|devrait|peut|pourra|pourrait|"
    rf"veut) (?:bien |donc )?{_CLITIC}\w{{3,}}"
)
_WHO_DOES = re.compile(
    r"^\W*(?:(?:et|mais|alors|donc|ok|bon)\W+)*(?:c'est )?qui (?:va |doit |peut |devra |devrait )?"
    r"(?!temoign|parl|sign|interv|es-|etes-|est-|vous|veut)\w{4,}\W*$"
)

# Each tells a question whose object stands in another one.
STANDING_FOR_IT = (
    _BEFORE_INFINITIVE, _BEFORE_VERB, _WHO_CLITIC, _CLITIC_INVERTED, _ABOUT_IT, _DOES, _BEFORE_FINITE, _WHO_WILL,
    _WHO_DOES,
)  # fmt: skip

"""Word lists of the French analyser, all folded (lower case, no accents). Written for this program."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What stands before an apostrophe and is a word of its own.
ELIDED = _words("l d j m t s c n qu jusqu lorsqu puisqu quoiqu quelqu")

# Negation is a stop word for retrieval only: the guards on statements look for it in the text itself.
STOP_WORDS = _words(
    """
    le la les l un une des du de d au aux en dans par pour sur sous avec sans entre vers chez contre selon
    pendant depuis et ou ni mais donc or car que qu qui quoi dont si lorsque lorsqu puisque puisqu quoique
    quoiqu jusque jusqu afin quel quelle quels quelles comment combien pourquoi quand comme ainsi alors aussi
    encore deja tres trop peu plus moins tout toute tous toutes meme memes autre autres tel telle tels telles
    chaque plusieurs quelque quelques quelqu aucun aucune certains certaines divers diverses je j tu il elle on
    nous vous ils elles me m te t se s lui leur leurs y moi toi soi eux mon ma mes ton ta tes son sa ses notre
    nos votre vos ce c cet cette ces ceci cela ca celui celle ceux celles ci ne n pas point jamais rien guere
    non oui suis es est sommes etes sont etais etait etions etiez etaient fus fut furent serai sera seront
    serait seraient soit soient sois fusse etre ete etant ai as a avons avez ont avais avait avions aviez
    avaient aura auront aurait auraient ait aient aie avoir eu eue eus ayant fait font faire faisait faites bien
    etc via lors notamment surtout egalement voire cependant toutefois neanmoins puis ensuite enfin dela deca
    ici tant autant toujours parfois souvent
    """
)

# Words that ask, or address the assistant: they say what kind of answer is wanted, not what it is about.
QUESTION_WORDS = _words(
    """
    quel quelle quels quelles lequel laquelle lesquels lesquelles combien comment pourquoi quand qui quoi ou dis
    dites dire dit donne donner donnez donnes explique expliquer expliquez indique indiquer indiquez cite citer
    citez liste lister listez montre montrer montrez parle parler parlez resume resumer resumez presente
    presenter presentez decris decrire decrivez rappelle rappeler rappelez precise preciser precisez detaille
    detailler detaillez peux peut pouvez pourrais pourriez peuvent veux voudrais voulez souhaite souhaiterais
    aimerais savoir sais sait savez connaitre connais existe exister exactement concretement svp stp plait
    bonjour bonsoir merci salut question questions reponse repondre repondez sagit agit signifie veut
    """
)

# Two words that mean one thing, and of which nothing would be left once stop words are gone.
COMPOUNDS: dict[tuple[str, str], str] = {
    ("bien", "etre"): "bienetre",
    ("mal", "etre"): "maletre",
    ("savoir", "etre"): "savoiretre",
    ("savoir", "faire"): "savoirfaire",
    ("faire", "valoir"): "fairevaloir",
}

# Words in « -s » that are not plurals.
INVARIABLE = _words(
    """
    mois fois pays sens temps corps bras bois cours parcours recours secours concours discours gros avis repos
    propos acces succes progres proces deces exces congres anglais francais colis permis compromis tapis souris
    refus abus campus virus processus consensus bonus malus focus dessous dessus ailleurs volontiers univers
    revers divers travers
    """
)

# Forms of one word that neither rule nor stemmer brings together.
IRREGULAR: dict[str, str] = {
    "travaux": "travail",
    "travaille": "travail",
    "travailler": "travail",
    "travaillent": "travail",
    "travaillant": "travail",
    "yeux": "oeil",
    "baux": "bail",
    "vitraux": "vitrail",
    "cieux": "ciel",
    "nouvel": "nouveau",
    "nouvelle": "nouveau",
    "nouvelles": "nouveau",
    "publique": "public",
    "publiques": "public",
}

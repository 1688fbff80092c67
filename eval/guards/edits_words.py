"""Mutations of the words that carry the sense: negations, degrees of obligation, quantifiers, opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Swap = tuple[str, str]
_NOT = re.compile(r"\b(?:ne\s|n[’'])(?P<verb>(?:[ys]e?[’'\s])?[\w’']+(?:\s(?:pas|plus)\s)?)", re.I)
_NE_PAS = re.compile(
    r"\b(?P<ne>[Nn]e\s|[Nn][’'])(?P<verb>[^.,;:]{2,30}?)\s(?P<second>pas|plus)\b(?!\s(?:seulement|uniquement|tant))\s?"
    r"(?:que\s|qu[’'])?"  # « ne tient pas qu’au salaire »: what is left says that it does
)
_NE_PAS_V = re.compile(r"\b(?P<ne>[Nn]e\s)(?P<second>pas|plus)\s")
_VERBS = [
    "est",
    "sont",
    "doit",
    "doivent",
    "constitue",
    "constituent",
    "permet",
    "favorise",
    "favorisent",
    "améliore",
    "montre",
    "montrent",
    "améliorent",
    "contribue",
    "souhaite",
    "demande",
    "propose",
    "préconise",
    "entend",
    "considère",
    "montrent",
    "reste",
    "restent",
    "repose",
    "modifie",
    "dépend",
    "augmente",
    "s’engage",
    "estiment",
    "jugent",
    "considèrent",
    "pourraient",
    "pourrait",
    "devra",
    "devront",
    "permettra",
    "ont",
    "aura",
    "peut",
]
_VERB = re.compile(rf"(?<![\w’'-])(?P<verb>{'|'.join(_VERBS)})(?![\w’'-])")

_NO_ACTION = r"^(?!\w+(?:er|ir|ttre|ndre) )(.*?)"
# One degree for another, both ways wrong: what must be is not what could be, what is proposed is not done.
_MODAL: tuple[Swap, ...] = (
    (r"\bdoit\b", "pourrait"), (r"\bdoivent\b", "pourraient"), (r"\bdevons\b", "pourrions"), (r"\bdevra\b", "pourrait"),
    (r"\bdevront\b", "pourraient"), (r"\bpourrait\b", "doit"), (r"\bpourraient\b", "doivent"),
    (r"\bpourrions\b", "devons"), (r"\bNexem propose de\b", "Nexem s’engage à"),
    (r"\b(Nexem) (?:propose|souhaite|entend|préconise) (?:de )?(?=\w+er\b)", r"\1 a réussi à "),
    (r"\b(Nexem) (?:demande|souhaite|préconise|propose|vise) (?=un|une|le|la)", r"\1 a obtenu "),
    (r"\bNexem demande\b", "Nexem impose"), (r"\b[Ii]l faut\b", "Il est possible de"),
    (r"\b[Ii]l convient de\b", "Il serait possible de"), (r"\best essentiel de\b", "pourrait être utile de"),
    # Not of an action: « agir sur X contribue à Y » tells no more than « agir sur X contribuera à Y ».
    (rf"{_NO_ACTION}\b[Nn]e (?:sera|constituera)\b", r"\1n’est"),
    (rf"{_NO_ACTION}(?<!ne )(?<!Ne )\b(?:sera|constituera)\b", r"\1est"),
    # « a à concilier » obliges as « aura à concilier » does
    (rf"{_NO_ACTION}\bpermettra\b", r"\1permet"), (rf"{_NO_ACTION}\baura\b(?! à )", r"\1a"),
    (r"\bgagnerait à se faire\b", "se fait"), (r"\bgagnerait à être\b", "doit être"),
    (r"\best crucial\b", "est possible"), (r"\best indispensable\b", "est envisageable"),
    (r"\bconstitue\b", "doit constituer"), (r"\bfavorise\b", "doit favoriser"),
    (r"\bfavorisent\b", "pourraient favoriser"),
    (r"(?<!qu’il )(?<!qui )\best un\b", "doit être un"), (r"\bsont des\b", "pourraient être des"),
    (r"\bpeut amener\b", "doit amener"), (r"\bpeuvent être\b", "doivent être"),
    (r"\bNexem souhaite\b", "Nexem exige"), (r"\bNous devons\b", "Nous avons choisi de"),
)  # fmt: skip
_QUANTITY: tuple[Swap, ...] = (
    (r"\b[Cc]ertains (?=\w{4,}s\b)", "tous les "), (r"\b[Cc]ertaines (?=\w{4,}s\b)", "toutes les "),
    (r"\bun certain nombre d’", "l’ensemble des "), (r"\b[Uu]n certain nombre d’", "toutes les "),
    (r"\bsouvent\b", "toujours"), (r"\bparfois\b", "toujours"), (r"\bde nombreux\b", "tous les"),
    (r"\bbeaucoup de\b", "tous les"), (r"\bplusieurs\b", "tous les"), (r"\b[Tt]ous les\b", "certains"),
    (r"\b[Tt]outes les\b", "certaines"), (r"\btoute l(?:a |’)", "une partie de la "), (r"\b[Cc]haque\b", "certains"),
    (r"\bl’ensemble d(?:es|u)\b", "une partie des"), (r"\bla totalité des\b", "une partie des"),
    (r"\bde certains\b", "de tous les"), (r"\bchacun\b", "quelques-uns"),
    (r"^Les (?=\w{4,}s\b)", "Tous les "), (r"(?<=[a-zé] )[Ll]es salariés\b", "tous les salariés"),
    (r"\b[Ll]es organisations\b", "la plupart des organisations"), (r"^Les (?=\w{4,}s\b)", "Certains "),
    (r"\b(?:nos|leurs) organisations\b", "certaines organisations"), (r"\b[Ll]es jeunes\b", "quelques jeunes"),
    (r"\b[Ll]es managers\b", "certains managers"), (r"(?<!\d)[1-5]\d\s?% des\b", "la plupart des"),
)  # fmt: skip
_OPPOSITES: tuple[Swap, ...] = (
    (r"\bfavorise\b", "freine"), (r"\bfavorisent\b", "freinent"), (r"\bfavoriser\b", "freiner"),
    (r"\bfavorisant\b", "freinant"), (r"\brenforcer\b", "affaiblir"), (r"\baméliore\b", "dégrade"),
    (r"\baméliorer\b", "dégrader"), (r"\bamélioration\b", "dégradation"), (r"\bdévelopper\b", "réduire"),
    (r"\bdéveloppement\b", "recul"), (r"\baugmenter?\b", "diminuer"), (r"\baugmentation\b", "diminution"),
    (r"\bréduction\b", "hausse"), (r"\bréduire\b", "augmenter"), (r"\bfacilit(er|ent|e)\b", r"compliqu\1"),
    (r"\bencourager\b", "décourager"), (r"\bpromouvoir\b", "décourager"), (r"\bfidélisation\b", "départ"),
    (r"\bfidéliser\b", "décourager"), (r"\bvaloriser\b", "dévaloriser"), (r"\battractifs?\b", "repoussants"),
    (r"\bélevé\b", "faible"), (r"\bplus heureux\b", "plus malheureux"), (r"\bstimule\b", "bride"),
    (r"\bsoutenir\b", "combattre"), (r"\bpermet\b", "empêche"), (r"\bpermettre\b", "empêcher"),
    (r"\bessentielle?\b", "secondaire"), (r"\bindispensable\b", "inutile"), (r"\bprimordiale?\b", "accessoire"),
    (r"\bconvaincus?\b", "peu convaincus"), (r"\bpuissant\b", "faible"), (r"\bpositif\b", "négatif"),
)  # fmt: skip
# Other opposites, chosen without the guards’ lists in view (these were lengthened afterwards, by families).
_CONTRARIES: tuple[Swap, ...] = (
    (r"\baccroître\b", "restreindre"), (r"\bsouples?\b", "rigides"), (r"\bclairement\b", "confusément"),
    (r"\bconfiance\b", "méfiance"), (r"\bcohésion\b", "division"), (r"\bautonomie\b", "dépendance"),
    (r"\btransparence\b", "opacité"), (r"\bouverte\b", "fermée"), (r"\bintégrer\b", "exclure"),
    (r"\banticiper\b", "subir"), (r"\bstimulant\b", "étouffant"), (r"\béquilibré\b", "déséquilibré"),
    (r"\brégulières\b", "occasionnelles"), (r"\bdurable\b", "éphémère"), (r"\bforte\b", "modeste"),
    (r"\bdavantage\b", "moins"), (r"\bmieux\b", "moins bien"), (r"\bplus (?=\w+(?:s|x|e)\b)(?!de|sur)", "moins "),
    (r"\bcomplexes?\b", "simple"), (r"\bvolontaire\b", "contrainte"), (r"\bmajeure?\b", "mineure"),
    (r"\baccompagner\b", "entraver"), (r"\bagiles?\b", "figées"), (r"\brespecté\b", "méprisé"),
    (r"\bcollective\b", "individuelle"), (r"\bsécurité\b", "insécurité"), (r"\bcapitale?\b", "négligeable"),
    (r"\blégitime\b", "illégitime"), (r"\bcréer\b", "supprimer"), (r"\bavantages\b", "inconvénients"),
    (r"\béviter\b", "provoquer"), (r"\bprévenir\b", "aggraver"), (r"\bdiversité\b", "uniformité"),
)  # fmt: skip


def negation(statement: str) -> Iterator[str]:
    """Each negation taken away; one put on the first verb that can take it; « sans » and « avec » exchanged."""
    for match in _NE_PAS.finditer(statement):
        if match[0].rstrip().endswith(("que", "qu’", "qu'")) and re.search(r"\baussi\b", statement[match.end() :]):
            continue  # « n’est pas qu’une direction : c’est aussi … »: what is left is as true
        yield statement[: match.start()] + match["verb"] + " " + statement[match.end() :]
    for match in _NE_PAS_V.finditer(statement):
        yield statement[: match.start()] + statement[match.end() :]
    for match in re.finditer(r"\bsans (?=\w{4,})(?!exclure|cesse|doute|quoi|\w+(?:er|ir|re)\b)", statement):
        yield statement[: match.start()] + "avec " + statement[match.end() :]
    for match in list(_VERB.finditer(statement))[:2]:
        before = statement[: match.start()]
        if re.search(r"(?:\bne|\bn’|\bs’|\ben|\by|\bse|\bà) ?$", before) or re.match(
            r"\s(?:pas|plus)\b", statement[match.end() :]
        ):
            continue
        ne = "n’" if match["verb"][0] in "aeéio" else "ne "
        yield f"{before}{ne}{match['verb']} pas{statement[match.end() :]}"


def modality(statement: str) -> Iterator[str]:
    """One degree of obligation for another."""
    yield from _swapped(statement, _MODAL)


def quantifier(statement: str) -> Iterator[str]:
    """« certains » for « tous », « la plupart » for a share."""
    yield from _swapped(statement, _QUANTITY)


def opposite(statement: str) -> Iterator[str]:
    """A word for its opposite: a negation without any word that denies."""
    yield from _swapped(statement, _OPPOSITES)


def contrary(statement: str) -> Iterator[str]:
    """A word for its opposite, of a wider choice."""
    yield from _swapped(statement, _CONTRARIES)


def _swapped(statement: str, swaps: Sequence[Swap]) -> Iterator[str]:
    for pattern, other in swaps:
        changed = re.sub(pattern, other, statement, count=1)
        if changed != statement:
            yield changed[0].upper() + changed[1:]

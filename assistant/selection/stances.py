"""What Nexem does with a sentence of its own: observe, propose, ask of others, commit itself.

The distinction comes from the wording alone, by rules kept as a table (one pattern, one example each); no rule knows a
sentence of a document. The order of the table is the order of belief: the first rule that matches decides. A sentence
that is not Nexem's own (a survey, a person quoted, a member's example, the press) has no stance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from corpus.types import Sentence, Voice


class Stance(StrEnum):
    """What Nexem does in one of its own sentences."""

    OBSERVES = "observes"
    PROPOSES = "proposes"
    ASKS = "asks"
    COMMITS = "commits"


class Addressee(StrEnum):
    """Of whom something is asked."""

    PUBLIC = "public"  # the State, its agencies, local authorities
    MEMBERS = "members"  # member organisations, employers, those who manage
    BRANCH = "branch"  # the professional branch and its bodies
    UNSTATED = "unstated"  # the sentence does not say


STANCE_LABELS: Final[dict[Stance, str]] = {
    Stance.OBSERVES: "Nexem observe",
    Stance.PROPOSES: "Nexem propose",
    Stance.ASKS: "Nexem demande",
    Stance.COMMITS: "Nexem s’engage",
}
ADDRESSEE_LABELS: Final[dict[Addressee, str]] = {
    Addressee.PUBLIC: "aux pouvoirs publics",
    Addressee.MEMBERS: "à ses adhérents",
    Addressee.BRANCH: "à la branche professionnelle",
    Addressee.UNSTATED: "sans dire à qui",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The stance of one sentence. ``cue``: the words that show it, as written; "" when nothing but its voice does.

    ``addressee`` is given where something is asked, and only there.
    """

    stance: Stance
    cue: str = ""
    addressee: Addressee | None = None


_PUBLIC: Final = (
    r"pouvoirs publics|pouvoir public|État|Etat|gouvernement|législateur|parlement(?:aires)?|ministères?|ministres?"
    r"|départements|conseils? départementa(?:l|ux)|collectivités(?: territoriales)?|régions|conseils? régiona(?:l|ux)"
    r"|agences? régionales?(?: de santé)?|ARS|CNSA|autorités?(?: de tarification| publiques?| de contrôle)?"
    r"|financeurs(?: publics)?|assurance maladie|France Compétences|France Travail|éducation nationale"
    r"|(?:la|de la) République|députés|sénateurs|élus locaux"
)
_BRANCH: Final = r"branche(?: professionnelle)?|partenaires sociaux|AXESS|CPNE(?:-FP)?|OPCO(?: Santé)?"
_MEMBERS: Final = (
    r"adhérents?|employeurs|associations|organisations (?:adhérentes|gestionnaires)|organismes gestionnaires"
    r"|établissements|structures|directions|directeurs|managers|administrateurs|gouvernances?"
)
_NAMES: Final[tuple[tuple[Addressee, str], ...]] = (
    (Addressee.PUBLIC, _PUBLIC),
    (Addressee.BRANCH, _BRANCH),
    (Addressee.MEMBERS, _MEMBERS),
)
_ANYONE: Final = "|".join(pattern for _, pattern in _NAMES)
_THE: Final = (
    r"(?:(?:le|la|les|l’|ses|nos|tous les|toutes les|chaque|aux|au|à la|à l’|à ses|à nos"
    r"|auprès (?:des|du|de la|de l’|de ses)) ?)"
)
_PARTY: Final = rf"{_THE}(?:[^\W\d_]+ )?(?:{_ANYONE})\b"

# The subject of a sentence that Nexem speaks for itself, an aside between commas allowed; never after a « si » or
# « que » that makes the clause a condition or a relative. A negated verb stands after « ne »: it does not match.
_NEXEM: Final = r"(?<!si )(?<!que )(?<!où )(?<!dont )(?<!comment )\bNexem(?:,[^,]{1,60},)?"
_WE: Final = r"(?<!si )(?<!que )(?<!où )(?<!dont )(?<!comment )(?<!nous )\bnous"
_SUBJECT: Final = rf"(?:{_NEXEM}|{_WE})"
_FOR_THEM: Final = r"(?:(?:les|la|le|leur|y|en) |l’)?"
_TO_HELP: Final = (
    r"(?:les? |la |l’|y |en |se |s’)?(?:accompagner|soutenir|appuyer|aider|outiller|former|organiser|animer|partager"
    r"|publier|financer|mettre (?:à|en)|mutualiser|diffuser|offrir|engager|investir|mobiliser)\b"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` (a blank matches any white space, ’ any apostrophe) gives ``stance``; ``example`` shows it."""

    stance: Stance
    pattern: str
    example: str
    compiled: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Compile once."""
        pattern = self.pattern.replace(" ", r"\s").replace("’", "[’']")
        object.__setattr__(self, "compiled", re.compile(pattern, re.IGNORECASE))


RULES: Final[tuple[Rule, ...]] = (
    # Asked of a party that the sentence names
    Rule(
        Stance.ASKS,
        rf"{_SUBJECT} (?:a |avons )?(?:demand|réclam|exige?|sollicit|interpell|exhort|appell?|invit|engage?|encourage?"
        rf"|incit|press)(?:e|ons|é) "
        rf"(?:donc |également |aussi |ainsi |instamment |solennellement )*(?:que )?{_PARTY}",
        "Nexem demande aux pouvoirs publics de s’engager.",
    ),
    Rule(
        Stance.ASKS,
        rf"{_SUBJECT} (?:souhait|demand|attend|veu|voul|plaid|propos|milit|préconis|recommand)"
        rf"(?:e|ons|t)? (?:pour )?que {_PARTY}",
        "Nexem souhaite que l’État finance la mesure.",
    ),
    Rule(
        Stance.ASKS,
        rf"{_SUBJECT} (?:attend|attendons|espère|espérons) (?:de|des|du|de la part de|de l’)"
        rf" ?(?:la |l’|les )?(?:{_ANYONE})\b",
        "Nous attendons du gouvernement une loi de programmation.",
    ),
    Rule(
        Stance.ASKS,
        rf"\bil (?:revient|appartient|incombe)(?: donc| aussi| également)? {_PARTY}",
        "Il revient à la branche de définir une politique.",
    ),
    Rule(
        Stance.ASKS,
        rf"(?:^|, )(?:le|la|les|l’) ?(?:{_PUBLIC})\b[^.;,]{{0,30}}? (?:doi(?:t|vent)|devrai?(?:en)?t|devront|devra)\b"
        r"(?! (?:faire face|composer|affronter))",
        "L’État doit garantir le financement de la mesure.",
    ),
    # Asked, without saying of whom
    Rule(
        Stance.ASKS,
        rf"{_SUBJECT} (?:a |avons )?(?:demand|réclam|exig)(?:e|ons|é|eons)\b",
        "Nexem demande une loi de programmation.",
    ),
    Rule(
        Stance.ASKS,
        r"\b(?:est|constitue|demeure|reste)(?: également| aussi| ainsi)? une (?:demande|revendication|exigence)\b"
        r"[^.;]{0,20} (?:de notre part|de Nexem)\b",
        "La simplification est une demande forte de notre part.",
    ),
    # Nexem acts or will act itself
    Rule(
        Stance.COMMITS,
        rf"{_SUBJECT} (?:(?:s’|nous) ?(?:engage|investi|implique|attache|mobilise)"
        r"(?:t|ons|ssons|eons)?|se mobilise|agi(?:t|ssons) pour|œuvre(?:ons)? (?:pour|à)"
        r"|pren(?:d|ons) l’engagement)\b",
        "Nexem s’engage dans une démarche au long cours.",
    ),
    Rule(
        Stance.COMMITS,
        rf"{_SUBJECT} enten(?:d|dons)\b",
        "Nexem entend partager ses propositions.",
    ),
    Rule(
        Stance.COMMITS,
        rf"{_SUBJECT} (?:souhait(?:e|ons)|veut|voulons|compt(?:e|ons))"
        rf"(?: en particulier| également| aussi)? {_TO_HELP}",
        "Nous souhaitons accompagner les expérimentations.",
    ),
    Rule(
        Stance.COMMITS,
        rf"{_SUBJECT} (?:souhait(?:e|ons)|veut|voulons)\b.{{0,160}}? (?P<cue>s’engager à)\b",
        "Nexem souhaite développer leur capacité et s’engager à les soutenir.",
    ),
    Rule(
        Stance.COMMITS,
        rf"{_NEXEM} {_FOR_THEM}(?!devra|pourra|aura|saura|verra)[^\W\d_]{{2,}}ra\b(?! (?:pas|plus|jamais))",
        "Nexem accompagnera ses adhérents.",
    ),
    Rule(
        Stance.COMMITS,
        rf"{_WE} {_FOR_THEM}(?:[^\W\d_]+erons|mettrons|prendrons|soutiendrons|fournirons|garantirons)\b"
        r"(?! (?:pas|plus|jamais))",
        "Nous leur proposerons une formation.",
    ),
    Rule(
        Stance.COMMITS,
        rf"{_NEXEM} {_FOR_THEM}(?:accompagne|aide|soutient|appuie|outille|forme|organise|anime|met (?:en|à)|réalise"
        r"|publie|finance|diffuse|mutualise|mène|repère|recense|expérimente|offre|crée|négocie|déploie)\b(?! l’idée)",
        "Nexem repère les pratiques du secteur.",
    ),
    Rule(
        Stance.COMMITS,
        rf"{_WE} {_FOR_THEM}(?:outillons|organisons|animons|mettons (?:en|à)|réalisons|publions|finançons|diffusons"
        r"|mutualisons|menons|recensons|expérimentons)\b",
        "Nous réalisons une veille pour nos adhérents.",
    ),
    Rule(
        Stance.COMMITS,
        r"\bde sa responsabilité d(?:e |’)|\bnotre responsabilité\b[^.;]{0,30}? (?:nous conduit à|est d(?:e |’))",
        "Nexem considère qu’il est de sa responsabilité d’agir.",
    ),
)

# A sentence that only carries on the one before it.
_CARRIES_ON: Final = re.compile(
    r"^(?:il\s(?:s[’']agit|faut)\b|cela\s(?:implique|requiert|suppose|passe)\b|à\scet\seffet\b|pour\scela\b)",
    re.IGNORECASE,
)
# « C’est dans cet esprit que Nexem agit » says no more than « Nexem agit ».
_CLEFT: Final = re.compile(r"^c[’']est\b[^.,;]{0,40}?\bqu(?:e\s|[’'])", re.IGNORECASE)
_OWN: Final = frozenset({Voice.PROPOSAL, Voice.OBSERVATION})


def read_stance(text: str, voice: Voice, previous: Reading | None = None) -> Reading | None:
    """The stance of one sentence; None when it is not Nexem's own.

    ``previous``: the reading of the sentence before it in the same paragraph, if there is one.
    """
    if voice not in _OWN:
        return None
    said = _CLEFT.sub("", text)
    for rule in RULES:
        match = rule.compiled.search(said)
        if match:
            addressee = _addressee(match[0], said[match.end() :], previous) if rule.stance is Stance.ASKS else None
            cue = match["cue"] if "cue" in match.re.groupindex else match[0]
            return Reading(rule.stance, cue.strip(" ,"), addressee)
    if voice is Voice.OBSERVATION:
        return Reading(Stance.OBSERVES)
    if previous and previous.stance is Stance.ASKS and _CARRIES_ON.match(text):
        return Reading(Stance.ASKS, addressee=previous.addressee)
    return Reading(Stance.PROPOSES)


def _addressee(matched: str, after: str, previous: Reading | None) -> Addressee:
    """Whom the matched words name, else whom « … aux pouvoirs publics » after them names, else whoever was asked just
    before.
    """
    for words in (matched, *re.findall(r"\b(?:aux?|à l[a’'])\s?[^,;.]{3,40}", after)[:1]):
        found = [
            (match.start(), addressee)
            for addressee, names in _NAMES
            if (match := re.search(rf"\b(?:{names})\b", words, re.IGNORECASE))
        ]
        if found:
            return min(found)[1]
    if previous and previous.addressee:
        return previous.addressee
    return Addressee.UNSTATED


def stances(sentences: Iterable[Sentence]) -> dict[str, Reading]:
    """The readings of sentences given in document order, by sentence id; what is not Nexem's own is left out."""
    found: dict[str, Reading] = {}
    last: tuple[int, Reading | None] = (-1, None)
    for sentence in sentences:
        before = last[1] if last[0] == sentence.block else None
        reading = read_stance(sentence.text, sentence.voice, before)
        if reading is not None:
            found[sentence.id] = reading
        last = (sentence.block, reading)
    return found

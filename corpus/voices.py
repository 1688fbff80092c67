"""Who speaks in a sentence, by linguistic rules kept as a table: one pattern, one voice, one example each.

The order of the table is the order of belief: the first rule that matches decides. No rule knows a sentence of a
document; ``tests/corpus/test_voices.py`` checks every example, and that no earlier rule takes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.types import BlockKind, Speaker, Voice


@dataclass(frozen=True, slots=True)
class VoiceContext:
    """What surrounds a sentence: the voice before it in its block, and the notes figures rest on.

    ``survey_ahead``: a later sentence of the same block calls a note of ``survey_notes``.
    """

    previous: Voice | None = None
    survey_notes: frozenset[int] = frozenset()
    survey_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` (case-insensitive, searched anywhere unless anchored) gives ``voice``; ``example`` shows it.

    ``after``: the rule holds only when the sentence before it in the block has this voice.
    """

    voice: Voice
    pattern: str
    example: str
    after: Voice | None = None
    compiled: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Compile once: a blank of the pattern matches any white space, ’ also matches a straight apostrophe."""
        pattern = self.pattern.replace(" ", r"\s").replace("’", "[’']")
        object.__setattr__(self, "compiled", re.compile(pattern, re.IGNORECASE))


_SAYS = (
    "souligne|montre|révèle|indique|rappelle|constate|estime|préconise|recommande|met en avant|met en évidence|observe"
)
_SAY = "soulignent|montrent|révèlent|indiquent|rappellent|constatent|estiment|préconisent|recommandent"
_STUDY = "étude|etude|enquête|baromètre|sondage|rapport|observatoire"
_INCISE = r"(?:,[^,]{1,60},)? (?:(?:ne|n’|en|y|lui aussi) ?)?"
_PROPOSES = (
    "propose|préconise|demande|souhaite|entend|invite|engage|recommande|s’engage|s’investit|promeut|appelle|plaide"
    "|agit pour|défend|milite|veut|partage (?:pleinement|l’enjeu)|a (?:proposé|demandé|préconisé|recommandé)"
)
_WE_PROPOSE = (
    "devons|souhaitons|entendons|proposons|préconisons|recommandons|demandons|voulons|visons|appelons|plaidons"
    "|pouvons porter|pourrions|soutenons l’idée|nous engageons|invitons"
)
_ADVERB = r"(?: (?:donc|également|ainsi|aussi|par ailleurs|davantage|toutefois|dès lors|enfin|tout aussi|ensuite))*"
_NEEDED = "essentiel|indispensable|important|nécessaire|impératif|crucial|primordial|urgent|souhaitable|fondamental"

# What the manifesto's own sentences show. Signed quotations never come here: their speaker is known.
MANIFESTO_RULES: tuple[Rule, ...] = (
    # A survey, study or barometer
    Rule(Voice.SURVEY, r"\d ?%", "62% connaissent assez mal ou très mal le secteur."),
    Rule(Voice.SURVEY, r"\b\d+ [^\W\d_]+ sur \d+\b", "8 salariés sur 10 choisiraient une entreprise engagée."),
    Rule(
        Voice.SURVEY, rf"\bselon (?:une|un|l’|la|le|les|cette|des) ?(?:{_STUDY})", "Selon une étude, peu l’ont demandé."
    ),
    Rule(
        Voice.SURVEY,
        rf"\b(?:une|un|l’|la|le|cette|ce) ?(?:{_STUDY})\b[^.;]{{0,120}}? (?:{_SAYS})\b",
        "Le rapport du CESE sur les métiers en tension préconise de négocier des avantages.",
    ),
    Rule(
        Voice.SURVEY,
        rf"\b(?:les|des|plusieurs|ces) (?:{_STUDY})s\b[^.;]{{0,120}}? (?:{_SAY})\b",
        "Les études récentes sur le bénévolat montrent que l’engagement durable est moins présent.",
    ),
    Rule(
        Voice.SURVEY,
        rf"^(?:l’institut|l’observatoire|le conseil|la cour|l’agence|l’opco|le cese|la fédération|l’organisation)\b"
        rf"[^.;]{{0,120}}? (?:{_SAYS}) (?:que|qu’|de|d’)",
        "L’Institut de la gouvernance (IGOPP) souligne que la participation améliore la transparence.",
    ),
    Rule(
        Voice.SURVEY,
        rf"^(?:l’|la |le )?(?-i:[A-Z]{{3,}})(?:\s\([^)]*\))? (?:{_SAYS}) (?:que|qu’|de|d’)",
        "L’IGOPP met en avant que cette approche permet un équilibre sain.",
    ),
    # What some organisations already do
    Rule(
        Voice.EXAMPLE,
        r"\b(?:un certain nombre|plusieurs|beaucoup|certaines) (?:d’|de nos |des |de )?"
        r"(?:organisations|structures|associations|adhérents|établissements|fondations)\b"
        r"[^.;]{0,40}? (?:ont|sont|se sont)\b",
        "Un certain nombre d’organisations ont arrêté des modalités d’association.",
    ),
    Rule(
        Voice.EXAMPLE,
        r"\b(?:déjà )?(?:mis|mise|mises|menée?s?) en (?:œuvre|place|pratique) (?:par|chez|dans) certain",
        "Le parrainage et les stages sont déjà mis en œuvre par certains d’entre nous.",
    ),
    Rule(
        Voice.EXAMPLE,
        r"^il (?:peut s’agir|s’agit) (?:de|d’)",
        "Il peut s’agir de réserver des places à ces parties prenantes.",
        after=Voice.EXAMPLE,
    ),
    # Nexem, or « nous », proposes, asks, commits to
    Rule(
        Voice.PROPOSAL,
        rf"\bNexem{_INCISE}(?:{_PROPOSES})\b",
        "Nexem, au sein de la branche, souhaite en faire une priorité.",
    ),
    Rule(Voice.PROPOSAL, rf"\bnous(?: ne)? (?:{_WE_PROPOSE})\b", "Nous devons réfléchir aux modalités."),
    Rule(Voice.PROPOSAL, r"\bil nous (?:semble|paraît|faut)\b", "Il nous semble nécessaire de lier ces projets."),
    Rule(Voice.PROPOSAL, r"\bnotre (?:part|demande)\b|\bde notre part\b", "C’est une demande forte de notre part."),
    Rule(Voice.PROPOSAL, r"\bde sa responsabilité (?:de|d’)", "Nexem considère qu’il est de sa responsabilité d’agir."),
    Rule(
        Voice.PROPOSAL,
        r"^(?:[^.,;]{1,30}, )?(?-i:\w+[^n]ons) (?:la|le|les|une|un|à|ensemble)\b",
        "Ensemble, poursuivons la construction.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"\b(?:chapitre|publication|Humanifest)\s+(?:vise|entend|propose)",
        "Le présent Humanifest vise à proposer un projet.",
    ),
    # A prescription without a subject
    Rule(Voice.PROPOSAL, r"\b(?:il|qu’il) convient\b", "Il convient de créer un nouveau cadre."),
    Rule(Voice.PROPOSAL, r"\b(?<!qu’)il(?: nous)? (?:faut|faudra|faudrait)\b", "Il faut faire savoir qui ils sont."),
    Rule(Voice.PROPOSAL, rf"\b(?:il|qu’il) est{_ADVERB} (?:{_NEEDED})\b", "Il est également important d’expérimenter."),
    Rule(Voice.PROPOSAL, r"\bil revient (?:à|au|aux)\b", "Il revient à la branche de définir une politique."),
    Rule(
        Voice.PROPOSAL,
        r"^(?:[^.;]{1,60}, )?il s’agit (?:de|d’)(?: (?:l’|la|le|les|s’y|s’|en|y) ?| ?)"
        r"(?-i:\w+(?:er|ir|re|oir))\b(?! de| d’)",
        "Il s’agit de la soutenir financièrement.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"\bl(?:’enjeu|’objectif|e but|’ambition) est (?:de|d’)",
        "L’enjeu est de généraliser ces bonnes pratiques.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"\bmérite(?:nt)?\b[^.;]{0,30}? d’être\b",
        "Les liens avec l’université méritent d’être intensifiés.",
    ),
    Rule(
        Voice.PROPOSAL, r"\bgagnerai(?:en)?t à\b", "Cette communication gagnerait à se faire au niveau de la branche."
    ),
    Rule(
        Voice.PROPOSAL,
        rf"\b(?:est|sont){_ADVERB} à (?:valoriser|développer|promouvoir|généraliser|encourager|renforcer)\b",
        "L’utilité sociale est également à valoriser.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"\b(?:piste|perspective)s?\b[^.;]{0,30}? à investiguer\b",
        "Il s’agit d’une piste à investiguer.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"^c’est\b[^.;]* qui (?:doit|doivent)\b",
        "C’est l’appareil de formation qui doit être mobilisé.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"(?<!qui )(?<!que )(?<!dont )(?<!où )\b(?:doit|doivent|devra|devront)\b"
        r"(?! (?:toujours|composer|faire face|affronter))",
        "L’approche managériale doit intégrer cette spécificité.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"(?<!qui )(?<!elle )\bpourrai(?:en)?t\b",
        "Les métiers pourraient proposer des niveaux avancés.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"\b(?:sont|constituent)(?: également)? des [^\W\d_]+ à "
        r"(?:valoriser|développer|promouvoir|encourager|renforcer)\b",
        "La confiance et l’autonomie sont des valeurs à développer.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"\b(?:constitue|est|constituent|sont) (?:un objectif|une priorité|des objectifs) p(?:ou|a)r (?:le|notre|la) ",
        "Valoriser les compétences et transmettre constituent des objectifs pour le secteur.",
    ),
    Rule(Voice.PROPOSAL, r"^l’objectif ?:", "L’objectif : construire une politique de prévention."),
    Rule(
        Voice.PROPOSAL,
        r"\bnotre responsabilité\b[^.;]{0,30}? (?:nous conduit à|est de|est d’)",
        "Notre responsabilité d’employeur nous conduit à valoriser leur expérience.",
    ),
    Rule(
        Voice.PROPOSAL,
        r"^cela (?:implique|requiert|suppose|nécessite|par l’intermédiaire|passe par)\b",
        "Cela implique de mettre en place des systèmes de gestion.",
        after=Voice.PROPOSAL,
    ),
    Rule(
        Voice.PROPOSAL,
        r"^(?:la création|l’instauration|la mise en place) (?:de|d’|du|des)[^.;]{1,80}? permettrai?t?\b",
        "La création d’un organisme paritaire permettra une observation du secteur.",
    ),
)

# A heading, an item or a line without full stop that begins with an infinitive sets an aim: « Formaliser un projet ».
_INFINITIVE = re.compile(r"^(?:ne pas |se |s[’'])?[^\W\d_]{2,}(?:er|ir|re|oir)\b(?<!hier)(?<!our)", re.IGNORECASE)
_NOUNS = re.compile(
    r"^(?:premier|dernier|métier|avenir|atelier|cahier|dossier|danger|autre|notre|votre|entre|contre|outre|cadre|"
    r"être humain|centre|nombre|titre|chapitre|membre|mesure|culture|structure|nature|offre|hier|"
    r"pouvoir d|savoir-|devoir d)\b",
    re.IGNORECASE,
)


def voice_of(
    text: str,
    kind: BlockKind,
    source_kind: str,
    speaker: Speaker | None,
    calls: tuple[int, ...],
    context: VoiceContext,
) -> Voice:
    """Give the one voice of a sentence.

    ``source_kind``: "manifesto", "press", "legal", or any other kind of document. ``calls``: the notes it calls.
    """
    if source_kind == "press":
        return Voice.JOURNALIST
    if source_kind == "legal":
        return Voice.LEGAL
    if speaker is not None:
        return Voice.QUOTED
    if source_kind != "manifesto":
        return Voice.DOCUMENT
    return _manifesto_voice(text, kind, calls, context)


def _manifesto_voice(text: str, kind: BlockKind, calls: tuple[int, ...], context: VoiceContext) -> Voice:
    if any(number in context.survey_notes for number in calls):
        return Voice.SURVEY
    if context.previous is Voice.SURVEY and context.survey_ahead and kind is BlockKind.CALLOUT:
        return Voice.SURVEY
    if begins_with_infinitive(text) and (kind in (BlockKind.HEADING, BlockKind.ITEM) or text[-1] not in ".!?…"):
        return Voice.PROPOSAL
    rule = first_rule(text, context.previous)
    return rule.voice if rule is not None else Voice.OBSERVATION


def first_rule(text: str, previous: Voice | None) -> Rule | None:
    """Give the rule that decides for ``text``, or None: nothing shows another voice than the author's observation."""
    for rule in MANIFESTO_RULES:
        if (rule.after is None or rule.after is previous) and rule.compiled.search(text):
            return rule
    return None


def begins_with_infinitive(text: str) -> bool:
    """Tell whether ``text`` opens with an infinitive, the form of an aim."""
    return bool(_INFINITIVE.match(text)) and not _NOUNS.match(text)

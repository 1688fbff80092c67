"""Who speaks: an opinion keeps its author, a study stays a study, the press stays the press, Nexem says its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.guards.amounts import amounts
from assistant.guards.evidence import Cited, Evidence, Failure, introduction
from assistant.guards.quotation import same_words
from assistant.guards.words import SYNONYM, content, overlap, tokens
from corpus.types import BlockKind, Voice
from index.analysis import exact_terms, fold

PROPOSES = (
    r"propos|preconis|recommand|demand|souhait|entend|appell|invit|plaid|promeu|engage|s.engag|veut|prone|encourag"
)
SAYS = (
    r"estim|consider|juge|affirm|soulign|rappell|constat|observ|not|remarqu|declar|pens|soutien|insist|regrett|"
    r"deplor|explique|ajout|precis|croi|defend|pretend|assur|relev|reconnai|indiqu|montr|revel|alert|conclu"
)
_VERB = re.compile(rf"(?<!\w)(?:ne |n.|y |en |se |s.|a |ont )?(?P<verb>(?:{PROPOSES}|{SAYS})\w*)")
STUDY = re.compile(
    r"(?<!\w)(?:etudes?|enquetes?|sondages?|barometres?|rapports?(?! (?:aux?|a|avec|entre|equilibre)(?!\w))|"
    r"recherches?|travaux (?:recents|de recherche|scientifiques|universitaires|menes)|statistiques?|sonde(?:s|es)?|"
    r"interroge(?:s|es)?|repondants?|institut|observatoire|neurosciences)(?!\w)"
)
PRESS = re.compile(r"(?<!\w)(?:articles?|presse|journalistes?|redaction|journal|media)(?!\w)")
NEXEM = re.compile(r"(?<!\w)(?:nexem|humanifest|manifeste)(?!\w)")
NEXEM_SAYS = re.compile(
    rf"(?<!\w)(?:nexem|l.humanifest|le manifeste|manifeste)(?:,[^,]{{1,60}},)?\s+(?:ne |n.|y |"
    rf"en |a )?(?P<verb>(?:s.)?(?:{PROPOSES}|{SAYS})\w*)"
)
NEXEM_HOLDS = re.compile(
    r"(?<!\w)(?:selon|d.apres|pour|aux yeux de|de l.avis de)\s+(?:nexem|l.humanifest|le manifeste)(?!\w)"
)
_OFFICE = re.compile(r"(?<!\w)(?:selon|d.apres|pour|aux yeux d\w+)\s+(?:le |la |l.|un |une )(?P<who>[^,:;.]{3,80})")
# Parts of a document: nobody who speaks. « Les parties prenantes » are people.
OWN_PARTS = re.compile(
    r"(?<!\w)(?:propositions?|axes?|chapitres?|volets?|documents?|textes?|demarche|sections?|puces?|thematiques?|"
    r"points?(?! de )|parties?(?! (?:prenante|patronale|signataire|syndicale)))(?!\w)"
)
_NEXEM_IS_SUBJECT = re.compile(r"(?:^|[,.;:]\s*|que )nexem (?:ne |n'|se |s')")
_POINTS_BACK = re.compile(r"(?:il s'agit|ils?|elles?|ce|cela|cette|ces|celui|celle)(?!\w)")
# « Nexem est directeur général »: an office is a person's.
_IN_OFFICE = re.compile(
    r"(?<!\w)(?<!bureau )(?<!bureau de )nexem,? (?:qui )?(?:est |siege )?(?:aussi |egalement |le |la )?"
    r"(?:direct|drh|membre du bureau|en charge|au bureau)"
)
_UNATTRIBUTED = 2  # words of a statement that only one cited sentence holds: it rests on that sentence


@dataclass(frozen=True, slots=True)
class _Reading:
    statement: str
    folded: str
    evidence: Evidence


def speaker(statement: str, evidence: Evidence) -> Iterator[Failure]:
    """A failure for each opinion without its author, or under another's name."""
    if any(same_words(statement, c.text) for c in evidence.cited):
        return  # word for word: the program shows it as a quotation, under its speaker's name
    reading = _Reading(statement, fold(statement), evidence)
    yield from _people(reading)
    yield from _nexem(reading)
    yield from _studies(reading)
    yield from _press(reading)
    yield from _third_parties(reading)


def _people(reading: _Reading) -> Iterator[Failure]:
    quoted = [c for c in reading.evidence.cited if c.sentence.voice is Voice.QUOTED and c.sentence.speaker]
    for cited in quoted:
        name = cited.sentence.speaker.name if cited.sentence.speaker else ""
        if not _named(name, reading.folded) and not _by_office(cited, reading.folded):
            yield Failure("speaker", f"{name} le dit\u00a0: l’énoncé ne le nomme pas.", silent=True)
    own = {c.sentence.speaker.name for c in quoted if c.sentence.speaker}
    texts = " ".join(fold(t) for c in reading.evidence.cited for t in (c.text, *c.notes))
    for name in sorted(reading.evidence.library.speakers - own):
        if _named(name, reading.folded) and fold(name) not in texts:
            yield Failure("speaker", f"{name} ne le dit pas.")
    yield from _swapped(reading, quoted)


def _named(name: str, folded: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(fold(name.rsplit(maxsplit=1)[-1]))}(?!\w)", folded))


def _by_office(cited: Cited, folded: str) -> bool:
    """« le directeur général de l’IRTS Parmentier »: the function and the organisation say who it is."""
    person = cited.sentence.speaker
    office = f"{person.role}, {person.organisation}" if person else ""
    title = fold(office).split()[:1]
    bodies = (
        {fold(word) for word in re.findall(r"(?<!\w)[A-ZÀ-Þ][\w-]{3,}", office)} - set(title) - {"nexem", "humanifest"}
    )
    said = {word for match in _OFFICE.finditer(folded) for word in exact_terms(match["who"])}
    return bool(title) and title[0] in said and bool(said & bodies)


def _swapped(reading: _Reading, quoted: Sequence[Cited]) -> Iterator[Failure]:
    """With several speakers: what follows a name must be nearer to that person's sentences than to the others’."""
    names = sorted({c.sentence.speaker.name for c in quoted if c.sentence.speaker})
    if len(names) < 2:
        return
    places = sorted((reading.folded.find(fold(n.split()[-1])), n) for n in names)
    for rank, (place, name) in enumerate(places):
        end = places[rank + 1][0] if rank + 1 < len(places) else len(reading.folded)
        words = content(reading.folded[max(place, 0) : end])
        scores = {
            other: overlap(words, [w for c in quoted if c.sentence.speaker and c.sentence.speaker.name == other
                                   for w in content(c.text)]) for other in names
        }  # fmt: skip
        if max(scores.values()) > scores[name]:
            yield Failure("speaker", f"Ce qui est prêté à {name} est dit par une autre personne.")


def _nexem(reading: _Reading) -> Iterator[Failure]:
    """« Nexem propose » rests on a proposal, « Nexem estime » on what Nexem says itself."""
    voices, folded = reading.evidence.voices, reading.folded
    if _IN_OFFICE.search(folded):
        yield Failure("speaker", "Nexem n’est pas une personne\u00a0: cette fonction est celle d’une autre.")
    named_by_press = any(
        c.sentence.voice is Voice.JOURNALIST and NEXEM.search(fold(" ".join((c.text, c.before))))
        for c in reading.evidence.cited
    )
    press = bool(PRESS.search(folded)) and Voice.JOURNALIST in voices
    for match in NEXEM_SAYS.finditer(folded):
        proposes = bool(re.match(rf"(?:s.)?(?:{PROPOSES})", match["verb"]))
        wanted = {Voice.PROPOSAL} if proposes else {Voice.PROPOSAL, Voice.OBSERVATION, Voice.EXAMPLE}
        listed = match["verb"].startswith("propos") and listed_by_press(reading.evidence)
        if voices & wanted or named_by_press or press or listed:
            continue
        if not proposes and Voice.SURVEY in voices and STUDY.search(folded):
            continue
        if proposes and _says_itself(reading.evidence, match["verb"]):
            continue
        yield Failure(
            "speaker", f"«\u00a0{match[0]}\u00a0»\u00a0: ce n’est pas Nexem qui le dit dans les phrases citées."
        )
    for match in NEXEM_HOLDS.finditer(folded):
        own = voices & {Voice.PROPOSAL, Voice.OBSERVATION, Voice.EXAMPLE}
        if not own and not named_by_press and not _told_of_nexem(reading):
            yield Failure(
                "speaker", f"«\u00a0{match[0]}\u00a0»\u00a0: ce n’est pas Nexem qui le dit dans les phrases citées."
            )


def listed_by_press(evidence: Evidence) -> bool:
    """Whether the cited sentences are items of the press’s list of what Nexem proposes: « 12 propositions : »."""
    return all(
        c.sentence.voice is Voice.JOURNALIST and "propositions" in introduction(c, evidence.library)
        for c in evidence.cited
    )


def _told_of_nexem(reading: _Reading) -> bool:
    """Whether a person whom the statement names says what Nexem does or wants: « Nexem ne peut s’en contenter »."""
    return any(
        _NEXEM_IS_SUBJECT.search(fold(c.text)) and _named(c.sentence.speaker.name, reading.folded)
        for c in reading.evidence.cited
        if c.sentence.speaker
    )


def _says_itself(evidence: Evidence, verb: str) -> bool:
    """Whether a cited sentence itself makes Nexem (or « nous ») the subject of that verb."""
    return any(
        re.search(rf"(?<!\w)(?:nexem|nous)(?:,[^,]{{1,60}},)?\s+(?:\w+\s+)?{re.escape(verb[:5])}", fold(c.text))
        for c in evidence.cited
        if c.sentence.voice is not Voice.QUOTED
    )


def _studies(reading: _Reading) -> Iterator[Failure]:
    # A note names its own study.
    surveys = [
        c for c in reading.evidence.cited
        if c.sentence.voice is Voice.SURVEY and c.sentence.kind is not BlockKind.NOTE
    ]  # fmt: skip
    named = bool(STUDY.search(reading.folded)) or _names_producer(reading, surveys)
    stated = {(a.kind, a.value) for a in amounts(tokens(reading.statement))}
    for cited in surveys:
        shares = {(a.kind, a.value) for a in amounts(cited.tokens)}
        told = bool(shares & stated) or any(a.spelled for a in amounts(tokens(reading.statement)))
        if not named and not told and _rests_on(reading, cited, _led_to(cited, reading.evidence)):
            yield Failure("speaker", "Une étude le dit\u00a0: l’énoncé ne la nomme pas.", silent=True)
    if re.search(
        r"(?<!\w)(?:selon|d.apres)\s+(?:une?|l.|la|les|des)\s*(?:\w+\s+)?(?:etude|enquete|sondage|barometre|rapport)",
        reading.folded,
    ):
        held = any(STUDY.search(fold(" ".join((c.text, *c.notes)))) for c in reading.evidence.cited)
        if not surveys and not held:
            yield Failure("speaker", "Les phrases citées ne viennent pas d’une étude.")


def _names_producer(reading: _Reading, surveys: Sequence[Cited]) -> bool:
    """Whether the statement names a body that a cited sentence or its note names in capitals: Gallup, IGOPP."""
    held = {
        fold(word)
        for c in surveys
        for text in (c.text, *c.notes, c.before)
        for word in re.findall(r"(?<!\w)[A-ZÀ-Þ][\w&-]{2,}", text)
    }
    written = {fold(word) for word in re.findall(r"(?<!\w)[A-ZÀ-Þ][\w&-]{2,}", reading.statement)}
    return bool(held & written - {"nexem"})


def _press(reading: _Reading) -> Iterator[Failure]:
    press = [c for c in reading.evidence.cited if c.sentence.voice is Voice.JOURNALIST]
    authors = {fold(c.source.author.split()[-1]) for c in press if c.source.author}
    named = bool(PRESS.search(reading.folded)) or any(a in reading.folded for a in authors)
    if any(_rests_on(reading, c) for c in press) and not named:
        yield Failure("speaker", "La presse le dit\u00a0: l’énoncé ne l’écrit pas.", silent=True)
    if not press and re.search(
        r"(?<!\w)(?:selon|d.apres)\s+(?:l.article|la presse|l.autrice|la journaliste)", reading.folded
    ):
        yield Failure("speaker", "Les phrases citées ne viennent pas de la presse.")


def _led_to(cited: Cited, evidence: Evidence) -> int:
    """How many words rest a statement on a sentence: one more than two when « il », in the next one, points to it."""
    following = evidence.library.neighbour(cited.sentence.id, 1)
    led = following is not None and any(c.sentence.id == following.id for c in evidence.cited)
    return _UNATTRIBUTED + int(led and bool(following and _POINTS_BACK.match(fold(following.text))))


def _rests_on(reading: _Reading, cited: Cited, least: int = _UNATTRIBUTED) -> bool:
    """Whether some words of the statement are held by this sentence and by no other cited one, nor its headings."""
    words = set(content(reading.statement))
    others = [s for c in reading.evidence.cited if c is not cited for t in (c.text, *c.path) for s in content(t)]
    alone = [w for w in words if not overlap([w], others, SYNONYM)]
    return overlap(alone, content(cited.text)) >= min(least, len(words))


def _third_parties(reading: _Reading) -> Iterator[Failure]:
    """« Les X demandent », « selon les X »: X stands before a verb of speech in a cited sentence too."""
    for who in _subjects(reading):
        heads = [w for w in content(who) if w]
        if _MUST.search(who):
            if overlap(heads[:1], reading.evidence.stems):
                continue  # « les organisations doivent s’engager »: they are told what to do, they say nothing
            heads = heads[:1]
        if not heads or OWN_PARTS.search(who) or NEXEM.search(who) or STUDY.search(who) or PRESS.search(who):
            continue
        if re.search(
            r"(?:^| )(?:de|a|pour|par|et|d'|l'|etre|quarts|tiers|moitie|majorite|plupart|ces|les|des|un|une|"
            r"le|la|nos|leurs?|cette|ce|son|sa|ses|notre|que)$|^(?:un peu )?(?:plus|moins|pres) d",
            who.strip(),
        ):
            continue  # « la capacité de proposer » is no one who speaks, « les trois quarts » are counted elsewhere
        if any(_named(name, who) for name in reading.evidence.library.speakers):
            continue
        if not any(_speaks(heads, c) for c in reading.evidence.cited):
            yield Failure(
                "speaker", f"«\u00a0{who.strip()}\u00a0»\u00a0: ce n’est pas qui parle dans les phrases citées."
            )


_MUST = re.compile(r"(?<!\w)(?:doi\w+|dev\w+|peu\w+|pourr\w+|va|vont|saur\w+|gagn\w+ a|ont vocation a)$")
_THAT = re.compile(r"\s?,|\squ[e'](?!\w)|\squ'")
_TO = re.compile(r"\s(?:a|au|aux)(?!\w)")
_SUBJECT = re.compile(
    rf"(?:^|[.;:!?]\s+)(?:[^,.;:]{{1,60}},\s+)?(?P<who>(?:les|le|la|l.|des|un|une|ces|nos)\s?[\w' -]{{3,60}}?)\s+"
    rf"(?:ne |n.|y |en |se |s.|a (?!\w+er\b)|ont )?(?:{PROPOSES}|{SAYS})(?:e|ent|t|ait|aient|e?s|er|era|"
    rf"eront|ons)?(?<!ee)(?<!ees)(?!\w)(?!\s+par\b)"
)


def _subjects(reading: _Reading) -> list[str]:
    """« les employés s’engagent » act; « s’engagent à », they say so. What explains a share is nobody who speaks, « le
    soutien demandé » neither.
    """
    folded = reading.folded
    pairs = itertools.pairwise(tokens(reading.statement))
    told = {(a.form, b.form) for a, b in pairs if b.text.endswith(("é", "ée", "és", "ées"))}
    return [
        match["who"]
        for match in _SUBJECT.finditer(folded)
        if (match["who"].split()[-1], match[0].split()[-1]) not in told
        and ("s'engag" not in match[0][-12:] or _TO.match(folded, match.end()))
        and (" expliqu" not in match[0][-12:] or _THAT.match(folded, match.end()))
    ]


def _speaks(heads: Sequence[str], cited: Cited) -> bool:
    """Whether that subject comes before the first verb of speech of the sentence, or before the sentence itself."""
    folded = fold(cited.text)
    verb = _VERB.search(folded)
    before = folded[: verb.start()] if verb else folded
    if verb and NEXEM.search(before):  # « Nexem propose »: nobody else does
        return overlap(heads[:1], content(before)) > 0
    held = content(f"{fold(cited.before)} {before} {' '.join(cited.notes)}")
    return overlap(heads[:1], held) > 0

"""What a chosen sentence needs around it to be understood, and what stands around it that answers too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.library.around import introducing
from assistant.library.called import on_what_is_named
from assistant.library.citations import Library
from assistant.library.terms import led_terms, terms_in
from assistant.selection.select import Candidate
from assistant.understanding.question import Question, fold
from assistant.understanding.wording import topic_terms
from corpus.types import BlockKind, Sentence

NEW_WORDS = 4  # content words beyond the question's own under which a sentence says too little alone
SHORT_LIST = 7  # items up to which a list is given whole when one of its items, or what announces it, answers
MOSTLY_GIVEN = 3  # sentences of a paragraph from which its end is given too…
MOST_LEFT = 2  # … when it is no longer than this
MOST_BEFORE = 3  # sentences that lead up to one, each pointing to the one before
LONG_NOTE = 20  # words from which a note explains rather than names a source
# « Qui est X ? », « ils enseignent où ? », and what a note tells of somebody.
_ASKS_WHO = re.compile(
    r"\bqui (?:est|sont|etai\w+|c'est)\b|\bc'est qui\b|\b(?:enseign|exerc|travaill|boss)\w*\b|\buniversites?\b|"
    r"\bquels? (?:est (?:son|sa) )?(?:poste|fonction|titre|metier)\b|\bauteurs?\b|"
    r"\bd'ou (?:il|elle|ils|elles)? ?(?:sort|vien)"
)
_A_PERSON = re.compile(
    r"^(?:ancien\w* )?(?:professeure?|doct(?:eur\w*|oresse)|direct(?:eur|rice)|chercheu(?:r|se)|sociologue|"
    r"philosophe|economiste|psychologue|psychiatre|medecin|president\w*|maitre|consultante?|auteure?|historien\w*)\b"
)
# Openings that cannot be understood without the sentence before.
_ANAPHORA = re.compile(
    r"^(?:parmi eux|il s'agit|il p\w+ s'agir|c'est ainsi|c'est pourquoi|c'est dans cet esprit|cela|celle-ci|celui-ci|"
    r"ceux-ci|ces derniers|ces dernieres|cette derniere|ce dernier|elle|elles|"
    r"il est(?! (?:tout aussi |tout )?(?:crucial|essentiel|indispensable|possible|important|necessaire|capital|utile|"
    r"primordial|temps|vrai|attendu|evident|urgent|question))|"
    r"il a|ils|ce sont|cette|ces|cet|ce|"
    r"a partir de ces|pour ce faire|dans cette optique|ainsi l'enjeu|dans ces|toutefois|pourtant|"
    r"l'objectif est d(?:e\b|')|le concept a|il (?!est\b|existe|faut|y a|convient|appartient))\b|"
    # « Mais au-delà de ces modèles, … », « L’enjeu est de généraliser ces bonnes pratiques. »
    r"^.{0,80}\b(?:ces|cette|cet|cela|une telle|de tels|de telles)\b(?! (?:egard|publication|perspective|chapitre|"
    r"prise en compte|dernieres?|deux|annees?|jour|nouveau))|"
    # « revient à faire l’inverse »: of what stands before
    r"^.*\b(?:l'inverse|le contraire|l'oppose)\W*$"
)
# « valoriser ces certificats », however far, when what they are is not named before in the sentence; « une de ces
# innovations qui peuvent changer la donne » points to none.
_THESE = re.compile(r"\bces (?!deux|trois|dernier|annee|nouve)(\w+)\b(?! (?:d(?:e |')\w+ )?qu)")
# « Notre responsabilité nous conduit à valoriser leur expérience »: whose, no plural before tells.
_WHOSE = re.compile(r"\bleurs? (?!permet|est\b|sont\b|a\b|ont\b|en\b|donn)[a-z]")
_PLURAL = re.compile(r"\b(?:les|des|ces|nos|vos|mes|aux|ceux|celles|ils|elles|on|chacune?|plusieurs|certaine?s)\b|\d")
_SHE = re.compile(r"^(?:elles?|celle-ci|celles-ci|celui-ci|ceux-ci|ces derni\w+|cette derniere|ce dernier)\b")
# « A partir de ces trois acceptions »: three points of what stands before, each opened by such a word.
_COUNTED = re.compile(r"^.{0,45}\bces (deux|trois|quatre|cinq) (?!derni)")
COUNTS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
_POINT = re.compile(r"^.{0,40}\b(?:d'abord|egalement|ensuite|enfin|premierement|deuxiemement|troisiemement)\b")
_GIVES_REASON = re.compile(
    r"^(?:d'abord|ensuite|enfin|mais aussi|parce qu|car\b|en effet|de plus|cela|elle|il |ils |cette|ces |"
    r"l'approche|d'une part|d'autre part)"
)


# « Il peut s’agir de … » says which, after a sentence that only announces.
_SAYS_WHICH = re.compile(r"^il (?:peut|pourrait|pourra) s'agir\b|^c'est (?:notamment )?le cas\b")


def says_which_after(sentence: Sentence, library: Library) -> list[str]:
    """The sentence that follows in the same paragraph and says what this one only announces."""
    after = library.neighbour(sentence.id, 1)
    told = after is not None and after.block == sentence.block and _SAYS_WHICH.match(fold(after.text))
    return [after.id] if after is not None and told else []


def defined_in_note(sentence: Sentence, library: Library) -> list[str]:
    """The sentences of a note that a sentence calls and that says more than where a figure comes from."""
    noted = _noted(sentence, library)
    return [s.id for s in noted] if sum(len(s.text.split()) for s in noted) >= LONG_NOTE else []


def asked_of_note(question: Question, sentence: Sentence, library: Library) -> list[str]:
    """The sentences of the notes that a sentence calls, when the question has a word of theirs that it hasn't, or asks
    who the people are of whom they tell.
    """
    if _ASKS_WHO.search(fold(question.asked)):
        people = [library.sentence(i) for i in notes_on_people(sentence, library)]
        return [s.id for s in on_what_is_named(people, question.search, library)]
    left = frozenset(topic_terms(question.search)) - terms_in(sentence.text)
    meant = left.union(*led_terms(question.search, left).values())
    return [s.id for s in _noted(sentence, library) if meant & terms_in(s.text)]


def notes_on_people(sentence: Sentence, library: Library) -> list[str]:
    """The sentences of the notes that a sentence calls and that say who somebody is."""
    return [s.id for s in _noted(sentence, library) if _A_PERSON.match(fold(s.text))]


def _noted(sentence: Sentence, library: Library) -> list[Sentence]:
    """The sentences of the notes that a sentence calls."""
    document = library.document_of(sentence.id)
    called = {s.id for s in document.sections if s.note in sentence.footnotes}
    return [s for s in document.sentences if s.section_id in called]


def reasons_after(sentence: Sentence, library: Library) -> list[str]:
    """The sentences of the same paragraph that go on to give the reasons of this one."""
    found: list[str] = []
    step = 1
    while (after := library.neighbour(sentence.id, step)) is not None and after.block == sentence.block:
        if not _GIVES_REASON.match(fold(after.text)):
            break
        found.append(after.id)
        step += 1
    return found


def rest_of_paragraph(chosen: Iterable[str], library: Library) -> list[str]:
    """The end of a paragraph of which most is given, when it is short: what comes last is how to go about it."""
    blocks: dict[tuple[str, int], list[str]] = {}
    for chosen_id in library.in_order(chosen):
        blocks.setdefault((library.place(chosen_id)[0], library.sentence(chosen_id).block), []).append(chosen_id)
    found: list[str] = []
    for (_, block), given in blocks.items():
        left: list[str] = []
        after = library.neighbour(given[-1], 1)
        while after is not None and after.block == block:
            left.append(after.id)
            after = library.neighbour(after.id, 1)
        if len(given) >= MOSTLY_GIVEN and len(left) <= MOST_LEFT:
            found += left
    return found


def figures_beside(kept: Iterable[Candidate], library: Library) -> list[str]:
    """The other figures of the call-outs that the kept sentences stand in."""
    stated = {f.sentence_id for f in library.corpus.figures}
    sections = {c.sentence.section_id for c in kept if c.sentence.kind is BlockKind.CALLOUT}
    return [
        s.id
        for section_id in sorted(sections)
        for s in library.section_sentences(section_id)
        if s.kind is BlockKind.CALLOUT and s.id in stated
    ]


def said_beside(question: Question, sentence: Sentence, library: Library) -> list[str]:
    """The sentences around one that says little beyond the question's own words."""
    if len(terms_in(sentence.text) - frozenset(topic_terms(question.search))) >= NEW_WORDS:
        return []
    near = (library.neighbour(sentence.id, step) for step in (-2, -1, 1))
    return [s.id for s in near if s is not None and s.block == sentence.block]


def bridging(chosen: Iterable[str], library: Library) -> list[str]:
    """The sentences that alone part two chosen ones of a paragraph, and that introduce chosen items of a list: a
    passage is read without a hole.
    """
    held = set(chosen)
    found: list[str] = []
    for sentence_id in sorted(held):
        between, beyond = (library.neighbour(sentence_id, step) for step in (1, 2))
        if between and beyond and between.id not in held and beyond.id in held and not asks(between):
            block = library.sentence(sentence_id).block
            found += [between.id] if between.block == beyond.block == block else []
    return [*found, *_introductions(held, library)]


def _introductions(chosen: Iterable[str], library: Library) -> list[str]:
    """The sentences that introduce a list of which several items are chosen: they say what these are."""
    items = (s for s in map(library.sentence, chosen) if s.kind is BlockKind.ITEM)
    heads = Counter(head.id for s in items if (head := introducing(s, library)) is not None)
    return [head for head, count in heads.items() if count > 1 and library.sentence(head).text.rstrip().endswith(":")]


def needed_before(sentence: Sentence, library: Library) -> list[str]:
    """The sentences without which this one cannot be understood; those that it counts, when they are told apart."""
    folded = fold(sentence.text)
    if counted := _COUNTED.match(folded):
        number, told = COUNTS[counted[1]], _told_apart(sentence, library)
        if len(told) == number:
            return told
    found: list[str] = []
    while len(found) < MOST_BEFORE and points_back(sentence):
        before = library.neighbour(sentence.id, -1)
        bare = before is not None and before.kind is BlockKind.HEADING and not _SHE.match(fold(sentence.text))
        if before is None or bare or asks(before):
            break
        found.insert(0, before.id)
        if before.kind is BlockKind.HEADING:
            break
        sentence = before
    return found


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    folded = fold(sentence.text)
    if _ANAPHORA.match(folded):
        return True
    these, whose = _THESE.search(folded), _WHOSE.search(folded)
    if these and not terms_in(these[1]) & terms_in(folded[: these.start()]):
        return True
    return whose is not None and not _PLURAL.search(folded[: whose.start()])


def without_bare_announcements(chosen: Sequence[str], library: Library, kept: str = "") -> list[str]:
    """The chosen sentences without those that only announce a list of which no item is chosen (« … à travers douze
    mesures : »); ``kept`` stays, with its list. All of them when nothing else is left.
    """
    found: list[str] = []
    for chosen_id in chosen:
        items = _announced(library.sentence(chosen_id), library)
        if items and not set(items) & set(chosen):
            if chosen_id != kept:
                continue
            items = items if len(items) <= SHORT_LIST else []
            found += [chosen_id, *items]
        else:
            found.append(chosen_id)
    return found or list(chosen)


def _announced(sentence: Sentence, library: Library) -> list[str]:
    """The items of the list that a sentence announces."""
    found: list[str] = []
    if not sentence.text.rstrip().endswith(":"):
        return found
    step = 1
    while (after := library.neighbour(sentence.id, step)) is not None and after.kind is BlockKind.ITEM:
        found.append(after.id)
        step += 1
    return found


def asks(sentence: Sentence) -> bool:
    """Whether a sentence is a question: it opens a passage and tells nothing."""
    return sentence.text.rstrip(" »”\u00a0").endswith("?")


def _told_apart(sentence: Sentence, library: Library) -> list[str]:
    """The sentences of the paragraph before, or of this one so far, that open a point: « d’abord », « enfin »."""
    found: list[str] = []
    step = -1
    while (before := library.neighbour(sentence.id, step)) is not None and before.block >= sentence.block - 1:
        if _POINT.search(fold(before.text)):
            found.insert(0, before.id)
        step -= 1
    return found

"""Questions that the structure answers, complete by construction: propositions, axes, acronyms, people, the
documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.across import across
from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.question import Question, Wanted, fold
from assistant.select import is_signature, terms_in
from assistant.wording import META_WORDS, topic_terms
from corpus.types import Acronym, BlockKind, Document, Proposition, Sentence, Voice
from index.analysis import content_terms, exact_terms

NBSP = "\u00a0"

_ABOUT_DOCUMENTS = re.compile(
    r"\b(?:quels?|combien de|liste|sur quels?) (?:sont les |sont tes |sont vos )?(?:documents|sources|textes)\b|"
    r"\bqui es[- ]tu\b|\bqui etes[- ]vous\b|"
    r"\bque (?:peux|sais|pouvez|savez)[- ](?:tu|vous)\b|\b(?:tes|vos) (?:documents|sources)\b|\bde quoi (?:parle|"
    r"traite) (?:ce|le|l')"
)
_ABOUT_ARTICLE = re.compile(r"\b(?:qui a (?:ecrit|redige|signe)|auteur|autrice|date|quand|publie)\b")


def route(question: Question, library: Library) -> Draft | None:
    """The draft of the first structured reading that fits the question, or None."""
    readings: tuple[Callable[[Question, Library], Draft | None], ...] = (
        _impossible_proposition, _wrong_count, _quotation, _enumerated_propositions, _enumerated_axes,
        _whole_propositions, across, _acronym, _person, _documents,
    )  # fmt: skip
    return next((draft for reading in readings if (draft := reading(question, library)) is not None), None)


def _opening(library: Library) -> str | None:
    """The heading that announces how many propositions there are, found by what it says of them."""
    propositions = library.corpus.propositions
    if not propositions:
        return None
    document = library.documents[propositions[0].source_id]
    announced = re.compile(rf"\b{len(propositions)} propositions\b")
    return next((s.id for s in document.sentences if announced.search(fold(s.text))), propositions[0].title_sentence_id)


def _by_number(library: Library) -> dict[int, Proposition]:
    return {p.number: p for p in library.corpus.propositions}


def _impossible_proposition(question: Question, library: Library) -> Draft | None:
    known = _by_number(library)
    opening = _opening(library)
    if not question.propositions or opening is None or all(n in known for n in question.propositions):
        return None
    return Draft(
        status="not_in_corpus",
        picks=(Pick(opening, lead="Le manifeste annonce le nombre de ses propositions :"),),
        preface="Cette proposition n’existe pas dans le manifeste.",
        near=tuple(p.title_sentence_id for p in library.corpus.propositions[-2:]),
        grouped=False,
    )


def _wrong_count(question: Question, library: Library) -> Draft | None:
    propositions, opening = library.corpus.propositions, _opening(library)
    claimed = question.claimed_count
    if claimed is None or opening is None or question.axis is not None:
        return None
    suspicious = claimed > len(propositions) or (question.all_propositions and claimed != len(propositions))
    counts_by_axis = {sum(p.axis == axis for p in propositions) for axis in {p.axis for p in propositions}}
    if not suspicious or (claimed in counts_by_axis and not question.all_propositions):
        return None
    return Draft(
        status="answered",
        picks=(Pick(opening, lead="Le manifeste annonce le nombre de ses propositions :"), *_titles(propositions)),
        preface="Le nombre de propositions de votre question n’est pas celui du manifeste.",
        grouped=False,
    )


def _titles(propositions: tuple[Proposition, ...]) -> tuple[Pick, ...]:
    return tuple(Pick(p.title_sentence_id, lead=f"Proposition {p.number} :") for p in propositions)


def _enumerated_propositions(question: Question, library: Library) -> Draft | None:
    propositions = library.corpus.propositions
    if question.axis is not None and not question.propositions and _only_about_structure(question):
        chosen = tuple(p for p in propositions if p.axis == question.axis)
        axis = _axis_titles(library).get(question.axis)
        if axis is None:
            return Draft("not_in_corpus", (), "Cet axe n’existe pas dans le manifeste.", grouped=False)
        return Draft("answered", (Pick(axis, lead=f"Axe {question.axis} :"), *_titles(chosen)), grouped=False)
    if not question.all_propositions or not _only_about_structure(question):
        return None
    if question.press:
        return _press_list(library)
    return Draft("answered", _titles(propositions), grouped=False)


def _only_about_structure(question: Question) -> bool:
    """Whether the question names nothing but the structure itself: no topic is left to search for."""
    left = set(content_terms(re.sub(r"\d+", " ", question.search))) - META_WORDS - set(content_terms(_STRUCTURE_WORDS))
    return not left


_STRUCTURE_WORDS = (
    "article presse journal douze trois deux premier deuxième troisième second énumérer lister liste citer "
    "donner phare stratégique complet complète "
    "grand principal toutes ensemble second volet chapitre formuler faire publier avancer journaliste selon "
    "rubrique formulation sommaire quid texte document"
)


def _press_list(library: Library) -> Draft | None:
    for document in library.corpus.documents:
        if document.source.kind == "press":
            items = [s for s in document.sentences if s.kind is BlockKind.ITEM]
            if len(items) == len(library.corpus.propositions):
                return Draft("answered", tuple(Pick(s.id) for s in items))
    return None


def _axis_titles(library: Library) -> dict[int, str]:
    """Sentence id of the heading of each axis."""
    found: dict[int, str] = {}
    for document in library.corpus.documents:
        for section in document.sections:
            if section.axis is not None and section.proposition is None and section.axis not in found:
                heading = next(
                    (s for s in document.sentences if s.section_id == section.id and s.kind is BlockKind.HEADING), None
                )
                if heading:
                    found[section.axis] = heading.id
    return found


def _enumerated_axes(question: Question, library: Library) -> Draft | None:
    if not question.all_axes or not _only_about_structure(question):
        return None
    titles = _axis_titles(library)
    return Draft("answered", tuple(Pick(i, lead=f"Axe {n} :") for n, i in sorted(titles.items())), grouped=False)


def _whole_propositions(question: Question, library: Library) -> Draft | None:
    """« Que dit la proposition 4 ? »: its title, then what Nexem proposes in it, at most a few sentences each."""
    known = _by_number(library)
    chosen = [known[n] for n in question.propositions if n in known]
    if (
        not chosen
        or not _only_about_structure(question)
        or question.wanted in {Wanted.FIGURE, Wanted.SPEAKER, Wanted.SOURCE}
    ):
        return None
    picks: list[Pick] = []
    for proposition in chosen:
        picks.append(Pick(proposition.title_sentence_id, lead=f"Proposition {proposition.number} :"))
        if not re.search(r"\b(?:titre|intitule|s'appelle|nom)\b", fold(question.text)):
            picks.extend(Pick(s.id) for s in _essential(proposition, library, 4 if len(chosen) == 1 else 2))
    return Draft("answered", tuple(picks), grouped=False)


def _essential(proposition: Proposition, library: Library, most: int) -> list[Sentence]:
    """At most ``most`` sentences that carry a proposition, in order: under each heading what Nexem proposes,
    else observes.
    """
    found: list[tuple[int, int, Sentence]] = []
    for section_id in proposition.section_ids:
        body = [
            s for s in library.section_sentences(section_id) if s.kind is BlockKind.PARAGRAPH and not is_signature(s)
        ]
        for place, sentence in enumerate(sorted(body, key=_standing)):
            found.append((_standing(sentence) + 4 * place, len(found), sentence))
    best = [sentence.id for _, _, sentence in sorted(found, key=lambda row: row[:2])[:most]]
    return [library.sentence(i) for i in library.in_order(best)]


def _standing(sentence: Sentence) -> int:
    """How directly a sentence says what Nexem wants: 0 by name, 1 as « nous » or a prescription, 2 an
    observation, 3 others.
    """
    if sentence.voice is Voice.PROPOSAL:
        return 0 if "nexem" in fold(sentence.text) else 1
    return 2 if sentence.voice is Voice.OBSERVATION else 3


def _acronym(question: Question, library: Library) -> Draft | None:
    """« Que veut dire VAE ? »: the sentence that expands it, opened by the expansion itself."""
    if question.wanted is not Wanted.DEFINITION:
        return None
    asked = set(re.findall(r"[\w-]+", question.search.upper()))
    found: dict[tuple[str, str], Acronym] = {}
    for acronym in library.corpus.acronyms:
        if acronym.short.upper() in asked:
            found.setdefault((acronym.short, fold(acronym.expansion)), acronym)
    picks = [Pick(a.sentence_id, lead=f"{a.short}{NBSP}: {a.expansion}.") for a in list(found.values())[:3]]
    return Draft("answered", tuple(picks)) if picks else None


def _quotation(question: Question, library: Library) -> Draft | None:
    """A phrase given between quotation marks: who says it, where; or that no document holds it."""
    if not question.quoted:
        return None
    sentences = [s for d in library.corpus.documents for s in d.sentences]
    wanted = [" ".join(exact_terms(q)) for q in question.quoted]
    found = [s for s in sentences if any(w and f" {w} " in f" {' '.join(exact_terms(s.text))} " for w in wanted)]
    if not found:
        near = [s for s in sentences if any(_overlap(w.split(), exact_terms(s.text)) > 0.6 for w in wanted)]
        picks = tuple(Pick(s.id) for s in near[:1])
        preface = "Cette phrase ne figure pas telle quelle dans les documents."
        return Draft(
            "answered" if picks else "not_in_corpus", picks, preface + (" Le texte exact est\u00a0:" if picks else "")
        )
    named = named_speakers(question, library)
    wrong = named and not any(s.speaker and s.speaker.name in named for s in found)
    preface = "Cette phrase n’est pas de la personne que nomme votre question." if wrong else ""
    return Draft("answered", tuple(Pick(s.id) for s in found[:3]), preface)


def _overlap(wanted: Sequence[str], held: Sequence[str]) -> float:
    """Share of the wanted words that are held, in [0, 1]."""
    return sum(w in held for w in wanted) / (len(wanted) or 1)


def named_speakers(question: Question, library: Library) -> frozenset[str]:
    """Names of the speakers of the corpus whose surname the question holds."""
    words = set(re.findall(r"[\w-]+", fold(question.search)))
    speakers = {s.speaker.name for d in library.corpus.documents for s in d.sentences if s.speaker}
    return frozenset(name for name in speakers if fold(name).split()[-1] in words)


def _person(question: Question, library: Library) -> Draft | None:
    """Questions that name a person whom a document quotes: who they are, what they say."""
    if question.wanted is Wanted.FIGURE or question.press:
        return None
    names = named_speakers(question, library)
    named = [s for d in library.corpus.documents for s in d.sentences if s.speaker and s.speaker.name in names]
    said = [s for s in named if s.voice is Voice.QUOTED and s.kind is BlockKind.QUOTE]
    signed = [s for s in named if is_signature(s)]
    if re.search(r"\bqui (?:est|etait)|\b(?:fonction|poste|role|metier)\b", fold(question.text)):
        said = signed + said
    elif not said or not _said_about(question, said, names, library):
        return None
    return Draft("answered", tuple(Pick(s.id) for s in said[:6])) if said else None


def _said_about(question: Question, said: Sequence[Sentence], names: frozenset[str], library: Library) -> bool:
    """Whether what a person said is about the rest of the question: half its topic words, or nothing else is asked."""
    speakers = " ".join(str(s.speaker) for s in said if s.speaker and s.speaker.name in names)
    topic = frozenset(topic_terms(question.search)) - META_WORDS - terms_in(speakers)
    spoken = frozenset(t for s in said for t in terms_in(s.text))
    spoken |= frozenset(t for s in said for q in library.questions_of(s.id) for t in terms_in(q))
    return not topic or len(topic & spoken) >= len(topic) / 2


def _heading(document: Document) -> Sentence | None:
    return next(
        (s for s in document.sentences if s.kind is BlockKind.HEADING),
        document.sentences[0] if document.sentences else None,
    )


def _documents(question: Question, library: Library) -> Draft | None:
    folded = fold(question.text)
    if question.press and _ABOUT_ARTICLE.search(folded) and len(content_terms(question.text)) <= 6:
        documents = [d for d in library.corpus.documents if d.source.kind == "press"]
    elif _ABOUT_DOCUMENTS.search(folded):
        documents = list(library.corpus.documents)
    else:
        return None
    picks = tuple(Pick(h.id, lead=described(d)) for d in documents if (h := _heading(d)) is not None)
    return Draft("answered", picks, grouped=False) if picks else None


def described(document: Document) -> str:
    """One framing line on a document, from its catalogue entry alone."""
    source = document.source
    kind = {"manifesto": "Manifeste", "press": "Article de presse"}.get(source.kind, "Document")
    by = f" de {source.author}" if source.author else f" de {source.publisher}" if source.publisher else ""
    return f"{kind}{by}{', publié le ' + french_date(source.published) if source.published else ''} :"


_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def french_date(iso: str) -> str:
    """« 26 mars 2025 », « mars 2025 » or « 2025 » from an ISO date; any other text is returned as it is."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso)
    if not match:
        return iso
    year, month, day = match.groups()
    words = [str(int(day)).replace("1", "1er") if day and int(day) == 1 else str(int(day))] if day else []
    return " ".join([*words, *([_MONTHS[int(month) - 1]] if month else []), year])

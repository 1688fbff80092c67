"""The register of figures: what the rules find in any document, completed by notes written by hand for an edition."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.errors import CorpusError
from corpus.footnotes import NoteSource, parse_note
from corpus.normalise import fold, slug
from corpus.quantities import Quantity, find_quantities, producer_in
from corpus.types import BlockKind, Document, Figure, Sentence


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure described by hand: ``text`` as worded, in the one sentence that holds the words ``sentence``.

    ``note_shared``: the footnote is called later in the same paragraph, not right after the figure.
    """

    text: str
    sentence: str
    value: float
    unit: str
    population: str = ""
    measure: str = ""
    footnote: int | None = None
    producer: str = ""
    date: str = ""
    note_shared: bool = False


def extract_figures(document: Document) -> tuple[Figure, ...]:
    """Give the figures that the rules find in ``document``, in reading order.

    Headings and footnotes state none. A figure rests on the note that its sentence calls, else on the next one that
    its paragraph calls, else on the producer that the sentence names, else on nothing: ``producer`` is then "".
    """
    sources = {note.number: parse_note(note.text) for note in document.footnotes}
    numbers = {section.id: section.proposition for section in document.sections}
    found: list[Figure] = []
    seen: Counter[str] = Counter()
    for paragraph in _paragraphs(document):
        for index, sentence in enumerate(paragraph):
            quantities = find_quantities(sentence.text)
            for quantity, note in zip(quantities, _notes(quantities, paragraph[index:], sources), strict=True):
                source = sources[note] if note is not None else NoteSource("organisation", producer_in(sentence.text))
                found.append(_figure(document, sentence, quantity, note, source, numbers, seen))
    return tuple(found)


def register(documents: Iterable[Document], notes: Mapping[str, tuple[FigureNote, ...]]) -> tuple[Figure, ...]:
    """Give the figures of every document, corrected and completed by the hand-written notes of its source id.

    Raises ``CorpusError`` when a note's sentence is not in its document, or its text not in that sentence.
    """
    figures: list[Figure] = []
    for document in documents:
        own = notes.get(document.source.id, ())
        figures.extend(_completed(document, own) if own else extract_figures(document))
    return tuple(figures)


def _paragraphs(document: Document) -> Iterator[list[Sentence]]:
    blocks: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        if sentence.kind not in (BlockKind.HEADING, BlockKind.NOTE):
            blocks[sentence.block].append(sentence)
    yield from blocks.values()


def _notes(
    quantities: tuple[Quantity, ...], sentences: list[Sentence], sources: Mapping[int, NoteSource]
) -> tuple[int | None, ...]:
    """Give the note each quantity of the first of ``sentences`` rests on; the others follow it in the paragraph."""
    for sentence in sentences:
        usable = [number for number in sentence.footnotes if number in sources and sources[number].is_survey]
        if not usable:
            continue
        if sentence is sentences[0] and len(usable) == len(quantities):
            return tuple(usable)
        return (usable[0],) * len(quantities)
    return (None,) * len(quantities)


def _figure(
    document: Document,
    sentence: Sentence,
    quantity: Quantity,
    note: int | None,
    source: NoteSource,
    propositions: Mapping[str, int | None],
    seen: Counter[str],
) -> Figure:
    return Figure(
        id=_figure_id(sentence.id, quantity.text, seen),
        source_id=document.source.id,
        sentence_id=sentence.id,
        value=quantity.value,
        text=quantity.text,
        unit=quantity.unit,
        population=quantity.population,
        footnote=note,
        producer=source.producer,
        date=source.date,
        proposition=propositions[sentence.section_id],
        page=sentence.page,
    )


def _figure_id(sentence_id: str, text: str, seen: Counter[str]) -> str:
    name = f"{sentence_id}/{slug(text.replace('%', ' pour cent'))}"
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def _completed(document: Document, notes: tuple[FigureNote, ...]) -> tuple[Figure, ...]:
    """Merge the rule's figures with the notes; reading order is kept, by place of the text in its sentence."""
    folded = {sentence.id: fold(sentence.text) for sentence in document.sentences}
    sentences = {sentence.id: sentence for sentence in document.sentences}
    propositions = {section.id: section.proposition for section in document.sections}
    figures = {figure.id: figure for figure in extract_figures(document)}
    taken: set[str] = set()
    seen = Counter(figures.keys())
    for note in notes:
        sentence = sentences[_sentence_id(document.source.id, folded, note)]
        match = next((figure for figure in figures.values() if _is(figure, sentence, note, taken)), None)
        if match is None:
            quantity = Quantity(0, note.text, note.value, note.unit, note.population)
            match = _figure(document, sentence, quantity, None, NoteSource("organisation"), propositions, seen)
        taken.add(match.id)
        figures[match.id] = _noted(match, note)
    return _in_reading_order(figures.values(), sentences, folded)


def _in_reading_order(
    figures: Iterable[Figure], sentences: Mapping[str, Sentence], folded: Mapping[str, str]
) -> tuple[Figure, ...]:
    """Sort by place; figures worded alike in one sentence keep the order they are given in."""
    next_start: Counter[tuple[str, str]] = Counter()
    placed = []
    for figure in figures:
        key = (figure.sentence_id, figure.text)
        place = max(folded[figure.sentence_id].find(fold(figure.text), next_start[key]), 0)
        next_start[key] = place + 1
        placed.append((sentences[figure.sentence_id].start, place, figure))
    return tuple(figure for *_, figure in sorted(placed, key=lambda item: item[:2]))


def _is(figure: Figure, sentence: Sentence, note: FigureNote, taken: set[str]) -> bool:
    """Tell whether the rule's figure is the one that the note describes: same sentence, same value, same words."""
    if figure.id in taken or figure.sentence_id != sentence.id or figure.value != note.value:
        return False
    mine, theirs = fold(figure.text), fold(note.text)
    return mine in theirs or theirs in mine


def _noted(figure: Figure, note: FigureNote) -> Figure:
    return replace(
        figure,
        text=note.text,
        value=float(note.value),
        unit=note.unit,
        population=note.population,
        measure=note.measure,
        footnote=note.footnote,
        producer=note.producer,
        date=note.date,
    )


def _sentence_id(source_id: str, folded: Mapping[str, str], note: FigureNote) -> str:
    """Give the id of the sentence that holds the words of ``note.sentence``, the exact one if several do."""
    wanted = fold(note.sentence)
    holders = [name for name, text in folded.items() if wanted and wanted in text]
    exact = [name for name in holders if folded[name] == wanted]
    found = exact or holders
    if not found:
        raise CorpusError(
            f"La phrase « {note.sentence[:80]}… » du registre des chiffres n’est pas dans « {source_id} » : "
            "recopiez-la dans le registre telle qu’elle est dans le document."
        )
    if len(found) > 1:
        raise CorpusError(
            f"La phrase « {note.sentence[:80]}… » du registre des chiffres se trouve {len(found)} fois dans "
            f"« {source_id} » : donnez-en plus de mots dans le registre."
        )
    if fold(note.text) not in folded[found[0]]:
        raise CorpusError(
            f"Le chiffre « {note.text} » n’est pas dans la phrase que lui donne le registre des chiffres de "
            f"« {source_id} » (« {note.sentence[:60]}… ») : corrigez le registre."
        )
    return found[0]

"""Questions on the documents themselves: which they are, who wrote them, when."""

from __future__ import annotations

import re

from assistant.citations import Library
from assistant.draft import Draft, Pick
from assistant.question import Question
from assistant.structure.reading import asked, only_about_structure
from corpus.types import BlockKind, Document, Sentence
from index.analysis import content_terms

_ABOUT_DOCUMENTS = re.compile(
    r"\b(?:quels?|combien de|liste|sur quels?) (?:sont les |sont tes |sont vos )?(?:documents|sources|textes)\b|"
    r"\bqui es[- ]tu\b|\bqui etes[- ]vous\b|"
    r"\bque (?:peux|sais|pouvez|savez)[- ](?:tu|vous)\b|\b(?:tes|vos) (?:documents|sources)\b|\bde quoi (?:parle|"
    r"traite) (?:ce|le|l')"
)
_WHO_OR_WHEN = re.compile(
    r"\b(?:qui a (?:ecrit|redige|signe|publie)|par qui|de qui|auteur|autrice|date|quand|publie|parait|paru|sorti|"
    r"qui (?:publie|signe|edite))\b"
)
_ASKING = frozenset(
    content_terms(
        "écrire écrit rédiger rédigé signer signé publier publié publication auteur autrice date jour quand paraître "
        "paru parution sortir sorti sortie éditer édité journal magazine humanifest manifeste titre"
    )
)
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def documents(question: Question, library: Library) -> Draft | None:
    """« Quels documents consultes-tu ? », « Qui a écrit l’article, et quand ? » when nothing else is asked."""
    folded = asked(question)
    whole_question = _WHO_OR_WHEN.search(folded) and only_about_structure(question, _ASKING)
    if question.press and whole_question and "proposition" not in folded:
        chosen = [d for d in library.corpus.documents if d.source.kind == "press"]
    elif re.search(r"\b(?:humanifest|manifeste)\b", folded) and whole_question and "proposition" not in folded:
        chosen = [d for d in library.corpus.documents if d.source.kind == "manifesto"]
    elif _ABOUT_DOCUMENTS.search(folded):
        chosen = list(library.corpus.documents)
    else:
        return None
    picks = tuple(Pick(h.id, lead=described(d)) for d in chosen if (h := _heading(d)) is not None)
    return Draft("answered", picks, grouped=False) if picks else None


def _heading(document: Document) -> Sentence | None:
    return next(
        (s for s in document.sentences if s.kind is BlockKind.HEADING),
        document.sentences[0] if document.sentences else None,
    )


def described(document: Document) -> str:
    """One framing line on a document, from its catalogue entry alone."""
    source = document.source
    kind = {"manifesto": "Manifeste", "press": "Article de presse"}.get(source.kind, "Document")
    by = f" de {source.author}" if source.author else f" de {source.publisher}" if source.publisher else ""
    on = "le" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", source.published) else "en"
    return f"{kind}{by}{f', publié {on} {french_date(source.published)}' if source.published else ''}\u00a0:"


def french_date(iso: str) -> str:
    """« 26 mars 2025 », « mars 2025 » or « 2025 » from an ISO date; any other text is returned as it is."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", iso)
    if not match:
        return iso
    year, month, day = match.groups()
    words = ["1er" if int(day) == 1 else str(int(day))] if day else []
    return " ".join([*words, *([_MONTHS[int(month) - 1]] if month else []), year])

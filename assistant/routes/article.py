"""What the article is silent on: a thing that a question asks of it, and that the other documents may name."""

from __future__ import annotations

from assistant.library.citations import Library
from assistant.library.press import press_documents
from assistant.library.terms import said_otherwise, terms_in
from assistant.understanding.mention import asked_of_the_article
from assistant.understanding.question import NBSP, Question
from corpus.lexicon import load_lexicon
from index.analysis import content_terms
from index.expansion import other_words

# Words that stand for whatever the article gives: it needn't write them.
_GENERIC = frozenset(
    content_terms(
        "lieu lieux endroit exemple exemples établissement établissements structure structures modèle modèles nom noms "
        "chiffre chiffres personne gens association entreprise organisation maison cas expérience ville région idée "
        "mesure date source détail précision information"
    )
)
SILENT_ARTICLE = "L’article n’en parle pas."
MANIFESTO_SAYS = f"L’article n’en parle pas. Le manifeste, lui, dit{NBSP}:"


def article_is_silent(question: Question, library: Library) -> bool:
    """Whether a question asks what the article says of a thing that no sentence of it names, in its words or in those
    that the lexicon leads to.
    """
    if not question.press or question.propositions:
        return False
    thing = asked_of_the_article(question.asked)
    if not thing or not _GENERIC.isdisjoint(thing):
        return False
    others = other_words(question.asked, load_lexicon())
    return not any(
        said_otherwise(terms_in(sentence.text), others).issuperset(thing)
        for document in press_documents(library)
        for sentence in document.sentences
    )

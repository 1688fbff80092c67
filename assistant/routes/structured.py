"""Questions that the structure answers, complete by construction: propositions, axes, acronyms, people, notes, the
documents. The readings stand in ``assistant.structure``; here is their order.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.dates import french_date
from assistant.draft import Draft
from assistant.library.citations import Library
from assistant.routes.across import across, where_spoken_of
from assistant.routes.own_case import own_case_unnamed
from assistant.structure.acronyms import acronym
from assistant.structure.another import next_sentence
from assistant.structure.applied import applied
from assistant.structure.axes import axis_of_a_proposition, figures_of_an_axis, figures_of_propositions, one_axis
from assistant.structure.carried_out import carried_out
from assistant.structure.contributors import contributors
from assistant.structure.counted import counted_figures, every_figure, figures_on
from assistant.structure.courtesy import courtesy
from assistant.structure.documents import (
    article,
    chapter,
    chapters_compared,
    chapters_published,
    described,
    documents,
    event,
)
from assistant.structure.everyone import everyone
from assistant.structure.functions import holder, people_of_a_function
from assistant.structure.glossary import glossary
from assistant.structure.in_figures import figures_of_it
from assistant.structure.item import one_item
from assistant.structure.itself import itself
from assistant.structure.just_given import of_what_was_given
from assistant.structure.kinds import kinds
from assistant.structure.lists import enumerated_axes, enumerated_propositions, how_many, outline, ranking, wrong_count
from assistant.structure.notes import notes, notes_just_given
from assistant.structure.occurrences import occurrences
from assistant.structure.others import nothing_else, one_of_them, somebody_else, who_else_on_it
from assistant.structure.people import (
    editorial,
    heads,
    named_speakers,
    people_quoted,
    person,
    quotation,
    thanked,
)
from assistant.structure.press_only import press_only
from assistant.structure.propositions import (
    compared_on_a_theme,
    figures_compared,
    impossible_proposition,
    one_figure_in_several,
    whole_propositions,
)
from assistant.structure.requests import requests
from assistant.structure.reworded import reworded
from assistant.structure.stated import large_number, same_figure, stated_figures
from assistant.structure.told_before import of_what_it_named
from assistant.understanding.question import Question

__all__ = ["described", "french_date", "named_speakers", "route"]

# A reading that corrects the question comes before one that takes it at its word; the narrow before the wide.
_READINGS: tuple[Callable[[Question, Library], Draft | None], ...] = (
    one_item, courtesy, itself, occurrences, kinds, notes_just_given, where_spoken_of, figures_of_it,
    of_what_was_given, of_what_it_named, own_case_unnamed, carried_out, next_sentence,
    impossible_proposition, wrong_count,
    figures_of_an_axis, figures_compared,
    figures_of_propositions, one_axis, quotation, axis_of_a_proposition, how_many, ranking, outline,
    enumerated_propositions, enumerated_axes, stated_figures, same_figure, large_number, counted_figures, figures_on,
    every_figure,
    notes, who_else_on_it, somebody_else, nothing_else, one_of_them, people_of_a_function, everyone, holder,
    people_quoted, heads, requests, press_only, reworded, one_figure_in_several, applied, whole_propositions,
    compared_on_a_theme, across, glossary, acronym, editorial, thanked, person, event, article, chapters_compared,
    chapter, chapters_published, documents, contributors,
)  # fmt: skip


def route(question: Question, library: Library) -> Draft | None:
    """The draft of the first structured reading that fits the question, or None."""
    return next((draft for reading in _READINGS if (draft := reading(question, library)) is not None), None)

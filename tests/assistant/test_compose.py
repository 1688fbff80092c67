"""The text of an answer: the place named once, who speaks, which source is cited, and nothing that is not so."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer.compose import compose
from assistant.answer.frames import frame_of, short_title, source_of_figure, typeset
from assistant.answer.leads import leads_of
from assistant.answer.verify import faults
from assistant.cli.terminal import reference
from assistant.draft import Draft, Pick
from assistant.library.citations import Library
from assistant.service import Assistant
from assistant.types import Answer
from corpus.types import BlockKind, Sentence, Voice

SHARED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def library(assistant: Assistant) -> Library:
    return assistant.library


def holding(library: Library, words: str) -> Sentence:
    """The one sentence, headings and notes left out, that holds ``words``."""
    found = [s for s in library.sentences if words in s.text and s.kind not in {BlockKind.HEADING, BlockKind.NOTE}]
    assert len(found) == 1
    return found[0]


def leads(library: Library, *words: str, figures_first: bool = False) -> list[str]:
    picks = tuple(Pick(holding(library, w).id) for w in words)
    return [
        line.replace("\u00a0", " ") for line in leads_of(Draft("answered", picks, figures_first=figures_first), library)
    ]


@pytest.fixture(scope="module")
def shell(assistant: Assistant) -> Answer:
    """Any real answer, to carry another text through the gate."""
    return assistant.ask("Que dit la proposition 4 ?")


def refused(draft: Draft, shell: Answer, library: Library) -> list[str]:
    """What the gate finds wrong with the composed draft."""
    text, statements, citations = compose(draft, library)
    return faults(replace(shell, text=text, statements=statements, citations=citations), library)


@SHARED
@given(data=st.data())
def test_whatever_is_chosen_the_gate_lets_it_pass_and_it_is_printed_well(
    data: st.DataObject, shell: Answer, library: Library
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(library.sentences), min_size=1, max_size=6, unique_by=lambda s: s.id))
    draft = Draft("answered", tuple(Pick(s.id) for s in chosen), figures_first=data.draw(st.booleans()))
    text, statements, citations = compose(draft, library)
    assert refused(draft, shell, library) == []
    for statement in statements:
        assert statement.lead == typeset(statement.lead)
        assert not statement.lead[:1].islower()
        assert statement.lead in text
    assert [int(n) for n in re.findall(r"» \[(\d+)\]", text)] == [c.n for c in citations]
    assert all(f"«\u00a0{c.quote}\u00a0»" in text for c in citations)


def test_every_sentence_of_the_corpus_can_stand_alone(shell: Answer, library: Library) -> None:
    for sentence in library.sentences:
        for figures_first in (False, True):
            draft = Draft("answered", (Pick(sentence.id),), figures_first=figures_first)
            (lead,) = leads_of(draft, library)
            assert lead
            assert refused(draft, shell, library) == []
            assert lead.endswith(("\u00a0:", ".")) or "\u00a0: " in lead  # a title that holds a colon takes no other


def test_the_title_stands_once_and_each_change_of_source_has_its_line(library: Library) -> None:
    first, same, other, nexem = leads(
        library,
        "70 % du niveau d’engagement",
        "75 % des collaborateurs",
        "80 % des employés",
        "La reconnaissance favorise ainsi la fidélisation",
    )
    assert first == (
        "Proposition 4 – Encourager un management centré sur l’humain\n\nSource citée par Nexem : Etude Gallup 2023."
    )
    assert (same, other) == ("", "")  # two notes, one and the same study
    assert nexem == "Nexem observe :"


def test_another_study_gets_its_own_line(library: Library) -> None:
    _, other = leads(library, "90% des salariés jugent essentiel", "42% des jeunes considèrent")
    assert other.startswith("Source citée par Nexem : Enquête Nexem – IFOP")
    assert "Proposition" not in other


def test_a_quoted_person_is_named_then_nexem_gets_the_floor_back(library: Library) -> None:
    person, after = leads(library, "souvent le maillon le moins formé", "54% des managers actuels")
    assert person.endswith("\nSelon Delphine Williot, DRH, AFEJI :")
    assert after == "Étude ou enquête citée par Nexem :"


def test_the_editorial_is_signed(library: Library) -> None:
    (lead,) = leads(library, "Le constat est clair et lourd.")
    assert lead.endswith(", texte signé Manuel Pélissié, Directeur général de l’IRTS Parmentier :")


def test_a_signature_is_said_to_be_one(library: Library) -> None:
    signature = next(
        s for s in library.sentences if s.text.startswith("Delphine Williot") and s.kind is not BlockKind.QUOTE
    )
    assert leads_of(Draft("answered", (Pick(signature.id),)), library) == ["Signature\u00a0:"]


def test_what_nexem_proposes_is_said_unless_the_sentence_says_it(library: Library) -> None:
    manifesto = [s for s in library.sentences if s.voice is Voice.PROPOSAL and s.kind is BlockKind.PARAGRAPH]
    framed = {s.id for s in manifesto if frame_of(s, library)}
    assert {s.id for s in manifesto if s.text.startswith("Nexem")}.isdisjoint(framed)
    assert {s.id for s in manifesto if "Nexem" not in s.text} <= framed
    assert {frame_of(library.sentence(i), library) for i in framed} == {"Nexem propose :", "Position de Nexem :"}


def test_examples_of_members_are_called_so(library: Library) -> None:
    (lead,) = leads(library, "déjà mis en œuvre par certains")
    assert lead.endswith("\nCe qui se fait déjà :")


def test_the_article_is_named_once(library: Library) -> None:
    press = [s for s in library.sentences if s.voice is Voice.JOURNALIST and s.kind is BlockKind.PARAGRAPH][:2]
    first, second = leads_of(Draft("answered", tuple(Pick(s.id) for s in press)), library)
    assert first.replace("\u00a0", " ") == "D’après l’article de presse de Raphaëlle Murignieux (26 mars 2025) :"
    assert second == ""


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        (
            "75 % des collaborateurs",
            "75 % des collaborateurs qui quittent leur emploi — source : Etude Gallup 2023, proposition 4 :",
        ),
        ("environ 700 000 jeunes", "Environ 700 000 jeunes — source : France Travail, proposition 9 :"),
        ("56% des jeunes déclarent", "56 % des jeunes — source non précisée par le document, proposition 9 :"),
        ("73% considèrent", "73 % — source : Enquête Nexem – IFOP"),
    ],
)
def test_a_figure_opens_its_sentence(library: Library, words: str, lead: str) -> None:
    assert leads(library, words, figures_first=True)[0].startswith(lead)


def test_a_sentence_of_several_figures_gives_its_source_alone(library: Library) -> None:
    (lead,) = leads(library, "90% des salariés jugent essentiel", figures_first=True)
    assert lead.startswith("Proposition 1 – Valoriser son rôle et son utilité sociale\n\nSource citée par Nexem :")


def test_a_call_out_shows_the_only_note_of_its_paragraph(library: Library) -> None:
    early = holding(library, "Une organisation ne peut réussir à long terme sans l’engagement")
    assert early.footnotes == ()
    assert [n.number for n in library.cite(1, early.id).footnotes] == [7]


def test_a_call_out_sentence_after_the_note_does_not_take_it(library: Library) -> None:
    assert library.cite(1, holding(library, "56% des jeunes déclarent").id).footnotes == ()


def test_an_item_alone_is_no_list(library: Library) -> None:
    items = [s for s in library.sentences if s.kind is BlockKind.ITEM]
    pair = next((a, b) for a, b in pairwise(items) if a.section_id == b.section_id)
    alone, _, _ = compose(Draft("answered", (Pick(pair[0].id),)), library)
    both, _, _ = compose(Draft("answered", tuple(Pick(s.id) for s in pair)), library)
    assert "- «" not in alone
    assert both.count("- «") == 2
    assert "\n- «" in both


def test_a_bare_draft_gets_no_framing_line(library: Library) -> None:
    chosen = [holding(library, w) for w in ("75 % des collaborateurs", "souvent le maillon le moins formé")]
    draft = Draft("answered", tuple(Pick(s.id) for s in chosen), grouped=False)
    assert leads_of(draft, library) == ["", ""]


def test_who_speaks_is_said_below_a_lead_of_the_structure(library: Library) -> None:
    title = library.corpus.propositions[4].title_sentence_id
    person = holding(library, "souvent le maillon le moins formé")
    draft = Draft("answered", (Pick(title, lead="Proposition 5 :"), Pick(person.id)), grouped=False)
    assert leads_of(draft, library)[1].startswith("Selon Delphine Williot")


def test_a_figure_without_a_source_is_said_to_have_none(library: Library) -> None:
    figure = next(f for f in library.corpus.figures if f.text == "56%")
    assert source_of_figure(figure, library) == "non précisée par le document"


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("environ 700 000 jeunes :", "Environ 700 000 jeunes\u00a0:"),
        ("D’après « Guide » :", "D’après «\u00a0Guide\u00a0»\u00a0:"),
        ("Source : https://exemple.test/a", "Source\u00a0: https://exemple.test/a"),
        ("", ""),
    ],
)
def test_a_line_is_printed_as_the_french_do(lead: str, shown: str) -> None:
    assert typeset(lead) == shown
    assert typeset(shown) == shown


def test_a_title_with_a_colon_takes_no_second_one(library: Library) -> None:
    (lead,) = leads(library, "favorise et instaure une culture")
    assert lead.endswith(" : vers des organisations apprenantes")


def test_the_terminal_names_the_source_shortly(library: Library) -> None:
    citation = library.cite(1, holding(library, "75 % des collaborateurs").id)
    assert reference(citation).replace("\u00a0", " ") == (
        "Humanifest, chapitre 2, proposition 4, p. 6 — enquête ou étude — note 8 : Etude Gallup 2023."
    )
    assert "Une nouvelle approche" in citation.source_title


def test_the_short_title_stops_at_the_dash(library: Library) -> None:
    assert [short_title(d.source.title) for d in library.corpus.documents] == [
        "Humanifest, chapitre 2",
        "12 propositions pour une nouvelle approche des ressources humaines et du management",
    ]
    assert short_title("Rapport d’activité") == "Rapport d’activité"


def test_what_is_not_yet_is_written_not_observed(library: Library) -> None:
    first, future = leads(library, "Le système de classification et de rémunération", "Quant au dispositif")
    assert "Nexem propose" in first
    assert future.startswith("Nexem écrit")


def test_what_is_not_wanted_is_no_proposal(library: Library) -> None:
    wanted, refused = leads(library, "Il s’agit de s’y adapter", "Nous ne souhaitons pas développer")
    assert wanted.endswith("Nexem propose :")
    assert refused == "Position de Nexem :"


def test_a_commitment_names_who_takes_it(library: Library) -> None:
    (lead,) = leads(library, "Nexem s’engage plus encore dans une démarche au long cours")
    assert "propose" not in lead


def test_the_contents_of_another_chapter_are_told_as_such(library: Library) -> None:
    (lead,) = leads(library, "Refonder l’organisation et la gouvernance du système")
    assert lead.startswith("Manifeste, « Chapitre 1 », «")
    assert "propose" not in lead


def test_a_source_is_not_named_above_a_figure_and_again_in_its_note(assistant: Assistant) -> None:
    answer = assistant.ask("On démissionne à cause du supérieur : une étude le montre ?")
    assert answer.text.count("Gallup") == 1
    assert "source en note" in answer.text

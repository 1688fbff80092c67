"""Figures on a theme, two documents compared on one, bare announcements, and what Nexem is said to want."""

from __future__ import annotations

import pytest

from assistant.answer.verify import faults
from assistant.routes.claimed import NOT_ITS_OWN, NOT_SO_FAR
from assistant.selection.completeness import MAY_LACK
from assistant.selection.context import without_bare_announcements
from assistant.service import Assistant
from assistant.structure.counted import MAY_LACK as FIGURES_MAY_LACK
from corpus.types import BlockKind


def test_every_figure_on_the_young_and_none_that_stands_beside(assistant: Assistant) -> None:
    answer = assistant.ask("Toutes les statistiques sur les jeunes, avec les sources")
    text = answer.text
    for figure in ("42%", "73%", "54%", "57%", "62%", "59%", "17%", "56%", "700 000"):
        assert figure in text, figure
    assert "bénévole" not in text and "35 000" not in text
    assert not any(c.quote.startswith("Enquête") for c in answer.citations)  # the source stands above its figure
    assert text.startswith(FIGURES_MAY_LACK)
    assert faults(answer, assistant.library) == []


@pytest.mark.parametrize(
    ("question", "given", "absent"),
    [
        ("Quels chiffres concernant les managers ?", "54%", "bénévole"),
        ("Les chiffres sur le bénévolat ?", "45 %", "manager"),
        ("Quels pourcentages sur les employés ?", "salariés jugent", "jeunes"),
        ("Des statistiques sur le recrutement", "29,4%", "jeunes"),
    ],
)
def test_the_figures_on_a_theme_name_it_or_count_it(
    assistant: Assistant, question: str, given: str, absent: str
) -> None:
    text = assistant.ask(question).text
    assert given in text and absent not in text


def test_the_figures_of_two_groups_are_those_of_either(assistant: Assistant) -> None:
    both = assistant.ask("Les chiffres sur les jeunes et les managers").text
    assert "59%" in both and "54% des managers" in both and "bénévole" not in both


def test_of_people_whom_no_figure_counts_none_is_given(assistant: Assistant) -> None:
    answer = assistant.ask("Quelles statistiques sur les administrateurs ?")
    assert answer.status == "not_in_corpus" and not answer.citations


def test_all_the_figures_of_the_manifesto(assistant: Assistant) -> None:
    cited = {c.sentence_id for c in assistant.ask("Donnez tous les pourcentages du manifeste").citations}
    assert cited == {f.sentence_id for f in assistant.library.corpus.figures}


@pytest.mark.parametrize(
    ("question", "theme"),
    [
        ("L’article est-il aussi positif que Nexem sur la convention collective ?", "conv"),
        ("Le manifeste et l’article disent-ils la même chose sur les organisations apprenantes ?", "appren"),
        ("Qu’apporte l’article de plus sur la reconversion ?", "reconver"),
        ("L’article et le manifeste parlent-ils autant de la marque employeur ?", "marque"),
    ],
)
def test_two_documents_are_compared_by_what_each_says_of_the_theme(
    assistant: Assistant, question: str, theme: str
) -> None:
    answer = assistant.ask(question)
    press = [c for c in answer.citations if c.source_id == "article-12-propositions"]
    assert press and len(press) < len(answer.citations)
    assert all(theme in c.quote.lower() for c in press)
    assert not any("Vous avez dit" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Pourquoi Nexem demande-t-il la semaine de quatre jours ?", NOT_ITS_OWN),
        ("Pourquoi Nexem veut-il imposer le télétravail ?", NOT_SO_FAR),
        ("Nexem veut interdire l’IA, pour quelles raisons ?", NOT_SO_FAR),
    ],
)
def test_what_nexem_does_not_want_is_said_first(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "partial" and answer.text.startswith(said)
    assert faults(answer, assistant.library) == []


@pytest.mark.parametrize(
    "question",
    [
        "Pourquoi Nexem propose-t-il une identité de marque ?",
        "Pourquoi Nexem veut-il simplifier la VAE ?",
        "Pourquoi Nexem refuse-t-il d’enfermer les salariés ?",
        "Pourquoi Nexem souhaite-t-il plus d’autonomie pour les professionnels ?",
    ],
)
def test_what_nexem_wants_is_not_denied(assistant: Assistant, question: str) -> None:
    text = assistant.ask(question).text
    assert not text.startswith((NOT_ITS_OWN, NOT_SO_FAR))


def test_yes_or_no_is_answered_first(assistant: Assistant) -> None:
    answer = assistant.ask("Qu’apporte le bénévolat ? Les membres de la gouvernance sont-ils rémunérés ?")
    assert "sans rétribution" in answer.citations[0].quote


def test_an_announcement_goes_without_its_list(assistant: Assistant) -> None:
    library = assistant.library
    announced = next(s for d in library.of_kind("press") for s in d.sentences if s.text.endswith("propositions :"))
    other = next(s for d in library.of_kind("press") for s in d.sentences if s.kind is BlockKind.PARAGRAPH)
    item = library.neighbour(announced.id, 1)
    assert item is not None
    assert without_bare_announcements([other.id, announced.id], library) == [other.id]
    assert without_bare_announcements([announced.id, item.id], library) == [announced.id, item.id]
    assert without_bare_announcements([announced.id], library) == [announced.id]


def test_a_list_from_several_places_is_said_to_be_perhaps_incomplete(assistant: Assistant) -> None:
    assert assistant.ask("Liste exhaustive des partenaires cités").text.startswith(MAY_LACK)
    alone = assistant.ask("Les freins des 16-25 ans tentés par la santé, la liste complète").text
    assert MAY_LACK not in alone


def test_what_nexem_proposes_on_a_matter_is_what_its_proposition_says(assistant: Assistant) -> None:
    answer = assistant.ask("Nous peinons à renouveler nos administrateurs, que préconise Nexem ?")
    assert "mécénat de compétences" in answer.text and "congés spéciaux" in answer.text
    assert len(answer.citations) < 9


def test_how_to_goes_on_to_the_end_of_the_paragraph(assistant: Assistant) -> None:
    answer = assistant.ask("Comment bâtir un projet managérial ?")
    assert "délégation" in answer.text and "engagements collectifs" in answer.text


def test_what_the_text_criticises_is_what_it_observes(assistant: Assistant) -> None:
    answer = assistant.ask("Qu’est-ce que le texte reproche à nos organisations ?")
    assert any("emplois insuffisamment valorisés" in c.quote for c in answer.citations)

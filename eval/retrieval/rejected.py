"""Ways to search that were tried and left out, with what decided: figures of the day, kept as they were measured."""

from __future__ import annotations

# (what was tried, what came of it). Recall@1 and @5 of passages on held-out questions unless said otherwise.
REJECTED: tuple[tuple[str, str], ...] = (
    (
        "Rangs réciproques (RRF) au lieu des scores ramenés à leur meilleur",
        "le bon passage en tête pour 17 % des questions éditoriales tenues à l’écart, contre 28 %\u00a0; un peu moins "
        "bien aussi, en moyenne, sur les six jeux publics",
    ),
    (
        "Meilleure phrase d’un passage, par les mots et par le sens, en plus du passage entier",
        "rappel à 1 de 0,843 contre 0,840, à 5 de 0,965 dans les deux cas\u00a0: deux classements de plus pour rien",
    ),
    ("Suites de quatre lettres, dans les questions et dans les phrases", "rappel à 1 de 0,839 contre 0,843"),
    ("Moyenne des trois questions les plus proches, au lieu de la plus proche", "rappel à 1 de 0,840 contre 0,843"),
    ("Passages de 600 caractères", "rappel à 5 de 0,952 contre 0,967 à 1\u202f000 caractères"),
    (
        "Second apprentissage de l’encodeur sans révision du premier",
        "rien de gagné ici, 0,02 de nDCG à 10 perdu en moyenne sur les jeux publics",
    ),
    (
        "La proposition qui interroge, au lieu de la question entière (94 questions qui en ont plusieurs)",
        "rappel à 5 de 0,796 contre 0,953\u00a0: ce que l’on raconte avant de demander dit de quoi l’on parle",
    ),
    (
        "Mot à mot\u00a0: chaque mot de la question comparé au plus proche de la phrase, par le sens",
        "une phrase juste en tête pour 73,4 % contre 73,0 %\u00a0: dans la marge",
    ),
    (
        "Modèle linéaire qui mène d’une question à la phrase, appris sur les questions éditoriales",
        "une phrase juste en tête pour 80,2 % contre 80,1 %",
    ),
    (
        "Mille questions sans réponse de plus, tournées comme celles qui en ont une",
        "F1 de l’abstention de 0,816 contre 0,837 aux mêmes limites, davantage de refus à tort",
    ),
)

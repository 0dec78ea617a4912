"""News of our negotiations in French, Spanish and Polish: a sentence or two each, and the contracts they are about."""

from __future__ import annotations

import pytest

from tests.domain.news import report

WGA, SAG, GAMES = "wga/mba", "sag-aftra/tv-theatrical", "sag-aftra/interactive"
DGA, CREW = "dga/basic", "iatse/basic"

FRENCH = [
    ("2007-11-05", "Les scénaristes d'Hollywood posent leurs stylos", "La grève a commencé lundi.", [WGA]),
    ("2008-02-12", "Hollywood : fin de la grève des scénaristes", "", [WGA]),
    ("2023-05-02", "États-Unis : les scénaristes en grève", "Les négociations avec les studios ont échoué.", [WGA]),
    ("2023-05-04", "Pourquoi les auteurs américains font grève", "Les studios refusent de parler d'IA.", [WGA]),
    ("2023-06-04", "Accord entre les studios et les réalisateurs", "La DGA salue des avancées.", [DGA]),
    ("2023-07-13", "Hollywood à l'arrêt", "Les acteurs américains se mettent en grève à leur tour.", [SAG]),
    ("2023-07-14", "Les acteurs américains en grève", "C'est une première depuis 1980.", [SAG]),
    ("2023-07-18", "Deauville sans stars", "La grève des acteurs prive le festival de ses invités.", [SAG]),
    ("2023-08-11", "Cent jours de grève pour les scénaristes", "", [WGA]),
    ("2023-09-25", "Les scénaristes trouvent un accord avec les studios", "", [WGA]),
    ("2023-10-12", "Les studios rompent les discussions avec les acteurs", "Le syndicat SAG-AFTRA dénonce.", [SAG]),
    ("2023-11-09", "Fin de la grève des acteurs à Hollywood", "Un accord a été conclu.", [SAG]),
    ("2023-08-28", "Dune 2 repoussé", "La sortie est retardée à cause de la grève à Hollywood.", [WGA, SAG]),
    ("2024-06-26", "Les techniciens d'Hollywood obtiennent un accord", "L'IATSE a signé avec les studios.", [CREW]),
    ("2024-07-26", "Jeux vidéo : les acteurs américains en grève contre l'IA", "", [GAMES]),
    ("2025-06-12", "Les doubleurs de jeux vidéo suspendent leur grève", "SAG-AFTRA annonce un accord.", [GAMES]),
    ("2026-04-05", "Hollywood : un accord évite une nouvelle grève des scénaristes", "", [WGA]),
    ("2007-11-05", "Grève à Hollywood: les talk-shows à l'arrêt", "Les auteurs ont cessé le travail lundi.", [WGA]),
    (
        "2008-01-14",
        "Des Golden Globes sans vedettes",
        "La cérémonie a été annulée en raison de la grève des scénaristes.",
        [WGA],
    ),
    ("2023-05-03", "Hollywood retient son souffle", "Les scénaristes ont déposé le stylo mardi.", [WGA]),
    (
        "2023-07-15",
        "Tom Cruise, Barbie, Venise : la grève bouscule le cinéma",
        "Les acteurs ne peuvent plus faire de promotion.",
        [SAG],
    ),
    (
        "2023-08-29",
        "La Mostra de Venise s'ouvre sans les stars",
        "La grève des acteurs américains les tient à l'écart.",
        [SAG],
    ),
    ("2023-09-26", "Hollywood: les scénaristes lèvent leur grève", "", [WGA]),
    ("2023-11-08", "Le SAG-AFTRA et les studios s'entendent", "La grève prend fin jeudi.", [SAG]),
    ("2024-07-17", "Les équipes de tournage d'Hollywood ratifient leur convention", "L'IATSE l'a annoncé.", [CREW]),
    ("2023-05-05", "Grève des scénaristes : quelles séries sont touchées ?", "", [WGA]),
    ("2023-07-25", "Double grève à Hollywood : les techniciens souffrent", "", [WGA, SAG]),
    ("2023-10-04", "Acteurs et studios de retour à la table", "", [SAG]),
    ("2008-02-09", "La grève des scénaristes touche à sa fin", "Un projet d'accord est soumis aux auteurs.", [WGA]),
    ("2024-06-27", "Hollywood évite une grève des techniciens", "", [CREW]),
    ("2026-03-18", "Les scénaristes américains négocient leur nouveau contrat", "", [WGA]),
    ("2023-05-02", "Grève historique des scénaristes à Hollywood", "", [WGA]),
    ("2023-07-13", "Les acteurs d'Hollywood rejoignent les scénaristes dans la grève", "", [SAG]),
    ("2023-08-15", "Grève à Hollywood : la rentrée des séries américaines menacée", "", [WGA, SAG]),
    ("2023-09-21", "Hollywood : reprise des discussions entre studios et scénaristes", "", [WGA]),
    ("2023-12-06", "Les acteurs ratifient l'accord avec les studios", "", [SAG]),
    ("2025-06-12", "Jeux vidéo : fin de la grève des acteurs", "", [GAMES]),
]

SPANISH = [
    ("2007-11-06", "Los guionistas de Hollywood van a la huelga", "Piden más dinero por los DVD.", [WGA]),
    ("2008-01-17", "Los directores llegan a un acuerdo con los estudios", "El sindicato DGA lo anunció.", [DGA]),
    ("2008-02-13", "Termina la huelga de guionistas", "", [WGA]),
    ("2023-05-02", "Hollywood se queda sin guiones", "Los guionistas comienzan una huelga por sus salarios.", [WGA]),
    ("2023-07-13", "Paro de actores en Hollywood", "El sindicato SAG-AFTRA no llegó a un acuerdo.", [SAG]),
    ("2023-07-14", "Los actores estadounidenses, en huelga", "", [SAG]),
    ("2023-07-16", "El paro de actores retrasa varias películas", "", [SAG]),
    ("2023-08-10", "La doble huelga vacía los platós", "Actores y guionistas llevan semanas sin trabajar.", [WGA, SAG]),
    ("2023-08-25", "El estreno se aplaza por la huelga", "Los actores no pueden promocionar la película.", [SAG]),
    ("2023-09-25", "Los guionistas alcanzan un acuerdo con los estudios", "", [WGA]),
    ("2023-10-04", "Los actores retoman las conversaciones con los estudios", "", [SAG]),
    ("2023-11-09", "Acuerdo para acabar con la huelga de actores", "", [SAG]),
    ("2024-07-25", "Los actores de videojuegos irán a la huelga", "Exigen protección frente a la IA.", [GAMES]),
    ("2024-03-04", "Los técnicos de Hollywood negocian su convenio", "IATSE pide mejores pensiones.", [CREW]),
    ("2026-04-06", "El gremio de guionistas y los estudios cierran un pacto", "", [WGA]),
    ("2026-02-10", "El sindicato de actores abre negociaciones con los estudios", "", [SAG]),
    ("2023-05-11", "¿Por qué están en huelga los guionistas?", "", [WGA]),
    (
        "2023-07-13",
        "Hollywood, paralizado",
        "Los actores se suman a los guionistas en la primera huelga conjunta en 60 años.",
        [SAG, WGA],
    ),
    ("2023-07-19", "Hollywood: actores y guionistas marchan juntos", "Los piquetes rodean los estudios.", [SAG, WGA]),
    ("2023-09-27", "Los guionistas vuelven al trabajo", "El sindicato WGA levantó la huelga.", [WGA]),
    (
        "2023-11-14",
        "Los actores aplauden el fin de la huelga",
        "El acuerdo con los estudios debe ser ratificado.",
        [SAG],
    ),
    ("2023-10-11", "Se rompen las negociaciones entre actores y estudios", "", [SAG]),
    ("2024-10-20", "Actores de voz de videojuegos, tres meses de huelga", "", [GAMES]),
    ("2026-03-17", "Guionistas y estudios arrancan las negociaciones", "", [WGA]),
    ("2023-05-02", "La huelga de guionistas deja en el aire a los 'late night'", "", [WGA]),
    ("2023-08-01", "Las estrellas que apoyan la huelga", "Actores y guionistas agradecen las donaciones.", [SAG, WGA]),
    ("2023-09-12", "El Emmy, aplazado por las huelgas", "", [WGA, SAG]),
    (
        "2023-10-01",
        "¿Qué consiguieron los guionistas?",
        "Las claves del acuerdo que puso fin a 148 días de huelga.",
        [WGA],
    ),
    ("2007-11-08", "La huelga obliga a emitir reposiciones", "Los guionistas de televisión siguen en paro.", [WGA]),
    ("2023-06-06", "SAG-AFTRA autoriza una huelga", "", [SAG]),
    ("2023-07-12", "Los actores, a un paso de la huelga", "Vence el contrato con los estudios.", [SAG]),
    ("2023-07-17", "La huelga de actores amenaza al Festival de San Sebastián", "", [SAG]),
    ("2023-05-03", "Guionistas y estudios, sin acuerdo: comienza la huelga", "", [WGA]),
    ("2023-09-29", "Vuelven los 'late night' tras el fin de la huelga de guionistas", "", [WGA]),
    ("2023-11-09", "SAG-AFTRA y los estudios logran un acuerdo tentativo", "", [SAG]),
    ("2024-07-18", "IATSE ratifica su nuevo contrato", "", [CREW]),
    ("2023-10-10", "Los guionistas ratifican su contrato", "", [WGA]),
]


POLISH = [
    ("2023-05-02", "Scenarzyści w Hollywood rozpoczęli strajk", "", [WGA]),
    ("2023-11-09", "Koniec strajku aktorów", "", [SAG]),
]


GERMAN = [
    ("2023-05-02", "Streik der Drehbuchautoren legt Late-Night-Shows lahm", "", [WGA]),
    ("2023-08-20", "Autorenstreik in Hollywood: Verhandlungen stocken", "", [WGA]),
    ("2023-10-03", "Schauspielergewerkschaft verhandelt wieder mit den Hollywoodstudios", "", [SAG]),
    ("2023-07-12", "Hollywood vor dem Doppelstreik", "Auch die Schauspieler drohen mit Ausstand.", [SAG, WGA]),
]
ITALIAN = [
    ("2023-05-02", "Hollywood, sciopero degli sceneggiatori", "", [WGA]),
    ("2023-10-03", "Gli attori tornano al tavolo della trattativa", "Lo sciopero dura da luglio.", [SAG]),
]
PORTUGUESE = [
    ("2023-05-02", "Greve dos roteiristas paralisa Hollywood", "", [WGA]),
    ("2023-10-12", "Atores em greve: negociações são suspensas", "", [SAG]),
]
DUTCH = [("2023-10-02", "Acteursbond SAG-AFTRA onderhandelt weer met studio's", "", [SAG])]
NORDIC = [
    ("2023-11-09", "Streiken blant skuespillere i Hollywood er over", "", [SAG]),
    ("2023-05-10", "Hollywoods manusförfattare i strejk", "", [WGA]),
]


@pytest.mark.parametrize(
    ("on", "title", "lead", "contracts"),
    [*FRENCH, *SPANISH, *POLISH, *GERMAN, *ITALIAN, *PORTUGUESE, *DUTCH, *NORDIC],
)
def test_news_of_a_negotiation_is_kept_and_filed_under_its_contract(
    on: str, title: str, lead: str, contracts: list[str]
) -> None:
    found = report(title, lead, on=on)
    assert found.relevant, found.reason
    assert sorted(found.contracts) == sorted(contracts)


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Lokführer streiken wieder", "Die Bahn spricht von einem Film, den man schon kennt."),
        ("Sciopero dei trasporti: metro ferme", "Disagi anche per gli attori diretti al festival."),
        ("Synchronsprecher legen die Arbeit nieder", "Es geht um KI in Serien."),
        ("Professores em greve em São Paulo", "O sindicato pede aumento."),
    ],
)
def test_other_strikes_in_these_languages_are_left_out(title: str, lead: str) -> None:
    assert not report(title, lead, on="2023-09-12").relevant

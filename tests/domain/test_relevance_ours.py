"""News of our negotiations in many forms: a sentence or two each, and the contracts they are about."""

from __future__ import annotations

import pytest

from tests.domain.news import report

WGA, SAG, GAMES = "wga/mba", "sag-aftra/tv-theatrical", "sag-aftra/interactive"
ADS, DGA, CREW = "sag-aftra/commercials", "dga/basic", "iatse/basic"
TOON, TRUCKS, AREA = "animation-guild/master", "teamsters/black-book", "iatse/area-standards"

ENGLISH = [
    ("2007-10-31", "Writers' contract runs out at midnight", "The WGA and the producers' alliance meet today.", [WGA]),
    ("2007-11-05", "TV writers hit the bricks", "The Writers Guild strike over DVD and Web revenue began.", [WGA]),
    ("2007-11-06", "Late-night comedy goes into reruns", "The writers' strike has shut down the talk shows.", [WGA]),
    ("2007-11-20", "Writers and studios to return to the table", "The strike is in its third week.", [WGA]),
    ("2007-12-08", "Studios leave the table", "Negotiations with the Writers Guild broke down on Friday night.", [WGA]),
    ("2008-01-02", "Late shows return without jokes", "Hosts write their own lines as the WGA strike goes on.", [WGA]),
    ("2008-01-17", "Directors reach agreement with studios", "The three-year pact covers new media.", [DGA]),
    ("2008-01-18", "Will the directors' deal end the writers' strike?", "", [DGA, WGA]),
    ("2008-02-10", "Scribes near end of walkout", "Writers meet in two cities to hear terms of the deal.", [WGA]),
    ("2008-02-13", "Show runners head back to work", "The 100-day writers' strike ended on Tuesday.", [WGA]),
    ("2008-06-30", "Actors' contract expires without a deal", "SAG members keep working as talks go on.", [SAG]),
    ("2008-07-01", "No walkout for now, says screen actors union", "Studios made a final offer.", [SAG]),
    ("2009-06-09", "Screen actors ratify two-year contract", "78 percent of SAG voters said yes.", [SAG]),
    ("2011-03-21", "WGA and studios agree on a new three-year deal", "", [WGA]),
    ("2014-03-27", "Writers Guild reaches tentative deal", "Pension and health contributions rise.", [WGA]),
    ("2016-10-21", "Voice actors walk out on game publishers", "SAG-AFTRA members seek bonus payments.", [GAMES]),
    ("2016-11-03", "Video game voice actors picket publisher", "", [GAMES]),
    ("2017-04-24", "Writers vote to authorise a strike", "Ninety-six percent of WGA members said yes.", [WGA]),
    (
        "2017-05-01",
        "Hollywood holds its breath as contract deadline nears",
        "The WGA contract ends at midnight.",
        [WGA],
    ),
    ("2017-05-02", "Writers and studios avert strike", "A deal came in the small hours.", [WGA]),
    ("2017-09-23", "Game performers' strike ends after eleven months", "SAG-AFTRA signed with publishers.", [GAMES]),
    ("2018-07-26", "Crew union settles with producers", "IATSE and the AMPTP agree on rest periods.", [CREW]),
    ("2020-03-11", "DGA sends new contract to members", "Directors will vote until the end of the month.", [DGA]),
    ("2020-07-01", "Writers and studios strike deal amid pandemic", "The WGA won parental leave.", [WGA]),
    ("2020-07-22", "SAG-AFTRA members approve TV/theatrical contracts", "", [SAG]),
    ("2021-10-04", "Film crews authorise strike", "IATSE members voted 98 percent in favour.", [CREW]),
    ("2021-10-14", "Behind-the-scenes workers set strike date", "IATSE says 60,000 will walk off.", [CREW]),
    ("2021-11-15", "IATSE members narrowly ratify contracts", "", [CREW]),
    ("2022-01-12", "Animation Guild ends third week of talks without a deal", "", [TOON]),
    ("2022-05-28", "Animation workers reach deal with studios", "The Animation Guild won remote work terms.", [TOON]),
    ("2023-02-28", "What a writers' strike would mean for your favourite shows", "", [WGA]),
    ("2023-03-20", "AMPTP and scribes sit down", "", [WGA]),
    ("2023-05-02", "Pens down in Hollywood", "Film and TV writers are on strike for the first time since 2007.", [WGA]),
    ("2023-05-03", "Saturday comedy show scraps rest of season", "It is off the air because of the WGA strike.", [WGA]),
    ("2023-05-10", "Drama's third season on ice", "Production stopped as writers picketed the set.", [WGA]),
    ("2023-05-21", "Graduates boo studio boss", "Striking writers picketed outside the stadium.", [WGA]),
    ("2023-06-05", "Directors Guild gets a deal", "The DGA contract has terms on AI.", [DGA]),
    ("2023-06-07", "Actors give leaders power to call a strike", "98 percent voted yes, says SAG-AFTRA.", [SAG]),
    ("2023-06-24", "DGA members ratify contract", "87 percent voted in favour.", [DGA]),
    ("2023-07-13", "The stars walk out", "Hollywood's actors will join the writers on strike at midnight.", [SAG]),
    ("2023-07-14", "Cast leaves London premiere", "The actors left the red carpet as the strike was called.", [SAG]),
    ("2023-07-20", "Toronto festival prepares for empty red carpets", "Stars on strike may not promote films.", [SAG]),
    ("2023-07-25", "Foundation collects millions for strikers", "Gifts will help film actors out of work.", [SAG]),
    ("2023-08-04", "Writers to meet studios for first time in three months", "", [WGA]),
    (
        "2023-08-20",
        "Prop houses close their doors",
        "With film production halted by the double strike, rents go unpaid.",
        [WGA, SAG],
    ),
    ("2023-08-24", "Sci-fi sequel moves to spring", "The studio cites the strikes by actors and writers.", [WGA, SAG]),
    ("2023-09-10", "Talk show host faces backlash", "Her show returns while her writers are still on strike.", [WGA]),
    ("2023-09-22", "Hope in the air as CEOs join WGA talks again", "", [WGA]),
    ("2023-10-09", "Writers say yes to new contract", "99 percent of WGA members ratified it.", [WGA]),
    ("2023-10-12", "Studios suspend talks with actors", "The gap is too great, says the AMPTP.", [SAG]),
    ("2023-11-01", "Actors' strike: where things stand", "", [SAG]),
    ("2023-11-08", "It's over: actors and studios have a deal", "The strike ends after 118 days.", [SAG]),
    ("2023-12-06", "SAG-AFTRA contract wins 78 percent of votes", "", [SAG]),
    ("2024-03-05", "IATSE and Hollywood Teamsters open talks", "They bargain over health plans.", [CREW, TRUCKS]),
    ("2024-05-20", "IATSE makes progress on Area Standards Agreement", "", [AREA]),
    ("2024-06-26", "IATSE reaches deal", "Crew members get wage rises and limits on AI.", [CREW]),
    ("2024-07-28", "Hollywood drivers reach tentative agreement", "Teamsters Local 399 spoke of gains.", [TRUCKS]),
    ("2024-07-26", "Game performers on strike over AI", "Talks between SAG-AFTRA and publishers failed.", [GAMES]),
    ("2024-08-01", "Hundreds picket outside game studio", "Video game actors want protection from AI.", [GAMES]),
    ("2024-11-23", "Animation Guild and studios have a deal", "", [TOON]),
    ("2024-12-23", "Animators ratify contract", "76 percent of Animation Guild members approved it.", [TOON]),
    ("2025-04-12", "Commercials contracts: tentative deal reached", "SAG-AFTRA and the ad industry agreed.", [ADS]),
    ("2025-06-11", "Video game strike suspended", "SAG-AFTRA tells performers to go back to work.", [GAMES]),
    ("2025-07-10", "Game actors ratify agreement", "SAG-AFTRA members approved it with 95 percent.", [GAMES]),
    ("2026-02-09", "SAG-AFTRA opens early talks with AMPTP", "", [SAG]),
    ("2026-03-16", "Writers and studios start bargaining", "The health plan is the WGA's first concern.", [WGA]),
    ("2026-04-20", "WGA members vote on four-year deal", "", [WGA]),
    ("2026-05-11", "Directors begin contract talks", "The DGA wants jobs kept in the country.", [DGA]),
]

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
]


@pytest.mark.parametrize(("on", "title", "lead", "contracts"), [*ENGLISH, *FRENCH, *SPANISH])
def test_news_of_a_negotiation_is_kept_and_filed_under_its_contract(
    on: str, title: str, lead: str, contracts: list[str]
) -> None:
    found = report(title, lead, on=on)
    assert found.relevant, found.reason
    assert sorted(found.contracts) == sorted(contracts)

"""What only resembles news of our negotiations: other people's strikes, other meanings, awards, passing mentions."""

from __future__ import annotations

import pytest

from tests.domain.news import report

OTHER_STRIKES = [
    ("2023-09-15", "Auto workers walk out at three plants", "The UAW strike is the first against all three makers."),
    ("2023-09-20", "Ford and union back in talks", "The strike enters its second week."),
    ("2022-12-15", "Nurses strike over pay in England", "Unions reject the offer of the government."),
    ("2023-02-01", "Teachers' strike closes thousands of schools", "Actors joined a march in support."),
    ("2023-03-07", "Rail strike to hit weekend travel", "Train drivers voted for more walkouts."),
    ("2023-04-20", "Air traffic controllers strike grounds flights", ""),
    ("2023-11-10", "Casino workers call off strike in Las Vegas", "The Culinary Union reached a deal."),
    ("2023-07-02", "Hotel workers walk off the job in Los Angeles", "The strike could affect summer conventions."),
    ("2023-08-01", "UPS and Teamsters reach tentative agreement", "A strike of 340,000 drivers is averted."),
    ("2023-06-10", "Dock workers and ports agree on contract", ""),
    ("2023-12-01", "Newspaper writers walk out for a day", "The newsroom union wants a new contract."),
    ("2024-10-01", "Dockers' strike shuts ports from Maine to Texas", ""),
    ("2023-06-29", "Warehouse union strikes film distributor's depot", "Forklift drivers want higher pay."),
    ("2023-11-20", "Dancers of the state ballet vote to strike", ""),
    ("2024-09-13", "Aircraft builders reject contract and strike", ""),
    ("2026-02-17", "WGA West staff go on strike", "Employees of the guild picket its headquarters."),
    ("2026-03-02", "Staff of the Writers Guild reach deal with management", "The staff union strike lasted two weeks."),
    ("2023-10-01", "Broadway musicians settle contract with theatres", ""),
    ("2025-10-16", "Broadway actors near strike as Equity talks stall", ""),
    ("2023-05-12", "Bollywood writers want better contracts", "An association in Mumbai is drafting a model deal."),
    ("2023-07-15", "Grève des contrôleurs aériens : des vols annulés", ""),
    ("2023-10-13", "Les cheminots en grève mardi", "Un train sur deux circulera."),
    ("2023-03-14", "Grève des éboueurs à Paris", "Les syndicats manifestent contre la réforme."),
    ("2014-06-16", "Les intermittents du spectacle votent la grève", "Le festival d'Avignon est menacé."),
    ("2023-09-18", "Huelga en las fábricas de automóviles de Detroit", ""),
    ("2023-05-22", "Huelga de médicos en Madrid", "Los sindicatos piden un acuerdo."),
    ("2024-11-28", "Huelga de transporte en varias ciudades", ""),
]

OTHER_MEANINGS = [
    ("2023-08-01", "Drone strikes on film festival city kill two", ""),
    ("2023-08-02", "Actor struck by lightning on set", "He is in good condition."),
    ("2023-08-03", "Counter-Strike 2 gets a release date", "The video game studio showed a trailer."),
    ("2023-08-04", "Pitcher records ten strikes in a row", "The writers covering the team were impressed."),
    ("2023-08-05", "Bowling film strikes a chord", "Its actor throws twelve strikes in one take."),
    ("2023-08-06", "Streaming service strikes deal with studio", "The agreement covers two hundred films."),
    ("2023-08-07", "Actor signs a deal for three more films", "The contract is worth millions."),
    ("2023-08-08", "Russian missile strikes theatre", "Actors were rehearsing."),
    ("2023-08-09", "Striking portraits of movie stars", "The photos show actors from ten films."),
    ("2022-06-01", "Western Growers Association talks with WGA members about water", "Farm contracts are at issue."),
    ("2021-05-05", "DGA: gas analysis of transformers explained", "Dissolved gas analysis finds faults."),
    ("2022-03-03", "DGA approves aviation contract in India", "The directorate signed an agreement."),
    ("2022-08-08", "Poll numbers sag before vote", "The party needs a deal."),
    ("2022-08-09", "Beams sag as builders strike trouble", ""),
    ("2023-03-10", "Writer reaches book deal", "The novelist signed a contract with a publisher."),
    (
        "2023-01-09",
        "Studio sells catalogue after long negotiations",
        "The agreement with the music label is worth millions.",
    ),
    ("2023-08-10", "El actor firma un acuerdo millonario con la plataforma", ""),
    ("2023-08-11", "L'acteur signe un contrat avec le studio", "Il jouera dans trois films."),
    ("2023-02-02", "Game studio reaches agreement with publisher", "Three video games are planned."),
    ("2022-01-19", "Tech giant agrees to buy game maker", "The deal for the video game company is a record."),
    ("2023-09-30", "Director lands overall deal at streamer", "The contract covers films and series."),
    ("2023-09-29", "Copyright strike takes down film channel", "The writer of the channel protests."),
    ("2024-01-02", "Actor accused of breaking confidentiality agreement", ""),
    ("2024-02-02", "Un rayon de soleil : la grève du soleil", "Une pièce avec trois acteurs."),
]

AWARDS = [
    ("2024-02-24", "SAG Awards: the full list of winners", "The strike was on everybody's lips."),
    ("2023-02-26", "Drama sweeps SAG Awards", "Members of SAG-AFTRA voted for the best acting of the year."),
    ("2024-04-14", "WGA Awards go to comedy and drama", ""),
    ("2024-02-10", "DGA Awards: who will win", "Voting by the Directors Guild closed on Friday."),
    ("2025-01-09", "Directors Guild of America announces nominees", "Five films are up for the award."),
    ("2025-02-23", "Screen Actors Guild Awards to stream live", ""),
    ("2024-01-10", "SAG Award nominations: snubs and surprises", ""),
    ("2022-03-20", "Writers Guild honours veteran screenwriter", "He gets the union's lifetime award."),
    ("2024-02-25", "Premios SAG: lista de ganadores", "Los votos del sindicato de actores eligieron al reparto."),
    ("2024-02-26", "SAG Awards : le palmarès complet", "Le syndicat des acteurs a voté."),
]

PASSING = [
    ("2023-08-15", "Ten films to stream this weekend", "A thriller, two comedies, and a drama made before the strike."),
    ("2023-10-20", "Actress marries in Italy", "The bride, who backed the actors' strike, wore white."),
    ("2023-09-02", "Director talks about his ghost story", "He shot it in six weeks in Ireland."),
    ("2024-05-10", "Review: a heist film with charm", "Delayed by a year, it was worth the wait."),
    ("2024-06-06", "Actor cast as spy in new series", "Filming starts in the autumn."),
    ("2023-03-15", "Actors fear AI will take their voices", "Several told of their worries about new tools."),
    ("2024-05-21", "Actress says AI voice sounds like hers", "She has hired lawyers against the company."),
    ("2025-10-01", "AI actress angers performers", "Stars speak against a synthetic newcomer."),
    ("2018-11-05", "A history of television comedy", "The book covers sixty years of jokes."),
    ("2023-12-28", "The year in celebrity weddings", "Ten couples said yes."),
    ("2024-08-08", "Box office: family film on top", "It took 40 million dollars."),
    ("2023-08-20", "Pop star's stadium film breaks records", "Tickets sold out in hours."),
    ("2023-10-05", "Streamer raises its prices again", "Subscribers will pay two dollars more."),
    ("2023-07-30", "Summer hits: doll and bomb fill cinemas", "Both films broke records."),
    ("2023-08-22", "Les dix séries de la rentrée", "Notre choix de drames et de comédies."),
    ("2023-08-23", "Las diez películas del otoño", "Dramas, comedias y una biografía."),
]

MORE = [
    ("2023-08-08", "Thousands of Los Angeles city workers strike", "Trash pickup and pools are affected."),
    ("2023-09-14", "UAW strike could hit movie car chases", "Auto workers walked out at midnight."),
    ("2023-10-04", "Kaiser health workers begin largest strike", "Hospitals in Hollywood stay open."),
    ("2024-01-18", "Sports writers laid off at magazine", "The union vows to fight."),
    ("2023-11-01", "Portland teachers walk out", "Schools close."),
    ("2023-06-17", "Flight attendants rally at airports", "They want a new contract."),
    ("2025-08-16", "Air Canada cabin crews go on strike", "Flights are cancelled."),
    ("2024-09-20", "Boeing furloughs staff as strike goes on", "Talks with the machinists broke off."),
    ("2023-12-20", "Security guards at film museum strike", ""),
    ("2024-03-11", "Royal Opera chorus votes on strike", "Equity members want better pay."),
    ("2023-07-19", "London museum staff strike over pay", ""),
    ("2022-10-08", "Warplanes strike TV tower", "Six people died."),
    ("2023-03-01", "Striker signs contract extension", "The forward has scored ten goals."),
    ("2023-02-12", "Actor in talks to join superhero sequel", ""),
    ("2023-09-03", "Actors in talks to return for reboot", "The studio hopes to film next year."),
    ("2024-04-04", "Screenwriter signs overall deal with studio", "She will write and produce series."),
    ("2024-02-20", "Director wins DGA Award", "He thanked his crew."),
    ("2023-03-05", "WGA Awards 2023: winners list", ""),
    ("2022-12-14", "DGA reveals TV nominees", ""),
    ("2023-01-11", "SAG nominations: who got in", ""),
    ("2021-04-04", "SAG Awards strike new tone with virtual show", ""),
    ("2022-11-29", "Amazon workers strike on Black Friday", ""),
    ("2023-04-26", "Studio strikes co-production agreement with streamer", "The deal includes five series."),
    ("2023-09-19", "Bookstore workers picket", "They want a contract with the chain."),
    ("2024-12-13", "Baristas authorise strike", "98 percent voted yes."),
    ("2023-08-14", "Comedian to tour Europe", "Tickets are on sale."),
    ("2023-09-28", "Actor's memoir strikes a nerve", "He writes about fame."),
    ("2025-09-30", "Tilly the AI actress: agents are interested", "Actors call for a boycott."),
    ("2026-02-26", "Merger of studios worries writers", "The WGA calls on regulators to block the deal."),
    ("2025-09-12", "SAG-AFTRA members elect new president", ""),
    ("2019-05-02", "Game company workers walk out over harassment policy", ""),
    ("2023-05-22", "Video game testers form union", ""),
    ("2023-10-31", "SAG issues Halloween costume guide for kids' charity", ""),
    ("2023-05-05", "Hunger strike of a film director enters day 40", "The director is jailed in Tehran."),
    ("2022-02-02", "Iranian director ends hunger strike", ""),
    ("2023-02-14", "Grève du 16 février : les transports perturbés", ""),
    ("2023-10-06", "Grève dans les crèches", ""),
    ("2023-12-04", "Un acteur en garde à vue", ""),
    ("2024-02-19", "La tour Eiffel fermée à cause d'une grève", ""),
    ("2023-01-16", "La DGA commande des missiles", "Le contrat porte sur cent unités."),
    ("2023-11-24", "Huelga de maquinistas: servicios mínimos", ""),
    ("2024-06-03", "Los docentes de la DGA convocan huelga", "Piden un acuerdo en Aragón."),
    ("2022-08-16", "Funcionarios del SAG inician paro", "La medida afecta los pasos fronterizos."),
    ("2023-04-18", "El paro baja en marzo", "La tasa es la menor en diez años."),
    ("2023-10-27", "El actor cierra un acuerdo con Netflix para una serie", ""),
    ("2024-01-07", "Globos de Oro: lista de ganadores", ""),
    ("2023-07-21", "Barbie review: pink and clever", "The film opens a week after actors went on strike."),
    ("2023-09-11", "Ten shows to watch this autumn", "From dramas finished before the strike to reality contests."),
    ("2023-08-24", "New trailer for space saga", "The film is due in December unless the strike delays it further."),
    ("2023-10-30", "Who is who in the new superhero cast", "Casting was completed before the strike."),
    ("2023-08-18", "Singer and actor expect first child", "The couple met on a film set."),
    (
        "2023-11-20",
        "Actor says he loved the time off",
        "In an interview he speaks of gardening, books and, briefly, the strike.",
    ),
    ("2024-02-11", "Super Bowl ads: the best and worst", "Stars came cheap."),
    ("2024-03-10", "Oscars 2024: the best jokes of the night", ""),
    ("2024-12-29", "The best films of 2024", "Delays from last year's strikes thinned the list."),
    ("2023-09-05", "Netflix shares rise", "Analysts praise its new ad tier."),
    ("2023-07-06", "Author signs seven-figure deal for trilogy", ""),
    ("2023-08-09", "AI writes a screenplay", "The result is a muddle, says our critic."),
    ("2023-05-30", "AI could replace actors, says professor", "He spoke at a tech conference."),
    ("2024-10-24", "Musicians and actors sign statement against AI training", ""),
    ("2023-10-10", "Deal reached in Birmingham bin strike", ""),
    ("2023-07-31", "Yellow trucking shuts down", "30,000 jobs are lost; the Teamsters blame management."),
    ("2023-08-22", "Teamsters ratify UPS contract", "86 percent voted yes."),
    ("2023-11-17", "Las Vegas hotels reach deals with Culinary Union", ""),
    ("2024-09-05", "Hotel strikes spread over Labor Day", "10,000 workers walked off in Hawaii, Boston and San Diego."),
    ("2023-07-24", "Los Angeles hotel workers ask pop star to postpone shows", "They have been on strike for weeks."),
    (
        "2026-02-20",
        "Guild's own employees picket its headquarters",
        "Staff of the WGA West have been on strike since Tuesday.",
    ),
    ("2026-02-18", "Writers Guild West offices closed as staff walk out", ""),
    ("2023-01-04", "Bus drivers to strike in Paris", ""),
    ("2024-05-14", "Huelga en el metro", ""),
    ("2024-02-08", "Actores de doblaje protestan contra la IA en México", ""),
    ("2024-01-30", "Les agriculteurs bloquent les routes", ""),
    ("2024-05-13", "Cannes : les précaires du festival appellent à la grève", ""),
    ("2023-06-08", "Les intermittents occupent un théâtre", ""),
    ("2024-11-08", "Le jeu vidéo français en grève", "Les salariés d'un studio protestent contre les licenciements."),
    ("2024-02-15", "Ubisoft: grève dans les studios français", ""),
    ("2024-01-18", "SAG Awards to honour Streisand", ""),
    ("2023-01-12", "DGA, WGA, SAG: the awards season calendar", ""),
    ("2025-11-11", "Writers strike out with cooking show", "Critics find it bland."),
    ("2023-07-04", "Actors strike a pose on Paris runway", ""),
    ("2024-03-22", "Theatre gunmen strike concert hall", ""),
    ("2022-03-28", "Will slap: Academy talks of consequences", "Actors voice shock."),
    ("2023-08-17", "School bus drivers in Louisville picket", ""),
    (
        "2022-11-14",
        "University of California graduate workers strike",
        "Teaching assistants and writers of grants walked off.",
    ),
    ("2022-11-17", "HarperCollins staff strike in New York", "Authors and writers joined the picket line."),
    ("2023-12-14", "Film archive workers reach contract with museum", ""),
    ("2023-03-22", "LA school staff begin three-day strike", ""),
    ("2023-10-18", "Detroit casino workers walk out", ""),
    ("2024-08-30", "Samsung workers in India strike", ""),
    ("2023-09-22", "CVS pharmacists walk out", ""),
    ("2024-10-07", "Game studio union wins first contract", "Testers at the company gain raises."),
    ("2023-05-17", "Director's cut: festival director signs new contract", ""),
    ("2024-05-09", "Company directors vote on pay deal", ""),
    ("2023-07-27", "Performers at Disneyland file for union election", ""),
    ("2024-05-18", "Disneyland performers vote to join Actors' Equity", ""),
    ("2023-11-27", "Grève chez Ubisoft", ""),
    ("2023-09-07", "Les auteurs de BD se mobilisent", "Ils demandent une meilleure rémunération à Angoulême."),
    ("2023-11-15", "Les auteurs du rapport plaident pour un accord", ""),
    ("2023-08-07", "Los escritores firman un manifiesto contra el acuerdo", ""),
    ("2024-02-01", "Los autores del atentado fueron detenidos", ""),
    ("2023-10-05", "Actores políticos negocian un acuerdo", ""),
    ("2023-10-06", "Los actores armados anuncian un paro en Colombia", "La guerrilla impone la medida."),
    ("2023-07-07", "Los actores sociales piden diálogo", "El convenio con el gobierno vence."),
    ("2023-06-06", "Les acteurs économiques saluent l'accord commercial", ""),
    ("2023-06-07", "Accord sur le climat : les acteurs du secteur réagissent", ""),
    ("2023-06-08", "State actors and threat actors: talks on cyber pact", ""),
    ("2022-05-05", "Threat actors strike hospital networks", ""),
]


@pytest.mark.parametrize(("on", "title", "lead"), [*OTHER_STRIKES, *OTHER_MEANINGS, *AWARDS, *PASSING, *MORE])
def test_what_only_resembles_news_of_a_negotiation_is_left_out(on: str, title: str, lead: str) -> None:
    found = report(title, lead, on=on)
    assert not found.relevant, (found.reason, found.evidence)
    assert not found.claims


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "Actors back industrial action over AI scans",
            "Members of the performers' union Equity voted by a wide margin.",
        ),
        ("Writers Guild West staff call a strike", "The walkout comes ahead of the union's talks with the studios."),
        ("WGA East members threaten strike at Gizmodo", "The editorial staff's contract ends on Friday."),
        ("La grève des techniciens du cinéma se poursuit", "Des tournages sont perturbés en France."),
        ("La huelga de actores de doblaje cumple un mes", "Las series llegan sin voces."),
        ("Les comédiens de doublage manifestent", "Comme les acteurs américains en grève, ils craignent l'IA."),
        ("Canadian performers threaten strike action", "Talks between ACTRA and American producers have stalled."),
        ("Cinéma français : les techniciens en grève", "Ils refusent une baisse des salaires."),
        ("Writers' festival strikes chord with readers", "Authors meet in Edinburgh."),
        ("Studios strike deal with cinema chains", "The box office has suffered since the strikes."),
    ],
)
def test_conflicts_of_neighbours_are_not_ours(title: str, lead: str) -> None:
    assert not report(title, lead).relevant


def test_a_company_named_like_another_trade_may_feel_our_strike() -> None:
    title = "Amazon cancels renewed fantasy series"
    assert report(title, "The streamer blames the WGA strike for the delay.", on="2023-08-20").relevant


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("La huelga de actores de doblaje de videojuegos termina", "SAG-AFTRA anuncia un acuerdo con las empresas."),
        ("Canadian crews lose work to U.S. strike", "Vancouver's studios stand empty as American actors picket."),
        ("Canadian performers will back SAG-AFTRA strike", "ACTRA tells its members to stay off struck shoots."),
    ],
)
def test_neighbours_may_be_touched_by_a_conflict_of_ours(title: str, lead: str) -> None:
    assert report(title, lead, on="2023-08-20").relevant

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


@pytest.mark.parametrize(("on", "title", "lead"), [*OTHER_STRIKES, *OTHER_MEANINGS, *AWARDS, *PASSING])
def test_what_only_resembles_news_of_a_negotiation_is_left_out(on: str, title: str, lead: str) -> None:
    found = report(title, lead, on=on)
    assert not found.relevant, (found.reason, found.evidence)
    assert not found.claims

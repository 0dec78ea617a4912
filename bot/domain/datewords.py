"""The words of dates in English, French and Spanish, folded. How they make a date is `timing`."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier enero ene",
            "feb february fevrier febrero",
            "mar march mars marzo",
            "apr april avril abril abr",
            "may mai mayo",
            "jun june juin junio",
            "jul july juillet julio",
            "aug august aout agosto ago",
            "sep sept september septembre septiembre",
            "oct october octobre octubre",
            "nov november novembre noviembre",
            "dec december decembre diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday lundi lunes",
            "tuesday mardi martes",
            "wednesday mercredi miercoles",
            "thursday jeudi jueves",
            "friday vendredi viernes",
            "saturday samedi sabado",
            "sunday dimanche domingo",
        )
    )
    for name in names.split()
}
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "a an one un une uno una",
            "two deux dos",
            "three trois tres",
            "four quatre cuatro",
            "five cinq cinco",
            "six seis",
            "seven sept siete",
            "eight huit ocho",
            "nine neuf nueve",
            "ten dix diez",
            "eleven onze once",
            "twelve douze doce",
        ),
        start=1,
    )
    for name in names.split()
}
UNITS = {
    **dict.fromkeys(("day", "days", "jour", "jours", "dia", "dias"), 1),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines", "semana", "semanas", "tygodniu"), 7),
    **dict.fromkeys(("month", "months", "mois", "mes", "meses"), 30),
}
PARTS = {"early": 5, "mid": 15, "late": 25, "debut": 5, "fin": 25, "principios": 5, "mediados": 15, "finales": 25}
THIS = frozenset(["this", "cette", "cet", "esta", "este", "tym"])
SEASONS = {
    **dict.fromkeys(("spring", "printemps", "primavera"), 4),
    **dict.fromkeys(("summer", "ete", "verano"), 7),
    **dict.fromkeys(("fall", "autumn", "automne", "otono"), 10),
}
"""The middle month of each season that lies within one year."""
NEARBY = {
    **dict.fromkeys(("today", "tonight", "aujourd", "hoy"), 0),
    **dict.fromkeys(("yesterday", "hier", "ayer"), -1),
    **dict.fromkeys(("tomorrow", "demain"), 1),
}
FUTURE = frozenset(
    "will next set scheduled slated expected begin begins resume resumes until reconvene due expire expires deadline "
    "prochain prochaine devraient doivent reprendront proximo proxima deberan retomaran expira expire vence".split()
)
"""Words before a date that make it one to come."""
SINCE = frozenset(["since", "depuis", "desde", "began", "begun", "started", "start"])
LONG = frozenset(
    [
        "after",
        "into",
        "for",
        "than",
        "nearly",
        "almost",
        "over",
        "about",
        "apres",
        "depuis",
        "pendant",
        "tras",
        "durante",
        "desde",
        "hace",
    ]
)
"""Words before a length that make it the time a strike has run: not `within a month`."""
FROM = frozenset(
    [
        "starting",
        "beginning",
        "effective",
        "from",
        "until",
        "through",
        "to",
        "partir",
        "des",
        "desde",
        "hasta",
        "jusqu",
        "jusqua",
    ]
)
"""Words before a weekday that make it the first or last day of what is told."""
BETWEEN = frozenset(
    ["a", "am", "p", "m", "pm", "on", "at", "of", "the", "midnight", "noon", "el", "le", "de", "est", "pt"]
)
"""Words that may stand between those and the weekday."""
TOLD = frozenset(
    "said announced told voted confirmed declared agreed approved reached decided tweeted dijo anuncio annonce".split()
)
"""Verbs of the past before a weekday: it is the day they speak of."""
ROUGHLY = frozenset(["than", "nearly", "almost", "about", "over", "some", "around", "environ", "pres", "casi", "unos"])

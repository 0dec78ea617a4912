"""An evaluation and a replay built by hand, for the tests of wording and of the terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.cycles import DayScore, Fact, HardChange, Stretch, TrueCycle, TruePhase
from bot.domain.mistakes import Difference, Mistake, Wrong
from bot.domain.negotiations import Phase
from bot.domain.reports import Event
from bot.domain.scores import Tally
from bot.usecases.evaluate_reading import Evaluation, Figures, Part
from bot.usecases.replay_cycles import CycleScore, Replay
from tests.answers import DEADLINE, VARIETY, WGA, a_day

FIGURES = Figures(
    items=1000,
    relevance=Tally(70, 2, 3),
    unions=Tally(80, 4, 9),
    issues=Tally(30, 0, 10),
    answers=[
        *[(Event.STRIKE_START, Event.STRIKE_START)] * 6,
        (Event.STRIKE_START, None),
        (Event.STRIKE_START, Event.PICKET),
        (Event.STRIKE_START, Event.PICKET),
        (Event.PICKET, Event.PICKET),
    ],
    macro=0.8,
    interval=(0.712, 0.881),
    false_news=20,
    stories=Tally(98, 2, 2),
)
MISTAKES = (
    Mistake(
        "a-1",
        "Writers strike [red]a pose[/red]",
        (Difference(Wrong.FALSE_NEWS, (), ("strike_start",)), Difference(Wrong.FALSE_ALARM, (), ())),
        "people-on-strike",
        "The writers went on strike.",
    ),
    Mistake("a-2", "Talks", (Difference(Wrong.UNIONS, ("dga", "wga"), ("wga",)),), "union-and-labor", "Talks"),
)
EVALUATION = Evaluation(
    part=Part.ALL,
    offered=1010,
    borderline=10,
    figures={
        Part.ALL: FIGURES,
        Part.TRAIN: replace(FIGURES, items=700),
        Part.HELD: replace(
            FIGURES, items=300, relevance=Tally(), answers=[], macro=None, interval=None, stories=Tally()
        ),
    },
    with_borderline=FIGURES,
    keywords=replace(FIGURES, relevance=Tally(50, 5, 23), stories=None),
    mistakes=MISTAKES,
    told_aside=False,
)
HELD = replace(EVALUATION, part=Part.HELD, figures={Part.HELD: FIGURES}, mistakes=())
EITHER = (Phase.RATIFICATION, Phase.TENTATIVE_AGREEMENT)
CYCLE = TrueCycle("wga", "2023", (Fact(date(2023, 3, 20), "talks_start", TruePhase.BARGAINING),))
REPLAY = Replay(
    cycles=(
        CycleScore(CYCLE, WGA.principal, 310, DayScore(100, ())),
        CycleScore(
            replace(CYCLE, name="2007-08 (Minimum Basic Agreement, Minimum Basic Agreement)"),
            WGA.principal,
            1,
            DayScore(
                100,
                (
                    Stretch(date(2007, 11, 5), date(2007, 11, 9), (Phase.ON_STRIKE,), Phase.UNKNOWN),
                    Stretch(
                        date(2008, 2, 10),
                        date(2008, 2, 10),
                        (Phase.RATIFICATION, Phase.TENTATIVE_AGREEMENT),
                        Phase.ON_STRIKE,
                    ),
                ),
            ),
        ),
    ),
    false=(HardChange("wga/mba", Event.STRIKE_END, a_day("2007-11-16"), True, (VARIETY, DEADLINE)),),
    unknown=(HardChange("wga/mba", Event.TENTATIVE_AGREEMENT, a_day("2010-11-16"), False, (VARIETY,)),),
)
SPOTLESS = replace(REPLAY, false=(), unknown=())

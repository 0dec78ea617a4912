"""The campaign with labels, as a person would set them, and its true course."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.usecases.campaign import CAMPAIGN
from tests.usecases.desk import line

STRIKE: dict[str, Any] = {"event": "strike_start", "story": "walkout"}
DEAL: dict[str, Any] = {"event": "tentative_agreement", "also": ["strike_end"], "story": "deal"}
LABELS: dict[str, dict[str, Any]] = {
    "talks-two": {"event": "talks_start", "story": "talks"},
    "talks": {"event": "talks_start", "story": "talks"},
    "strike": {**STRIKE, "also": ["talks_break_off"], "issues": ["ai"]},
    "walkout": STRIKE,
    "echo": STRIKE,
    "third": STRIKE,
    "cake": {"relevant": False, "unions": [], "event": None},
    "picket": {"event": "picket"},
    "deal": DEAL,
    "deal-two": DEAL,
    "deal-three": DEAL,
    "actors": {"unions": ["sag-aftra"], "event": "talks_resume", "also": ["strike_continue"]},
}
FACTS = (
    ("2023-03-20", "talks_start", "bargaining"),
    ("2023-05-02", "strike_start", "on_strike"),
    ("2023-09-24", "tentative_agreement", "tentative_agreement"),
)


def labelled(folder: Path, **changes: dict[str, Any]) -> Path:
    """The campaign as a labelled file; `changes` are of the labels of the item with that id."""
    bare = {"relevant": True, "unions": ["wga"], "also": [], "issues": []}
    path = folder / "labelled.jsonl"
    entries = [{**json.loads(line(item)), **bare, **LABELS[item.key]} for item in CAMPAIGN]
    path.write_text("".join(json.dumps({**entry, **changes.get(entry["id"], {})}) + "\n" for entry in entries))
    return path


def truth(folder: Path, *facts: tuple[str, str, str], union: str = "wga") -> Path:
    """The course of one cycle as a file; without `facts` as it went."""
    path = folder / "truth.json"
    told = [{"date": on, "event": event, "phase_from_then": phase} for on, event, phase in facts or FACTS]
    path.write_text(json.dumps({"cycles": [{"union": union, "cycle": "2023", "facts": told}]}))
    return path

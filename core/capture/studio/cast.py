"""The persons of the studio. Nobody of them exists; the names are invented."""

from __future__ import annotations

from core.capture.studio.looks import Brows, Looks

_PERSONS = (
    Looks(
        "Ada (studio)",
        31,
        {"face width": -0.8, "jaw": -1.2, "lips": 1.4, "eye size": 0.9},
        hair="long",
        hair_tone=0.1,
    ),
    Looks(
        "Bruno (studio)",
        32,
        {"face width": 1.0, "jaw": 1.5, "nose width": 1.3, "nose length": 1.0},
        beard="full",
        age=0.7,
    ),
    Looks(
        "Cleo (studio)",
        33,
        {"eye distance": 1.2, "nose length": -1.0, "chin drop": -1},
        hair="fringe",
        glasses="round",
        brows=Brows(0.3, 0.45),
    ),
    Looks(
        "Dario (studio)",
        34,
        {"face length": 1.0, "nose hump": 1.2, "eye depth": -0.8},
        hair="side",
        hair_tone=0.3,
    ),
)

CAST: dict[str, Looks] = {person.name: person for person in _PERSONS}
"""Name to looks."""

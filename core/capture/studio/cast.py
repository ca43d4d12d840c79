"""The persons of the studio. Nobody of them exists; the names are invented.

Chosen by `packaging/studio/choose_cast.py` so that the recogniser tells them apart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from core.capture.studio.looks import Brows, Looks


def read(text: str) -> dict[str, Looks]:
    """Return the persons that `text` describes, a JSON list of `Looks`, by name."""
    persons = [Looks(**{**row, "brows": Brows(**row["brows"])}) for row in json.loads(text)]
    return {person.name: person for person in persons}


CAST: Mapping[str, Looks] = read(Path(__file__).with_name("cast.json").read_text("utf-8"))
"""Name to looks."""

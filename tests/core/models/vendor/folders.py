"""A vendor's model installed in a folder of the test: files, configuration and card."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any

from core.models.card import ModelCard, Role, read_card
from core.models.vendor.systems import BY_NAME, System


def write_model(
    models: Path,
    system_name: str,
    files: Mapping[Role, bytes | Path],
    /,
    *,
    name: str | None = None,
    **entries: Any,
) -> ModelCard:
    """Write a model of one of the vendor's systems into `models`, and return its card.

    Parameters
    ----------
    models
        Folder of models, as `Registry(models)` takes it; the model gets a folder in it.
    system_name
        A name of `core.models.vendor.systems.SYSTEMS`.
    files
        Content, or a file to copy, by role; "configuration" is made up where it is not given.
    name
        Short name of the model and its folder; the system's own where it is None.
    entries
        Entries of the card that shall be others than the system says, e.g. `dimension=8`.
    """
    system = BY_NAME[system_name]
    folder = models / (name or system.name)
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        role: content.read_bytes() if isinstance(content, Path) else content
        for role, content in files.items()
    }
    contents.setdefault("configuration", configuration(system))
    described = {}
    for role, content in contents.items():
        file = PurePosixPath(system.files.get(role, "configuration.json")).name
        (folder / file).write_bytes(content)
        described[role] = {
            "file": file,
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
        }
    card = {
        "format": 1,
        "name": folder.name,
        "slot": system.slot,
        "title": system.title,
        "architecture": system.name,
        "system": system.name,
        "modes": system.modes,
        "light": system.light,
        "files": described,
        "contract": asdict(system.contract),
        "licence": system.licence,
        "origin": "made for a test",
        "trained_by": "nobody",
        "training_data": "none",
        "dimension": system.dimension,
        "similarity_threshold": system.similarity_threshold,
        "live_below": system.live_below,
        "spoof_from": system.spoof_from,
        "notes": system.notes,
    } | entries
    (folder / "card.json").write_text(json.dumps(card), "utf-8")
    return read_card(folder)


def configuration(system: System, **more: Any) -> bytes:
    """Return a configuration.json such as the vendor's folders have; `more` goes into it."""
    settings = {
        "framework": "pytorch",
        "pipeline": {"type": system.pipeline_types[0]},
    }
    return json.dumps(settings | more).encode()

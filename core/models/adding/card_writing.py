"""The card of a vendor's model: made from what is known of its system, and written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.models.card import CARD_FILE, VERSION, ModelCard, ModelFile, Role
from core.models.contract import DetectorRule
from core.models.vendor.system import MAKER, UNDOCUMENTED, System


def card_of(
    system: System,
    folder: Path,
    files: Mapping[Role, ModelFile],
    configuration: Mapping[str, Any] | None,
) -> ModelCard:
    """Return the card of files that belong to one of the vendor's systems.

    Parameters
    ----------
    folder
        Where they lie, or will; its name is the system's.
    configuration
        Content of the vendor's configuration.json, where there is one.

    Raises
    ------
    ModelError
        If the configuration holds something impossible.
    """
    assert system.slot is not None
    return ModelCard(
        name=system.name,
        slot=system.slot,
        title=system.title,
        architecture=system.name,
        system=system.name,
        modes=system.modes,
        light=system.light,
        folder=folder,
        files=MappingProxyType(dict(files)),
        contract=system.contract,
        licence=system.licence,
        origin=f"https://modelscope.cn/models/{system.model_id}",
        trained_by=MAKER,
        training_data=UNDOCUMENTED,
        default=False,
        dimension=system.dimension,
        similarity_threshold=system.similarity_threshold,
        live_below=system.live_below,
        spoof_from=system.spoof_from,
        rule=_rule(system, configuration),
        notes=system.notes,
        added=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def write_card(card: ModelCard) -> None:
    """Write a card into its model's folder; `core.models.card.read_card` gives it back.

    Raises
    ------
    OSError
        If that is not possible.
    """
    data = json.dumps(_entries(card), indent=2, ensure_ascii=False) + "\n"
    with (card.folder / CARD_FILE).open("w", encoding="utf-8") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _rule(system: System, configuration: Mapping[str, Any] | None) -> DetectorRule | None:
    if system.name != "retinaface-r50":
        return None
    from core.models.vendor.retinaface import rule_from  # loads torch

    return rule_from(configuration or {})


def _entries(card: ModelCard) -> dict[str, Any]:
    entries: dict[str, Any] = {
        "format": VERSION,
        "name": card.name,
        "slot": card.slot,
        "title": card.title,
        "architecture": card.architecture,
        "system": card.system,
        "modes": card.modes,
        "light": card.light,
        "files": {
            role: {"file": file.name, "sha256": file.sha256, "size": file.size}
            for role, file in card.files.items()
        },
        "contract": asdict(card.contract),
        "licence": card.licence,
        "origin": card.origin,
        "trained_by": card.trained_by,
        "training_data": card.training_data,
        "default": card.default,
        "dimension": card.dimension,
        "similarity_threshold": card.similarity_threshold,
        "live_below": card.live_below,
        "spoof_from": card.spoof_from,
        "rule": None if card.rule is None else asdict(card.rule),
        "notes": card.notes,
        "added": card.added,
        "trial": None if card.trial is None else dict(card.trial),
        "training": None if card.training is None else dict(card.training),
    }
    return {name: value for name, value in entries.items() if value is not None}

"""The card of a model: what it is, where it comes from, which files belong to it, its numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from core.models.contract import MODES, SLOTS, DetectorRule, InputContract, Mode, ModelError, Slot
from core.models.json_file import read_json
from core.wording import QT_TRANSLATE_NOOP

CARD_FILE = "card.json"
VERSION = 1

Role = Literal[
    "weights", "graph", "checkpoint", "pnet", "rnet", "onet", "configuration", "structure"
]
ROLES: tuple[Role, ...] = (
    "weights", "graph", "checkpoint", "pnet", "rnet", "onet", "configuration", "structure",
)  # fmt: skip

Light = Literal["any", "infrared", "colour", "flash", "studio"]
LIGHTS: tuple[Light, ...] = ("any", "infrared", "colour", "flash", "studio")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model, as its card describes it."""

    name: str
    """File name inside the model's folder, without any folder part."""

    sha256: str
    """64 hexadecimal digits, lower case."""

    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known about an installed model. Read from `card.json` in its folder."""

    name: str
    """Short name, e.g. "sface-2021dec"; the name of its folder."""

    slot: Slot
    title: str
    """Name for people."""

    architecture: str
    """Which of this program's networks the weights belong to, see `core.models.networks`; for
    a vendor's model its system."""

    system: str | None
    """Which of the vendor's systems it is, see `core.models.vendor.systems`; None for a model of
    this program."""

    modes: tuple[Mode, ...]
    """How it can be used, the default first."""

    light: Light
    """The pictures that it is made for; "studio": only those that the studio draws."""

    folder: Path
    files: Mapping[Role, ModelFile]
    """"weights": tensors (safetensors) for torch; "graph": a network for ONNX Runtime. Of a
    vendor's model the unchanged files: "graph" or "checkpoint" (torch), "configuration", the
    three of MTCNN, and "structure": settings in Python, which are read and never run."""

    contract: InputContract
    licence: str
    """SPDX name of the licence of the weights."""

    origin: str
    trained_by: str
    training_data: str
    """With what the licence of the weights does not say about the pictures they stem from."""

    default: bool
    """Whether the slot takes this model when a person chose none."""

    dimension: int | None
    """Length of an embedding; recognisers only."""

    similarity_threshold: float | None
    """Suggested cosine, -1 to 1, from which a face counts as known; every recogniser has one."""

    live_below: float | None
    """Spoof scores below this count as live, 0 to 1; every liveness model has one."""

    spoof_from: float | None
    """Spoof scores from this on count as a spoof, `live_below` to 1; likewise."""

    rule: DetectorRule | None
    """How the raw output becomes detections; detectors with priors only."""

    notes: tuple[str, ...]
    """Measured figures and warnings, one sentence each."""

    added: str | None = None
    """When it was added to the profile, ISO 8601 with time zone; None for the program's own."""

    trial: Mapping[str, Any] | None = None
    """What was found when it was tried out, see `core.models.adding.trial.TrialReport`."""

    training: Mapping[str, Any] | None = None
    """How it was trained on this site's own pictures, see `core.training`; None where it wasn't."""

    @property
    def identity(self) -> str:
        """Name and start of the checksum of the weights: stored with each template."""
        return f"{self.name}@{self.main_file.sha256[:12]}"

    @property
    def main_file(self) -> ModelFile:
        """The file that holds the numbers of the network; of several, the first of `ROLES`."""
        return next(self.files[role] for role in ROLES if role in self.files)


def read_card(folder: Path) -> ModelCard:
    """Read the card of the model in `folder`.

    Raises
    ------
    ModelError
        If there is no card, or it lacks something or holds something impossible.
    """
    file = folder / CARD_FILE
    try:
        data = read_json(file)
    except (OSError, ValueError) as error:
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "core", "The card of the model in {folder} can't be read. Install the model again."
            ),
            folder=folder,
        ) from error
    try:
        return _card(data, folder)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "core",
                "The card of the model in {folder} is not complete or has a wrong entry "
                "({reason}). Install the model again.",
            ),
            folder=folder,
            reason=str(error),
        ) from error


def _card(data: Any, folder: Path) -> ModelCard:
    if data["format"] != VERSION:
        raise ValueError(f"format {data['format']}")
    if data["name"] != folder.name:
        raise ValueError(f"name {data['name']}")
    if data["slot"] not in SLOTS:
        raise ValueError(f"slot {data['slot']}")
    files = {role: _file(entry) for role, entry in data["files"].items() if role in ROLES}
    if not files or set(files) == {"configuration"}:
        raise ValueError("files")
    slot: Slot = data["slot"]
    system = _text(data, "system") if data.get("system") is not None else None
    return ModelCard(
        name=_text(data, "name"),
        slot=slot,
        title=_text(data, "title"),
        architecture=_text(data, "architecture"),
        system=system,
        modes=_modes(data.get("modes", ["corrected"])),
        light=_light(data.get("light", "any")),
        folder=folder,
        files=MappingProxyType(files),
        contract=_contract(data["contract"]),
        licence=_text(data, "licence"),
        origin=_text(data, "origin"),
        trained_by=_text(data, "trained_by"),
        training_data=_text(data, "training_data"),
        default=data.get("default") is True,
        dimension=_dimension(data["dimension"]) if slot == "recogniser" else None,
        similarity_threshold=_within(data, "similarity_threshold", -1.0, 1.0)
        if slot == "recogniser"
        else None,
        live_below=_within(data, "live_below", 0.0, 1.0) if slot == "liveness" else None,
        # The bands must not overlap: a score in both would be live and a fake.
        spoof_from=_within(data, "spoof_from", _number(data["live_below"]), 1.0)
        if slot == "liveness"
        else None,
        rule=_rule(data["rule"])
        if slot == "detector" and (system is None or "rule" in data)
        else None,
        notes=tuple(str(note) for note in data.get("notes", ())),
        added=_text(data, "added") if data.get("added") is not None else None,
        trial=MappingProxyType(dict(data["trial"])) if data.get("trial") is not None else None,
        training=MappingProxyType(dict(data["training"]))
        if data.get("training") is not None
        else None,
    )


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data[key]
    # What can't be printed would upset the terminal or the window that shows it.
    if not isinstance(value, str) or not value.isprintable() or not value:
        raise ValueError(key)
    return value


def _modes(names: Any) -> tuple[Mode, ...]:
    modes = tuple(names)
    if not modes or not set(modes) <= set(MODES):
        raise ValueError("modes")
    return modes


def _light(name: Any) -> Light:
    if name not in LIGHTS:
        raise ValueError("light")
    light: Light = name
    return light


def _file(data: Mapping[str, Any]) -> ModelFile:
    name, sha256 = _text(data, "file"), _text(data, "sha256")
    if Path(name).name != name or name in {".", ".."} or "\\" in name:
        raise ValueError(f"file {name}")
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError(f"sha256 of {name}")
    return ModelFile(name, sha256, int(data["size"]))


def _contract(data: Mapping[str, Any]) -> InputContract:
    if data["colours"] not in ("RGB", "BGR"):
        raise ValueError("colours")
    size = data["size"]
    if any(value == 0 for value in _three(data["std"])):
        raise ValueError("std")
    return InputContract(
        size=None if size is None else (int(size[0]), int(size[1])),
        colours=data["colours"],
        mean=_three(data["mean"]),
        std=_three(data["std"]),
    )


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(str(value))
    return number


def _within(data: Mapping[str, Any], key: str, least: float, most: float) -> float:
    number = _number(data[key])
    if not least <= number <= most:
        raise ValueError(f"{key} {number}")
    return number


def _dimension(value: Any) -> int:
    if int(value) < 1:
        raise ValueError(f"dimension {value}")
    return int(value)


def _three(values: Any) -> tuple[float, float, float]:
    first, second, third = (_number(value) for value in values)
    return first, second, third


def _rule(data: Mapping[str, Any]) -> DetectorRule:
    centre, size = (_number(value) for value in data["variance"])
    return DetectorRule(
        score_threshold=_number(data["score_threshold"]),
        overlap=_number(data["overlap"]),
        candidates=int(data["candidates"]),
        kept=int(data["kept"]),
        min_sizes=tuple(tuple(int(side) for side in level) for level in data["min_sizes"]),
        steps=tuple(int(step) for step in data["steps"]),
        variance=(centre, size),
        longest_side=int(data["longest_side"]),
        scaled_side=int(data["scaled_side"]),
        clipped=data.get("clipped") is True,
    )

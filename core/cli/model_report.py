"""What is known about models, as JSON and as words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.cli.report import Json
from core.models.adding.trial import TrialReport
from core.models.card import ModelCard
from core.models.contract import SLOTS, Mode, ModelError, Slot
from core.models.registry import Registry
from core.models.slots import SETTINGS
from core.models.vendor.systems import BY_NAME
from core.models.weights import read_verified
from core.settings import Settings

TASKS: Mapping[Slot, str] = {
    "detector": "finds faces",
    "recogniser": "tells people apart",
    "liveness": "judges liveness",
    "quality": "measures quality",
}

LIGHT = {
    "any": "any",
    "infrared": "infrared pictures",
    "colour": "colour pictures only",
    "flash": "four pictures under coloured flashes",
    "studio": "what the studio draws",
}


def listed(registry: Registry, settings: Settings) -> list[Json]:
    """Return all installed models, slot by slot, the default first."""
    return [
        {
            "name": card.name,
            "slot": slot,
            "title": card.title,
            "licence": card.licence,
            "sha256": card.main_file.sha256,
            "dimension": card.dimension,
            "light": card.light,
            "default": _default(card, registry),
            "in_use": _in_use(card, registry, settings),
            "mode": _mode(card, registry, settings),
            "modes": list(card.modes),
            "added": card.added,
        }
        for slot in SLOTS
        for card in registry.cards(slot)
    ]


def list_in_words(registry: Registry, settings: Settings) -> Iterator[str]:
    """List all installed models slot by slot, a line each."""
    for slot in SLOTS:
        yield f"{slot.capitalize()}, {TASKS[slot]}:"
        cards = registry.cards(slot)
        for card in cards:
            used = _in_use(card, registry, settings)
            marks = [f"in use, {_mode(card, registry, settings)}"] if used else []
            marks += ["default"] if _default(card, registry) else []
            marks += ["added"] if card.added is not None else []
            said = f" ({'; '.join(marks)})" if marks else ""
            mark = "*" if used else " "
            yield f"  {mark} {card.name:<20} {card.title}, licence {card.licence}{said}"
        if not cards:
            yield "    none"
        chosen = getattr(settings, slot)
        if chosen is not None and chosen not in {card.name for card in cards}:
            yield f"    {chosen} is chosen in the settings, but is not installed"


def all_about(card: ModelCard, registry: Registry, settings: Settings) -> Json:
    """Return everything that a person should know about a model."""
    system = BY_NAME.get(card.system or "")
    return {
        "name": card.name,
        "slot": card.slot,
        "title": card.title,
        "system": card.system,
        "licence": card.licence,
        "origin": card.origin,
        "trained_by": card.trained_by,
        "training_data": card.training_data,
        "sha256": card.main_file.sha256,
        "dimension": card.dimension,
        "light": card.light,
        "similarity_threshold": card.similarity_threshold,
        "live_below": card.live_below,
        "spoof_from": card.spoof_from,
        "measures": system.measures if system is not None and card.slot == "quality" else None,
        "modes": {mode: explained(card, mode) for mode in card.modes},
        "mode": _mode(card, registry, settings),
        "notes": list(card.notes),
        "folder": str(card.folder),
        "files": [
            {"role": role, "file": file.name, "size": file.size, "sha256": file.sha256,
             "matches": error is None, "error": None if error is None else str(error)}
            for role, file in card.files.items()
            for error in [_difference(card, role)]
        ],
        "default": _default(card, registry),
        "in_use": _in_use(card, registry, settings),
        "added": card.added,
        "trial": None if card.trial is None else dict(card.trial),
        "training": None if card.training is None else dict(card.training),
    }  # fmt: skip


def all_in_words(card: ModelCard, registry: Registry, settings: Settings) -> Iterator[str]:
    """Say everything that a person should know about a model, in lines."""
    about = all_about(card, registry, settings)
    yield f"{card.name}: {card.title}, {card.slot}, {TASKS[card.slot]}"
    used = f"yes, {about['mode']}" if about["in_use"] else "no"
    rows = {
        "In use": used + (" (default)" if about["default"] else ""),
        "Licence": card.licence,
        "From": card.origin,
        "Trained by": card.trained_by,
        "Trained on": card.training_data,
        "Made for": LIGHT[card.light],
        "sha256": card.main_file.sha256,
        "Dimension": card.dimension,
        "Threshold": card.similarity_threshold,
        "Live below": card.live_below,
        "Spoof from": card.spoof_from,
        "Measures": about["measures"],
        "Folder": card.folder,
        "Added": card.added,
    }
    for label, value in rows.items():
        if value is not None:
            yield f"  {label + ':':<12} {value}"
    yield "  Files:"
    for file in about["files"]:
        state = "matches" if file["matches"] else file["error"]
        yield f"    {file['file']}, {file['size']} bytes, sha256 {file['sha256']}: {state}"
    yield "  Modes:"
    for index, mode in enumerate(card.modes):
        default = " (default)" if index == 0 else ""
        yield f"    {mode}{default}: {explained(card, mode)}"
    yield "  To know:"
    for sentence in (*card.notes, *warnings(card)):
        yield f"    - {sentence}"
    if card.trial is not None:
        yield f"  When added: {_trial_in_words(card.trial)}"


def explained(card: ModelCard, mode: Mode) -> str:
    """Say what a mode of a model means."""
    system = BY_NAME.get(card.system or "")
    if system is None:
        return "this program's own model; there is nothing to correct"
    return system.meaning(mode)


def warnings(card: ModelCard) -> list[str]:
    """Return what was odd when a model was tried out."""
    try:
        trial = TrialReport(**(card.trial or {}))
    except TypeError:  # no trial, or one of another version
        return []
    if trial.warning is None:
        return []
    return [trial.warning.format(name=card.name, count=trial.found)]


def _trial_in_words(trial: Mapping[str, object]) -> str:
    parts = [f"{trial.get('run_milliseconds')} ms for a face ({trial.get('runs_on')})"]
    if trial.get("softmaxed") is not None:
        parts.append("gives probabilities" if trial["softmaxed"] else "gives raw values")
    if trial.get("face") is not None:
        parts.append(f"score of the sample face {trial['face']}, of a blank {trial.get('blank')}")
    if trial.get("found") is not None:
        parts.append(f"faces found in a picture with one: {trial['found']}")
    return "; ".join(parts)


def _default(card: ModelCard, registry: Registry) -> bool:
    default = registry.default(card.slot)
    return default is not None and default.name == card.name


def _in_use(card: ModelCard, registry: Registry, settings: Settings) -> bool:
    name = getattr(settings, SETTINGS[card.slot][0])
    return _default(card, registry) if name is None else bool(name == card.name)


def _mode(card: ModelCard, registry: Registry, settings: Settings) -> Mode:
    """Return the mode that the model is used in, or would be."""
    wanted = getattr(settings, SETTINGS[card.slot][1])
    return registry.mode(card, wanted if _in_use(card, registry, settings) else None)


def _difference(card: ModelCard, role: str) -> ModelError | None:
    try:
        read_verified(card, role)  # type: ignore[arg-type] # a role of the card itself
    except ModelError as error:
        return error
    return None

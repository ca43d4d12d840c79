"""Arguments that several commands share: the profile, the models, their modes, the threshold."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from core import settings as stored
from core.cli.main import UsageError
from core.models.contract import MODES, SLOTS, Mode, Slot
from core.models.registry import UNFIT, Registry
from core.paths import Profile
from core.pipeline import Pipeline
from core.settings import Settings, SettingsError


def add_profile(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """Let the profile be chosen."""
    parser.add_argument(
        "--profile",
        metavar="DIR",
        type=Path,
        default=default,
        help="use the gallery and the settings in this folder (else those of the window)",
    )
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        default=default,
        help="read the gallery's passphrase from the first line of FILE, - for standard input "
        "(else it is asked for where one is needed)",
    )
    parser.add_argument(
        "--account",
        metavar="NAME",
        default=default,
        help="sign in with this account, where the gallery has accounts (see: accounts)",
    )
    parser.add_argument(
        "--pin-file",
        metavar="FILE",
        default=default,
        help="read the account's PIN or password from the first line of FILE, - for standard "
        "input (else it is asked for)",
    )


def add_models(parser: argparse.ArgumentParser) -> None:
    """Let the models be chosen among those that are installed, and how they are used."""
    registry = Registry.of(Profile.default())  # which profile is meant, nobody has said yet
    for slot in SLOTS:
        names = ", ".join(card.name for card in registry.cards(slot)) or "none"
        parser.add_argument(f"--{slot}", metavar="NAME", help=f"installed: {names}")
    for slot in SLOTS:
        parser.add_argument(
            f"--{slot}-mode",
            choices=MODES,
            help=f"how the {slot} model is used, where it can be; see: models show NAME",
        )


def add_threshold(parser: argparse.ArgumentParser) -> None:
    """Let the threshold be chosen."""
    parser.add_argument(
        "--threshold",
        metavar="SIMILARITY",
        type=_similarity,
        help="similarity from -1 to 1 from which two faces count as the same person's",
    )


def count(text: str) -> int:
    """Read a number from 1 to 64."""
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 64")
    return int(text)


def profile_of(options: argparse.Namespace) -> Profile:
    """Return the chosen profile, else that of the window."""
    return Profile(options.profile) if options.profile is not None else Profile.default()


def registry_of(options: argparse.Namespace) -> Registry:
    """Return the program's own models and those that were added to the chosen profile."""
    return Registry.of(profile_of(options))


def settings_of(options: argparse.Namespace) -> Settings:
    """Read the profile's settings and put the command line's choices over them.

    Where another recogniser is chosen than the settings name, their threshold is left out: it
    was set for that one. So is the mode of any model that gives way to another.

    Raises
    ------
    UsageError
        If a model is chosen that is not installed, or a mode that it doesn't have.
    """
    try:
        settings, _ = stored.load(profile_of(options).settings_file)
    except SettingsError as error:
        print(f"python -m core: {error}", file=sys.stderr)
        settings = Settings()
    registry = registry_of(options)
    for slot in SLOTS:
        settings = _with_model(settings, registry, slot, getattr(options, slot, None))
        settings = _with_mode(settings, registry, slot, getattr(options, f"{slot}_mode", None))
    threshold = getattr(options, "threshold", None)
    return settings if threshold is None else replace(settings, similarity_threshold=threshold)


def load_pipeline(options: argparse.Namespace) -> Pipeline:
    """Load the chosen models.

    Raises
    ------
    ModelError
        If one is damaged.
    UsageError
        If one is not installed.
    """
    return Pipeline.load(settings_of(options), registry_of(options))


def _with_model(settings: Settings, registry: Registry, slot: Slot, name: str | None) -> Settings:
    if name is None:
        return settings
    installed = [card.name for card in registry.cards(slot)]
    other = next((card for s in SLOTS for card in registry.cards(s) if card.name == name), None)
    if other is not None and other.slot != slot:
        unfit = UNFIT[slot].format(name=name)
        raise UsageError(f"--{slot}: {unfit} It goes with --{other.slot}.")
    if other is None:
        there = "Installed are: " + ", ".join(installed) if installed else "None is"
        raise UsageError(f"--{slot}: the model {name} is not installed. {there}.")
    default = registry.default(slot)
    before = getattr(settings, slot) or (default.name if default is not None else None)
    if name == before:
        return settings
    changes: dict[str, Any] = {slot: name, f"{slot}_mode": None}
    if slot == "recogniser":
        changes["similarity_threshold"] = None
    return replace(settings, **changes)


def _with_mode(settings: Settings, registry: Registry, slot: Slot, mode: Mode | None) -> Settings:
    if mode is None:
        return settings
    card = registry.chosen(slot, getattr(settings, slot))
    if card is None:
        raise UsageError(f"--{slot}-mode: no {slot} is chosen; choose one with --{slot}.")
    if mode not in card.modes:
        there = ", ".join(card.modes)
        raise UsageError(f"--{slot}-mode: the model {card.name} has only the mode {there}.")
    changes: dict[str, Any] = {f"{slot}_mode": mode}
    return replace(settings, **changes)


def _similarity(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 2.0
    if not -1.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from -1 to 1")
    return value

"""Arguments that several commands share: the profile, the models, the threshold."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from core import settings as stored
from core.cli.main import UsageError
from core.models.contract import SLOTS
from core.models.registry import Registry
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


def add_models(parser: argparse.ArgumentParser) -> None:
    """Let the models be chosen among those that are installed."""
    registry = Registry()
    for slot in SLOTS:
        names = ", ".join(card.name for card in registry.cards(slot)) or "none"
        parser.add_argument(f"--{slot}", metavar="NAME", help=f"installed: {names}")


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


def settings_of(options: argparse.Namespace) -> Settings:
    """Read the profile's settings and put the command line's choices over them.

    Raises
    ------
    UsageError
        If a model is chosen that is not installed.
    """
    try:
        settings, _ = stored.load(profile_of(options).settings_file)
    except SettingsError as error:
        print(f"python -m core: {error}", file=sys.stderr)
        settings = Settings()
    registry = Registry()
    for slot in SLOTS:
        name = getattr(options, slot, None)
        if name is None:
            continue
        installed = [card.name for card in registry.cards(slot)]
        if name not in installed:
            there = "Installed are: " + ", ".join(installed) if installed else "None is"
            raise UsageError(f"--{slot}: the model {name} is not installed. {there}.")
        settings = replace(settings, **{slot: name})
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
    return Pipeline.load(settings_of(options))


def _similarity(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 2.0
    if not -1.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from -1 to 1")
    return value

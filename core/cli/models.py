"""`models`: list, add, download, check or remove the models that the pipeline uses."""

from __future__ import annotations

import argparse
import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from core import settings as stored
from core.cli import model_report, report
from core.cli import options as shared
from core.cli.consent import (
    NotConfirmedError,
    choose_system,
    confirm_checksum,
    confirmed,
    require_checksum,
    show_checksum,
)
from core.cli.main import DONE, FAILED
from core.cli.pictures import say_error
from core.models import download
from core.models.adding.inspection import inspect
from core.models.adding.install import check, install, remove
from core.models.adding.own import install_own, is_own
from core.models.card import ModelCard, read_card
from core.models.contract import SLOTS, ModelError
from core.models.download.progress import FetchProgress
from core.models.models_folder import DOWNLOADS
from core.models.vendor.systems import SYSTEMS
from core.settings import Settings, SettingsError
from core.wording import QT_TRANSLATE_NOOP, PlainError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    shared.add_profile(parser)
    actions = parser.add_subparsers(dest="action", metavar="action")
    names = ", ".join(system.name for system in SYSTEMS if system.slot is not None)

    listing = actions.add_parser("list", help="list all models (what is done without an action)")
    show = actions.add_parser("show", help="say all that is known about a model")
    show.add_argument("name", metavar="NAME", help="short name of an installed model")
    add = actions.add_parser(
        "add", help="add a model from the vendor's folder, or from a model file"
    )
    add.add_argument("path", metavar="PATH", type=Path, help="folder, or .onnx or .pt file")
    add.add_argument("--as", dest="system", metavar="NAME", help=f"which model it is: {names}")
    fetch = actions.add_parser("fetch", help="download a model from ModelScope, and add it")
    fetch.add_argument("name", metavar="NAME", help="short name, e.g. frir")
    for adding in (add, fetch):
        adding.add_argument("--yes", action="store_true", help="don't ask; take the file as it is")
        adding.add_argument(
            "--sha256", metavar="HEX", help="take the model's file only with this checksum"
        )
        adding.add_argument(
            "--replace", action="store_true", help="replace another file of that name"
        )
    removing = actions.add_parser("remove", help="remove a model that was added")
    removing.add_argument("name", metavar="NAME", help="short name of an added model")
    removing.add_argument("--yes", action="store_true", help="don't ask")
    checking = actions.add_parser(
        "check", help="compare files with their checksums, and try the models out"
    )
    checking.add_argument("name", metavar="NAME", nargs="?", help="short name; else all models")
    for action in (listing, show, add, fetch, removing, checking):
        shared.add_profile(action, default=argparse.SUPPRESS)  # it may stand behind, too
        action.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print JSON"
        )


def run(options: argparse.Namespace) -> int:
    """Do what was asked with the models."""
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "list": _list,
        "show": _show,
        "add": _add,
        "fetch": _fetch,
        "remove": _remove,
        "check": _check,
    }
    return actions[options.action or "list"](options)


def _list(options: argparse.Namespace) -> int:
    registry, settings = shared.registry_of(options), _settings(options)
    if options.json:
        print(report.line_of_all(model_report.listed(registry, settings)))
    else:
        print("\n".join(model_report.list_in_words(registry, settings)))
    for error in registry.damaged:
        say_error(error)
    return DONE


def _show(options: argparse.Namespace) -> int:
    registry, settings = shared.registry_of(options), _settings(options)
    card = registry.card(options.name)
    if options.json:
        print(report.line(model_report.all_about(card, registry, settings)))
    else:
        print("\n".join(model_report.all_in_words(card, registry, settings)))
    return DONE


def _add(options: argparse.Namespace) -> int:
    if options.system is None and is_own(options.path):
        return _install_own(options)
    return _install(options, options.path, options.system)


def _fetch(options: argparse.Namespace) -> int:
    name = options.name
    licence, size = download.licence_of(name), download.size_of(name)
    if not options.json:
        print(licence)
    about = "of unknown size" if size is None else f"about {size / 1e6:.1f} MB"
    if not options.yes and not confirmed(f"Download {name} ({about}) under this licence?"):
        raise NotConfirmedError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nothing was downloaded. Use --yes to agree to the licence without being asked.",
            )
        )
    downloads = shared.profile_of(options).models_dir / DOWNLOADS
    with Bar() as bar:
        folder = download.fetch(name, downloads, progress=bar.show, cancelled=lambda: False)
    try:
        return _install(options, folder, name)
    except ModelError:  # what came is no good: the next download begins anew
        shutil.rmtree(folder, ignore_errors=True)
        raise


class Bar:
    """A bar on stderr for each file of a download, where stderr is a terminal."""

    def __init__(self) -> None:
        self._bar: tqdm[NoReturn] | None = None
        self._file = ""

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def show(self, progress: FetchProgress) -> None:
        """Draw how far the download is."""
        bar = self._bar
        if bar is None or progress.file != self._file:
            self._close()
            self._file = progress.file
            bar = self._bar = tqdm(
                desc=progress.file, initial=progress.done, unit="B", unit_scale=True, disable=None
            )
        bar.total = progress.total
        bar.update(progress.done - bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def _install_own(options: argparse.Namespace) -> int:
    """Add a model that was trained with this program, perhaps on another computer."""
    if options.sha256 is not None:
        require_checksum(read_card(options.path.resolve()).main_file, options.sha256)
    models_dir = shared.profile_of(options).models_dir
    return _say_added(options, install_own(options.path, models_dir, replace=options.replace))


def _install(options: argparse.Namespace, path: Path, name: str | None) -> int:
    candidate = inspect(path)
    system = choose_system(candidate, name)
    if options.sha256 is not None:
        require_checksum(candidate.main_file, options.sha256)
    elif candidate.main_file.sha256 != system.checksum:
        if system.checksum or not options.yes:
            show_checksum(candidate, system)
        if not options.yes:
            confirm_checksum(candidate, system)
    models_dir = shared.profile_of(options).models_dir
    return _say_added(options, install(candidate, system, models_dir, replace=options.replace))


def _say_added(options: argparse.Namespace, card: ModelCard) -> int:
    if options.json:
        registry = shared.registry_of(options)
        print(report.line(model_report.all_about(card, registry, _settings(options))))
        return DONE
    print(f"Added {card.title} as {card.name}, sha256 {card.main_file.sha256}.")
    for sentence in model_report.warnings(card):
        print(sentence)
    print(f"Use it with --{card.slot} {card.name}, or choose it in the settings of the window.")
    return DONE


def _remove(options: argparse.Namespace) -> int:
    profile = shared.profile_of(options)
    settings = _settings(options)
    if not options.yes and not confirmed(
        f"Remove the model {options.name} from this computer?", unasked=True
    ):
        print("No model was removed.")
        return FAILED
    remove(options.name, profile.models_dir)
    print(f"Removed {options.name}.")
    for slot in SLOTS:
        if getattr(settings, slot) == options.name:
            print(f"It was chosen as {slot} in the settings: choose another one there.")
    return DONE


def _check(options: argparse.Namespace) -> int:
    """Check one model, or all: 0 if all are as they should be."""
    registry = shared.registry_of(options)
    if options.name is not None:
        cards: tuple[ModelCard, ...] = (registry.card(options.name),)
    else:
        cards = tuple(card for slot in SLOTS for card in registry.cards(slot))
    damaged: tuple[PlainError, ...] = () if options.name is not None else tuple(registry.damaged)
    found: list[report.Json] = [
        {"name": None, "ok": False, "text": str(error), "trial": None} for error in damaged
    ]
    for error in damaged:
        say_error(error)
    for card in cards:
        outcome: report.Json = {"name": card.name, "ok": True, "text": None, "trial": None}
        try:
            trial = check(card)
        except PlainError as error:
            outcome |= {"ok": False, "text": str(error)}
            say_error(error)
        else:
            outcome["trial"] = dataclasses.asdict(trial)
            if not options.json:
                print(
                    f"{card.name}: files match, runs in {trial.run_milliseconds:.0f} ms "
                    f"({trial.runs_on}).",
                    flush=True,
                )
        found.append(outcome)
    if options.json:
        print(report.line_of_all(found))
    return DONE if all(outcome["ok"] for outcome in found) else FAILED


def _settings(options: argparse.Namespace) -> Settings:
    """Read the profile's settings; where they can't be read, all as they come."""
    try:
        return stored.load(shared.profile_of(options).settings_file)[0]
    except SettingsError as error:
        say_error(error)
        return Settings()

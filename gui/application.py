"""Puts the window, the engine and the process together, and takes them apart again."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import core
from core import settings as settings_file
from core.paths import APPLICATION, Profile
from core.settings import Settings, SettingsError
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui import language
from gui.engine import Engine
from gui.logbook import Logbook
from gui.main_window import MainWindow
from gui.options import Options
from gui.self_test import SelfTest
from gui.shutdown import SignalWatcher
from gui.theme import Theme

log = logging.getLogger(__name__)


class ProfileError(PlainError):
    """The profile's folder can't be used."""


def main(options: Options, began: float) -> int:
    """Show the window until it is closed; return the process's exit code.

    `began` is `time.monotonic()` when the program was started, for the self-test's report.

    A profile that can't be written is no reason to stay away: the window says so and works, but
    nothing is kept.
    """
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([APPLICATION])
    app.setApplicationName(APPLICATION)
    app.setApplicationVersion(core.__version__)
    with _profile(options) as profile:
        return _run(app, options, profile, began)


def _run(app: QApplication, options: Options, profile: Profile, began: float) -> int:
    troubles: list[PlainError] = []
    try:
        profile.make()
    except OSError as error:
        troubles.append(_unwritable(profile, error))
    logbook = Logbook()
    logbook.open(profile)
    log.info("%s %s starts", APPLICATION, core.__version__)
    settings, told = _settings(profile)
    troubles += told
    if options.language is not None:  # in force, and kept only once it is chosen in the window
        settings = dataclasses.replace(settings, language=options.language)
    language.install(settings.language)
    theme = Theme()
    theme.apply(app, settings.theme)

    engine = Engine(settings, profile)
    if options.source is not None:
        engine.open_source(options.source)  # beside the settings, so that it is not kept there
    logbook.unexpected.connect(engine.failed)
    window = MainWindow(engine, settings, profile, theme)
    watcher = SignalWatcher()
    # A kiosk lets nobody close it: it has to be let go first.
    watcher.asked_to_end.connect(window.kiosk.let_go)
    watcher.asked_to_end.connect(app.quit)
    app.aboutToQuit.connect(engine.stop)
    test = SelfTest(engine, window, app, began) if options.self_test else None
    if options.seconds is not None:
        QTimer.singleShot(round(options.seconds * 1000), watcher.asked_to_end.emit)

    if options.kiosk:
        window.kiosk.begin_at_start(
            watched=options.watched is not None, restarts=options.watched or 0
        )
    else:
        window.show()
    QTimer.singleShot(0, engine.start)  # once the window is on the screen
    for trouble in troubles:
        log.warning("%s", trouble)
        engine.failed.emit(trouble)
    code = app.exec()

    stopped = engine.stop()
    watcher.close()
    if test is not None:
        code = test.report(code)
    log.info("%s ends with code %d", APPLICATION, code)
    logbook.close()
    if not stopped:
        # Waiting longer for a blocked driver helps nobody; destroying its thread would abort.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    window.deleteLater()
    return code


@contextlib.contextmanager
def _profile(options: Options) -> Iterator[Profile]:
    """The profile to use. A self-test without one gets an empty one, and leaves nothing behind."""
    if options.profile is not None:
        yield Profile(options.profile)
    elif options.self_test:
        with tempfile.TemporaryDirectory(prefix="facedesk-", ignore_cleanup_errors=True) as folder:
            yield Profile(Path(folder))
    else:
        yield Profile.default()


def _settings(profile: Profile) -> tuple[Settings, list[PlainError]]:
    try:
        settings, ignored = settings_file.load(profile.settings_file)
    except SettingsError as error:
        return Settings(), [error]
    if ignored:
        log.warning("Unknown or wrong settings were left out: %s", ", ".join(ignored))
        left_out = SettingsError(
            QT_TRANSLATE_NOOP(
                "core",
                "Some settings in {file} can't be used and are as they come with the program. Look "
                "through the settings and the limits of the camera.",
            ),
            file=profile.settings_file,
        )
        return settings, [left_out]
    return settings, []


def _unwritable(profile: Profile, error: OSError) -> ProfileError:
    return ProfileError(
        QT_TRANSLATE_NOOP(
            "core",
            "The folder {folder} can't be written ({reason}), so nothing is kept: no people, no "
            "settings, no log. Choose another folder with --profile.",
        ),
        folder=profile.root,
        reason=error.strerror or type(error).__name__,
    )

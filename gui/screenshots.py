"""`python -m gui.screenshots FOLDER`: pictures of the real window in its states.

The engine runs on the studio with the default models and an empty profile of its own, so every
face on the pictures is synthetic and every verdict is a real one.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 40.0
"""Seconds to wait for a state before its picture is left out."""

SMALL, WIDE, LARGE = (1280, 800), (1920, 1080), (3840, 2160)
NAMES = ("Ada Lindqvist", "王小明", "Tomás Ferreira")


class Photographer:
    """Brings the window into one state after another and takes its picture."""

    def __init__(self, app: QApplication, folder: Path, profile_folder: Path) -> None:
        from core.paths import Profile
        from core.settings import Settings
        from gui import language
        from gui.engine import Engine
        from gui.main_window import MainWindow
        from gui.theme import Theme

        self._app = app
        self._folder = folder
        self._missed: list[str] = []
        profile = Profile(profile_folder)
        profile.make()
        settings = Settings(source="studio:visitors", language="en", theme="light")
        theme = Theme()
        theme.apply(app, settings.theme)
        language.install("en")
        self._latest: object = None
        self._engine = Engine(settings, profile)
        self._engine.analysed.connect(self._keep)
        self._window = MainWindow(self._engine, settings, profile, theme)
        self._window.resize(*SMALL)
        self._window.show()

    def take_all(self) -> list[str]:
        """Take every picture; return the names of those whose state did not come."""
        from core.results import DecisionState

        state = DecisionState
        engine, window = self._engine, self._window
        commands, preferences = window.commands, window.preferences
        gallery = window.side.gallery
        engine.start()
        try:
            self._when("empty-gallery", lambda: self._state() is state.EMPTY_GALLERY)
            self._enrol_first()
            self._when("known", self._knows, settle=2.0)
            preferences.change(theme="dark")
            self._when("known-dark", self._knows)
            preferences.change(language="zh_CN")
            self._when("known-dark-chinese", self._knows)
            preferences.change(theme="light", language="en")
            self._when("unknown", lambda: self._state() is state.UNKNOWN)
            for name in NAMES[1:]:
                self._wait(lambda: self._state() is state.UNKNOWN)
                self._enrol(name)
                self._wait(lambda: self._state() is state.KNOWN)
            self._when("desk", self._knows)
            window.resize(*WIDE)
            self._when("known-wide", self._knows)
            window.resize(*LARGE)
            self._when("known-4k", lambda: self._state() is state.KNOWN)
            window.resize(*SMALL)
            gallery.search.setText("nobody of that name")
            self._when("search-without-result", lambda: True)
            gallery.search.clear()
            gallery.remove_selected()
            self._when("removed", lambda: bool(gallery.undo_text))
            commands["undo"].trigger()
            self._scenes()
            self._dialogs()
        finally:
            engine.stop()
        return self._missed

    def _scenes(self) -> None:
        from gui.engine_values import EngineState

        for scene in ("two-people", "print", "screen", "lamp-off", "nobody"):
            self._latest = None
            self._window.sources.open_address(f"studio:{scene}")
            self._when(scene, lambda: self._latest is not None, settle=4.0)
        self._window.sources.open_address("/dev/video99")
        self._when("source-lost", lambda: self._engine.status.state is EngineState.SOURCE_LOST)
        self._window.sources.open_address("studio:visitors")
        self._wait(lambda: self._engine.status.state is EngineState.WATCHING)

    def _dialogs(self) -> None:
        from gui.shortcuts_dialog import ShortcutsDialog

        self._window.show_settings_dialog()
        dialog = self._window.settings_dialog
        assert dialog is not None
        self._when("settings", lambda: True, of=dialog)
        dialog.close()
        self._models()
        self._camera()
        self._window.show_shortcuts()
        keys = self._window.findChild(ShortcutsDialog)
        assert isinstance(keys, ShortcutsDialog)
        self._when("shortcuts", lambda: True, of=keys)
        keys.close()

    def _models(self) -> None:
        self._window.models.open()
        dialog = self._window.models.dialog
        assert dialog is not None
        self._wait(lambda: dialog.list.entry is not None)
        dialog.list.select_in_use("recogniser")
        self._when("models", lambda: dialog.details.state.text() == "In use", of=dialog)
        dialog.add_bar.fetch_actions["frir"].trigger()
        self._when("models-download", lambda: True, of=dialog)
        dialog.pages.rest()
        dialog.close()

    def _camera(self) -> None:
        self._window.camera.open()
        dialog = self._window.camera.dialog
        assert dialog is not None
        for page in (dialog.cameras, dialog.light, dialog.limits):
            dialog.show_page(page)
            name = page.objectName().removesuffix("Page")
            self._when(f"camera-{name}", page.isVisible, settle=4.0, of=dialog)
        dialog.close()

    def _keep(self, result: object) -> None:
        self._latest = result

    def _state(self) -> object:
        from gui.live_result import LiveResult

        latest = self._latest
        return latest.decision.state if isinstance(latest, LiveResult) else None

    def _knows(self) -> bool:
        """Whether somebody is known who has been there long enough for steady figures."""
        from core.results import DecisionState
        from gui.live_result import LiveResult

        latest = self._latest
        if not isinstance(latest, LiveResult):
            return False
        decision, frame = latest.decision, latest.analysis.frame
        return (
            decision.state is DecisionState.KNOWN
            and decision.track is not None
            and frame.time - decision.track.since > 1.5
            and latest.analysis.faces[0].quality.overall >= 85
            and time.monotonic() - frame.time < 0.25  # the marks on the picture have not faded
        )

    def _enrol_first(self) -> None:
        """Enrol somebody who looks around, with a picture of each step."""
        self._window.sources.open_address("studio:enrolment")
        self._wait(lambda: self._latest is not None)
        preferences, control = self._window.preferences, self._window.enrolment
        preferences.change(enrol_views=5)
        review = self._window.side.enrol.review
        self._agree(NAMES[0], "enrol")
        self._when("enrol-views", lambda: len(control.shots) == 3, settle=0.0)
        self._when("enrol-review", review.isVisible)
        review.go_on()
        self._wait(lambda: not control.is_running)
        self._window.sources.open_address("studio:visitors")
        preferences.change(enrol_views=1)

    def _enrol(self, name: str) -> None:
        self._agree(name)
        control = self._window.enrolment
        self._wait(self._window.side.enrol.review.isVisible)
        self._window.side.enrol.review.go_on()
        if not self._wait(lambda: not control.is_running):
            control.leave()

    def _agree(self, name: str, picture: str = "") -> None:
        """Type a name, have the person agree, and go on."""
        who = self._window.side.enrol.who
        self._window.commands["enrol"].trigger()
        self._wait(who.consent.view.isVisible)
        who.name.setText(name)
        who.consent.view.agrees.setChecked(True)
        if picture:
            self._when(picture, who.isVisible)
        who.go_on()

    def _when(
        self,
        name: str,
        ready: Callable[[], bool],
        *,
        settle: float = 0.4,
        of: QWidget | None = None,
    ) -> None:
        came = self._wait(ready)
        if came and settle:
            self._wait(lambda: False, settle)
            came = self._wait(ready)
        if not came:
            self._missed.append(name)
            return
        (of or self._window).grab().save(str(self._folder / f"{name}.png"))

    def _wait(self, ready: Callable[[], bool], patience: float = PATIENCE) -> bool:
        until = time.monotonic() + patience
        while not ready():
            if time.monotonic() > until:
                return False
            self._app.processEvents()
            time.sleep(0.005)
        return True


def main(folder: Path) -> int:
    """Take all pictures into `folder`; return 1 if one could not be taken."""
    from core import runtime

    runtime.preload()
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="facedesk-", ignore_cleanup_errors=True) as profile:
        missed = Photographer(app, folder, Path(profile)).take_all()
    for name in missed:
        print(f"The picture {name} was left out: its state did not come.", file=sys.stderr)  # noqa: T201
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots")))

"""Leads an enrolment from the name to the gallery: connects its pages with the engine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.enrolment.same_face import Likeness, both_alike
from core.enrolment.session import EnrolmentSession
from core.enrolment.shots import EnrolmentProgress, Shot
from core.people.accounts.rights import Right
from core.people.records import View
from core.settings import Settings
from core.wording import PlainError
from gui import enrolment_queries as queries
from gui.commands import Commands
from gui.engine import Engine
from gui.enrol.enrol_panel import EnrolPanel
from gui.enrolment_beginning import EnrolmentBeginning
from gui.enrolment_capture import EnrolmentCapture
from gui.enrolment_challenge import EnrolmentChallenge
from gui.enrolment_ending import AskOverride, EnrolmentEnding
from gui.enrolment_run import Run, Step
from gui.enrolment_surroundings import EnrolmentSurroundings
from gui.language import language_of
from gui.live.live_page import LivePage
from gui.picture_search import PictureSearch
from gui.preferences import Preferences
from gui.side_panel import SidePanel
from gui.sound import Sounds, Tone

if TYPE_CHECKING:
    from core.people.accounts.accounts import SignInState
    from core.people.gallery import Person


class EnrolmentControl(QObject):
    """Owns the run that goes on; at most one does.

    Parameters
    ----------
    models_dir
        Folder of the models that a person added.
    window
        Over which dialogs stand.
    """

    failed = Signal(object)
    """PlainError to show: an enrolment can't begin or go on."""

    def __init__(
        self,
        engine: Engine,
        live: LivePage,
        side: SidePanel,
        commands: Commands,
        preferences: Preferences,
        models_dir: Path,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._live = live
        self._side = side
        self._panel: EnrolPanel = side.enrol
        self._commands = commands
        self._preferences = preferences
        self._window = window
        self._run: Run | None = None
        self._surroundings = EnrolmentSurroundings(engine, self)
        self._likeness: Likeness | None = None
        self._sounds = Sounds()
        self._capture = EnrolmentCapture(
            engine, live, side.enrol.capture, preferences, self._sounds, self
        )
        self._challenge = EnrolmentChallenge(
            engine, live, side.enrol, preferences, self._sounds, self
        )
        self._beginning = EnrolmentBeginning(engine, self._panel, preferences, self)
        self._ending = EnrolmentEnding(engine, self._panel, self)
        self._search = PictureSearch(
            engine, self._panel.pictures, preferences, self._surroundings, models_dir, window
        )
        self._connect()
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self._quit)

    def _connect(self) -> None:
        panel, commands = self._panel, self._commands
        self._surroundings.gallery_changed.connect(self._gallery_changed)
        self._surroundings.models_changed.connect(self._models_changed)
        commands["enrol"].triggered.connect(self.start)
        commands["enrol-pictures"].triggered.connect(self.choose_pictures)
        self._side.gallery.enrol_wanted.connect(self.start)
        self._side.pictures_dropped.connect(self.start_with_pictures)
        panel.who.known_wanted.connect(self.add_views_to)
        self._beginning.settled.connect(self._ask_to_move)
        self._beginning.pictures_wanted.connect(self._to_pictures)
        self._beginning.refused.connect(self._cant_begin)
        self._challenge.begun.connect(self._capture.forget)
        self._challenge.settled.connect(self._take_views)
        self._capture.finished.connect(self._captured)
        self._search.chosen.connect(self._pictures_chosen)
        panel.review.retake_wanted.connect(self._retake)
        panel.review.drop_wanted.connect(self._drop)
        self._ending.kept.connect(self._kept)
        panel.leave_wanted.connect(self.leave)
        panel.abandoned.connect(self._end)
        panel.resumed.connect(self._resumed)
        self._preferences.changed.connect(self._settings_changed)

    @property
    def is_running(self) -> bool:
        """Whether somebody is being enrolled."""
        return self._run is not None

    def ask_supervisors_with(self, ask: AskOverride | None) -> None:
        """Set how a supervisor is asked to allow what who is signed in may not; None for nobody."""
        self._ending.ask_override = ask

    @property
    def shots(self) -> tuple[Shot, ...]:
        """What was taken or chosen so far in this run."""
        if self._run is None:
            return ()
        return self._run.shots or self._capture.shots

    @property
    def progress(self) -> EnrolmentProgress | None:
        """How far the views are; None while none are taken."""
        session = self._capture.session
        return None if session is None else session.progress

    @property
    def step(self) -> Step | None:
        """Where the run is; None while there is none."""
        return None if self._run is None else self._run.step

    @Slot()
    def start(self) -> None:
        """Begin to enrol who stands before the camera; a run that goes on gets the keyboard."""
        if self._run is not None:
            self._side.show_enrolment()
            self._panel.begin()
        elif self._may_begin:
            self._begin(Run(Step.WHO))

    @Slot()
    def choose_pictures(self) -> None:
        """Ask for picture files, and begin to enrol somebody from them."""
        if self._run is not None:
            self._side.show_enrolment()
            self._panel.begin()
        elif self._may_begin and (files := self._search.choose()):
            self.start_with_pictures(files)

    @Slot(object)
    def start_with_pictures(self, files: tuple[Path, ...]) -> None:
        """Begin to enrol somebody from picture files; further ones join a run from pictures."""
        if self._run is not None and self._run.of_pictures:
            self._search.look_at(files)
        elif self._run is None and self._may_begin:
            self._begin(Run(Step.WHO, of_pictures=True))
            self._search.begin(files)

    @Slot(str)
    def add_views_to(self, person_id: str) -> None:
        """Begin to add views to somebody who is enrolled; the present run ends."""
        self._ask_views(person_id, renews=False)

    def add_views(self, person: Person) -> None:
        """Begin to add views to a person."""
        self._ask_views(person.id, renews=False)

    def renew_views(self, person: Person) -> None:
        """Begin to take all views of a person once more, in place of the older ones."""
        self._ask_views(person.id, renews=True)

    def _ask_views(self, person_id: str, *, renews: bool) -> None:
        if not self._may_begin:
            return
        if self.shots:  # somebody else's would be lost
            self.start()
            return
        proposes = self._preferences.settings.keep_samples
        language = language_of(self._preferences.settings.language)
        model = self._surroundings.recogniser
        self._engine.people.tasks.ask(
            queries.known(person_id, model, language, proposes_pictures=proposes),
            self,
            partial(self._views_asked, renews=renews),
            self.failed.emit,
        )

    @Slot()
    def leave(self) -> None:
        """End the run; ask first where something would be lost."""
        run = self._run
        if run is None:
            return
        if run.step is Step.KEEPING:
            return
        if self.shots:
            lost = self.tr("Stop enrolling {name}? The pictures taken so far are lost.")
            self._capture.hold(True)
            self._panel.ask_whether_to_leave(lost.format(name=run.name))
        else:
            self._end()

    @Slot(object)
    def sign_in_changed(self, state: SignInState) -> None:
        """End the run when who began it has signed out: its pictures are not the next one's."""
        if Right.ENROL not in state.rights:
            self._side.told.clear()
            self._end()
        elif self._run is not None:  # what covered it meanwhile is gone
            self._side.show_enrolment()

    @property
    def _may_begin(self) -> bool:
        return self._surroundings.has_gallery and self._commands["enrol"].isEnabled()

    @Slot()
    def _resumed(self) -> None:
        self._capture.hold(False)

    def _show(self) -> None:
        self._live.set_enrolling(True)
        self._side.gallery.view.clearSelection()  # no key removes somebody who isn't seen
        self._side.show_enrolment()

    def _begin(self, run: Run) -> None:
        self._run, self._likeness = run, None
        self._show()
        self._beginning.begin(run)

    def _views_asked(self, known: queries.Known, *, renews: bool) -> None:
        self._end()
        person = known.person
        consent = person.details.consent
        self._run = Run(Step.VIEWS, person.name, person_id=person.id)
        self._run.had_consent = consent is not None and consent.withdrawn is None
        self._likeness = known.likeness
        self._show()
        self._beginning.begin_views(self._run, known, renews=renews)

    @Slot(object)
    def _cant_begin(self, error: PlainError) -> None:
        self._end()
        self.failed.emit(error)

    @Slot()
    def _to_pictures(self) -> None:
        if self._run is not None:
            self._run.step = Step.PICTURES
            self._panel.show_page(self._panel.pictures)

    @Slot(object)
    def _ask_to_move(self, wanted: tuple[View, ...]) -> None:
        assert self._run is not None
        self._challenge.begin(self._run, wanted)

    @Slot(object)
    def _take_views(self, wanted: tuple[View, ...]) -> None:
        run = self._run
        assert run is not None
        run.step = Step.CAPTURE
        self._panel.show_page(self._panel.capture)
        self._capture.begin(self._session(wanted))

    def _session(self, wanted: tuple[View, ...]) -> EnrolmentSession:
        same_from = self._surroundings.same_from
        likeness = both_alike(self._likeness, self._challenge.likeness)
        return EnrolmentSession(wanted, same_from=same_from, likeness=likeness)

    @Slot()
    def _captured(self) -> None:
        run, session = self._run, self._capture.session
        if run is None or session is None:
            return
        run.shots, run.liveness = session.progress.shots, session.progress.liveness
        run.despite_doubt = self._capture.despite_doubt
        self._to_review()

    @Slot(object)
    def _retake(self, view: View) -> None:
        run = self._run
        if run is not None and self._capture.session is not None:
            run.step = Step.CAPTURE
            run.forget_search()
            self._panel.show_page(self._panel.capture)
            self._capture.retake(view)

    @Slot(object)
    def _drop(self, shot: Shot) -> None:
        run = self._run
        assert run is not None
        if self._capture.session is not None:
            self._capture.session.drop(shot.view)
        run.shots = tuple(one for one in run.shots if one is not shot)
        self._to_review()

    @Slot(object, bool)
    def _pictures_chosen(self, shots: tuple[Shot, ...], insists: bool) -> None:
        run = self._run
        assert run is not None
        run.shots, run.despite_doubt = shots, insists
        self._to_review()

    def _to_review(self) -> None:
        run = self._run
        assert run is not None
        self._ending.begin(
            run,
            same_from=self._surroundings.same_from,
            camera=self._surroundings.camera,
            mirrored=self._preferences.settings.mirror_view,
        )

    @Slot(object)
    def _kept(self, person: Person) -> None:
        run = self._run
        assert run is not None
        count = len(run.shots)
        is_known = bool(run.person_id or run.merged_into)
        self._end()
        self._side.gallery.search.clear()
        self._side.gallery.view.select(person.id)
        words = (
            self.tr("{name} got %n more views.", "", count)
            if is_known
            else self.tr("{name} was enrolled with %n views.", "", count)
        )
        sentences = [words.format(name=person.name)]
        if run.merged_into and run.name != person.name:
            sentences.append(self.tr("The name {typed} was not taken over.").format(typed=run.name))
        if run.external_id and run.external_id != person.details.external_id:
            stays = self.tr("The number stays {number}.")
            sentences.append(stays.format(number=person.details.external_id))
        self._side.tell(" ".join(sentences))
        if self._preferences.settings.sounds:
            self._sounds.play(Tone.DONE)

    @Slot()
    def _end(self) -> None:
        if self._run is None:
            return
        self._run = None
        self._beginning.forget()
        self._challenge.forget()
        self._capture.forget()
        self._ending.forget()
        self._search.cancel()
        self._panel.forget()
        self._live.set_enrolling(False)
        self._side.show_gallery()

    @Slot()
    def _quit(self) -> None:
        self._challenge.hush()
        self._sounds.close()

    @Slot(bool)
    def _gallery_changed(self, is_there: bool) -> None:
        for name in ("enrol", "enrol-pictures"):
            self._commands[name].setEnabled(is_there)
        if not is_there:
            self._side.told.clear()
            self._end()

    @Slot()
    def _models_changed(self) -> None:
        """Begin the views anew with another recogniser: its faces can't be compared."""
        session = self._capture.session
        if session is not None and not self._capture.shots:
            self._capture.begin(self._session(tuple(session.progress.filled)))

    @Slot(object)
    def _settings_changed(self, settings: Settings) -> None:
        self._challenge.set_mirrored(settings.mirror_view)
        self._capture.set_mirrored(settings.mirror_view)

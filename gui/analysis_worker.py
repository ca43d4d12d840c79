"""The worker that looks for faces in the newest frame, judges them, and says who it is."""

from __future__ import annotations

import dataclasses
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core import runtime
from core.enrolment.shots import Shot
from core.frame import Frame
from core.people.errors import ClosedError
from core.people.rules import Rules
from core.results import Decision
from core.settings import Settings
from core.verdict_note import note_of
from core.wording import PlainError
from gui import analysis_errors
from gui.desk_thresholds import DeskThresholds, judge_by
from gui.engine_values import EnrolWish, LoadedModels
from gui.enrolment_preparation import measured, not_measurable, prepared
from gui.frame_feed import FrameFeed
from gui.latest_result import LatestResult
from gui.live_result import LiveResult

if TYPE_CHECKING:
    from core.calibration.values import Calibration
    from core.model_switch import ModelSwitch
    from core.people.decision import DecisionMaker
    from core.people.gallery import Gallery
    from core.people.search import GalleryIndex
    from core.pipeline import Pipeline

log = logging.getLogger(__name__)


MODEL_SETTINGS = tuple(
    f"{slot}{part}"
    for slot in ("detector", "recogniser", "liveness", "quality")
    for part in ("", "_mode")
)
"""Names in `Settings` of the slots that a model fills, and of how it is used."""


WORTH_TELLING = 0.005
"""By so much the threshold must have moved for `loaded` to tell it again."""


class AnalysisWorker(QObject):
    """Lives in the analysis thread; only its slots are called from outside.

    Parameters
    ----------
    feed
        Where the newest frame lies, and since when frames belong to the present source.
    settings
        Which models to load.
    models_dir
        Folder of the models that a person added; None where there are none.
    """

    loaded = Signal(object)
    """`LoadedModels`."""

    thresholds_used = Signal(object)
    """`Thresholds` that hold from now on."""

    load_failed = Signal(object)
    """PlainError: there is no analysis; the video does not depend on it."""

    switch_refused = Signal(object, object)
    """PlainError, and the `Settings` that stay in force: a model that was chosen can't be used."""

    answered = Signal()
    """What was asked for before `answer` is done, or was refused."""

    result_waiting = Signal()
    """A result is in `results`. Not repeated until it was taken."""

    failed = Signal(object)
    """PlainError: frames can't be analysed. Once, not for each of them."""

    enrolment_ready = Signal(object)
    """`EnrolWish` whose faces have their embeddings."""

    enrolment_refused = Signal(object)
    """PlainError that says why not."""

    shot_measured = Signal(object)
    """`Shot` with its embedding."""

    shot_refused = Signal(object, object)
    """`Shot` that can't be measured, and the PlainError that says why."""

    def __init__(self, feed: FrameFeed, settings: Settings, models_dir: Path | None = None) -> None:
        super().__init__()
        self._models_dir = models_dir
        self._switch: ModelSwitch | None = None
        self.newest: Settings | None = None
        """What `use_settings` is asked for last; any thread may set it before it asks."""
        self.results = LatestResult()
        self._feed = feed
        self._settings = settings
        self._pipeline: Pipeline | None = None
        self._index: GalleryIndex | None = None
        self._decisions: DecisionMaker | None = None
        self._gallery: Gallery | None = None
        self._knows_gallery = False
        self._claimed = ("", "")
        self._thresholds = DeskThresholds()
        self._told_threshold = 0.0
        self._last: Decision | None = None
        self._since = 0.0
        self._is_failing = False
        self._index_fails = False

    @property
    def index(self) -> GalleryIndex | None:
        """What is searched for each face; None before models are loaded. Any thread may ask it."""
        return self._index

    @Slot()
    def load(self) -> None:
        """Load the models that the settings name."""
        try:
            self._load(self._settings)
        except PlainError as error:
            log.error("The models can't be used: %s", error)
            self.load_failed.emit(error)
        except Exception:
            log.exception("The models can't be used")
            self.load_failed.emit(analysis_errors.of_loading())
        else:
            self.analyse_waiting()

    @Slot(object)
    def use_settings(self, settings: Settings) -> None:
        """Load other models if the settings name others, else take over the threshold.

        A model that can't be used leaves those at work that are loaded; `switch_refused` says so.
        """
        if self.newest is not None and settings is not self.newest:
            return  # a newer wish waits already, and nobody waits for the models of this one
        old, self._settings = self._settings, settings
        if self._pipeline is not None:
            self._pipeline.use_limits(settings)
        if self._decisions is not None:
            self._decisions.rules = Rules.of(settings)
        if _models(old) != _models(settings):
            self._change_models(settings, old)
        elif self._decisions is not None and self._pipeline is not None:
            self._tell_loaded(self._pipeline)

    @Slot(object)
    def use_calibration(self, calibration: Calibration | None) -> None:
        """Take thresholds by wanted rates from this from now on."""
        self._thresholds.calibration = calibration
        self._follow_thresholds()

    @Slot()
    def load_again(self) -> None:
        """Load what changed on the disk under the names that the settings have."""
        self._change_models(self._settings, self._settings)

    @Slot()
    def answer(self) -> None:
        """Say that nothing that was asked for before waits any more."""
        self.answered.emit()

    def _change_models(self, wanted: Settings, old: Settings) -> None:
        if self._pipeline is None:
            self.load()
            return
        error: PlainError
        try:
            self._load(wanted)
        except PlainError as reason:
            log.error("The model stays out: %s", reason)
            error = reason
        except Exception:
            log.exception("The model stays out")
            error = analysis_errors.of_loading()
        else:
            self.analyse_waiting()
            return
        self._settings = dataclasses.replace(wanted, **_models(old))  # type: ignore[arg-type] # names and types are those of Settings
        self._tell_loaded(self._pipeline)
        self.switch_refused.emit(error, self._settings)
        self.analyse_waiting()

    @Slot(object)
    def use_gallery(self, gallery: Gallery) -> None:
        """Search this gallery from now on, and follow its changes."""
        self._gallery = gallery
        self._load_index()
        self._follow_thresholds()
        self._knows_gallery = True
        self.analyse_waiting()

    @Slot(str, str)
    def use_claim(self, person_id: str, name: str) -> None:
        """Compare with this person only (1:1) from now on; an empty id: with the whole gallery."""
        self._claimed = (person_id, name)
        if self._decisions is not None:
            self._decisions.claim(person_id or None, name)

    @Slot()
    def do_without_gallery(self) -> None:
        """Go on although there is nobody to compare with; forget whom there was."""
        self._gallery = None
        self.use_claim("", "")
        if self._index is not None:
            self._index.forget()
            self._follow_thresholds()
        self._knows_gallery = True
        self.analyse_waiting()

    @Slot()
    def analyse_waiting(self) -> None:
        """Analyse the newest frame, if there is one and models and gallery are loaded."""
        if self._pipeline is None or self._decisions is None or not self._knows_gallery:
            return  # the frame stays in its slot: a late verdict is better than a wrong one
        frame, since = self._feed.take_for_analysis()
        if frame is None:
            return
        if since != self._since:  # another source: nobody's evidence is carried over
            self._since = since
            self._pipeline.reset()
            self._decisions.reset()
        self._follow_gallery()
        try:
            analysis = self._pipeline.analyse(frame)
            decision = self._decisions.decide(analysis)
        except Exception as error:
            self._fail(frame, error)
            return
        finally:
            self._feed.note_answered(frame)
        self._is_failing = False
        if (recording := self._feed.recording) is not None:
            recording.note(frame.number, frame.time, note_of(decision))
        self._last = decision
        if self.results.put(LiveResult(analysis, decision)):
            self.result_waiting.emit()

    @Slot(object)
    def prepare_enrolment(self, wish: EnrolWish) -> None:
        """Answer whether somebody may be enrolled, measuring faces where that was not done."""
        try:
            self.enrolment_ready.emit(prepared(wish, self._pipeline, self._last))
        except PlainError as error:
            self.enrolment_refused.emit(error)
        except Exception:
            log.exception("A face can't be measured for enrolment")
            self.enrolment_refused.emit(not_measurable())

    @Slot(object)
    def measure_shot(self, shot: Shot) -> None:
        """Answer with a shot that has its embedding."""
        try:
            self.shot_measured.emit(measured(shot, self._pipeline))
        except PlainError as error:
            self.shot_refused.emit(shot, error)
        except Exception:
            log.exception("A face can't be measured for enrolment")
            self.shot_refused.emit(shot, not_measurable())

    def _load(self, settings: Settings) -> None:
        # Imported here, on this thread: the window is on the screen before the networks are.
        from core.model_switch import ModelSwitch
        from core.people.decision import DecisionMaker
        from core.people.search import GalleryIndex

        began = time.monotonic()
        if self._switch is None:
            self._switch = ModelSwitch(self._models_dir)
        present = self._pipeline.slots if self._pipeline is not None else None
        switched = self._switch.load(settings, present)
        log.info("Models loaded in %.1f s", time.monotonic() - began)
        if self._index is None:
            self._index = GalleryIndex()
        # Evidence of the former models ends here, together with their tracks.
        self._pipeline = switched.pipeline
        self._settings = switched.settings
        self._decisions = DecisionMaker(
            self._index,
            threshold=switched.pipeline.similarity_threshold,
            rules=Rules.of(switched.settings),
        )
        self.use_claim(*self._claimed)
        self._last = None
        self._load_index()
        self._is_failing = False
        runtime.settle()
        self._tell_loaded(switched.pipeline)
        for error in switched.set_aside:
            self.switch_refused.emit(error, switched.settings)

    def _use_thresholds(self, pipeline: Pipeline) -> float:
        """Judge by the thresholds that hold now; return the one of a search."""
        found = self._thresholds.now(self._settings, pipeline, self._index)
        if self._decisions is not None:
            judge_by(found, self._decisions)
        self.thresholds_used.emit(found)
        return found.search.similarity

    def _follow_thresholds(self) -> None:
        """Judge by other thresholds where gallery or calibration changed."""
        if self._pipeline is None:
            return
        threshold = self._use_thresholds(self._pipeline)
        if abs(threshold - self._told_threshold) >= WORTH_TELLING:
            self._tell_loaded(self._pipeline)

    def _tell_loaded(self, pipeline: Pipeline) -> None:
        self._told_threshold = self._use_thresholds(pipeline)
        self.loaded.emit(
            LoadedModels(
                names=dict(pipeline.models),
                slots=pipeline.slots.loaded(),
                studio_liveness=pipeline.slots.loaded_studio,
                similarity_threshold=self._told_threshold,
                recogniser_identity=pipeline.recogniser_identity,
            )
        )

    def _load_index(self) -> None:
        if self._gallery is None or self._index is None or self._pipeline is None:
            return
        with self._index_errors():
            self._index.load(self._gallery, self._pipeline.recogniser_identity)

    def _follow_gallery(self) -> None:
        if self._gallery is None or self._index is None:
            return
        before = self._index.person_count
        with self._index_errors():
            self._index.refresh(self._gallery)
        if self._index.person_count != before:
            self._follow_thresholds()

    @contextmanager
    def _index_errors(self) -> Iterator[None]:
        """Say once that the gallery can't be read; the people known so far stay known."""
        try:
            yield
            self._index_fails = False
        except ClosedError:
            self._gallery = None  # it was locked this moment: `do_without_gallery` is on its way
        except Exception as error:
            if not self._index_fails:
                self._index_fails = True
                log.exception("The gallery can't be read")
                self.failed.emit(analysis_errors.of_gallery(error))

    def _fail(self, frame: Frame, error: Exception) -> None:
        if self._is_failing:
            return
        self._is_failing = True
        log.error("Frame %d can't be analysed", frame.number, exc_info=error)
        self.failed.emit(analysis_errors.of_frame(error))


def _models(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in MODEL_SETTINGS}

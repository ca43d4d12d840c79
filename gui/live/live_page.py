"""The live page: the picture with its plots, and the verdict with the gauge beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.frame import Frame
from core.results import Analysis
from gui.engine_values import EngineState, Status
from gui.language import say_error
from gui.live.claim_bar import ClaimBar
from gui.live.gauge import SimilarityGauge, compared
from gui.live.ground_notice import GroundNotice
from gui.live.ground_words import Judge
from gui.live.history import History
from gui.live.lamp_mark import LampMark
from gui.live.plots import Plots
from gui.live.recording_mark import RecordingMark
from gui.live.side_column import COLUMN, SideColumn
from gui.live.verdict_card import VerdictCard
from gui.live.video_view import VideoView
from gui.live_result import LiveResult
from gui.theme import set_look
from gui.tokens import GAP, WIDE

if TYPE_CHECKING:
    from core.calibration.values import Calibration
    from core.models.slots import LoadedModel


__all__ = ["COLUMN", "LivePage"]


class LivePage(QWidget):
    """Shows what the desk sees and says. Takes values; knows neither camera nor threads."""

    frame_shown = Signal(object)
    """`Frame` that was shown last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self._status: Status | None = None
        self._shows_plots = True
        self._is_enrolling = False
        self.video = VideoView(self)
        self.recording_mark = RecordingMark(self.video)
        self.lamp_mark = LampMark(self.video)
        self.plots = Plots(self._history, self)
        self.claim_bar = ClaimBar(self)
        self.notice = GroundNotice(self)
        self.verdict = VerdictCard(self)
        self.gauge = SimilarityGauge(self)
        self._gauge_title = QLabel(self)
        set_look(self._gauge_title, "overline")
        self._lay_out()
        self.video.overlay_painted.connect(self._overlay_painted)
        self.notice.more_wanted.connect(self._explain_ground)
        self._retranslate()

    def _lay_out(self) -> None:
        gauge_card = QFrame(self)
        set_look(gauge_card, "card")
        inside = QVBoxLayout(gauge_card)
        inside.setContentsMargins(WIDE, WIDE - 4, WIDE, WIDE - 4)
        inside.addWidget(self._gauge_title)
        inside.addWidget(self.gauge)
        self._side = SideColumn((self.claim_bar, self.notice, self.verdict, gauge_card), self)
        picture = QVBoxLayout()
        picture.setSpacing(GAP + 4)
        picture.addWidget(self.video, 1)
        picture.addWidget(self.plots)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(WIDE, GAP + 4, 0, GAP + 4)
        layout.setSpacing(GAP + 4)
        layout.addLayout(picture, 1)
        layout.addWidget(self._side)

    @Slot(object)
    def set_frame(self, frame: Frame) -> None:
        """Show the newest frame."""
        self.video.set_frame(frame)
        self.frame_shown.emit(frame)

    @Slot(object)
    def set_result(self, result: LiveResult) -> None:
        """Show the newest result."""
        self.video.set_result(result)
        self.notice.set_result(result)
        self.verdict.set_result(result)
        self.gauge.set_decision(result.decision)
        decision = result.decision
        liveness, match = decision.liveness, compared(decision)
        self._history.append(
            result.analysis.frame.time,
            similarity=None if match is None else match.similarity,
            threshold=decision.threshold,
            spoof_score=None if liveness is None else liveness.spoof_score,
            analysis=_milliseconds(result.analysis),
        )
        self.plots.note()

    @Slot(object)
    def set_status(self, status: Status) -> None:
        """Say over the picture why there is none, and forget what no longer holds."""
        before, self._status = self._status, status
        self.verdict.set_watching(not status.is_blind)
        if status.state is EngineState.OPENING_SOURCE or (
            before is not None and before.source != status.source
        ):
            self.clear()
        elif status.is_blind:
            self._forget_verdict()
        self._say_status()

    def set_gallery_available(self, available: bool, *, locked: bool = False) -> None:
        """Tell whether there is a gallery to compare with, and whether that is but locked."""
        self.verdict.set_gallery_available(available, locked=locked)

    def set_lacking(self, people: int) -> None:
        """Tell how many enrolled people have no template for the recogniser in use."""
        self.verdict.set_lacking(people)

    def set_threshold(self, threshold: float) -> None:
        """Show from which similarity on a face counts as known."""
        self.gauge.set_threshold(threshold)

    def set_liveness_model(self, loaded: LoadedModel | None) -> None:
        """Tell which liveness model is in use; None: none."""
        self.verdict.set_judge(Judge.of(loaded))

    def set_geometry_limit(self, limit: float) -> None:
        """Tell from which deny score on geometry and motion make a face suspected."""
        self.verdict.set_geometry_limit(limit)

    def set_calibration(self, calibration: Calibration | None, people: int) -> None:
        """Say from now on what similarities mean, in a search of so many people."""
        self.gauge.set_calibration(calibration, people)

    def set_mirrored(self, mirrored: bool) -> None:
        """Show the picture as a mirror does."""
        self.video.set_mirrored(mirrored)

    def set_landmarks_shown(self, shown: bool) -> None:
        """Show or hide the five points of the faces."""
        self.video.set_landmarks_shown(shown)

    def set_plots_shown(self, shown: bool) -> None:
        """Show or hide the plots."""
        self._shows_plots = shown
        self.plots.setVisible(shown and not self._is_enrolling)

    def set_enrolling(self, on: bool) -> None:
        """Give the picture all room while somebody is enrolled: no verdict is asked for then."""
        self._is_enrolling = on
        self._side.setVisible(not on)
        self.set_plots_shown(self._shows_plots)

    def clear(self) -> None:
        """Forget picture, verdict and plots, for another source."""
        self.video.clear()
        self.notice.clear()
        self._history.clear()
        self._forget_verdict()

    def _forget_verdict(self) -> None:
        self.video.clear_result()
        self.verdict.clear()
        self.gauge.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _explain_ground(self) -> None:
        self.verdict.about_liveness.explain(self.notice.more)

    @Slot(float)
    def _overlay_painted(self, age: float) -> None:
        self._history.set_latency(1000.0 * age)

    def _say_status(self) -> None:
        status = self._status
        state = EngineState.OPENING_SOURCE if status is None else status.state
        if state is EngineState.OPENING_SOURCE:
            self.video.set_notice("camera", self.tr("Waiting for the first picture."))
        elif state is EngineState.PAUSED:
            self.video.set_notice("pause", self.tr("Paused. Press Space to go on."))
        elif state is EngineState.SOURCE_ENDED:
            self.video.set_notice("film", self.tr("This is the end. Choose another source."))
        elif state is EngineState.SOURCE_LOST:
            error = status.error if status is not None else None
            words = self.tr("No picture comes from the camera.")
            self.video.set_notice("camera-off", words if error is None else say_error(error))
        else:
            self.video.set_notice("", "")

    def _retranslate(self) -> None:
        self._gauge_title.setText(self.tr("Similarity"))
        self.video.setAccessibleName(self.tr("Live picture"))
        self._say_status()


def _milliseconds(analysis: Analysis) -> float:
    return float(analysis.milliseconds.get("total", 0.0))

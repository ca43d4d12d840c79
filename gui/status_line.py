"""The line at the foot of the window: one sentence that says what goes on."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from gui.engine_values import EngineState, LoadedModels, Status
from gui.language import say_error
from gui.live_result import LiveResult
from gui.theme import set_look
from gui.tokens import WIDE

SPAN, LEAST_SPAN = 3.0, 1.0
"""Seconds over which pictures are counted, and from which on the count means something."""


class Pace:
    """How many pictures a second are answered, and how long an answer takes."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._answers: deque[tuple[float, float]] = deque()

    def note(self, captured: float) -> None:
        """Take note of an answer to the picture captured at `captured` (monotonic seconds)."""
        now = self._clock()
        self._answers.append((now, now - captured))
        self._forget(now)

    def clear(self) -> None:
        """Begin anew."""
        self._answers.clear()

    def measure(self) -> tuple[float, float] | None:
        """Return pictures a second and the median seconds to an answer; None while unknown."""
        self._forget(self._clock())
        if len(self._answers) < 3:
            return None
        span = self._answers[-1][0] - self._answers[0][0]
        if span < LEAST_SPAN:
            return None
        waits = sorted(wait for _, wait in self._answers)
        return (len(self._answers) - 1) / span, waits[len(waits) // 2]

    def _forget(self, now: float) -> None:
        while self._answers and now - self._answers[0][0] > SPAN:
            self._answers.popleft()


class StatusLine(QStatusBar):
    """Says what the engine does, how fast, and whether liveness is judged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(WIDE, 0, WIDE, 0)
        self._status = Status(EngineState.STOPPED)
        self._models: LoadedModels | None = None
        self._judged_by_demo = False
        self._names: dict[str, str] = {}
        self._pace = Pace()
        self._sentence = QLabel(self)
        self._sentence.setObjectName("statusSentence")
        self._about_models = QLabel(self)
        self._about_models.setObjectName("statusModels")
        set_look(self._about_models, "caption")
        self._recording = QLabel(self)
        self._recording.setObjectName("statusRecording")
        set_look(self._recording, "chip-recording")
        self._recording.hide()
        self.addWidget(self._sentence, 1)
        self.addPermanentWidget(self._recording)
        self.addPermanentWidget(self._about_models)
        self._each_second = QTimer(self)
        self._each_second.setInterval(1000)
        self._each_second.timeout.connect(self._refresh)
        self._each_second.start()
        self._refresh()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    @Slot(object)
    def set_status(self, status: Status) -> None:
        """Say what goes on now."""
        if status.state is not self._status.state or status.source != self._status.source:
            self._pace.clear()
        self._status = status
        self._refresh()

    @Slot(object)
    def set_models(self, models: LoadedModels) -> None:
        """Say which models are at work."""
        self._models = models
        self._refresh()

    def call(self, source: str, name: str) -> None:
        """Call the source that the engine names `source` by `name`, in the window's language."""
        self._names[source] = name
        self._refresh()

    def show_recording(self, words: str) -> None:
        """Say that the picture is recorded; nothing where `words` is empty."""
        self._recording.setText(words)
        self._recording.setVisible(bool(words))

    def note(self, result: LiveResult) -> None:
        """Count an answer, and follow which models it comes from."""
        self._pace.note(result.analysis.frame.time)
        by_demo = result.analysis.frame.synthetic and "liveness" in result.analysis.models
        if by_demo != self._judged_by_demo:
            self._judged_by_demo = by_demo
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def _refresh(self) -> None:
        sentence = self._say()
        if sentence != self._sentence.text():
            self._sentence.setText(sentence)
            self._sentence.setToolTip(sentence)
        self._about_models.setText(self._say_liveness())

    def _say_liveness(self) -> str:
        models = self._models
        if models is None:
            return ""
        if not models.has_liveness and self._judged_by_demo:
            return self.tr("Liveness is judged by the demo's own model.")
        if not models.has_liveness:
            return self.tr("No liveness model: only geometry and motion.")
        if "liveness" in models.slots:
            from gui.models.wording import warning  # not needed before the models are there

            card = models.slots["liveness"].card
            if warns := warning(card.light, card.slot):
                return f"{card.title}: {warns}"
            return self.tr("Liveness is judged by {model}.").format(model=card.title)
        return self.tr("Liveness is judged.")

    def _say(self) -> str:
        status = self._status
        reason = say_error(status.error) if status.error is not None else ""
        source = self._names.get(status.source, status.source)
        match status.state:
            case EngineState.STOPPED:
                return self.tr("The desk is stopped.")
            case EngineState.OPENING_SOURCE:
                return self.tr("Opening {source}.").format(source=source)
            case EngineState.LOADING_MODELS:
                return self.tr("Loading the models. The picture is live already.")
            case EngineState.WATCHING:
                return self._say_pace(source)
            case EngineState.VIDEO_ONLY:
                return self.tr("Only the picture is shown. {reason}").format(reason=reason)
            case EngineState.PAUSED:
                return self.tr("The picture is held still. Press Space to go on.")
            case EngineState.SOURCE_ENDED:
                return self.tr("{source} was shown to its end.").format(source=source)
            case EngineState.SOURCE_LOST:
                return self.tr("{reason} Trying again.").format(reason=reason)

    def _say_pace(self, source: str) -> str:
        pace = self._pace.measure()
        if pace is None:
            return self.tr("Watching {source}.").format(source=source)
        rate, wait = pace
        return self.tr(
            "Watching {source}. {rate} pictures a second, answer after {wait} ms."
        ).format(source=source, rate=f"{rate:.0f}", wait=f"{wait * 1000:.0f}")

"""The lasting note that no liveness model judges before this camera."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from core.results import LivenessGround
from gui.live.ground_words import NOTICES, is_bare, said
from gui.live.icon_mark import IconMark
from gui.live_result import LiveResult
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE


class GroundNotice(QFrame):
    """Stands over the verdict for as long as it holds; hidden else."""

    more_wanted = Signal()
    """Somebody wants to know what that means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groundNotice")
        set_look(self, "banner-warn")
        self._ground: LivenessGround | None = None
        mark = IconMark(ICON, parent=self)
        mark.set_icon("shield-off", "warn")
        self._words = QLabel(self)
        self._words.setObjectName("groundNoticeWords")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.more = QPushButton(self)
        self.more.setObjectName("groundNoticeMore")
        set_look(self.more, "quiet")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to the desk
        self.more.clicked.connect(self.more_wanted)
        grid = QGridLayout(self)
        grid.setContentsMargins(WIDE - 4, GAP, WIDE - 4, GAP)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._words, 0, 1)
        grid.addWidget(self.more, 1, 1, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        self._retranslate()

    @property
    def text(self) -> str:
        """The sentence shown; empty where there is none."""
        return "" if self._ground is None else self._words.text()

    def set_result(self, result: LiveResult) -> None:
        """Follow what verdicts rest on; nothing changes while nobody is there."""
        ground = None
        if is_bare(result):
            looked = result.decision.geometry is not None or any(
                face.geometry is not None for face in result.analysis.faces
            )
            ground = LivenessGround.GEOMETRY if looked else self._ground or LivenessGround.NONE
        self.show_ground(ground)

    def clear(self) -> None:
        """Another source: nothing is known of it yet."""
        self.show_ground(None)

    def show_ground(self, ground: LivenessGround | None) -> None:
        """Say what the desk rests on; None hides it."""
        if ground is not self._ground:
            self._ground = ground
            self._retranslate()
            self.setVisible(ground is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self._ground is not None:
            self._words.setText(said(NOTICES[self._ground]))
        self.more.setText(self.tr("What that means"))
        self.setAccessibleName(self.text)

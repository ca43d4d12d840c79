"""The lasting note that no liveness model judges before this camera."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from core.results import LivenessGround
from gui.icons import icon
from gui.live.ground_words import NOTICES, is_bare, said
from gui.live.icon_mark import IconMark
from gui.live_result import LiveResult
from gui.theme import set_look
from gui.tokens import GAP, ICON, WIDE


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
        self.more = QToolButton(self)
        self.more.setObjectName("groundNoticeMore")
        self.more.setIcon(icon("chevron-down"))
        self.more.setAutoRaise(True)
        self.more.setFixedSize(WIDE + ICON, WIDE + ICON)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to the desk
        self.more.clicked.connect(self.more_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE - 4, GAP, WIDE, GAP)
        row.setSpacing(GAP)
        row.addWidget(mark)
        row.addWidget(self._words, 1)
        row.addWidget(self.more)
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
        more = self.tr("What that means, and what to do")
        self.more.setAccessibleName(more)
        self.more.setToolTip(more)
        self.setAccessibleName(self.text)

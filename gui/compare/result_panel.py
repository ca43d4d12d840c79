"""What came of a comparison: the gauge, the verdict in words, and what to know besides."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.calibration.values import Calibration
from core.comparison.values import Comparison, Regions
from core.results import Decision, DecisionState, Match
from gui.compare import words
from gui.compare.legend import Legend
from gui.compare.values import WithViews
from gui.icons import icon
from gui.live.gauge import SimilarityGauge
from gui.models.labels import label, say_or_hide
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE
from gui.transfer.progress_row import ProgressRow

WIDTH = 312


class ResultPanel(QWidget):
    """Shows a comparison. Compares nothing by itself."""

    regions_wanted = Signal(bool)
    """Show the map of what speaks for and against, or take it away."""

    stop_wanted = Signal()
    """End the work on the map."""

    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultPanel")
        self.setFixedWidth(WIDTH)
        self._comparison: Comparison | None = None
        self._with_views: WithViews | None = None
        self._regions: Regions | None = None
        inside = self._inside = QWidget(self)
        self.gauge = SimilarityGauge(inside)
        self._gauge_title = QLabel(inside)
        set_look(self._gauge_title, "overline")
        self.verdict = label(inside, "strong", "verdict")
        self._quality = label(inside, "", "quality")
        self._liveness = label(inside, "", "liveness")
        self._notes = label(inside, "warn", "compareNotes")
        self.regions_button = QPushButton(self)
        self.regions_button.setObjectName("regions")
        self.regions_button.setCheckable(True)
        self.regions_button.setAutoDefault(False)
        self.regions_button.setIcon(icon("circle-question-mark"))
        self.regions_button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))
        self.regions_button.clicked.connect(self.regions_wanted)
        self.progress = ProgressRow(self)
        self.progress.cancel_wanted.connect(self.stop_wanted)
        self.legend = Legend(inside)
        self._parts = label(inside, "", "regionParts")
        self._indicative = label(inside, "caption", "indicative")
        self.report_button = QPushButton(self)
        self.report_button.setObjectName("saveReport")
        self.report_button.setAutoDefault(False)
        self.report_button.setIcon(icon("download"))
        self.report_button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))
        self.report_button.clicked.connect(self.report_wanted)
        self._lay_out()
        self.show_regions(None)

    @property
    def notes(self) -> str:
        """What is to be known besides; a note on each line."""
        return self._notes.text()

    def set_threshold(self, threshold: float) -> None:
        """Show from which similarity on two faces count as one person's."""
        if self._comparison is None and self._with_views is None:
            self.gauge.set_threshold(threshold)

    def set_calibration(self, calibration: Calibration | None) -> None:
        """Say from now on what similarities mean; None where nothing is known of it."""
        self.gauge.set_calibration(calibration, 1)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show how alike two faces are; None while there are not two."""
        self._comparison, self._with_views = comparison, None
        if comparison is None:
            self.gauge.clear()
        else:
            self._point(comparison.similarity, comparison.threshold, self.tr("the other face"))
        self._retranslate()

    def show_with_views(self, found: WithViews) -> None:
        """Show how alike a face is to somebody of whom only views are kept."""
        self._comparison, self._with_views = None, found
        self._point(found.match.similarity, found.threshold, found.match.name)
        self._retranslate()

    def show_regions(self, found: Regions | None, *, works: bool = False) -> None:
        """Say what the map over the faces says; None while there is none, or while it is made."""
        self._regions = found
        shown = found is not None
        self.regions_button.setChecked(shown or works)
        if works:
            self.progress.begin(self.tr("Trying out"))
        else:
            self.progress.end()
        self.legend.setVisible(shown)
        self._indicative.setVisible(shown)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _point(self, similarity: float, threshold: float, name: str) -> None:
        state = DecisionState.KNOWN if similarity >= threshold else DecisionState.NOT_CLAIMED
        match = Match("", name, similarity, "")
        best = match if state is DecisionState.KNOWN else None
        self.gauge.clear()  # what was compared before is nothing to this
        self.gauge.set_decision(Decision(state, 0, 0.0, threshold, best=best, claimed=match))

    def _lay_out(self) -> None:
        inside = self._inside
        card = QFrame(inside)
        set_look(card, "card")
        in_card = QVBoxLayout(card)
        in_card.setContentsMargins(WIDE, WIDE - 4, WIDE, WIDE - 4)
        in_card.addWidget(self._gauge_title)
        in_card.addWidget(self.gauge)
        told = QVBoxLayout(inside)
        told.setContentsMargins(0, 0, TIGHT, 0)
        told.setSpacing(GAP)
        for widget in (
            card,
            self.verdict,
            self._notes,
            self.legend,
            self._indicative,
            self._parts,
            self._quality,
            self._liveness,
        ):
            told.addWidget(widget)
        told.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._scroll = scroll
        scroll.setObjectName("resultScroll")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(scroll, 1)
        column.addWidget(self.regions_button)
        column.addWidget(self.progress)
        column.addWidget(self.report_button)

    def _retranslate(self) -> None:
        self._gauge_title.setText(self.tr("Similarity"))
        self._scroll.setAccessibleName(self.tr("What came of it"))
        self.regions_button.setText(
            self.tr("Hide these parts")
            if self._regions is not None
            else self.tr("Which parts speak for it?")
        )
        self._indicative.setText(self.tr("Indicative: shows what this model looked at, not proof."))
        parts = () if self._regions is None else words.about_parts(self._regions)
        say_or_hide(self._parts, "\n".join(parts))
        self.report_button.setText(self.tr("Save report…"))
        comparison, with_views = self._comparison, self._with_views
        self.regions_button.setEnabled(comparison is not None)
        self.report_button.setEnabled(comparison is not None)
        self.report_button.setToolTip(
            self.tr("A PDF to read and a file with the numbers, both signed")
        )
        if comparison is not None:
            self._say_comparison(comparison)
        elif with_views is not None:
            self._say_with_views(with_views)
        else:
            self.verdict.setText(self.tr("Nothing compared yet"))
            set_look(self.verdict, "strong")
            say_or_hide(self._quality, self.tr("Put a face on each side."))
            for widget in (self._notes, self._liveness):
                say_or_hide(widget, "")

    def _say_verdict(self, similarity: float, threshold: float) -> None:
        same = similarity >= threshold
        self.verdict.setText(
            self.tr("Probably the same person") if same else self.tr("Probably two people")
        )

    def _say_comparison(self, comparison: Comparison) -> None:
        self._say_verdict(comparison.similarity, comparison.threshold)
        one, other = (side.face for side in (comparison.one, comparison.other))
        assert one is not None
        assert other is not None
        say_or_hide(
            self._quality,
            self.tr("Picture quality: left {left}, right {right} of 100").format(
                left=f"{one.quality.overall:.0f}", right=f"{other.quality.overall:.0f}"
            ),
        )
        left, right = words.liveness_words(one), words.liveness_words(other)
        if left == right:
            say_or_hide(self._liveness, left)
        else:
            lines = [
                f"{title}: {said}"
                for title, said in ((self.tr("Left"), left), (self.tr("Right"), right))
                if said
            ]
            say_or_hide(self._liveness, "\n".join(lines))
        say_or_hide(self._notes, "\n".join(words.notes(comparison)))

    def _say_with_views(self, found: WithViews) -> None:
        self._say_verdict(found.match.similarity, found.threshold)
        say_or_hide(
            self._quality,
            self.tr("Compared with the closest of the views kept of {name}.").format(
                name=found.match.name
            ),
        )
        for widget in (self._notes, self._liveness):
            say_or_hide(widget, "")

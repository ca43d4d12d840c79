"""Refusals by camera and by hour of the day."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.people.trends import words
from core.people.trends.values import CameraTrend, Count, Trends
from gui.models.labels import label
from gui.plain_table import Cell, PlainTable
from gui.tokens import GAP, WIDE
from gui.trends.hour_plot import HourPlot

LEAST_OF_HOUR = 10
"""Visits in an hour below which it isn't named as the one with the most refusals."""


class CamerasPage(QWidget):
    """A table of cameras, and the hours of the one that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trendsCameras")
        self._trends: Trends | None = None
        self._names: words.Names = {}
        self.table = PlainTable("camerasTable", self)
        self.table.itemSelectionChanged.connect(self._choose)
        self._heading = label(self, "strong", "hoursHeading")
        self._said = label(self, "muted", "hoursSaid")
        self.plot = HourPlot(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, WIDE, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        column.addSpacing(GAP)
        column.addWidget(self._heading)
        column.addWidget(self._said)
        column.addWidget(self.plot, 2)
        self._retranslate()

    def show_trends(self, trends: Trends | None, cameras: words.Names) -> None:
        """Show the cameras of these trends; None for nothing."""
        self._trends, self._names = trends, cameras
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def said(self) -> str:
        """What is said about the hours of the chosen camera."""
        return self._said.text()

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Visits by camera"))
        cameras = () if self._trends is None else self._trends.cameras
        head = (
            self.tr("Camera"),
            self.tr("Visits"),
            self.tr("Refused"),
            self.tr("Poor or close"),
            self.tr("Suspected fakes"),
            self.tr("Most refused at"),
        )
        self.table.show_rows(head, [self._row(camera) for camera in cameras])
        if cameras:
            self.table.selectRow(0)
        self._choose()

    def _row(self, camera: CameraTrend) -> tuple[Cell, ...]:
        count = camera.count
        hour = worst_hour(camera)
        return (
            self._name(camera),
            (_number(count.visits), count.visits),
            (f"{_number(count.refused)}  ({words.percent(count.share)} %)", count.share),
            (f"{_number(count.troubled)}  ({words.percent(count.trouble)} %)", count.trouble),
            (_number(count.fakes), count.fakes),
            (self.tr("-"), -1.0) if hour is None else (self.tr("{hour} h").format(hour=hour), hour),
        )

    def _name(self, camera: CameraTrend) -> str:
        name = words.camera_name(camera.camera, self._names)
        return name if isinstance(name, str) else self.tr("Not named")

    @Slot()
    def _choose(self) -> None:
        cameras = () if self._trends is None else self._trends.cameras
        row = self.table.currentRow()
        number = self.table.row_number(row) if 0 <= row < self.table.rowCount() else -1
        if not 0 <= number < len(cameras):
            self._heading.setText("")
            self._said.setText("")
            self.plot.show_hours(())
            return
        camera = cameras[number]
        self._heading.setText(self.tr("{camera}, by hour").format(camera=self._name(camera)))
        hour = worst_hour(camera)
        if hour is None:
            self._said.setText(self.tr("No hour stands out: refusals are few."))
        else:
            count = camera.by_hour[hour]
            self._said.setText(
                self.tr(
                    "The largest share is refused at {hour} h: {refused} of {visits} visits, "
                    "{share} %. Over the whole day it is {whole} %."
                ).format(
                    hour=hour,
                    refused=_number(count.refused),
                    visits=_number(count.visits),
                    share=words.percent(count.share),
                    whole=words.percent(camera.count.share),
                )
            )
        self.plot.show_hours(camera.by_hour)


def worst_hour(camera: CameraTrend) -> int | None:
    """Return the hour in which the largest share is refused; None where hardly anybody is."""

    def share(hour: int) -> float:
        count: Count = camera.by_hour[hour]
        return count.share if count.visits >= LEAST_OF_HOUR and count.refused > 1 else 0.0

    worst = max(range(len(camera.by_hour)), key=share)
    return worst if share(worst) > 0.0 else None


def _number(count: int) -> str:
    return str(QLocale().toString(count))

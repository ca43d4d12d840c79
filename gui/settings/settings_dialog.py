"""The settings: each takes effect as soon as it is changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.models import contract
from core.settings import Settings
from gui.message_bar import MessageBar
from gui.settings.threshold_editor import ThresholdEditor
from gui.theme import set_look
from gui.tokens import CONTROL_HEIGHT, GAP, PAGE, TIGHT, WIDE

if TYPE_CHECKING:
    from core.models.card import ModelCard


class SettingsDialog(QDialog):
    """Shows the settings in force and says how they are to be."""

    changed = Signal(object)
    """`Settings` as they are wanted now."""

    def __init__(
        self,
        settings: Settings,
        cards: Mapping[contract.Slot, Sequence[ModelCard]],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self._settings = settings
        self._cards = cards
        self._folder = folder
        self._headings: list[QLabel] = []
        self.error_bar = MessageBar("banner-danger", self)
        self.theme = self._choice("theme", ("system", "light", "dark"))
        self.language = self._choice("language", ("system", "en", "zh_CN"))
        self.mirror = self._switch("mirror_view")
        self.landmarks = self._switch("show_landmarks")
        self.plots = self._switch("show_plots")
        self.threshold = ThresholdEditor(self)
        self.threshold.changed.connect(self._threshold_changed)
        self.models = {slot: self._model_choice(slot) for slot in contract.SLOTS}
        self._notes = {slot: self._quiet_label() for slot in contract.SLOTS}
        self._theme_label, self._language_label = QLabel(self), QLabel(self)
        self._slot_labels = {slot: QLabel(self) for slot in contract.SLOTS}
        self._path = self._quiet_label()
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_folder = QPushButton(self)
        self.open_folder.clicked.connect(self._open_folder)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere, without answering."""
        self._settings = settings
        for box, value in ((self.theme, settings.theme), (self.language, settings.language)):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(value))
        for switch, on in (
            (self.mirror, settings.mirror_view),
            (self.landmarks, settings.show_landmarks),
            (self.plots, settings.show_plots),
        ):
            with QSignalBlocker(switch):
                switch.setChecked(on)
        for slot, box in self.models.items():
            with QSignalBlocker(box):
                self._show_model(slot, box)
            self._notes[slot].setText(self._about(slot))
        self.threshold.set_value(settings.similarity_threshold, self._own_threshold())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_settings(self._settings)
        super().changeEvent(event)

    def _change(self, **values: object) -> None:
        self._settings = dataclasses.replace(self._settings, **values)  # type: ignore[arg-type]  # checked by the widgets' own choices
        self.show_settings(self._settings)
        self.changed.emit(self._settings)

    @Slot(object)
    def _threshold_changed(self, value: float | None) -> None:
        self._change(similarity_threshold=value)

    @Slot(int)
    def _box_chosen(self, _row: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self._change(**{box.objectName(): box.currentData()})

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        switch = self.sender()
        if isinstance(switch, QCheckBox):
            self._change(**{switch.objectName(): on})

    @Slot()
    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.error_bar.show_message(
                self.tr("No program of this computer can show the folder {folder}.").format(
                    folder=self._folder
                )
            )

    def _chosen_card(self, slot: contract.Slot) -> ModelCard | None:
        wanted = getattr(self._settings, slot)
        cards = self._cards.get(slot, ())
        return next((c for c in cards if c.name == wanted), cards[0] if cards else None)

    def _own_threshold(self) -> float | None:
        card = self._chosen_card("recogniser")
        return card.similarity_threshold if card is not None else None

    def _show_model(self, slot: contract.Slot, box: QComboBox) -> None:
        """Show the chosen model, also one that is gone: a person must be able to leave it."""
        offered = max(1, len(self._cards.get(slot, ())))
        while box.count() > offered:
            box.removeItem(offered)
        chosen = getattr(self._settings, slot)
        if self._is_gone(slot):
            box.addItem(chosen, chosen)
        box.setEnabled(box.count() > 1 or bool(self._cards.get(slot)))
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _is_gone(self, slot: contract.Slot) -> bool:
        chosen = getattr(self._settings, slot)
        names = {card.name for card in self._cards.get(slot, ())}
        return chosen is not None and chosen not in names

    def _about(self, slot: contract.Slot) -> str:
        if self._is_gone(slot):
            return self.tr("This model is no longer installed. Choose another one.")
        card = self._chosen_card(slot)
        if card is not None:
            return self.tr("Licence of the model: {licence}").format(licence=card.licence)
        if slot == "liveness":
            return self.tr("Nobody is called live while no liveness model is installed.")
        return self.tr("Without this model faces can't be recognised.")

    def _choice(self, name: str, values: Sequence[str]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        for value in values:
            box.addItem(value, value)
        box.activated.connect(self._box_chosen)
        return box

    def _model_choice(self, slot: contract.Slot) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(slot)
        for card in self._cards.get(slot, ()):
            box.addItem(card.title, None if card.default else card.name)
        if not box.count():
            box.addItem("", None)
        box.activated.connect(self._box_chosen)
        return box

    def _switch(self, name: str) -> QCheckBox:
        switch = QCheckBox(self)
        switch.setObjectName(name)
        switch.toggled.connect(self._switched)
        return switch

    def _quiet_label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        set_look(label, "caption")
        return label

    def _heading(self) -> QLabel:
        heading = QLabel(self)
        set_look(heading, "strong")
        self._headings.append(heading)
        return heading

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        page.setSpacing(GAP)
        page.addWidget(self.error_bar)
        page.addWidget(self._heading())
        looks = QFormLayout()
        looks.setVerticalSpacing(GAP)
        looks.setHorizontalSpacing(WIDE)
        looks.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        looks.addRow(self._theme_label, self.theme)
        looks.addRow(self._language_label, self.language)
        page.addLayout(looks)
        for switch in (self.mirror, self.landmarks, self.plots):
            page.addWidget(switch)
        page.addSpacing(WIDE)
        page.addWidget(self._heading())
        page.addWidget(self.threshold)
        page.addSpacing(WIDE)
        page.addWidget(self._heading())
        models = QFormLayout()
        models.setVerticalSpacing(TIGHT)
        models.setHorizontalSpacing(WIDE)
        models.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for slot in contract.SLOTS:
            models.addRow(self._slot_labels[slot], self.models[slot])
            models.addRow("", self._notes[slot])
        page.addLayout(models)
        page.addSpacing(WIDE)
        page.addWidget(self._heading())
        where = QHBoxLayout()
        where.setSpacing(WIDE)
        where.addWidget(self._path, 1)
        where.addWidget(self.open_folder)
        page.addLayout(where)
        page.addSpacing(WIDE)
        page.addStretch(1)
        page.addWidget(self._buttons)
        for label in (self._theme_label, self._language_label, *self._slot_labels.values()):
            label.setMinimumHeight(CONTROL_HEIGHT)
        self.setMinimumWidth(520)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        titles = (
            self.tr("Appearance"),
            self.tr("Recognition"),
            self.tr("Models"),
            self.tr("Your data"),
        )
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        as_system = self.tr("As the system")
        _name_items(self.theme, (as_system, self.tr("Light"), self.tr("Dark")))
        # A language is named in itself, so that its speakers find it.
        _name_items(self.language, (as_system, "English", "简体中文"))
        _name(self._theme_label, self.theme, self.tr("Colours"))
        _name(self._language_label, self.language, self.tr("Language"))
        self.mirror.setText(self.tr("Show the picture as a mirror"))
        self.landmarks.setText(self.tr("Show the five points of a face"))
        self.plots.setText(self.tr("Show the plots of the last 30 seconds"))
        _name(self._slot_labels["detector"], self.models["detector"], self.tr("Finding faces"))
        _name(
            self._slot_labels["recogniser"], self.models["recogniser"], self.tr("Recognising faces")
        )
        _name(self._slot_labels["liveness"], self.models["liveness"], self.tr("Judging liveness"))
        for slot in contract.SLOTS:
            if not self._cards.get(slot):
                self.models[slot].setItemText(0, self.tr("None is installed"))
        self._path.setText(
            self.tr("The gallery and the settings are kept in {folder}.").format(
                folder=self._folder
            )
        )
        self.open_folder.setText(self.tr("Show the folder"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme


def _name(label: QLabel, box: QComboBox, words: str) -> None:
    label.setText(words)
    label.setBuddy(box)
    box.setAccessibleName(words)


def _name_items(box: QComboBox, words: Sequence[str]) -> None:
    for row, word in enumerate(words):
        box.setItemText(row, word)

"""The settings: each takes effect as soon as it is changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QIcon, QShowEvent
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

from core.enrolment.views import COUNTS
from core.models import contract
from core.settings import Settings
from gui.message_bar import MessageBar
from gui.models.wording import SLOTS, words
from gui.settings.threshold_editor import ThresholdEditor
from gui.theme import set_look
from gui.tokens import CONTROL_HEIGHT, GAP, PAGE, WIDE
from gui.window_height import fit_height

if TYPE_CHECKING:
    from core.models.card import ModelCard
    from core.models.slots import LoadedModel

Cards = Mapping[contract.Slot, Sequence["ModelCard"]]

LEAST_WIDTH = 840


class SettingsDialog(QDialog):
    """Shows the settings in force and says how they are to be."""

    changed = Signal(object)
    """`Settings` as they are wanted now."""

    models_wanted = Signal()
    """The window of the models is to be opened."""

    def __init__(
        self,
        settings: Settings,
        cards: Cards,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self._settings = settings
        self._cards = cards
        self._loaded: Mapping[contract.Slot, LoadedModel] = {}
        self._folder = folder
        self._headings: list[QLabel] = []
        self.error_bar = MessageBar("banner-danger", self)
        self.theme = self._choice("theme", ("system", "light", "dark"))
        self.language = self._choice("language", ("system", "en", "zh_CN"))
        self.mirror = self._switch("mirror_view")
        self.landmarks = self._switch("show_landmarks")
        self.plots = self._switch("show_plots")
        self.views = self._choice("enrol_views", COUNTS)
        self.samples = self._switch("keep_samples")
        self.sounds = self._switch("sounds")
        self.challenge = self._switch("enrol_challenge")
        self._about_challenge = self._quiet_label()
        self.threshold = ThresholdEditor(self)
        self.threshold.changed.connect(self._threshold_changed)
        self.models = {slot: self._plain_label(slot) for slot in contract.SLOTS}
        self.manage = QPushButton(self)
        self.manage.setObjectName("manageModels")
        self.manage.clicked.connect(self.models_wanted)
        self._theme_label, self._language_label = QLabel(self), QLabel(self)
        self._views_label = QLabel(self)
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
        for box, value in (
            (self.theme, settings.theme),
            (self.language, settings.language),
            (self.views, settings.enrol_views),
        ):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(value))
        for switch, on in (
            (self.mirror, settings.mirror_view),
            (self.landmarks, settings.show_landmarks),
            (self.plots, settings.show_plots),
            (self.samples, settings.keep_samples),
            (self.sounds, settings.sounds),
            (self.challenge, settings.enrol_challenge),
        ):
            with QSignalBlocker(switch):
                switch.setChecked(on)
        self._show_models()
        by_rate = settings.wanted_fmr is not None or settings.wanted_fpir is not None
        own = self._own_threshold()
        self.threshold.set_value(settings.similarity_threshold, own, by_rate=by_rate)

    def set_cards(self, cards: Cards) -> None:
        """Take which models are installed."""
        self._cards = cards
        self.show_settings(self._settings)

    def set_loaded(self, loaded: Mapping[contract.Slot, LoadedModel]) -> None:
        """Say what is in each slot now; empty while nothing is loaded."""
        self._loaded = loaded
        self.show_settings(self._settings)

    def showEvent(self, event: QShowEvent) -> None:
        """Appear in the size that the sentences need."""
        super().showEvent(event)
        fit_height(self)

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
        """Return the card that the settings name, else the slot's default."""
        wanted = getattr(self._settings, slot)
        cards = self._cards.get(slot, ())
        if wanted is not None:
            return next((card for card in cards if card.name == wanted), None)
        if not cards or (slot in contract.OPTIONAL_SLOTS and not cards[0].default):
            return None
        return cards[0]

    def _own_threshold(self) -> float | None:
        loaded = self._loaded.get("recogniser")
        card = loaded.card if loaded is not None else self._chosen_card("recogniser")
        return card.similarity_threshold if card is not None else None

    def _show_models(self) -> None:
        for slot, line in self.models.items():
            text, look = self._about(slot)
            line.setText(text)
            set_look(line, look)

    def _about(self, slot: contract.Slot) -> tuple[str, str]:
        """Return what is in a slot, or chosen for it, and the look of these words."""
        named = getattr(self._settings, slot)
        chosen = self._chosen_card(slot)
        if slot in self._loaded:
            return self._loaded[slot].card.title, ""
        if named is not None and chosen is None:
            return self.tr("{model} is no longer installed.").format(model=named), "warn"
        if chosen is not None and self._loaded:
            return self.tr("{model} is not loaded.").format(model=chosen.title), "warn"
        if chosen is not None:
            return chosen.title, ""
        if slot == "liveness":
            return self.tr("None: only geometry and motion."), "muted"
        if slot == "quality":
            return self.tr("None: the program's own rules measure it."), "muted"
        return self.tr("None: faces can't be recognised."), "warn"

    def _choice(self, name: str, values: Sequence[str | int]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        for value in values:
            box.addItem(str(value), value)
        box.activated.connect(self._box_chosen)
        return box

    def _plain_label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

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
        looks = _form()
        looks.addRow(self._theme_label, self.theme)
        looks.addRow(self._language_label, self.language)
        left = QVBoxLayout()
        left.addWidget(self._heading())
        left.addLayout(looks)
        for switch in (self.mirror, self.landmarks, self.plots):
            left.addWidget(switch)
        left.addSpacing(WIDE)
        left.addWidget(self._heading())
        left.addWidget(self.threshold)
        models = _form()
        for slot in contract.SLOTS:
            models.addRow(self._slot_labels[slot], self.models[slot])
        right = QVBoxLayout()
        right.addWidget(self._heading())
        right.addLayout(models)
        right.addWidget(self.manage, 0, Qt.AlignmentFlag.AlignLeft)
        right.addSpacing(WIDE)
        right.addWidget(self._heading())
        enrolment = _form()
        enrolment.addRow(self._views_label, self.views)
        right.addLayout(enrolment)
        right.addWidget(self.samples)
        right.addWidget(self.sounds)
        asked = QVBoxLayout()
        asked.setSpacing(0)
        asked.addWidget(self.challenge)
        asked.addWidget(self._about_challenge)
        right.addLayout(asked)
        right.addSpacing(WIDE)
        right.addWidget(self._heading())
        right.addWidget(self._path)
        right.addWidget(self.open_folder, 0, Qt.AlignmentFlag.AlignLeft)
        columns = QHBoxLayout()
        columns.setSpacing(2 * PAGE)
        for column in (left, right):
            column.setSpacing(GAP)
            column.addStretch(1)
            columns.addLayout(column, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        page.setSpacing(WIDE)
        page.addWidget(self.error_bar)
        page.addLayout(columns, 1)
        page.addWidget(self._buttons)
        for label in (self._theme_label, self._language_label, self._views_label):
            label.setMinimumHeight(CONTROL_HEIGHT)
        self.setMinimumWidth(LEAST_WIDTH)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        titles = (
            self.tr("Appearance"),
            self.tr("Recognition"),
            self.tr("Models"),
            self.tr("Enrolment"),
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
        for slot, label in self._slot_labels.items():
            label.setText(words(SLOTS[slot]))
        self.manage.setText(self.tr("Manage models…"))
        _name(self._views_label, self.views, self.tr("Views"))
        _name_items(
            self.views,
            (
                self.tr("1: straight"),
                self.tr("3: straight, left, right"),
                self.tr("5: straight, left, right, up, down"),
            ),
        )
        self.sounds.setText(self.tr("Sound a tone when a view is taken"))
        self.challenge.setText(self.tr("Begin with asking the person to move their head"))
        what_for = self.tr("Shows that no photo is enrolled. Can be left out, with a reason.")
        self._about_challenge.setText(what_for)
        self.challenge.setAccessibleDescription(what_for)
        self.samples.setText(self.tr("Propose to keep the pictures"))
        self.samples.setToolTip(
            self.tr("Kept only of people who agree; new templates can be made from it.")
        )
        self._path.setText(
            self.tr("The gallery and the settings are kept in {folder}.").format(
                folder=self._folder
            )
        )
        self.open_folder.setText(self.tr("Show the folder"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setVerticalSpacing(GAP)
    form.setHorizontalSpacing(WIDE)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _name(label: QLabel, box: QComboBox, words: str) -> None:
    label.setText(words)
    label.setBuddy(box)
    box.setAccessibleName(words)


def _name_items(box: QComboBox, words: Sequence[str]) -> None:
    for row, word in enumerate(words):
        box.setItemText(row, word)

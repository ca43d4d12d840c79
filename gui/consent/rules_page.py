"""The page of the rules: how long people are kept, and what happens then."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.people.consent.policy import MOST_DAYS, Policy
from gui.consent.tag_days import TagDays
from gui.models.labels import label
from gui.theme import set_look
from gui.tokens import GAP, WIDE


class RulesPage(QWidget):
    """Shows the rules in force and says how they are to be."""

    policy_wanted = Signal(object)
    """`Policy` as it is wanted now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rulesPage")
        self._policy: Policy | None = None
        self._headings = [label(self, "strong") for _ in range(3)]
        self._about_days = label(self, "muted", "aboutDays")
        self._about_tags = label(self, "muted", "aboutTags")
        self._about_end = label(self, "muted", "aboutEnd")
        self.days = self._number("retentionDays", 1, MOST_DAYS)
        self.tags = TagDays(self)
        self.remind = self._number("remindDays", 0, 365)
        self._remind_label = QLabel(self)
        self._remind_label.setBuddy(self.remind)
        self.purges = self._switch("purges")
        self.asks = self._switch("asksConsent")
        self.save = QPushButton(self)
        self.save.setObjectName("saveRules")
        self.save.setAutoDefault(False)
        set_look(self.save, "primary")
        self.save.clicked.connect(self._save)
        self.days.valueChanged.connect(self._edited)
        self.remind.valueChanged.connect(self._edited)
        self.tags.changed.connect(self._edited)
        self.purges.toggled.connect(self._edited)
        self.asks.toggled.connect(self._edited)
        self._lay_out()
        self._retranslate()
        self.show_policy(None)

    @property
    def policy(self) -> Policy | None:
        """The rules as they are entered; None while none are shown."""
        if self._policy is None:
            return None
        return replace(
            self._policy,
            days=self.days.value(),
            days_by_tag=self.tags.days_by_tag,
            remind_days=self.remind.value(),
            purges=self.purges.isChecked(),
            asks_consent=self.asks.isChecked(),
        )

    def show_policy(self, policy: Policy | None) -> None:
        """Show the rules in force; None while they can't be known."""
        self._policy = policy
        shown = policy or Policy()
        for box, value in ((self.days, shown.days), (self.remind, shown.remind_days)):
            with QSignalBlocker(box):
                box.setValue(value)
        for switch, on in ((self.purges, shown.purges), (self.asks, shown.asks_consent)):
            with QSignalBlocker(switch):
                switch.setChecked(on)
        self.tags.show_days(shown.days_by_tag)
        for widget in (self.days, self.tags, self.remind, self.purges, self.asks):
            widget.setEnabled(policy is not None)
        self._edited()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _edited(self) -> None:
        wanted, present = self.policy, self._policy
        if wanted is None or present is None:
            self.save.setEnabled(False)
            return
        present = replace(present, days_by_tag=dict(present.days_by_tag))
        self.save.setEnabled(wanted != present)

    @Slot()
    def _save(self) -> None:
        if self.policy is not None:
            self.policy_wanted.emit(self.policy)

    def _number(self, name: str, least: int, most: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName(name)
        box.setRange(least, most)
        box.lineEdit().setTextMargins(GAP, 0, 0, 0)
        return box

    def _switch(self, name: str) -> QCheckBox:
        box = QCheckBox(self)
        box.setObjectName(name)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        days = QHBoxLayout()
        days.addWidget(self.days)
        days.addStretch(1)
        remind = QHBoxLayout()
        remind.setSpacing(GAP)
        remind.addWidget(self._remind_label)
        remind.addWidget(self.remind)
        remind.addStretch(1)
        column.addWidget(self._headings[0])
        column.addWidget(self._about_days)
        column.addLayout(days)
        column.addWidget(self._about_tags)
        column.addWidget(self.tags)
        column.addSpacing(WIDE)
        column.addWidget(self._headings[1])
        column.addLayout(remind)
        column.addWidget(self.purges)
        column.addWidget(self._about_end)
        column.addSpacing(WIDE)
        column.addWidget(self._headings[2])
        column.addWidget(self.asks)
        column.addStretch(1)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.save)
        column.addLayout(last)

    def _retranslate(self) -> None:
        titles = (
            self.tr("How long people are kept"),
            self.tr("When the time is over"),
            self.tr("Consent"),
        )
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        self._about_days.setText(
            self.tr("At most, after the last visit. People read this number before they agree.")
        )
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Days after the last visit"))
        self._about_tags.setText(self.tr("Fewer days for people with a tag:"))
        self._remind_label.setText(self.tr("Remind before that:"))
        self.remind.setSuffix(self.tr(" days"))
        self.remind.setAccessibleName(self.tr("Days of the reminder"))
        self.purges.setText(self.tr("Delete people by itself when their time is over"))
        self._about_end.setText(
            self.tr(
                "Looked for at start and once a day. Nobody is deleted by itself if the computer's "
                "date can't be right, or if it were more than half of all people."
            )
        )
        self.asks.setText(self.tr("Enrol only people who agreed to the text"))
        for box in (self.purges, self.asks):
            box.setAccessibleName(box.text())
        self.save.setText(self.tr("Save the rules"))
        self.save.setAccessibleName(self.save.text())

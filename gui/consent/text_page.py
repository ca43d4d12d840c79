"""The page of the text that people agree to: its versions, side by side in each language."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.people.consent.policy import LONGEST_NAME, Policy
from core.people.consent.texts import Texts
from gui.consent.text_column import TextColumn
from gui.consent.wording import say_day
from gui.models.labels import label, say_or_hide
from gui.theme import set_look
from gui.tokens import GAP, WIDE

IN_FORCE = 0
"""Data of the row that shows the version in force, where it can be written anew."""


class TextPage(QWidget):
    """Shows texts and says how they are to be."""

    policy_wanted = Signal(object)
    """`Policy` with another wording, organisation or contact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textPage")
        self._policy: Policy | None = None
        self._texts = Texts((), ())
        self._writes = False
        self._labels = [QLabel(self) for _ in range(2)]
        self.organisation, self.contact = self._line("organisation"), self._line("contact")
        for words, line in zip(self._labels, (self.organisation, self.contact), strict=True):
            words.setBuddy(line)
        self.versions = QComboBox(self)
        self.versions.setObjectName("textVersions")
        self.versions.currentIndexChanged.connect(self._version_chosen)
        self.write = QPushButton(self)
        self.write.setObjectName("writeText")
        self.write.setCheckable(True)
        self.write.setAutoDefault(False)
        self.write.toggled.connect(self._write_toggled)
        self._note = label(self, "muted", "textNote")
        self._warning = label(self, "danger", "textWarning")
        self.columns: dict[str, TextColumn] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(WIDE)
        self.save = QPushButton(self)
        self.save.setObjectName("putInForce")
        self.save.setAutoDefault(False)
        set_look(self.save, "primary")
        self.save.clicked.connect(self._save)
        self._lay_out()
        self._retranslate()

    @property
    def policy(self) -> Policy | None:
        """The rules with what is entered; None while none are shown."""
        if self._policy is None:
            return None
        return replace(
            self._policy,
            organisation=self.organisation.text().strip(),
            contact=self.contact.text().strip(),
            wording={
                language: column.wording
                for language, column in self.columns.items()
                if column.wording.strip() != self._policy.wording_of(language).strip()
                or language in self._policy.wording
            },
        )

    def show_texts(self, policy: Policy | None, texts: Texts | None) -> None:
        """Show the rules in force and all texts; None while they can't be known."""
        self._policy, self._texts = policy, texts or Texts((), ())
        shown = policy or Policy()
        for line, text in ((self.organisation, shown.organisation), (self.contact, shown.contact)):
            with QSignalBlocker(line):
                line.setText(text)
            line.setEnabled(policy is not None)
        for language in shown.languages:
            if language not in self.columns:
                column = TextColumn(language, self)
                column.changed.connect(self._edited)
                self.columns[language] = column
                self._row.addWidget(column, 1)
            self.columns[language].set_wording(shown.wording_of(language))
        with QSignalBlocker(self.write):
            self.write.setChecked(False)
        self._writes = False
        self._fill_versions()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _version_chosen(self, _row: int) -> None:
        with QSignalBlocker(self.write):
            self.write.setChecked(False)
        self._writes = False
        self._refresh()

    @Slot(bool)
    def _write_toggled(self, on: bool) -> None:
        self._writes = on
        self._refresh()
        if on and self.columns:
            next(iter(self.columns.values())).editor.setFocus()

    @Slot()
    def _edited(self) -> None:
        self._refresh()

    @Slot()
    def _save(self) -> None:
        if self.policy is not None:
            self.policy_wanted.emit(self.policy)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setMaxLength(LONGEST_NAME)
        line.textEdited.connect(self._edited)
        return line

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(GAP)
        for words, line in zip(self._labels, (self.organisation, self.contact), strict=True):
            names.addWidget(words)
            names.addWidget(line, 1)
        above = QHBoxLayout()
        above.setSpacing(GAP)
        above.addWidget(self.versions)
        above.addWidget(self.write)
        above.addWidget(self._note, 1)
        last = QHBoxLayout()
        last.addWidget(self._warning, 1)
        last.addStretch()
        last.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(names)
        column.addLayout(above)
        column.addLayout(self._row, 1)
        column.addLayout(last)

    def _fill_versions(self) -> None:
        with QSignalBlocker(self.versions):
            chosen = self.versions.currentData()
            self.versions.clear()
            newest = self._texts.newest
            for number in range(newest, 0, -1):
                made = [
                    each.text.created for each in self._texts.kept if each.text.version == number
                ]
                day = say_day(min(made).astimezone().date()) if made else ""
                words = (
                    self.tr("Version {number}, in force since {day}")
                    if number == newest
                    else self.tr("Version {number}, from {day}")
                )
                self.versions.addItem(
                    words.format(number=number, day=day), IN_FORCE if number == newest else number
                )
            self.versions.setCurrentIndex(max(0, self.versions.findData(chosen)))

    def _refresh(self) -> None:
        wanted = self.policy
        number = self.versions.currentData() or IN_FORCE
        is_present = number == IN_FORCE
        version = self._texts.newest if is_present else int(number)
        drafts = {} if wanted is None else wanted.texts()
        in_force = {
            each.text.language: each.text.text
            for each in self._texts.kept
            if each.text.version == self._texts.newest and each.is_whole
        }
        differs = wanted is not None and drafts != in_force
        for language, column in self.columns.items():
            kept = self._texts.find(version, language)
            if is_present and (self._writes or differs):
                column.show_draft(drafts.get(language, ""), writes=self._writes)
            else:
                column.show_kept(
                    kept.text.text if kept is not None else "",
                    is_whole=kept is not None and kept.is_whole,
                )
        self.write.setEnabled(is_present and self._policy is not None)
        self.write.setText(self.tr("Preview") if self._writes else self.tr("Write a new version"))
        self.save.setVisible(is_present)
        self.save.setEnabled(differs)
        self._note.setText(
            self.tr("In braces stands what is filled in: {organisation}, {contact}, {days}.")
            if self._writes
            else self.tr("A draft, not in force yet.")
            if is_present and differs
            else self.tr("This is what people read before they agree.")
            if is_present
            else self.tr("An earlier version is kept word for word; it can't be changed.")
        )
        lost = [each for each, _ in self._texts.lost if each == version]
        changed = [
            each for each in self._texts.kept if each.text.version == version and not each.is_whole
        ]
        say_or_hide(
            self._warning,
            self.tr(
                "This version was changed outside the program. Put a new one into force before "
                "anybody agrees."
            )
            if lost or changed
            else "",
        )

    def _retranslate(self) -> None:
        self._labels[0].setText(self.tr("Organisation"))
        self._labels[1].setText(self.tr("Contact"))
        self.organisation.setPlaceholderText(self.tr("Name of your organisation"))
        self.contact.setPlaceholderText(self.tr("Whom people turn to: a person, mail or phone"))
        for words, line in zip(self._labels, (self.organisation, self.contact), strict=True):
            line.setAccessibleName(words.text())
        self.versions.setAccessibleName(self.tr("Versions of the text"))
        self.save.setText(self.tr("Put into force"))
        self.save.setAccessibleName(self.save.text())
        self._fill_versions()
        self._refresh()

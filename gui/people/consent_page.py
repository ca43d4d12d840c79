"""What a person agreed to, until when they are kept, and what they may ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QSize, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.people.consent.retention import BECAUSE
from gui.gallery.flow_layout import FlowLayout
from gui.gallery.person_words import SOON_DAYS, said_day
from gui.icons import icon
from gui.language import say
from gui.models.labels import label, say_or_hide
from gui.models.reading_page import ReadingPage
from gui.theme import set_look
from gui.tokens import CONTROL_HEIGHT, GAP, ICON, PAGE, TIGHT, WIDE

if TYPE_CHECKING:
    from core.people.consent.retention import End
    from core.people.records import Consent, Person

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""What the languages of the texts call themselves."""

PROPOSED_DAYS = 365
"""How far the date lies ahead that is proposed where there was none."""


class ConsentPage(QWidget):
    """Shows consent and retention; changes nothing by itself."""

    keep_until_wanted = Signal(object)
    """`date`, or None for no end."""

    agree_wanted = Signal()
    """Ask the person for consent."""

    give_data_wanted = Signal()
    withdraw_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consentPage")
        self._person: Person | None = None
        self._end: End | None = None
        self._soon_days = SOON_DAYS
        self._refusal = ""
        self._is_saved = False
        self._headings = [QLabel(self) for _ in range(3)]
        for heading in self._headings:
            set_look(heading, "strong")
        self.consent = label(self, "", "consentSaid")
        self.has_end = QCheckBox(self)
        self.has_end.setObjectName("hasEnd")
        self.until = QDateEdit(self)
        self.until.setObjectName("keepUntil")
        self.until.setCalendarPopup(True)
        self.until.setMinimumHeight(CONTROL_HEIGHT)
        self.until.setMinimumDate(QDate(2000, 1, 1))
        self.save_button = self._button("saveKeepUntil", "", self._save)
        self.retention = label(self, "muted", "retentionSaid")
        self._about = label(self, "muted", "aboutRights")
        self.agree_button = self._button("agree", "file-check", self.agree_wanted)
        self.give_button = self._button("giveData", "file-output", self.give_data_wanted)
        self.withdraw_button = self._button("withdraw", "file-x", self.withdraw_wanted)
        self.erase_button = self._button("erase", "trash-2", self.erase_wanted)
        self.has_end.toggled.connect(self._changed)
        self.until.dateChanged.connect(self._changed)
        self._lay_out()
        self._retranslate()

    def show_person(self, person: Person) -> None:
        """Show what is kept now; a date that is being chosen stays."""
        was = None if self._person is None else self._person.details.keep_until
        unsaved = self._person is not None and self._chosen() != was
        self._person = person
        if not unsaved or person.details.keep_until == self._chosen():
            self._show_date(person.details.keep_until)
        self._retranslate()

    def show_end(self, end: End | None, soon_days: int = SOON_DAYS) -> None:
        """Show when the person's time ends, as the rules and the chosen date have it.

        Parameters
        ----------
        soon_days
            From how many days before that it is reminded of.
        """
        self._end, self._soon_days = end, soon_days
        self._retranslate()

    def show_saved(self) -> None:
        """Say that the date was kept."""
        self._is_saved, self._refusal = True, ""
        self._retranslate()

    def show_refused(self, sentence: str) -> None:
        """Say why the date was not kept."""
        self._refusal = sentence
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _save(self) -> None:
        self.keep_until_wanted.emit(self._chosen())

    @Slot()
    def _changed(self) -> None:
        self._is_saved, self._refusal = False, ""
        self._retranslate()

    def _chosen(self) -> date | None:
        if not self.has_end.isChecked():
            return None
        day = self.until.date()
        return date(day.year(), day.month(), day.day())

    def _show_date(self, until: date | None) -> None:
        for widget in (self.has_end, self.until):
            widget.blockSignals(True)
        self.has_end.setChecked(until is not None)
        day = QDate.currentDate().addDays(PROPOSED_DAYS)
        if until is not None:
            day = QDate(until.year, until.month, until.day)
        self.until.setDate(day)
        for widget in (self.has_end, self.until):
            widget.blockSignals(False)

    def _button(self, name: str, picture: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if picture:
            button.setIcon(icon(picture))
        button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        button.clicked.connect(deed)
        return button

    def _lay_out(self) -> None:
        dates = QHBoxLayout()
        dates.setSpacing(GAP)
        dates.addWidget(self.has_end)
        dates.addWidget(self.until)
        dates.addWidget(self.save_button)
        dates.addStretch(1)
        rights = QWidget(self)
        buttons = FlowLayout(rights)
        buttons.setSpacing(GAP)
        for button in (
            *(self.agree_button, self.give_button),
            *(self.withdraw_button, self.erase_button),
        ):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self._headings[0])
        column.addWidget(self.consent)
        column.addSpacing(PAGE)
        column.addWidget(self._headings[1])
        column.addLayout(dates)
        column.addWidget(self.retention)
        column.addSpacing(PAGE)
        column.addWidget(self._headings[2])
        column.addWidget(self._about)
        column.addWidget(rights)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, WIDE, 0, 0)
        page.addWidget(ReadingPage(column, self))

    def _consent_words(self, consent: Consent | None) -> str:
        if consent is None:
            return self.tr("It was not noted that the person agreed.")
        lines = [
            self.tr("Agreed on {date}. To which text was not noted in this program.").format(
                date=said_day(consent.given.astimezone().date())
            )
            if not consent.version
            else self.tr(
                "Agreed on {time} to version {version} of the text, in {language}."
            ).format(
                time=_moment(consent.given.timestamp()),
                version=consent.version,
                language=LANGUAGES.get(consent.language, consent.language),
            )
        ]
        if consent.operator:
            lines.append(self.tr("Noted by {account}.").format(account=consent.operator))
        if consent.withdrawn is not None:
            lines.append(
                self.tr("Withdrawn on {time}.").format(time=_moment(consent.withdrawn.timestamp()))
            )
        return "\n".join(lines)

    def _retention_words(self) -> tuple[str, str]:
        if self._refusal:
            return self.tr("Not saved: {reason}").format(reason=self._refusal), "danger"
        words, look = self._end_words()
        if not self._is_saved:
            return words, look
        if not words:
            return self.tr("Saved"), "known"
        return self.tr("Saved. {words}").format(words=words), "known"

    def _end_words(self) -> tuple[str, str]:
        end = self._end
        if end is None:
            return "", "muted"
        left = (end.last_day - date.today()).days
        if left < 0:
            words = self.tr("The time was over on {date}: the person is to be deleted.")
            return words.format(date=said_day(end.last_day)), "danger"
        reason = say(BECAUSE[end.because])
        if left <= self._soon_days:
            words = self.tr("The person is kept for %n more days. Reason: {reason}.", "", left)
            return words.format(reason=reason), "warn"
        words = self.tr("The person is kept until {date}. Reason: {reason}.")
        return words.format(date=said_day(end.last_day), reason=reason), "muted"

    def _retranslate(self) -> None:
        titles = (self.tr("Consent"), self.tr("How long"), self.tr("The person's rights"))
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        person = self._person
        consent = None if person is None else person.details.consent
        self.consent.setText(self._consent_words(consent))
        set_look(self.consent, "warn" if consent is None or consent.withdrawn else "")
        self.has_end.setText(self.tr("Keep until"))
        self.has_end.setToolTip(
            self.tr("Without a date the rules of consent and retention decide.")
        )
        self.until.setAccessibleName(self.tr("Last day on which the person is kept"))
        self.until.setEnabled(self.has_end.isChecked() and not (person and person.damaged))
        self.has_end.setEnabled(not (person and person.damaged))
        self.save_button.setText(self.tr("Save"))
        kept = None if person is None else person.details.keep_until
        can_save = person is not None and not person.damaged and self._chosen() != kept
        self.save_button.setEnabled(can_save)
        words, look = self._retention_words()
        set_look(self.retention, look)
        say_or_hide(self.retention, words)
        self._about.setText(
            self.tr(
                "A person may read what is kept of them, take the consent back, and have all of "
                "it deleted."
            )
        )
        agreed = consent is not None and consent.withdrawn is None
        self.agree_button.setText(
            self.tr("Ask for consent again…") if agreed else self.tr("Ask for consent…")
        )
        self.agree_button.setEnabled(person is not None and not person.damaged)
        self.give_button.setText(self.tr("Give the person their data…"))
        self.withdraw_button.setText(self.tr("Withdraw consent…"))
        self.withdraw_button.setEnabled(agreed)
        self.erase_button.setText(self.tr("Delete for good…"))


def _moment(seconds: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(round(seconds))
    return str(QLocale().toString(moment, QLocale.FormatType.ShortFormat))

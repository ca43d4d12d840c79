"""The views of a person: every template with its picture, and pictures kept beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.gallery.flow_layout import FlowLayout
from gui.gallery.person_words import said_day
from gui.icons import icon
from gui.message_bar import MessageBar
from gui.models.labels import label
from gui.models.reading_page import ReadingPage
from gui.people.sample_picture import SamplePicture
from gui.people.template_row import TemplateRow
from gui.people.values import Kept, Recogniser
from gui.tokens import GAP, ICON, TIGHT, WIDE

if TYPE_CHECKING:
    from core.people.records import TemplateFacts


class TemplatesPage(QWidget):
    """Shows what a person is recognised by, and says what shall be added or go."""

    add_wanted = Signal()
    renew_wanted = Signal()
    """New views shall take the place of the old ones."""

    remove_wanted = Signal(str)
    """Template id."""

    forget_wanted = Signal()
    """All kept pictures shall go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templatesPage")
        self._kept: Kept | None = None
        self._recogniser = Recogniser()
        self._asked = ""
        self.summary = label(self, "muted", "templatesSummary")
        self.question = MessageBar("banner-danger", self)
        self.question.acted.connect(self._confirmed)
        self.add_button = self._button("addView", "image-plus", self.add_wanted)
        self.renew_button = self._button("renewViews", "rotate-ccw", self.renew_wanted)
        self.forget_button = self._button("forgetPictures", "image-off", self._ask_to_forget)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        self._loose_words = label(self, "muted", "loosePictures")
        self._loose = QWidget(self)
        FlowLayout(self._loose)
        self._column.addWidget(self._loose_words)
        self._column.addWidget(self._loose)
        self._column.addStretch(1)
        self._loose_words.hide()
        self._loose.hide()
        self.rows: list[TemplateRow] = []
        self._page = ReadingPage(self._column, self)
        self._page.setObjectName("templatesList")
        foot = QWidget(self)
        buttons = FlowLayout(foot)
        buttons.setSpacing(GAP)
        for button in (self.add_button, self.renew_button, self.forget_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, WIDE, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.summary)
        column.addWidget(self.question)
        column.addWidget(self._page, 1)
        column.addWidget(foot)
        self._retranslate()

    def show_kept(self, kept: Kept, recogniser: Recogniser) -> None:
        """Show templates and pictures."""
        self._kept, self._recogniser = kept, recogniser
        self.question.clear()
        self._fill()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.question.clear()
            self._retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        kept = self._kept
        assert kept is not None
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, template in enumerate(kept.in_order()):
            row = TemplateRow(
                template,
                kept.sample_of(template),
                kept.agreement.get(template.id),
                self._recogniser,
                is_only=len(kept.templates) == 1,
                parent=self,
            )
            row.remove_wanted.connect(self._ask_to_remove)
            self._column.insertWidget(number, row)
            self.rows.append(row)
        flow = self._loose.layout()
        assert flow is not None
        for old in self._loose.findChildren(SamplePicture):
            flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for sample in kept.loose:
            picture = SamplePicture(sample, self._loose)
            flow.addWidget(picture)
            picture.show()
        self._loose.setVisible(bool(kept.loose))
        self._loose_words.setVisible(bool(kept.loose))
        before: QWidget = self._page
        for row in self.rows:
            self.setTabOrder(before, row.picture)
            self.setTabOrder(row.picture, row.remove_button)
            before = row.remove_button
        for picture in self._loose.findChildren(SamplePicture):
            self.setTabOrder(before, picture)
            before = picture
        self.setTabOrder(before, self.add_button)

    @Slot(object)
    def _ask_to_remove(self, template: TemplateFacts) -> None:
        row = next(row for row in self.rows if row.template.id == template.id)
        self._asked = template.id
        self.question.show_message(
            self.tr("Remove the view “{view}” of {date}? This can't be undone.").format(
                view=row.text.partition("\n")[0], date=said_day(template.created)
            ),
            action=self.tr("Remove"),
        )

    @Slot()
    def _ask_to_forget(self) -> None:
        count = len(self._kept.samples) if self._kept is not None else 0
        self._asked = ""
        self.question.show_message(
            self.tr(
                "Delete the %n kept pictures of this person? The person is still recognised, but "
                "has to be enrolled again when the recognition model changes. This can't be "
                "undone.",
                "",
                count,
            ),
            action=self.tr("Delete"),
        )

    @Slot()
    def _confirmed(self) -> None:
        if self._asked:
            self.remove_wanted.emit(self._asked)
        else:
            self.forget_wanted.emit()

    def _button(self, name: str, picture: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        button.clicked.connect(deed)
        return button

    def _summary(self) -> str:
        kept = self._kept
        if kept is None:
            return self.tr("One moment, please.")
        words = self.tr("%n views", "", len(kept.templates))
        if kept.samples:
            words += " · " + self.tr("%n pictures kept", "", len(kept.samples))
        else:
            words += " · " + self.tr("Pictures are not kept: the person did not agree to it.")
        return words

    def _retranslate(self) -> None:
        self.summary.setText(self._summary())
        self.question.setObjectName("templateQuestion")
        self._loose_words.setText(self.tr("Further pictures, kept from the enrolment:"))
        self.add_button.setText(self.tr("Add a view…"))
        self.renew_button.setText(self.tr("Take new views…"))
        self.renew_button.setToolTip(
            self.tr("With the person's consent, new views take the place of the old ones.")
        )
        self.forget_button.setText(self.tr("Delete the pictures…"))
        self.forget_button.setVisible(self._kept is not None and bool(self._kept.samples))
        self._page.setAccessibleName(self.tr("Views of the person"))

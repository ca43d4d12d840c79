"""One template of a person: its picture, what it shows, how good it is, and whether it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.enrolment.views import VIEW_WORDS
from gui.gallery.person_words import said_day
from gui.icons import icon
from gui.language import say
from gui.live.icon_mark import IconMark
from gui.models.labels import label, short_label
from gui.people.sample_picture import SamplePicture
from gui.people.values import Recogniser
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE

if TYPE_CHECKING:
    from core.people.records import Sample, TemplateFacts

FAIR, GOOD = 40.0, 70.0
"""Quality from which it is called so, 0 to 100."""


class TemplateRow(QFrame):
    """Shows one template."""

    remove_wanted = Signal(object)
    """`TemplateFacts`"""

    def __init__(
        self,
        template: TemplateFacts,
        sample: Sample | None,
        agreement: float | None,
        recogniser: Recogniser,
        *,
        is_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("templateRow")
        set_look(self, "card")
        self.template = template
        self._agreement = agreement
        self._recogniser = recogniser
        self._is_only = is_only
        self.picture = SamplePicture(sample, self)
        self._view = short_label(self, "strong", "templateView")
        self._about = label(self, "muted", "templateAbout")
        self._mark = IconMark(ICON - TIGHT, parent=self)
        self._said = label(self, "muted", "templateSaid")
        self.remove_button = QPushButton(self)
        self.remove_button.setObjectName("removeTemplate")
        self.remove_button.setAutoDefault(False)
        self.remove_button.setIcon(icon("trash-2"))
        self.remove_button.clicked.connect(self._remove)
        said = QHBoxLayout()
        said.setSpacing(GAP)
        said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._said, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._view)
        words.addWidget(self._about)
        words.addLayout(said)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP, WIDE, GAP)
        row.setSpacing(WIDE)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        row.addWidget(self.remove_button)
        self._retranslate()

    @property
    def text(self) -> str:
        """What is said about the template."""
        return f"{self._view.text()}\n{self._about.text()}\n{self._said.text()}".strip()

    @property
    def stands_out(self) -> bool:
        """Whether it is unlike the person's other templates."""
        threshold = self._recogniser.threshold
        return (
            self._is_of_present
            and self._agreement is not None
            and threshold is not None
            and self._agreement < threshold
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def _is_of_present(self) -> bool:
        return not self._recogniser.identity or self.template.model == self._recogniser.identity

    def _remove(self) -> None:
        self.remove_wanted.emit(self.template)

    def _retranslate(self) -> None:
        template = self.template
        quality = template.quality
        words = (
            self.tr("good quality")
            if quality >= GOOD
            else self.tr("fair quality")
            if quality >= FAIR
            else self.tr("poor quality")
        )
        self._view.setText(say(VIEW_WORDS[template.view]))
        self._about.setText(
            self.tr("{date} · {quality} ({number} of 100)").format(
                date=said_day(template.created), quality=words, number=round(quality)
            )
        )
        self._about.setToolTip(
            self.tr("Recognition model: {model}").format(model=template.model.partition("@")[0])
        )
        icon_name, colour, sentence = self._judged()
        self._mark.setVisible(bool(icon_name))
        if icon_name:
            self._mark.set_icon(icon_name, colour)
        set_look(self._said, "warn" if colour == "warn" else "muted")
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.remove_button.setEnabled(not self._is_only)
        name = self.tr("Remove the view {view}").format(view=self._view.text())
        self.remove_button.setAccessibleName(name)
        self.remove_button.setToolTip(
            self.tr("A person needs at least one view. Add another one first.")
            if self._is_only
            else name
        )

    def _judged(self) -> tuple[str, str, str]:
        if not self._is_of_present:
            words = self.tr("Made by another recognition model; not used at present.")
            return "info", "muted", words
        if self.stands_out:
            words = self.tr("Unlike the person's other views. Is it somebody else?")
            return "triangle-alert", "warn", words
        if self.template.quality < FAIR:
            words = self.tr("A better picture would be recognised more surely.")
            return "triangle-alert", "warn", words
        if self._agreement is not None and self._recogniser.threshold is not None:
            return "check", "known", self.tr("Fits the person's other views.")
        return "", "muted", ""

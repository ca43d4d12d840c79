"""Choosing what is measured: a folder of pictures of a known truth, and the models."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QSize, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.models.contract import Slot as ModelSlot
from gui.evaluation.values import Models, SetFacts, Wish
from gui.icons import icon
from gui.models.labels import breakable, label, say_or_hide
from gui.models.reading_page import ReadingPage
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE

_PEOPLE = """\
pictures/
├─ anna/      1.jpg  2.jpg  3.jpg
├─ ben/       a.png  b.png
└─ carla/     …"""
_FAKES = """\
pictures/
├─ live/      1.jpg  2.jpg  …
└─ fake/
   ├─ print/  a.jpg  b.jpg  …
   └─ screen/ …"""


class SetPage(QWidget):
    """Says what is wanted; reads nothing by itself."""

    folder_chosen = Signal(object)
    """`Path`; `show_set` or `show_refused` answers."""

    wish_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evaluationSet")
        self._models = Models()
        self._set: SetFacts | None = None
        self._refusal = ""
        self._is_looking = False
        self._intro = label(self, "", "evaluationIntro")
        self.folder_button = QPushButton(self)
        self.folder_button.setObjectName("chooseSet")
        self.folder_button.setAutoDefault(False)
        self.folder_button.setIcon(icon("folder"))
        self.folder_button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))
        self.folder_button.clicked.connect(self._ask_folder)
        self._said = label(self, "", "setSaid")
        self._layouts = [QLabel(self), QLabel(self)]
        self._layout_words = [label(self, "strong"), label(self, "strong")]
        self._about_layout = label(self, "muted", "setLayout")
        self._fields: dict[str, tuple[QLabel, QComboBox]] = {}
        for name in ("detector", "model", "second"):
            box = QComboBox(self)
            box.setObjectName(f"evaluation-{name}")
            box.currentIndexChanged.connect(self.wish_changed)
            words = QLabel(self)
            words.setBuddy(box)
            self._fields[name] = (words, box)
        self._about_second = label(self, "muted", "aboutSecond")
        self.setAcceptDrops(True)
        self._lay_out()
        self._retranslate()

    @property
    def wish(self) -> Wish | None:
        """What is to be measured; None while something lacks."""
        found = self._set
        chosen = {name: box.currentData() for name, (_, box) in self._fields.items()}
        if found is None or not chosen["detector"] or not chosen["model"]:
            return None
        second = chosen["second"] or ""
        return Wish(
            found.folder,
            found.kind,
            chosen["detector"],
            chosen["model"],
            second if second != chosen["model"] else "",
        )

    def box(self, name: str) -> QComboBox:
        """Return the field of "detector", "model" or "second"."""
        return self._fields[name][1]

    @property
    def said(self) -> str:
        """What is said about the folder."""
        return self._said.text()

    def use_models(self, models: Models) -> None:
        """Offer these models; what is chosen stays where it can."""
        self._models = models
        self._list_models()

    def show_set(self, found: SetFacts) -> None:
        """Say what the folder holds, and offer the models that are measured on it."""
        self._set, self._refusal, self._is_looking = found, "", False
        self._list_models()
        self._retranslate()

    def forget(self) -> None:
        """Let go of the folder: its name may be somebody's."""
        self.show_refused("")

    def show_refused(self, sentence: str) -> None:
        """Say why the folder can't be used."""
        self._set, self._refusal, self._is_looking = None, sentence, False
        self._list_models()
        self._retranslate()

    def look_at(self, folder: Path) -> None:
        """Have a folder looked at."""
        self._set, self._refusal, self._is_looking = None, "", True
        self._retranslate()
        self.wish_changed.emit()
        self.folder_chosen.emit(folder)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the folder that was let fall here."""
        folder = _dropped(event)
        if folder is not None:
            self.look_at(folder)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._list_models()
        super().changeEvent(event)

    @Slot()
    def _ask_folder(self) -> None:
        before = "" if self._set is None else str(self._set.folder)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the pictures"), before)
        if chosen:
            self.look_at(Path(chosen))

    def _list_models(self) -> None:
        slot: ModelSlot = "recogniser" if self._set is None else self._set.slot
        self._fill("detector", "detector")
        self._fill("model", slot)
        self._fill("second", slot)
        has_other = len(self._models.present.get(slot, ())) > 1
        self.box("second").setEnabled(has_other)
        for name in self._fields:
            self._fields[name][0].setEnabled(self._set is not None)
            if self._set is None:
                self.box(name).setEnabled(False)
            elif name != "second":
                self.box(name).setEnabled(bool(self.box(name).itemData(0)))
        lacking = ""
        if self._set is not None and not self._models.present.get(slot):
            lacking = self.tr("No liveness model for pictures is installed. Models… adds one.")
        elif self._set is not None and not has_other:
            lacking = self.tr("There is no other model of this kind. Models… adds one.")
        say_or_hide(self._about_second, lacking)
        self.wish_changed.emit()

    def _fill(self, name: str, slot: ModelSlot) -> None:
        box = self.box(name)
        chosen = box.currentData()
        models = self._models.present.get(slot, ())
        in_use = self._models.in_use.get(slot, "")
        box.blockSignals(True)
        box.clear()
        if name == "second" or not models:
            box.addItem(self.tr("None"), "")
        for model in models:
            is_used = model.name == in_use and name != "second"
            words = self.tr("{model} (in use at the desk)") if is_used else "{model}"
            box.addItem(words.format(model=model.title), model.name)
        wanted = box.findData(chosen)
        if wanted < 0 or (not chosen and name != "second"):
            wanted = 0 if name == "second" else box.findData(in_use)
        box.setCurrentIndex(max(0, wanted))
        box.blockSignals(False)

    def _lay_out(self) -> None:
        chosen = QHBoxLayout()
        chosen.setSpacing(WIDE)
        chosen.addWidget(self.folder_button)
        chosen.addWidget(self._said, 1)
        pictures = QHBoxLayout()
        pictures.setSpacing(WIDE)
        for words, drawn, text in zip(
            self._layout_words, self._layouts, (_PEOPLE, _FAKES), strict=True
        ):
            card = QFrame(self)
            set_look(card, "card")
            drawn.setText(text)
            drawn.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            drawn.setAccessibleName("")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(WIDE, GAP + TIGHT, WIDE, GAP + TIGHT)
            inside.setSpacing(GAP)
            inside.addWidget(words)
            inside.addWidget(drawn)
            inside.addStretch(1)
            pictures.addWidget(card, 1)
        fields = QGridLayout()
        fields.setHorizontalSpacing(WIDE)
        fields.setVerticalSpacing(GAP)
        for row, (words, box) in enumerate(self._fields.values()):
            fields.addWidget(words, row, 0)
            fields.addWidget(box, row, 1)
        fields.setColumnStretch(1, 1)
        column = QVBoxLayout()
        column.setSpacing(GAP + TIGHT)
        column.addWidget(self._intro)
        column.addLayout(chosen)
        column.addLayout(pictures)
        column.addWidget(self._about_layout)
        column.addSpacing(GAP)
        column.addLayout(fields)
        column.addWidget(self._about_second)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ReadingPage(column, self))

    def _retranslate(self) -> None:
        self._intro.setText(
            self.tr(
                "Measure how often the models err on pictures of which you know the truth. The "
                "desk goes on working meanwhile; nothing of the pictures is kept."
            )
        )
        self.folder_button.setText(self.tr("Choose folder…"))
        self.folder_button.setAccessibleName(self.tr("Choose the folder of the pictures"))
        self._layout_words[0].setText(self.tr("For recognition: a folder for each person"))
        self._layout_words[1].setText(self.tr("For fakes: the folders live and fake"))
        for drawn, words in zip(self._layouts, self._layout_words, strict=True):
            drawn.setAccessibleName(words.text())
        self._about_layout.setText(
            self.tr(
                "The names of the folders don't matter, but for live and fake. The more people "
                "with two pictures or more, the surer the rates: 100 people or more are good. "
                "Take pictures from your own cameras; others say little about this place."
            )
        )
        slot = "recogniser" if self._set is None else self._set.slot
        titles = {
            "detector": self.tr("Finds the faces"),
            "model": self.tr("Recogniser") if slot == "recogniser" else self.tr("Liveness model"),
            "second": self.tr("Compare with"),
        }
        for name, (words, box) in self._fields.items():
            words.setText(titles[name])
            box.setAccessibleName(titles[name])
        self._said.setText(self._set_words())
        set_look(self._said, "danger" if self._refusal else "muted" if not self._set else "known")

    def _set_words(self) -> str:
        if self._refusal:
            return breakable(self._refusal)
        if self._is_looking:
            return self.tr("Looking at the folder…")
        found = self._set
        if found is None:
            return self.tr("No folder is chosen. One may also be dropped here.")
        count = QLocale().toString
        if found.kind == "people":
            return self.tr("{folder}: {pictures} pictures of {people} people.").format(
                folder=found.folder.name, pictures=count(found.pictures), people=count(found.people)
            )
        kinds = ", ".join(
            f"{kind or self.tr('live')} {count(number)}" for kind, number in found.kinds
        )
        return self.tr("{folder}: {pictures} pictures: {kinds}.").format(
            folder=found.folder.name, pictures=count(found.pictures), kinds=kinds
        )


def _dropped(event: QDropEvent) -> Path | None:
    """Return the folder that is dragged; None for anything else."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.is_dir() else None

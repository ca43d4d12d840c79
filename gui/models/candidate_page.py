"""What was found in a folder or file, to be confirmed before it becomes an installed model."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.models.vendor.system import MIT_SAID, NO_LICENCE
from gui.models.checksum_line import ChecksumLine
from gui.models.labels import breakable, label, say_or_hide, short_label
from gui.models.reading_page import ReadingPage
from gui.models.system_choice import SystemChoice
from gui.models.wording import (
    PURPOSES,
    UNKNOWN_LICENCE,
    in_slot,
    licence,
    megabytes,
    prose,
    warning,
    words,
)
from gui.theme import set_look
from gui.tokens import GAP, PAGE

if TYPE_CHECKING:
    from core.models.adding.inspection import Candidate
    from core.models.vendor.system import System


class CandidatePage(QWidget):
    """Shows a `Candidate` and asks whether, and as what, to add it."""

    install_wanted = Signal(object, str, bool)
    """`Candidate`, name of the system, whether to use it at once."""

    left = Signal()
    """Nothing is to be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidatePage")
        self._candidate: Candidate | None = None
        self._title = label(self, "title", "candidateTitle")
        self._purpose = label(self, "muted", "candidatePurpose")
        self._path = label(self, "caption", "candidatePath")
        self.choice = SystemChoice(self)
        self.choice.changed.connect(self._refresh)
        self._checksum_title = short_label(self, "overline")
        self.checksum = ChecksumLine(self, whole=True)
        self._verdict = label(self, name="candidateVerdict")
        self._replaces = label(self, "warn", "candidateReplaces")
        self.compared = QCheckBox(self)
        self.compared.setObjectName("candidateCompared")
        self.compared.toggled.connect(self._refresh)
        self._licence_title = short_label(self, "overline")
        self._licence = label(self, name="candidateLicence")
        self._licence_warning = label(self, "warn", "candidateLicenceWarning")
        self._warning = label(self, "warn", "candidateWarning")
        self._installed: frozenset[str] = frozenset()
        self.add_use_button = QPushButton(self)
        self.add_use_button.setObjectName("candidateAddUse")
        set_look(self.add_use_button, "primary")
        self.add_use_button.clicked.connect(self._add_and_use)
        self.add_button = QPushButton(self)
        self.add_button.setObjectName("candidateAdd")
        self.add_button.clicked.connect(self._add)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("candidateCancel")
        self.cancel_button.clicked.connect(self.left)
        self._lay_out()

    @property
    def title(self) -> str:
        """What was found."""
        return self._title.text()

    @property
    def verdict(self) -> str:
        """What is said about the checksum."""
        return self._verdict.text()

    @property
    def licence_text(self) -> str:
        """Licence and its warning, as one reads them."""
        warns = "" if self._licence_warning.isHidden() else self._licence_warning.text()
        return f"{self._licence.text()} {warns}".strip()

    @property
    def replaces_text(self) -> str:
        """That an installed model is replaced; empty where none is."""
        return "" if self._replaces.isHidden() else self._replaces.text()

    def set_installed(self, names: frozenset[str]) -> None:
        """Say which models are installed already."""
        self._installed = names
        self._refresh()

    def show_candidate(self, candidate: Candidate) -> None:
        """Ask about these files."""
        self._candidate = candidate
        self.compared.setChecked(False)
        self.choice.set_systems(candidate.systems)
        self._order_tabs()
        self._refresh()
        first = self.choice.first_button
        if first is not None:
            first.setFocus()
        else:
            (self.add_use_button if self.add_use_button.isEnabled() else self.compared).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _order_tabs(self) -> None:
        """Let Tab lead from top to bottom; the buttons of the choice are younger than the rest."""
        chain: list[QWidget] = [
            *self.choice.buttons,
            self.checksum.copy_button,
            self.compared,
            self.add_use_button,
            self.add_button,
            self.cancel_button,
        ]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    @Slot()
    def _add(self) -> None:
        self._install(use=False)

    @Slot()
    def _add_and_use(self) -> None:
        self._install(use=True)

    def _install(self, *, use: bool) -> None:
        system = self.choice.system
        if self._candidate is not None and system is not None:
            self.install_wanted.emit(self._candidate, system.name, use)

    @Slot()
    def _refresh(self) -> None:
        self._checksum_title.setText(self.tr("Checksum (SHA-256)"))
        self._licence_title.setText(self.tr("Licence"))
        self.add_button.setText(self.tr("Add"))
        self.add_use_button.setText(self.tr("Add and use"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.compared.setText(self.tr("I compared it, or I trust where the files come from"))
        candidate = self._candidate
        if candidate is None:
            return
        system = self.choice.system
        size = megabytes(sum(file.size for file in candidate.contents.values()))
        self._path.setText(breakable(f"{candidate.path}, {size}"))
        self.checksum.set_sha256(candidate.main_file.sha256)
        self._say_what(system)
        sure = self._say_checksum(candidate, system)
        self.compared.setVisible(system is not None and not sure)
        ready = system is not None and (sure or self.compared.isChecked())
        for button in (self.add_button, self.add_use_button):
            button.setEnabled(ready)

    def _say_what(self, system: System | None) -> None:
        for shown in (self._licence_title, self._licence):
            shown.setVisible(system is not None)
        if system is None:
            self._title.setText(self.tr("Which model is this?"))
            self._purpose.setText(
                self.tr(
                    "These files fit several models, and nothing in them says which. Choose the "
                    "one that you got them as."
                )
            )
            for gone in (self._licence_warning, self._warning, self._replaces):
                gone.hide()
            return
        assert system.slot is not None
        self._title.setText(self.tr("Add {model}?").format(model=system.title))
        what = words(PURPOSES[system.slot])
        if self.choice.first_button is None:
            recognised = self.tr("Recognised as {model}.").format(model=in_slot(system))
            what = f"{recognised} {what}"
        self._purpose.setText(what)
        reported = f" ({prose(MIT_SAID)})" if MIT_SAID in system.notes else ""
        self._licence.setText(f"{licence(system.licence)}{reported}")
        unknown = system.licence == UNKNOWN_LICENCE
        say_or_hide(self._licence_warning, prose(NO_LICENCE) if unknown else "")
        say_or_hide(self._warning, warning(system.light, system.slot))
        say_or_hide(
            self._replaces,
            self.tr("{model} is installed already; these files take its place.").format(
                model=system.title
            )
            if system.name in self._installed
            else "",
        )

    def _say_checksum(self, candidate: Candidate, system: System | None) -> bool:
        """Say what is known about the checksum; whether it is the one that was reported."""
        sha256, reported = candidate.main_file.sha256, system.checksum if system else ""
        start, gap, end = reported.partition("...")
        self._verdict.setVisible(system is not None)
        if system is None:
            return False
        title = system.title
        if not reported:
            set_look(self._verdict, "warn")
            self._verdict.setText(
                self.tr(
                    "No checksum is known for {model}: compare this one with the one on the "
                    "vendor's page."
                ).format(model=title)
            )
            return False
        if not (sha256.startswith(start) and sha256.endswith(end)):
            set_look(self._verdict, "danger")
            self._verdict.setText(
                self.tr(
                    "This is not the checksum that was reported for {model}. The file is another "
                    "version, damaged, or not what it says: compare the checksum with the one on "
                    "the vendor's page."
                ).format(model=title)
            )
            return False
        if gap:
            set_look(self._verdict, "known")
            self._verdict.setText(
                self.tr("Its beginning and end are those that were reported for {model}.").format(
                    model=title
                )
            )
            return True
        set_look(self._verdict, "known")
        self._verdict.setText(
            self.tr("This checksum is the one that was reported for {model}.").format(model=title)
        )
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._purpose)
        column.addWidget(self._path)
        column.addWidget(self.choice)
        column.addWidget(self._warning)
        column.addWidget(self._replaces)
        column.addSpacing(GAP)
        column.addWidget(self._checksum_title)
        column.addWidget(self.checksum)
        column.addWidget(self._verdict)
        column.addWidget(self.compared)
        column.addSpacing(GAP)
        column.addWidget(self._licence_title)
        column.addWidget(self._licence)
        column.addWidget(self._licence_warning)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.add_use_button, self.add_button, self.cancel_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(ReadingPage(column, self), 1)
        whole.addLayout(buttons)

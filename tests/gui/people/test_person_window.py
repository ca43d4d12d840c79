"""The window about a person: everything has a name, is reached by keyboard, and fits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from core.people.records import Consent, Details, Person, TemplateFacts, View
from gui.people.person_window import LEAST_SIZE, PersonWindow
from gui.people.values import Kept, Recogniser
from gui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore(
    r"This plugin does not support (raise|grabbing the keyboard)", extend=True
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def someone(**changes: object) -> Person:
    given = Consent(3, "zh_CN", "0" * 64, NOW, "Anna", NOW + timedelta(30))
    details = Details(
        "F-4711" * 16,
        "新的备注。" * 800,
        tuple(sorted(f"a tag of some length {n:02}" for n in range(50))),
        given,
        date.today() + timedelta(5),
    )
    known: dict[str, object] = {
        "id": "a" * 32,
        "name": "Wolfeschlegelsteinhausenbergerdorff 王小明 " * 2,
        "created": NOW,
        "template_count": 30,
        "models": ("sface:0",),
        "has_thumbnail": True,
        "details": details,
    }
    return Person(**{**known, **changes})  # type: ignore[arg-type]


def templates(count: int, models: int = 1) -> tuple[TemplateFacts, ...]:
    views = list(View)
    return tuple(
        TemplateFacts(f"t{n}", f"sface:{n % models}", n * 3.0 % 100, NOW, views[n % len(views)], "")
        for n in range(count)
    )


@pytest.fixture(scope="module")
def made(qapp):
    Theme().apply(qapp, "light")
    window = PersonWindow("a" * 32)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show_person(someone(), "sface:0")
    alike = {f"t{n}": 0.2 + 0.02 * n for n in range(30)}
    window.templates.show_kept(Kept(templates(30, 2), (), alike), Recogniser("sface:0", 0.45))
    window.card.show_picture(np.zeros((96, 96), np.uint8))
    window.history.show_entries(())
    window.resize(*LEAST_SIZE)
    window.show()
    QApplication.processEvents()
    yield window
    window.close()
    shiboken6.delete(window)


@pytest.fixture
def window(made):
    """Made once for all tests: 50 tags and 30 views take longer to make than to look at."""
    made.show_person(someone(), "sface:0")
    QApplication.processEvents()
    return made


def seen(window, kind):
    return [w for w in window.findChildren(kind) if w.isVisibleTo(window) and w.width() > 0]


@pytest.mark.parametrize("page", [0, 1, 2])
def test_whatever_takes_the_keyboard_has_a_name(window, page):
    window.tabs.setCurrentIndex(page)
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in seen(window, QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isEnabled()
        and not w.objectName().startswith("qt_")
        and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


@pytest.mark.parametrize("page", [0, 1, 2])
def test_whatever_can_be_operated_is_reached_with_tab(window, page, qtbot):
    window.tabs.setCurrentIndex(page)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    chain: list[QWidget | None] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        if chain and QApplication.focusWidget() is chain[0]:
            break
        chain.append(QApplication.focusWidget())
    left_out = [
        w.text() or w.objectName()
        for w in seen(window, QAbstractButton)
        if w.isEnabled()
        and w not in chain
        and not w.objectName().startswith(("qt_", "ScrollLeft", "ScrollRight"))
    ]
    assert left_out == []


@pytest.mark.parametrize("page", [0, 1, 2])
def test_no_words_are_cut_off(window, page):
    window.tabs.setCurrentIndex(page)
    QApplication.processEvents()
    cut = []
    for label in seen(window, QLabel):
        if not label.text() or label.pixmap():
            continue
        needed = QSize(0, label.heightForWidth(label.width())) if label.wordWrap() else None
        needed = needed or label.minimumSizeHint()
        if needed.width() > label.width() + 1 or needed.height() > label.height() + 1:
            cut.append((label.text(), needed.toTuple(), label.size().toTuple()))
    for button in seen(window, QAbstractButton):
        if button.text() and button.sizeHint().width() > button.width() + 1:
            cut.append((button.text(), button.sizeHint().toTuple(), button.size().toTuple()))
    assert cut == []


def test_fifty_tags_leave_room_for_the_notes(window):
    assert len(window.card.tags.chips) == 50
    assert window.card.notes.height() >= 80
    assert window.minimumSizeHint().height() <= 760


def test_what_is_wrong_is_said_once_above_all(window):
    assert "is kept until" in window.note_bar.text
    window.show_person(someone(damaged=True, name=""), "sface:0")
    assert "damaged" in window.note_bar.text
    assert window.windowTitle() == "Name can't be read"
    window.show_person(someone(details=Details(), models=("other:1",)), "sface:0")
    assert "can't be recognised" in window.note_bar.text
    assert window.consent.consent.text() == "It was not noted that the person agreed."
    assert not window.consent.withdraw_button.isEnabled()


def test_consent_is_told_in_words(window):
    said = window.consent.consent.text().splitlines()
    assert "version 3" in said[0]
    assert "简体中文" in said[0]
    assert said[1] == "Noted by Anna."
    assert said[2].startswith("Withdrawn on")


def test_a_date_that_is_being_chosen_survives_a_change_elsewhere(window):
    window.consent.has_end.setChecked(False)
    window.show_person(someone(template_count=31), "sface:0")
    assert not window.consent.has_end.isChecked()
    assert window.consent.save_button.isEnabled()

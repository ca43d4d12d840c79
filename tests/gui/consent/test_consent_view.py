"""Where a person agrees: nothing is agreed to unless it was said to the text that is shown."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from core.people.consent.wording import ConsentText, filled, own_wording
from gui.consent.consent_view import ConsentView

NOW = datetime.now(UTC)


def text(language: str, version: int = 3) -> ConsentText:
    words = filled(
        own_wording()[language], language, organisation="Museum <A&B>", contact="", days=30
    )
    return ConsentText(version, language, NOW, words)


@pytest.fixture
def view(qtbot):
    made = ConsentView()
    qtbot.addWidget(made)
    return made


def test_nothing_is_agreed_to_at_first(view):
    assert view.accepted is None
    view.show_text(text("en"))
    assert view.accepted is None
    assert not view.keeps_pictures
    assert "Museum <A&B>" in view.sheet.toPlainText()
    assert "{" not in view.sheet.toPlainText()


def test_agreeing_names_the_very_text_its_time_and_the_operator(view, qtbot):
    shown = text("en")
    view.show_text(shown, operator="Mia")
    with qtbot.waitSignal(view.changed):
        qtbot.mouseClick(view.agrees, Qt.MouseButton.LeftButton, pos=view.agrees.rect().center())
        view.agrees.setChecked(True)
    consent = view.accepted
    assert consent is not None
    assert (consent.version, consent.language, consent.operator) == (3, "en", "Mia")
    assert consent.digest == shown.digest
    assert abs(consent.given - datetime.now(UTC)) < timedelta(minutes=1)
    assert view.accepted == consent, "the time is that of the tick"


def test_another_language_has_to_be_agreed_to_anew(view):
    view.show_texts((text("en"), text("zh_CN")), "zh_CN")
    assert "前台" in view.sheet.toPlainText()
    view.agrees.setChecked(True)
    assert view.accepted.language == "zh_CN"
    view.languages.setCurrentIndex(0)
    assert view.accepted is None
    view.agrees.setChecked(True)
    assert view.accepted.language == "en"


def test_pictures_are_kept_only_if_both_are_agreed_to(view):
    view.show_text(text("en"))
    assert not view.keeps.isEnabled()
    view.agrees.setChecked(True)
    assert not view.keeps_pictures
    view.keeps.setChecked(True)
    assert view.keeps_pictures
    view.agrees.setChecked(False)
    assert not view.keeps_pictures
    view.agrees.setChecked(True)
    view.set_keeping_offered(False)
    assert not view.keeps_pictures


def test_the_next_person_begins_anew(view):
    view.show_text(text("en"))
    view.agrees.setChecked(True)
    view.show_text(text("en"))
    assert view.accepted is None

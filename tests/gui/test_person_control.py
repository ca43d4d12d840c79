"""The window about a person with a real gallery in its thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.people.audit.events import Event
from core.people.gallery import Gallery, NewTemplate
from core.people.records import Consent, Details, Sample, View
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost
from core.results import Embedding
from core.settings import Settings
from gui.commands import Commands
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.gallery.gallery_panel import GalleryPanel
from gui.people.history_page import PAGE_OF
from gui.person_control import PersonControl

pytestmark = pytest.mark.qt_log_ignore(
    r"This plugin does not support (raise|grabbing the keyboard)", extend=True
)

MODEL = "sface:0123"
PASSPHRASE = "correct horse battery"
CONSENT = Consent(3, "en", "0" * 64, datetime(2026, 3, 4, 12, tzinfo=UTC), "Anna")


def template(*numbers: float, model: str = MODEL, **how: object) -> NewTemplate:
    vector = np.array([*numbers, *[0.0] * (8 - len(numbers))], np.float32)
    return NewTemplate(Embedding(vector / np.linalg.norm(vector), model), 80.0, **how)  # type: ignore[arg-type]


def picture() -> Sample:
    pixels = np.random.default_rng(0).integers(0, 256, (120, 100), np.uint8)
    points = np.array([[40, 50], [60, 50], [50, 62], [42, 75], [58, 75]], np.float32)
    now = datetime.now(UTC)
    return Sample(pixels, np.array([25, 25, 75, 95], np.float32), points, 80.0, now, now, "Desk")


class Place:
    """An engine whose gallery's threads alone run, the list, and what connects them."""

    def __init__(self, profile: Profile) -> None:
        gallery = Gallery.open(profile.gallery_file)
        views = [
            template(1, 0.1, view=View.STRAIGHT, sample=picture()),
            template(1, 0.2, view=View.LEFT),
            template(1, 0.1, 0.1, view=View.RIGHT),
            template(0, 0, 0, 1, view=View.GLASSES),
        ]
        details = Details("F-4711", "Comes on Mondays.", ("night", "staff"), CONSENT)
        thumbnail = np.full((96, 96), 90, np.uint8)
        self.ada = gallery.enrol("Ada", views, thumbnail, [picture()], details)
        self.bo = gallery.enrol("Bo", [template(0, 1)])
        gallery.close()
        self.profile = profile
        self.engine = Engine(Settings(), profile)
        self.window = QWidget()
        self.panel = GalleryPanel(self.window)
        self.commands = Commands(self.window)
        self.control = PersonControl(self.engine, self.panel, self.commands, self.window)
        self.engine.people.changed.connect(self.panel.set_people)
        self.engine.models_loaded.emit(LoadedModels({}, 0.45, MODEL))
        self.opened: list[Gallery] = []
        self.engine.people.worker.opened.connect(self.opened.append)
        self.engine._gallery_thread.start()
        self.engine._long_thread.start()
        self.engine.people.open()

    @property
    def gallery(self) -> Gallery:
        return self.opened[-1]

    def page(self, person_id: str):
        return next(o.window for o in self.control.opened if o.window.person_id == person_id)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    monkeypatch.setattr(
        protection, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
    )


@pytest.fixture
def never_looks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gallery tells of its own changes alone; it doesn't look for those of others."""
    monkeypatch.setattr("gui.gallery_worker.LOOK_AGAIN_MS", 3_600_000)


@pytest.fixture
def place(qtbot, own_profile) -> Iterator[Place]:
    profile = Profile.default()
    profile.make()
    made = Place(profile)
    qtbot.addWidget(made.window)
    qtbot.waitUntil(lambda: made.panel.model.total == 2 and bool(made.opened))
    yield made
    made.engine.stop()


@pytest.fixture
def page(qtbot, place):
    place.panel.view.select(place.ada.id)
    place.commands["person"].setEnabled(True)
    place.control.open()
    page = place.page(place.ada.id)
    qtbot.waitUntil(lambda: len(page.templates.rows) == 4)
    qtbot.waitUntil(lambda: page.history.list.count() > 0)
    return page


def test_the_window_shows_all_that_is_kept(place, page):
    assert (page.windowTitle(), page.card.name.text()) == ("Ada", "Ada")
    assert page.card.external_id.text() == "F-4711"
    assert page.card.notes.toPlainText() == "Comes on Mondays."
    assert [chip.tag for chip in page.card.tags.chips] == ["night", "staff"]
    assert not page.card.picture.pixmap().isNull()
    rows = [row.text for row in page.templates.rows]
    assert [text.partition("\n")[0] for text in rows] == [
        "Straight",
        "To the left",
        "To the right",
        "With glasses",
    ]
    assert [row.stands_out for row in page.templates.rows] == [False, False, False, True]
    assert "Is it somebody else?" in rows[3]
    assert "Fits" in rows[0]
    assert "4 views · 2 pictures kept" in page.templates.summary.text()
    assert any("nrolled" in text for text in page.history.texts())
    assert "to version 3 of the text, in English" in page.consent.consent.text()
    assert "Noted by Anna" in page.consent.consent.text()


def test_what_is_typed_is_kept_when_the_field_is_left_and_it_is_said(
    never_looks_again, qtbot, place, page
):
    page.card.name.setText("  Ada King ")
    page.card.name.editingFinished.emit()
    qtbot.waitUntil(lambda: page.card.state.text() == "Saved")
    assert place.gallery.person(place.ada.id).name == "Ada King"
    assert page.card.name.text() == page.windowTitle() == "Ada King"
    qtbot.waitUntil(lambda: place.panel.model.named("Ada King") != [])
    page.card.notes.setPlainText("新的备注\n" * 500)
    assert "leave the field" in page.card.state.text()
    page.card.flush()
    qtbot.waitUntil(lambda: page.card.state.text() == "Saved")
    details = place.gallery.person(place.ada.id).details
    assert details.notes == ("新的备注\n" * 500).strip()
    assert (details.external_id, details.consent) == ("F-4711", CONSENT)  # untouched


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [("name", "", "enter a name"), ("external_id", "9" * 101, "too long")],
)
def test_what_cannot_be_kept_stays_typed_and_the_reason_is_said(qtbot, page, field, typed, said):
    getattr(page.card, field).setText(typed)
    page.card.flush()
    qtbot.waitUntil(lambda: said in page.card.state.text())
    assert page.card.state.text().startswith("Not saved")
    assert getattr(page.card, field).text() == typed
    assert getattr(page.card, field).property("look") == "wrong"


def test_tags_are_taken_with_a_click_and_added_by_typing(qtbot, place, page):
    qtbot.mouseClick(page.card.tags.chips[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.gallery.person(place.ada.id).details.tags == ("staff",))
    qtbot.waitUntil(lambda: [chip.tag for chip in page.card.tags.chips] == ["staff"])
    qtbot.keyClicks(page.card.tags.field, "Front door")
    qtbot.keyClick(page.card.tags.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Front door" in [chip.tag for chip in page.card.tags.chips])


def test_a_change_elsewhere_is_followed_but_not_over_what_is_being_typed(qtbot, place, page):
    page.card.external_id.setText("unsaved")
    gallery = place.gallery
    details = gallery.person(place.ada.id).details
    gallery.change_details(place.ada.id, replace(details, notes="Moved.", external_id="F-1"))
    place.engine.people.look_again()
    qtbot.waitUntil(lambda: page.card.notes.toPlainText() == "Moved.")
    assert page.card.external_id.text() == "unsaved"


def test_closing_keeps_what_was_typed_last(qtbot, place, page):
    page.card.notes.setPlainText("Typed at the very end.")
    page.close()
    assert place.control.opened == ()
    qtbot.waitUntil(
        lambda: place.gallery.person(place.ada.id).details.notes == "Typed at the very end."
    )


def test_a_view_is_removed_after_a_question(qtbot, place, page):
    page.templates.rows[3].remove_button.click()
    assert "With glasses" in page.templates.question.text
    assert len(place.gallery.template_facts(place.ada.id)) == 4
    page.templates.question._action.click()
    qtbot.waitUntil(lambda: len(page.templates.rows) == 3)
    assert page.templates.question.text == ""
    qtbot.waitUntil(lambda: any("removed" in text for text in page.history.texts()))


def test_the_last_view_stays_and_it_is_said_why(qtbot, place):
    place.control.show(place.bo.id)
    page = place.page(place.bo.id)
    qtbot.waitUntil(lambda: len(page.templates.rows) == 1)
    (row,) = page.templates.rows
    assert not row.remove_button.isEnabled()
    assert "at least one" in row.remove_button.toolTip()
    page.templates.remove_wanted.emit(row.template.id)  # removed elsewhere meanwhile
    qtbot.waitUntil(lambda: "only template" in page.error_bar.text)
    assert "Pictures are not kept" in page.templates.summary.text()


def test_kept_pictures_can_be_deleted(qtbot, place, page):
    page.templates.forget_button.click()
    assert "can't be undone" in page.templates.question.text
    page.templates.question._action.click()
    qtbot.waitUntil(lambda: "not kept" in page.templates.summary.text())
    assert place.gallery.samples(place.ada.id) == ()
    assert page.templates.forget_button.isHidden()


def test_a_picture_can_be_seen_in_its_full_size(qtbot, page):
    picture, *others = [row.picture for row in page.templates.rows]
    assert picture.isEnabled()
    assert not any(other.isEnabled() for other in others)  # their pictures were not kept
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton)
    shown = picture.enlarged
    assert shown.isVisible()
    assert max(shown.pixmap().width(), shown.pixmap().height()) >= 320
    assert "quality 80" in shown.accessibleName()
    shown.close()


def test_views_of_another_model_are_said_to_be_unused(qtbot, place):
    place.gallery.add_templates(place.bo.id, [template(1, model="other:9")])
    place.engine.people.look_again()
    place.control.show(place.bo.id)
    page = place.page(place.bo.id)
    qtbot.waitUntil(lambda: len(page.templates.rows) == 2)
    assert sum("not used at present" in row.text for row in page.templates.rows) == 1
    place.engine.models_loaded.emit(LoadedModels({}, 0.45, "third:1"))
    qtbot.waitUntil(lambda: sum("not used" in row.text for row in page.templates.rows) == 2)
    assert "can't be recognised" in page.note_bar.text


def test_history_is_paged_and_filtered(qtbot, place, page):
    for _ in range(PAGE_OF + 20):
        place.gallery.log.add(Event.VERDICT, place.ada.id, state="known", similarity=0.7)
    page.history.more_wanted.emit(PAGE_OF)
    qtbot.waitUntil(lambda: page.history.list.count() == PAGE_OF)
    assert not page.history.more_button.isHidden()
    page.history.more_button.click()
    qtbot.waitUntil(lambda: page.history.list.count() > PAGE_OF + 19)
    assert page.history.more_button.isHidden()
    page.history.which.setCurrentIndex(1)
    assert page.history.list.count() == PAGE_OF + 20
    page.history.which.setCurrentIndex(2)
    assert 0 < page.history.list.count() < 5


def test_the_last_day_is_chosen_saved_and_taken_back(qtbot, place, page):
    until = date.today() + timedelta(10)
    assert not page.consent.save_button.isEnabled()
    page.consent.has_end.setChecked(True)
    page.consent.until.setDate(QDate(until.year, until.month, until.day))
    page.consent.save_button.click()
    qtbot.waitUntil(lambda: page.consent.retention.text().startswith("Saved"))
    assert place.gallery.person(place.ada.id).details.keep_until == until
    assert "is kept until" in page.note_bar.text
    page.consent.has_end.setChecked(False)
    page.consent.save_button.click()
    qtbot.waitUntil(lambda: place.gallery.person(place.ada.id).details.keep_until is None)
    qtbot.waitUntil(lambda: "Time since the last visit" in page.consent.retention.text())
    qtbot.waitUntil(lambda: page.note_bar.text == "")


def test_rights_are_handed_on_with_the_person_as_they_are_now(qtbot, place, page):
    for button, signal in (
        (page.consent.agree_button, place.control.agree_wanted),
        (page.consent.give_button, place.control.give_data_wanted),
        (page.consent.withdraw_button, place.control.withdraw_wanted),
        (page.consent.erase_button, place.control.erase_wanted),
    ):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args[0].id == place.ada.id


def test_views_are_taken_in_the_main_window_so_the_page_makes_room(qtbot, place, page):
    page.card.notes.setPlainText("half typed")
    with qtbot.waitSignal(place.control.add_views_wanted) as told:
        page.templates.add_button.click()
    assert told.args[0].id == place.ada.id
    assert not page.isVisible()
    qtbot.waitUntil(lambda: place.gallery.person(place.ada.id).details.notes == "half typed")
    place.control.show(place.ada.id)
    with qtbot.waitSignal(place.control.renew_views_wanted) as told:
        place.page(place.ada.id).templates.renew_button.click()
    assert told.args[0].id == place.ada.id


def test_who_is_removed_leaves_a_sentence_and_comes_back_when_it_is_undone(qtbot, place, page):
    with qtbot.waitSignal(place.engine.people.all_removed) as told:
        place.engine.people.remove_all((place.ada.id,))
    assert page.gone_text == "Ada was removed from the gallery"
    place.engine.people.restore_all(told.args[0])
    qtbot.waitUntil(lambda: page.gone_text == "")
    qtbot.waitUntil(lambda: len(page.templates.rows) == 4)


def test_a_lock_closes_all_windows_at_once(qtbot, place, page):
    place.gallery.guard.set_passphrase(PASSPHRASE)
    place.control.show(place.bo.id)
    assert len(place.control.opened) == 2
    page.card.notes.setPlainText("half typed")
    hidden: list[bool] = []
    place.engine.protection.locked.connect(lambda _error: hidden.append(page.isVisible()))
    with qtbot.waitSignal(place.engine.protection.locked):
        place.engine.protection.lock()
    assert hidden == [False]
    assert place.control.opened == ()


def test_a_damaged_person_can_be_looked_at_but_not_written_over(qtbot, place):

    from core.people.tables import details

    with place.gallery._store.writing() as connection:
        connection.execute(details.update().values(payload=b"x" * 40))
    place.gallery._changes.add(None)
    place.gallery._vault.forget(place.ada.id)
    place.engine.people.look_again()
    qtbot.waitUntil(lambda: any(p.damaged for p in place.panel.model._people))
    place.control.show(place.ada.id)
    page = place.page(place.ada.id)
    assert "damaged" in page.note_bar.text
    assert page.card.notes.isReadOnly()
    page.card.name.setText("Other")
    page.card.flush()
    qtbot.waitUntil(lambda: len(page.templates.rows) == 4)
    assert place.gallery.person(place.ada.id).name == "Ada"


class SignInWanted:
    """Accounts are there, and nobody is signed in."""

    is_wanted = True

    def role_of(self, _session: object) -> None:
        return None


def test_what_may_not_be_done_is_said(qtbot, place, page):
    place.gallery.sign_in.follow(SignInWanted)
    page.card.name.setText("Other")
    page.card.flush()
    qtbot.waitUntil(lambda: "Sign in" in page.card.state.text())
    page.templates.remove_wanted.emit(page.templates.rows[0].template.id)
    qtbot.waitUntil(lambda: "Sign in" in page.error_bar.text)


def test_a_tag_is_given_to_many_and_taken_again(qtbot, place):
    both = (place.ada.id, place.bo.id)
    place.panel.tag_wanted.emit(both, "Gäste", True)
    qtbot.waitUntil(lambda: place.panel.model.tag_counts().get("Gäste") == 2)
    place.panel.tag_wanted.emit((place.ada.id,), "Gäste", False)
    qtbot.waitUntil(lambda: place.panel.model.tag_counts().get("Gäste") == 1)
    assert place.gallery.person(place.ada.id).details.tags == ("night", "staff")


def test_the_command_is_there_for_one_person_alone(place):
    command = place.commands["person"]
    place.panel.view.selectAll()
    assert not command.isEnabled()
    place.panel.view.select(place.bo.id)
    assert command.isEnabled()
    assert command in place.panel.view.actions()
    place.panel.view.open_wanted.emit("0" * 32)  # nobody
    assert place.control.opened == ()

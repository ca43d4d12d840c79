"""People who can't be recognised with the model in use, and renewing their templates."""

import time

import pytest
from PySide6.QtWidgets import QApplication

from core.models.contract import ModelError
from core.people.renewal import RenewalPlan, RenewalSummary
from gui.models.renewal_panel import RenewalPanel
from gui.models.slot_model import EntryRole
from tests.gui.models.conftest import person


@pytest.fixture
def panel(qtbot, themed, destroyed):
    made = RenewalPanel()
    destroyed(made)
    made.resize(640, 400)
    made.show()
    return made


def lines(panel):
    model = panel.model
    return [(model.index(r, 0).data(), model.index(r, 1).data()) for r in range(model.rowCount())]


def test_it_says_who_lacks_what_and_what_can_be_done(panel, plan):
    panel.set_lacking(plan, "FRIR", 40)
    assert panel.text.startswith("12 of 40 people can't be recognised with FRIR yet.")
    assert "9 of them have a kept picture" in panel.text
    assert "3 of them must be enrolled again" in panel.text
    assert panel.renew_button.text() == "Renew 9 templates"
    assert len(lines(panel)) == 12
    assert lines(panel)[0] == ("Person 0", "A picture is kept")
    assert lines(panel)[-1] == ("Person 11", "Must be enrolled again")


def test_without_kept_pictures_there_is_nothing_to_renew(panel, plan):
    panel.set_lacking(RenewalPlan(plan.model, (), plan.without_sample), "FRIR", 0)
    assert panel.text.startswith("3 people can't be recognised with FRIR yet.")
    assert not panel.renew_button.isVisible()


def test_a_renewal_is_asked_for_told_of_and_stopped(panel, plan, qtbot):
    panel.set_lacking(plan, "FRIR", 40)
    with qtbot.waitSignal(panel.renew_wanted):
        panel.renew_button.click()
    assert not panel.renew_button.isVisible()  # not twice
    panel.show_progress(4, 9)
    assert panel.text.startswith("Renewing templates: 4 of 9")
    assert (panel.bar.value(), panel.bar.maximum()) == (4, 9)
    assert not panel.renew_button.isVisible()
    with qtbot.waitSignal(panel.cancel_wanted):
        panel.stop_button.click()
    assert not panel.stop_button.isEnabled()
    assert "Stopping" in panel.text


def test_the_summary_names_who_failed_and_why(panel, plan, qtbot):
    panel.set_lacking(plan, "FRIR", 40)
    panel.show_progress(9, 9)
    why = ModelError("The kept picture of {name} is damaged.", name="Person 3")
    panel.show_summary(
        RenewalSummary(plan.model, 8, ((person(3), why),), plan.without_sample, False)
    )
    assert panel.text.startswith("The renewal is done. 8 people got a new template.")
    assert lines(panel)[0] == ("Person 3", "The kept picture of Person 3 is damaged.")
    assert len(lines(panel)) == 4
    panel.set_lacking(RenewalPlan(plan.model, (), plan.without_sample), "FRIR", 40)
    assert panel.text.startswith("The renewal is done.")  # until it has been read
    with qtbot.waitSignal(panel.dismissed):
        panel.done_button.click()
    assert "3 of 40 people" in panel.text


def test_a_stopped_renewal_says_that_it_can_go_on(panel, plan):
    panel.show_progress(4, 9)
    panel.show_summary(RenewalSummary(plan.model, 4, (), (), True))
    assert panel.text.startswith("The renewal was stopped. 4 people got a new template.")
    assert "goes on from there" in panel.text
    panel.set_lacking(plan, "FRIR", 40)
    panel.done_button.click()
    assert panel.renew_button.isVisible()


def test_a_summary_of_another_recogniser_is_not_kept(panel, plan):
    panel.show_summary(RenewalSummary("other@0", 4, (), (), False))
    panel.set_lacking(plan, "FRIR", 40)
    assert panel.text.startswith("12 of 40 people")


def test_thousands_of_people_are_shown_at_once(panel, plan):
    many = RenewalPlan(plan.model, tuple(person(n) for n in range(20_000)), ())
    began = time.process_time()
    panel.set_lacking(many, "FRIR", 20_000)
    QApplication.processEvents()
    panel.view.scrollToBottom()
    QApplication.processEvents()
    assert time.process_time() - began < 1.0
    assert panel.model.rowCount() == 20_000


def test_a_renewal_that_was_refused_can_be_asked_for_again(new_dialog, plan):
    new_dialog.set_lacking(plan, 40)
    new_dialog.list.select("recogniser", "frir")
    new_dialog.renewal.renew_button.click()
    new_dialog.show_error(ModelError("The gallery can't be read."))
    assert new_dialog.said.error == "The gallery can't be read."
    assert new_dialog.renewal.renew_button.isVisible()


def test_it_stands_with_the_recogniser_in_use_alone(new_dialog, plan, qtbot):
    new_dialog.set_lacking(plan, 40)
    assert not new_dialog.renewal.isVisible()
    new_dialog.list.select("recogniser", "frir")
    assert new_dialog.renewal.isVisible()
    heading = new_dialog.list.slots.index(new_dialog.list.currentIndex().row() - 3)
    assert "12 not recognised" in heading.data(EntryRole.NOTE)
    with qtbot.waitSignal(new_dialog.renew_wanted):
        new_dialog.renewal.renew_button.click()
    new_dialog.show_renewal_progress(1, 9)
    with qtbot.waitSignal(new_dialog.cancel_renewal_wanted):
        new_dialog.renewal.stop_button.click()
    new_dialog.show_renewal_summary(RenewalSummary(plan.model, 9, (), (), False))
    new_dialog.set_lacking(RenewalPlan(plan.model, (), ()), 40)
    assert new_dialog.renewal.isVisible()
    new_dialog.renewal.done_button.click()
    assert not new_dialog.renewal.isVisible()
    new_dialog.list.select("recogniser", "sface-2021dec")
    assert not new_dialog.renewal.isVisible()

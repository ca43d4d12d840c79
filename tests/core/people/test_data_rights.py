"""Consent, retention and a person's rights where accounts say who may do what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.people.accounts.rights import NotAllowedError, Right, Role
from core.people.consent.policy import Policy
from core.people.gallery import Gallery
from core.people.records import Details

pytestmark = pytest.mark.usefixtures("quick_argon")

SUE, OTTO = ("Sue", "294817"), ("Otto", "730526")


@pytest.fixture
def ann(gallery: Gallery, template):
    """Somebody who agreed before an operator, who is signed in now."""
    gallery.consent.change_policy(Policy(purges=True))
    gallery.accounts.add_first(*SUE)
    gallery.accounts.add(OTTO[0], Role.OPERATOR, OTTO[1])
    gallery.accounts.sign_in(*OTTO)
    consent = gallery.consent.accept(gallery.consent.current())
    gallery.enrol("Ben", [template(5)])
    return gallery.enrol("Ann", [template(1)], details=Details(consent=consent, tags=("visitor",)))


def test_who_saw_the_consent_is_noted(gallery, ann):
    assert gallery.person(ann.id).details.consent.operator == "Otto"


def test_an_operator_takes_consent_back_but_does_not_erase(gallery, ann, tmp_path):
    with pytest.raises(NotAllowedError):
        gallery.erasure.erase(ann.id)
    with pytest.raises(NotAllowedError):
        gallery.disclosure.give(ann.id, tmp_path / "ann")
    with pytest.raises(NotAllowedError):
        gallery.retention.purge()
    with pytest.raises(NotAllowedError):
        gallery.retention.confirm_clock()
    with pytest.raises(NotAllowedError):
        gallery.consent.change_policy(Policy())
    assert not (tmp_path / "ann").exists()
    gallery.consent.withdraw(ann.id)
    assert [due.person.id for due in gallery.retention.overview().over] == [ann.id]


def test_a_supervisor_erases_and_the_receipt_says_who(gallery, ann):
    gallery.accounts.sign_in(*SUE)
    assert gallery.erasure.erase(ann.id).operator == "Sue"


def test_a_supervisor_lets_an_operator_erase_once(gallery, ann):
    grant = gallery.sign_in.grant(Right.REMOVE, "Sue", "asked at the desk")
    with gallery.sign_in.using(grant):
        receipt = gallery.erasure.erase(ann.id)
    assert receipt.operator == "Otto"
    assert gallery.find(ann.id) is None


def test_what_the_rules_say_is_done_also_while_nobody_is_signed_in(gallery, ann):
    gallery.accounts.sign_out()
    with pytest.raises(NotAllowedError):
        gallery.retention.overview()
    done = gallery.retention.daily(datetime.now(UTC) + timedelta(days=40))
    assert [(one.person_id, one.operator) for one in done.receipts] == [(ann.id, "")]

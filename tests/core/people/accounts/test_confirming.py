"""Making sure that somebody with a right is there, without signing them in: at a kiosk."""

from __future__ import annotations

import pytest

from core.people.accounts.errors import LockedOutError, WrongSignInError
from core.people.accounts.rights import Actor, NotAllowedError, Right, Role
from core.people.accounts.values import FREE_TRIES
from core.people.gallery import Gallery

PIN, OTHER_PIN, PASSWORD = "294817", "730526", "quiet lamp by the sea"
"""Of Sue, Otto and Aud in the gallery `staffed`."""


@pytest.fixture
def nobody(staffed: Gallery) -> Gallery:
    """A gallery with accounts at which nobody is signed in."""
    staffed.accounts.sign_out()
    return staffed


def confirm(gallery: Gallery, name: str, secret: str) -> Actor:
    return gallery.accounts.confirm(name, secret, Right.SEE, "kiosk")


def test_who_has_the_right_is_confirmed_and_not_signed_in(nobody: Gallery) -> None:
    assert confirm(nobody, "Otto", OTHER_PIN) == Actor("Otto", Role.OPERATOR)
    assert confirm(nobody, "sue", PIN) == Actor("Sue", Role.SUPERVISOR)
    assert nobody.sign_in.actor is None
    assert not nobody.sign_in.may(Right.SEE)


def test_who_is_signed_in_stays_so(staffed: Gallery) -> None:
    confirm(staffed, "Otto", OTHER_PIN)
    assert staffed.sign_in.actor == Actor("Sue", Role.SUPERVISOR)


@pytest.mark.parametrize(("name", "secret"), [("Aud", PASSWORD), ("Door", "501938")])
def test_who_hasnt_the_right_is_refused_and_that_is_logged(
    nobody: Gallery, name: str, secret: str
) -> None:
    with pytest.raises(NotAllowedError):
        confirm(nobody, name, secret)
    entry = nobody.log.entries()[0]
    assert entry.event == "sign-in-refused"
    assert (entry.facts["account"], entry.facts["purpose"]) == (name, "kiosk")


def test_wrong_tries_count_and_wait_as_at_the_sign_in(nobody: Gallery) -> None:
    for name in ("Otto", "Nobody"):
        with pytest.raises(WrongSignInError):
            confirm(nobody, name, "111222")
    for _ in range(FREE_TRIES - 1):
        with pytest.raises(WrongSignInError):
            confirm(nobody, "Otto", "111222")
    with pytest.raises(LockedOutError):
        confirm(nobody, "Otto", OTHER_PIN)
    with pytest.raises(LockedOutError):
        nobody.accounts.sign_in("Otto", OTHER_PIN)
    assert confirm(nobody, "Sue", PIN).name == "Sue"


def test_a_right_one_forgets_the_wrong_ones(nobody: Gallery) -> None:
    for _ in range(FREE_TRIES - 1):
        with pytest.raises(WrongSignInError):
            confirm(nobody, "Otto", "111222")
    confirm(nobody, "Otto", OTHER_PIN)
    with pytest.raises(WrongSignInError):
        confirm(nobody, "Otto", "111222")
    confirm(nobody, "Otto", OTHER_PIN)

"""Accounts: adding, changing, removing, signing in and out, and what supervisors allow."""

from __future__ import annotations

import threading

import pytest

from core.people.accounts.errors import LockedOutError, WrongSignInError
from core.people.accounts.rights import Actor, NotAllowedError, Right, Role
from core.people.accounts.secrets import WeakSecretError
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from core.people.names import LONGEST

PIN, OTHER_PIN, PASSWORD = "294817", "730526", "quiet lamp by the sea"
"""Of Sue, Otto and Aud in the gallery `staffed`."""

pytestmark = pytest.mark.usefixtures("quick_argon")


def names(gallery):
    return [account.name for account in gallery.accounts.list()]


def told(gallery):
    """What the log says, oldest first: event, actor, facts."""
    return [
        (entry.event, entry.actor, dict(entry.facts)) for entry in reversed(gallery.log.entries())
    ]


def test_a_single_user_needs_nothing_of_it(gallery, template):
    assert not gallery.accounts.is_wanted()
    assert gallery.accounts.list() == ()
    assert gallery.sign_in.actor is None
    person = gallery.enrol("Ann", [template(1)])
    gallery.remove(person.id)
    state = gallery.accounts.state()
    assert not state.is_wanted
    assert state.rights == frozenset(Right)
    gallery.accounts.sign_out()
    assert all(not entry.event.startswith("sign") for entry in gallery.log.entries())


def test_the_first_account_is_a_supervisors_and_signed_in(gallery):
    code = gallery.accounts.add_first("  Sue ", PIN)
    assert len(code.replace("-", "")) == 32
    assert gallery.sign_in.actor == Actor("Sue", Role.SUPERVISOR)
    (account,) = gallery.accounts.list()
    assert account.role is Role.SUPERVISOR
    assert account.has_pin
    with pytest.raises(GalleryError, match="accounts already"):
        gallery.accounts.add_first("Eve", OTHER_PIN)
    assert names(gallery) == ["Sue"]


def test_a_gallery_with_a_recovery_code_keeps_it(gallery):
    mine = gallery.guard.new_recovery_code()
    assert gallery.accounts.add_first("Sue", PIN) == ""
    gallery.accounts.reset(mine)
    assert not gallery.accounts.is_wanted()


def test_other_roles_can_not_come_first(gallery):
    with pytest.raises(GalleryError, match="first account"):
        gallery.accounts.add("Otto", Role.OPERATOR, PIN)
    assert not gallery.accounts.is_wanted()


def test_a_refused_first_account_leaves_nobody_signed_in(gallery):
    with pytest.raises(WeakSecretError):
        gallery.accounts.add_first("Sue", "123456")
    assert gallery.sign_in.actor is None
    assert not gallery.accounts.is_wanted()
    assert gallery.log.entries() == ()


def test_two_accounts_never_share_a_name(staffed):
    for name in ("sue", "SUE ", "\uff33ue"):
        with pytest.raises(GalleryError, match="already"):
            staffed.accounts.add(name, Role.OPERATOR, OTHER_PIN)


def test_names_are_checked(staffed):
    for name in ("", "  ", "a\nb", "x" * (LONGEST + 1)):
        with pytest.raises(GalleryError):
            staffed.accounts.add(name, Role.OPERATOR, OTHER_PIN)


def test_signing_in_and_out(staffed):
    accounts = staffed.accounts
    accounts.sign_out()
    assert staffed.sign_in.actor is None
    assert accounts.sign_in("otto", OTHER_PIN) == Actor("Otto", Role.OPERATOR)
    assert staffed.sign_in.actor == Actor("Otto", Role.OPERATOR)
    assert accounts.sign_in("Aud", PASSWORD).role is Role.AUDITOR
    accounts.sign_out(by="idle")
    events = [(event, actor) for event, actor, _ in told(staffed)][-6:]
    assert events == [
        ("signed-in", "Sue"),
        ("signed-out", "Sue"),
        ("signed-in", "Otto"),
        ("signed-out", "Otto"),
        ("signed-in", "Aud"),
        ("signed-out", "Aud"),
    ]


def test_a_wrong_pin_and_a_name_without_account_get_the_same_answer(staffed):
    said = set()
    secrets = ("", PIN + " ", "29481\uff17\uff18", "'; DROP TABLE persons; --")
    for secret in secrets:
        for name in ("Sue", "Nobody", "", "x" * 500, "a\x00b"):
            if secret and name in ("", "x" * 500, "a\x00b"):
                continue  # these count as one name
            with pytest.raises(WrongSignInError) as caught:
                staffed.accounts.sign_in(name, secret)
            said.add(str(caught.value))
    assert len(said) == 1
    assert staffed.sign_in.actor == Actor("Sue", Role.SUPERVISOR)


def test_the_log_never_holds_a_pin_typed_as_a_name(staffed):
    with pytest.raises(WrongSignInError):
        staffed.accounts.sign_in(PIN, "Sue")
    event, _, facts = told(staffed)[-1]
    assert event == "sign-in-refused"
    assert facts["account"] == ""
    assert PIN not in str(told(staffed))


def test_roles_change_but_the_last_supervisor_stays(staffed):
    accounts = staffed.accounts
    for deed in (
        lambda: accounts.change_role("Sue", Role.OPERATOR),
        lambda: accounts.remove("Sue"),
    ):
        with pytest.raises(GalleryError, match="only supervisor"):
            deed()
    accounts.change_role("Otto", Role.SUPERVISOR)
    accounts.change_role("Sue", Role.OPERATOR)
    assert staffed.sign_in.present() == (True, Actor("Sue", Role.OPERATOR))
    with pytest.raises(NotAllowedError):
        accounts.remove("Otto")


def test_who_is_removed_is_signed_out_in_every_program(staffed, gallery_file, template):
    other = Gallery.open(gallery_file)
    other.accounts.sign_in("Otto", OTHER_PIN)
    other.enrol("Ann", [template(1)])
    staffed.accounts.remove("Otto")
    with pytest.raises(NotAllowedError, match="Nobody is signed in"):
        other.enrol("Bob", [template(2)])
    assert other.sign_in.actor is None
    staffed.accounts.add("Otto", Role.OPERATOR, OTHER_PIN)
    assert not other.sign_in.may(Right.ENROL)  # another account of the same name
    other.close()


def test_a_changed_role_is_followed_in_another_program(staffed, gallery_file):
    other = Gallery.open(gallery_file)
    other.accounts.sign_in("Otto", OTHER_PIN)
    assert other.sign_in.may(Right.ENROL)
    staffed.accounts.change_role("Otto", Role.AUDITOR)
    assert not other.sign_in.may(Right.ENROL)
    assert other.sign_in.actor == Actor("Otto", Role.AUDITOR)
    other.close()


def test_a_new_pin_signs_out_who_knows_the_old_one(staffed, gallery_file):
    other = Gallery.open(gallery_file)
    other.accounts.sign_in("Otto", OTHER_PIN)
    staffed.accounts.set_secret("Otto", "608142")
    assert not other.sign_in.may(Right.ENROL)
    with pytest.raises(WrongSignInError):
        other.accounts.sign_in("Otto", OTHER_PIN)
    assert other.accounts.sign_in("Otto", "608142")
    other.close()


def test_the_first_account_made_elsewhere_is_followed(gallery, gallery_file, template):
    other = Gallery.open(gallery_file)
    other.enrol("Ann", [template(1)])
    gallery.accounts.add_first("Sue", PIN)
    with pytest.raises(NotAllowedError):
        other.enrol("Bob", [template(2)])
    gallery.accounts.remove_all()
    other.enrol("Bob", [template(2)])
    other.close()


def test_everybody_changes_their_own_pin(staffed):
    accounts = staffed.accounts
    accounts.sign_in("Otto", OTHER_PIN)
    with pytest.raises(WrongSignInError):
        accounts.change_own_secret(PIN, "608142")
    with pytest.raises(WeakSecretError, match="old one"):
        accounts.change_own_secret(OTHER_PIN, OTHER_PIN)
    with pytest.raises(WeakSecretError):
        accounts.change_own_secret(OTHER_PIN, "111111")
    accounts.change_own_secret(OTHER_PIN, PASSWORD)
    assert staffed.sign_in.may(Right.ENROL)  # still signed in
    accounts.sign_out()
    with pytest.raises(WrongSignInError):
        accounts.sign_in("Otto", OTHER_PIN)
    accounts.sign_in("Otto", PASSWORD)
    otto = next(account for account in accounts.list() if account.name == "Otto")
    assert not otto.has_pin
    accounts.sign_out()
    with pytest.raises(GalleryError, match="Nobody is signed in"):
        accounts.change_own_secret(PASSWORD, "608142")


def test_a_supervisor_who_gets_a_new_pin_stays_signed_in(staffed):
    staffed.accounts.set_secret("Sue", "608142")
    assert staffed.sign_in.may(Right.ACCOUNTS)


def test_removing_all_goes_back_to_a_single_user(staffed, template):
    staffed.accounts.sign_in("Otto", OTHER_PIN)
    with pytest.raises(NotAllowedError):
        staffed.accounts.remove_all()
    staffed.accounts.sign_in("Sue", PIN)
    staffed.accounts.remove_all()
    assert not staffed.accounts.is_wanted()
    assert staffed.sign_in.actor is None
    staffed.enrol("Ann", [template(1)])
    assert staffed.accounts.add_first("Eve", OTHER_PIN) == ""


def test_the_accounts_survive_a_restart_and_nobody_is_signed_in_then(staffed, gallery_file):
    staffed.close()
    again = Gallery.open(gallery_file)
    assert names(again) == ["Aud", "Door", "Otto", "Sue"]
    assert again.sign_in.actor is None
    assert not again.sign_in.may(Right.SEE)
    again.accounts.sign_in("Sue", PIN)
    again.close()


class TestOverride:
    """A supervisor allows one action."""

    @pytest.fixture
    def desk(self, staffed, template):
        staffed.person = staffed.enrol("Ann", [template(1)])
        staffed.accounts.sign_in("Otto", OTHER_PIN)
        return staffed

    def allow(self, desk, right=Right.REMOVE, name="Sue", pin=PIN, reason="asked at the desk"):
        return desk.accounts.authorise(name, pin, right, reason)

    def test_it_allows_one_action_and_signs_nobody_in(self, desk):
        with pytest.raises(NotAllowedError):
            desk.remove(desk.person.id)
        grant = self.allow(desk)
        with pytest.raises(NotAllowedError):
            desk.remove(desk.person.id)
        with desk.sign_in.using(grant):
            assert desk.sign_in.actor == Actor("Otto", Role.OPERATOR)
            desk.remove(desk.person.id)
            with pytest.raises(NotAllowedError):  # nothing but what was allowed
                desk.guard.new_recovery_code()
        assert not desk.sign_in.may(Right.REMOVE)
        with pytest.raises(NotAllowedError, match="no longer valid"), desk.sign_in.using(grant):
            pass
        removed, overridden = desk.log.entries()[:2]
        assert (removed.event, removed.actor) == ("removed", "Otto")
        assert (overridden.event, overridden.actor) == ("overridden", "Otto")
        assert overridden.facts["supervisor"] == "Sue"
        assert overridden.facts["right"] == "remove"
        assert overridden.facts["reason"] == "asked at the desk"

    def test_in_one_block(self, desk):
        with desk.accounts.override("Sue", PIN, Right.REMOVE, "asked at the desk"):
            desk.remove(desk.person.id)
        assert desk.count() == 0

    def test_it_holds_in_its_own_thread_only(self, desk):
        seen = []
        with desk.sign_in.using(self.allow(desk)):
            thread = threading.Thread(target=lambda: seen.append(desk.sign_in.may(Right.REMOVE)))
            thread.start()
            thread.join()
            assert desk.sign_in.may(Right.REMOVE)
        assert seen == [False]

    def test_it_is_over_when_the_action_fails(self, desk):
        grant = self.allow(desk)
        with pytest.raises(ZeroDivisionError), desk.sign_in.using(grant):
            raise ZeroDivisionError
        assert not desk.sign_in.may(Right.REMOVE)

    def test_it_needs_a_reason(self, desk):
        for reason in ("", "  ", "..", "12 34", "ok", "\n\t"):
            with pytest.raises(GalleryError, match="why"):
                self.allow(desk, reason=reason)
        for reason in ("戴口罩", "no passport", "x" * 5000):
            assert len(self.allow(desk, reason=reason).reason) <= 200

    def test_only_supervisors_allow(self, desk):
        for name, pin in (("Otto", OTHER_PIN), ("Aud", PASSWORD)):
            with pytest.raises(NotAllowedError, match="Only a supervisor"):
                self.allow(desk, name=name, pin=pin)
            assert desk.log.entries()[0].event == "sign-in-refused"

    def test_a_wrong_pin_counts_as_a_wrong_try(self, desk):
        for _ in range(5):
            with pytest.raises(WrongSignInError):
                self.allow(desk, pin="000001")
        with pytest.raises(LockedOutError):
            self.allow(desk)
        with pytest.raises(LockedOutError):
            desk.accounts.sign_in("Sue", PIN)

    def test_some_things_are_never_allowed_to_others(self, desk):
        for right in (Right.ACCOUNTS, Right.PROTECTION, Right.EXPORT_LOG):
            with pytest.raises(NotAllowedError, match="has to sign in"):
                self.allow(desk, right)

    def test_it_is_for_who_is_signed_in(self, desk):
        grant = self.allow(desk)
        desk.accounts.sign_in("Door", "501938")
        with pytest.raises(NotAllowedError), desk.sign_in.using(grant):
            pass
        desk.accounts.sign_out()
        with pytest.raises(NotAllowedError, match="has to sign in"):
            self.allow(desk)

    def test_it_goes_stale(self, desk, monkeypatch):
        grant = self.allow(desk)
        monkeypatch.setattr("core.people.accounts.rights.time.monotonic", lambda: 1e12)
        with pytest.raises(NotAllowedError, match="no longer valid"), desk.sign_in.using(grant):
            pass

    def test_a_grant_of_another_gallery_is_worth_nothing(self, desk, tmp_path):
        other = Gallery.open(tmp_path / "other" / "gallery.sqlite")
        other.accounts.add_first("Sue", PIN)
        grant = other.accounts.authorise("Sue", PIN, Right.REMOVE, "for another gallery")
        with pytest.raises(NotAllowedError), desk.sign_in.using(grant):
            pass
        other.close()


class TestReset:
    """What there is when no supervisor remembers their PIN."""

    @pytest.fixture
    def code(self, gallery):
        code = gallery.accounts.add_first("Sue", PIN)
        gallery.accounts.add("Otto", Role.OPERATOR, OTHER_PIN)
        gallery.accounts.sign_out()
        return code

    def test_the_recovery_code_takes_all_accounts_away(self, gallery, code):
        gallery.accounts.reset(code.lower().replace("-", " "))
        assert not gallery.accounts.is_wanted()
        assert gallery.log.entries()[0].facts["deed"] == "reset"

    def test_or_gives_one_account_a_new_pin(self, gallery, code):
        for _ in range(5):
            with pytest.raises(WrongSignInError):
                gallery.accounts.sign_in("Sue", "000001")
        gallery.accounts.reset_secret(code, "Sue", "608142")
        assert names(gallery) == ["Otto", "Sue"]
        gallery.accounts.sign_in("Sue", "608142")
        with pytest.raises(GalleryError, match="no account called"):
            gallery.accounts.reset_secret(code, "Eve", "608142")

    def test_nothing_else_does(self, gallery, code):
        gallery.accounts.sign_in("Sue", PIN)
        gallery.guard.set_passphrase("everybody knows this one")
        gallery.accounts.sign_out()
        wrong = "A" + code[1:] if code[0] != "A" else "B" + code[1:]
        for typed in ("", PIN, "everybody knows this one", wrong, code[:-1], "7" * 32):
            with pytest.raises(GalleryError, match="not the recovery code"):
                gallery.accounts.reset(typed)
        assert gallery.accounts.is_wanted()

    def test_without_code_the_passphrase_does(self, gallery, code):
        gallery.accounts.sign_in("Sue", PIN)
        gallery.guard.set_passphrase("a passphrase in the safe")
        with gallery._store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM key_wraps WHERE way = 'recovery'")
        with pytest.raises(GalleryError, match="not the recovery code"):
            gallery.accounts.reset("some other passphrase")
        gallery.accounts.reset("a passphrase in the safe")
        assert not gallery.accounts.is_wanted()

    def test_with_neither_it_says_so(self, gallery, code):
        with gallery._store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM key_wraps WHERE way = 'recovery'")
        with pytest.raises(GalleryError, match="no recovery code"):
            gallery.accounts.reset(code)

"""What each role may do, tried out: each right with what a gallery really does by it."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from core.people.accounts import secrets as account_secrets
from core.people.accounts.rights import GRANTABLE, ROLES, NotAllowedError, Right, Role
from core.people.audit.events import Event
from core.people.audit.reading import LogReader
from core.people.gallery import Gallery
from core.people.sealed.keys import PassphraseCost

SIGN_IN = {
    Role.OPERATOR: ("Otto", "730526"),
    Role.SUPERVISOR: ("Sue", "294817"),
    Role.AUDITOR: ("Aud", "quiet lamp by the sea"),
    Role.KIOSK: ("Door", "501938"),
}

DEEDS = {
    "enrol": (Right.ENROL, lambda g, new: g.enrol("Cem", [new(3)])),
    "add a template": (Right.ENROL, lambda g, new: g.add_templates(_ann(g), [new(4)])),
    "renew": (Right.ENROL, lambda g, new: g.add_first_templates(_ann(g), [new(4, "other-0")])),
    "rename": (Right.CHANGE, lambda g, new: g.rename(_ann(g), "Anna")),
    "details": (Right.CHANGE, lambda g, new: g.change_details(_ann(g), _noted(g))),
    "forget samples": (Right.CHANGE, lambda g, new: g.forget_samples(_ann(g))),
    "keep until": (Right.CHANGE, lambda g, new: g.retention.keep_until(_ann(g), None)),
    "remove": (Right.REMOVE, lambda g, new: g.remove(_ann(g))),
    "forget all samples": (Right.REMOVE, lambda g, new: g.forget_all_samples()),
    "purge": (Right.PURGE, lambda g, new: g.retention.purge()),
    "rules of consent": (
        Right.CONSENT_TEXT,
        lambda g, new: g.consent.change_policy(replace(g.consent.policy(), days=300)),
    ),
    "recovery code": (Right.PROTECTION, lambda g, new: g.guard.new_recovery_code()),
    "passphrase": (Right.PROTECTION, lambda g, new: g.guard.set_passphrase("quiet lamp")),
    "revoke": (Right.PROTECTION, lambda g, new: g.guard.revoke_templates()),
    "read the log": (Right.READ_LOG, lambda g, new: LogReader(g.log).numbers()),
    "add an account": (
        Right.ACCOUNTS,
        lambda g, new: g.accounts.add("Eve", Role.SUPERVISOR, "608142"),
    ),
    "change a role": (Right.ACCOUNTS, lambda g, new: g.accounts.change_role("Aud", Role.OPERATOR)),
    "set a PIN": (Right.ACCOUNTS, lambda g, new: g.accounts.set_secret("Door", "608142")),
    "remove an account": (Right.ACCOUNTS, lambda g, new: g.accounts.remove("Door")),
    "remove all accounts": (Right.ACCOUNTS, lambda g, new: g.accounts.remove_all()),
}
"""What is tried, and the right it takes."""


def _ann(gallery: Gallery) -> str:
    return gallery.people()[0].id


def _noted(gallery: Gallery):
    return replace(gallery.people()[0].details, notes="comes on Mondays")


@pytest.fixture
def desk(staffed, template):
    staffed.enrol("Ann", [template(1)])
    return staffed


def _content(gallery: Gallery):
    """Return all that a refused deed must leave as it is."""
    with gallery._store.reading() as connection:
        return [
            connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()
            for table in ("persons", "templates", "details", "key_wraps", "sealed_values")
        ]


@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: role.value if role else "nobody")
def test_each_role_does_what_it_may_and_nothing_else(role, desk, template):
    allowed, refused = set(), set()
    for name, (right, deed) in DEEDS.items():
        if role is None:
            desk.accounts.sign_out()
        else:
            desk.accounts.sign_in(*SIGN_IN[role])
        before = _content(desk)
        if role is not None and right in ROLES[role]:
            allowed.add(name)
            continue
        with pytest.raises(NotAllowedError) as caught:
            deed(desk, template)
        assert caught.value.right is right
        assert _content(desk) == before, name
        refused.add(name)
    for name in DEEDS:  # after all that must not happen: these change who may what
        if name not in allowed or name == "remove all accounts":
            continue
        DEEDS[name][1](desk, template)
        if not desk.people():
            desk.enrol("Ann", [template(1)])
    assert allowed | refused == set(DEEDS)
    by_right = {right for right, _ in DEEDS.values()}
    mine = ROLES[role] if role is not None else frozenset()
    assert {DEEDS[name][0] for name in allowed} == by_right & mine


def test_a_single_user_does_all_of_it(gallery, template, quick_argon):
    gallery.enrol("Ann", [template(1)])
    for name, (right, deed) in DEEDS.items():
        if right is Right.ACCOUNTS:
            continue
        if not gallery.people():
            gallery.enrol("Ann", [template(1)])
        deed(gallery, template)
        assert gallery.sign_in.may(right), name


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("right", list(Right))
def test_asking_for_a_right_says_what_the_table_says(role, right, staffed_once):
    gallery = staffed_once(role)
    assert gallery.sign_in.may(right) is (right in ROLES[role])
    if right in ROLES[role]:
        gallery.sign_in.require(right)
    else:
        with pytest.raises(NotAllowedError, match="Your account may not"):
            gallery.sign_in.require(right)


@pytest.fixture(scope="module")
def staffed_once(staffed_folder, tmp_path_factory):
    """Return a gallery with somebody of a role signed in; one for all tests that only ask."""
    folder = tmp_path_factory.mktemp("once") / "profile"
    shutil.copytree(staffed_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(account_secrets, "COST", PassphraseCost(1, 8 * 1024, 1))
        gallery = Gallery.open(folder / "gallery.sqlite")

        def signed_in(role: Role) -> Gallery:
            if gallery.sign_in.actor is None or gallery.sign_in.actor.role is not role:
                gallery.accounts.sign_in(*SIGN_IN[role])
            return gallery

        yield signed_in
        gallery.close()


def test_who_grants_holds_what_is_granted():
    assert ROLES[Role.SUPERVISOR] > GRANTABLE
    assert Right.ACCOUNTS not in GRANTABLE


def test_nobody_signed_in_still_recognises_people(desk, template):
    desk.accounts.sign_out()
    columns = desk.templates(template(1).embedding.model)
    assert columns.names == ("Ann",)
    desk.log.add(Event.VERDICT, columns.person_ids[0], similarity=0.7)
    assert desk.log.entries()[0].actor == ""


def test_nobody_signed_in_is_told_to(desk):
    desk.accounts.sign_out()
    with pytest.raises(NotAllowedError, match="Nobody is signed in"):
        desk.sign_in.require(Right.ENROL)


def test_a_person_s_history_is_for_who_may_see_people_or_read_the_log(desk):
    (person,) = desk.people()
    for role in (Role.OPERATOR, Role.AUDITOR):
        desk.accounts.sign_in(*SIGN_IN[role])
        assert desk.log.history(person.id)[-1].event == "enrolled"
    for role in (Role.KIOSK, None):
        desk.accounts.sign_out()
        if role is not None:
            desk.accounts.sign_in(*SIGN_IN[role])
        with pytest.raises(NotAllowedError):
            desk.log.history(person.id)

"""Accounts at the command line, and signing in for the other commands."""

from __future__ import annotations

import io

import pytest

from core.paths import Profile
from core.people.accounts import secrets as account_secrets
from core.people.accounts.rights import Role
from core.people.gallery import Gallery
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost

PIN, OTHER_PIN = "294817", "730526"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    cheap = PassphraseCost(1, 8 * 1024, 1)
    monkeypatch.setattr(account_secrets, "COST", cheap)
    monkeypatch.setattr(
        protection, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
    )


@pytest.fixture
def pin(tmp_path):
    """Write a PIN into a file; return its path."""

    def write(digits):
        file = tmp_path / f"pin-{digits}"
        file.write_text(f"{digits}\nnot read\n", "utf-8")
        return str(file)

    return write


@pytest.fixture
def sue(run, pin):
    """Words that sign Sue in; she is the first supervisor."""
    outcome = run("accounts", "add", "Sue", "--new-pin-file", pin(PIN))
    assert outcome.code == 0
    words = ("--account", "sue", "--pin-file", pin(PIN))
    (code,) = [line.split()[-1] for line in outcome.out.splitlines() if "Recovery code" in line]
    return words, code


def test_without_accounts_nothing_is_asked(run):
    assert run("people").code == 0
    outcome = run("accounts")
    assert outcome.code == 0
    assert "nobody has to sign in" in outcome.out
    assert run("accounts", "list", "--json").json == []


def test_the_first_account_makes_everybody_sign_in(run, pin, sue):
    words, code = sue
    assert len(code.replace("-", "")) == 32
    outcome = run("people")
    assert outcome.code == 1
    assert "Sign in with --account NAME" in outcome.err
    outcome = run("people", "--account", "Sue")
    assert "PIN of Sue is missing" in outcome.err
    assert run("people", *words).code == 0
    assert run("people", "list", *words).code == 0
    outcome = run("people", "--account", "Sue", "--pin-file", pin("111111"))
    assert outcome.code == 1
    assert "don't belong together" in outcome.err
    assert run("people", "--account", "Sue", "--pin-file", "no such file").code == 1


def test_signing_in_and_out_is_logged(run, sue, own_profile):
    run("people", *sue[0])
    gallery = Gallery.open(Profile(own_profile).gallery_file)
    events = [(entry.event, entry.actor) for entry in gallery.log.entries(limit=2)]
    gallery.close()
    assert events == [("signed-out", "Sue"), ("signed-in", "Sue")]


def test_accounts_are_added_listed_changed_and_removed(run, pin, sue):
    words, _ = sue
    new = ("--new-pin-file", pin(OTHER_PIN))
    assert run("accounts", "add", "Otto", *new, *words).code == 0
    assert run("accounts", "add", "Aud", "--role", "auditor", *new, *words).code == 0
    listed = run("accounts", "--json", *words).json
    assert [(one["name"], one["role"]) for one in listed] == [
        ("Aud", "auditor"),
        ("Otto", "operator"),
        ("Sue", "supervisor"),
    ]
    assert "enrol" in listed[1]["rights"]
    assert run("accounts", "role", "Otto", "kiosk", *words).code == 0
    assert "kiosk" in run("accounts", *words).out
    assert run("accounts", "remove", "Otto", *words).code == 0
    outcome = run("accounts", "remove", "Sue", *words)
    assert outcome.code == 1
    assert "only supervisor" in outcome.err
    assert run("accounts", "remove", "--all", *words).code == 0
    assert run("people").code == 0


def test_roles_hold_at_the_command_line(run, pin, sue):
    words, _ = sue
    for name, role in (("Otto", "operator"), ("Aud", "auditor"), ("Door", "kiosk")):
        run("accounts", "add", name, "--role", role, "--new-pin-file", pin(OTHER_PIN), *words)
    otto, aud, door = (
        ("--account", name, "--pin-file", pin(OTHER_PIN)) for name in ("Otto", "Aud", "Door")
    )
    assert run("people", *otto).code == 0
    for refused in (
        ("people", *aud),
        ("people", *door),
        ("identify", "no.png", *door),
        ("protect", "--recovery-code", *otto),
        ("accounts", "add", "Eve", "--new-pin-file", pin("608142"), *otto),
        ("accounts", "remove", "--all", *otto),
    ):
        outcome = run(*refused)
        assert outcome.code == 1, refused
        assert "may not do this" in outcome.err
    assert run("accounts", "list", *aud).code == 0


def test_a_pin_is_changed_by_its_owner_and_by_a_supervisor(run, pin, sue):
    words, _ = sue
    run("accounts", "add", "Otto", "--new-pin-file", pin(OTHER_PIN), *words)
    otto = ("--account", "Otto", "--pin-file", pin(OTHER_PIN))
    assert run("accounts", "pin", "--new-pin-file", pin("608142"), *otto).code == 0
    assert run("people", *otto).code == 1
    assert run("accounts", "pin", "Otto", "--new-pin-file", pin(OTHER_PIN), *words).code == 0
    assert run("people", *otto).code == 0
    weak = run("accounts", "pin", "Otto", "--new-pin-file", pin("123456"), *words)
    assert weak.code == 1
    assert "first that anybody" in weak.err


def test_the_recovery_code_is_the_way_back(run, pin, sue, tmp_path):
    _, code = sue
    written = tmp_path / "code"
    written.write_text(code, "utf-8")
    wrong = run("accounts", "reset", "--recovery-code-file", pin("294817"))
    assert wrong.code == 1
    assert "not the recovery code" in wrong.err
    by_code = ("--recovery-code-file", str(written))
    assert run("accounts", "reset", "Sue", "--new-pin-file", pin("608142"), *by_code).code == 0
    assert run("people", "--account", "Sue", "--pin-file", pin("608142")).code == 0
    assert run("accounts", "reset", *by_code).code == 0
    assert run("people").code == 0


def test_the_first_account_is_no_operators(run, pin):
    outcome = run("accounts", "add", "Otto", "--role", "operator", "--new-pin-file", pin(PIN))
    assert outcome.code == 2
    assert "supervisor" in outcome.err


def test_a_terminal_is_asked(run, sue, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter(["111111", PIN, "1", "2", "3", PIN])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    monkeypatch.setattr("builtins.input", lambda _prompt: "Sue")
    outcome = run("people")
    assert outcome.code == 0
    assert outcome.err.count("don't belong together") == 1
    assert run("people", "--account", "Sue").code == 1
    assert run("people", "--account", "Sue").code == 0


def test_without_terminal_no_secret_is_asked(run, sue, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("accounts", "reset").code == 2
    assert run("accounts", "add", "Otto", *sue[0]).code == 2
    assert run("people", "--account", "Sue", "--pin-file", "-").code == 1


def test_passphrase_and_pin_come_one_after_the_other(run, pin, sue, tmp_path, monkeypatch):
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("correct horse battery", "utf-8")
    run("protect", "--set-passphrase", "--new-passphrase-file", str(passphrase), *sue[0])
    monkeypatch.setattr("sys.stdin", io.StringIO(f"correct horse battery\n{PIN}\n"))
    both = ("--passphrase-file", "-", "--pin-file", "-", "--account", "Sue")
    assert run("people", *both).code == 0


def test_every_role_is_explained(run):
    outcome = run("accounts", "--help")
    assert all(f"{role.value}:" in " ".join(outcome.out.split()) for role in Role)

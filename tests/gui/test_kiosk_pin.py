"""The kiosk's own PIN: hashed, with waits that a restart doesn't end."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.people.accounts import secrets
from core.people.accounts.errors import LockedOutError
from core.people.accounts.secrets import WeakSecretError
from core.people.accounts.values import FREE_TRIES
from core.people.sealed.keys import PassphraseCost
from gui.kiosk_pin import KioskPin, WrongPinError

PIN = "739154"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "COST", PassphraseCost(1, 8192, 1))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.json"


def opened(file: Path, now: datetime = NOON) -> KioskPin:
    made = KioskPin(file)
    made.clock = lambda: now
    return made


def test_a_pin_is_kept_as_a_hash_and_holds_after_a_restart(file: Path) -> None:
    assert not opened(file).is_set
    opened(file).set(PIN)
    assert PIN not in file.read_text("utf-8")
    assert opened(file).is_set
    assert opened(file).check(PIN) == 0
    with pytest.raises(WrongPinError):
        opened(file).check("739155")
    assert opened(file).check(PIN) == 1


def test_wrong_tries_have_to_wait_also_after_a_restart_and_a_clock_put_back(file: Path) -> None:
    opened(file).set(PIN)
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongPinError):
            opened(file).check("000111")
    for now in (NOON, NOON - timedelta(days=1)):
        with pytest.raises(LockedOutError):
            opened(file, now).check(PIN)
    later = NOON + timedelta(minutes=1)
    assert opened(file, later).wait() == timedelta()
    assert opened(file, later).check(PIN) == FREE_TRIES


def test_a_try_counts_before_it_is_made(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(file).set(PIN)

    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(secrets, "fits", killed)
    with pytest.raises(KeyboardInterrupt):
        opened(file).check(PIN)
    assert json.loads(file.read_text("utf-8"))["tries"]["wrong"] == 1


@pytest.mark.parametrize("pin", ["", "12345", "123456", "correct horse", "73915a"])
def test_what_is_no_pin_for_a_pad_of_digits_is_refused(file: Path, pin: str) -> None:
    with pytest.raises(WeakSecretError):
        opened(file).set(pin)
    assert not file.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff", b'{"version": 2}', b'{"version": 1, "key": 3}']
)
def test_a_broken_file_is_no_pin(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    made = opened(file)
    assert not made.is_set
    with pytest.raises(WrongPinError):
        made.check(PIN)
    made.set(PIN)
    assert opened(file).check(PIN) == 0


def test_a_pin_that_was_forgotten_ends_nothing(file: Path) -> None:
    made = opened(file)
    made.set(PIN)
    made.forget()
    made.forget()
    assert not made.is_set
    assert not file.exists()
    with pytest.raises(WrongPinError):
        made.check(PIN)


def test_where_nothing_can_be_written_the_pin_holds_while_the_program_runs(tmp_path: Path) -> None:
    made = KioskPin(tmp_path / "nowhere" / "kiosk.json")
    with pytest.raises(FileNotFoundError):
        made.set(PIN)
    with pytest.raises(WrongPinError):
        made.check("000111")
    assert made.check(PIN) == 1

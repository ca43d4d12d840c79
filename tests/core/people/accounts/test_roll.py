"""The roll of accounts, and what happens when somebody meddles with the file."""

from __future__ import annotations

import logging
import multiprocessing
import shutil
import sqlite3
import threading
import time
import traceback
from contextlib import closing
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from core.people.accounts import roll as account_roll
from core.people.accounts import secrets as account_secrets
from core.people.accounts.errors import AccountsDamagedError, LockedOutError, WrongSignInError
from core.people.accounts.rights import Right
from core.people.accounts.roll import Roll
from core.people.accounts.values import FIRST_WAIT, FREE_TRIES, LAST_TRY, LONGEST_WAIT, Tries
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from core.people.sealed.keys import PassphraseCost
from core.people.sealed.vault import DamagedRecordError
from core.people.search import GalleryIndex

PIN = "294817"
"""Sue's, in the gallery `staffed`."""

START = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Clock:
    """A clock that goes on only when told."""

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now

    def wait(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock(staffed):
    staffed.accounts.clock = Clock()
    return staffed.accounts.clock


def change(file, *statements):
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(*([statement] if isinstance(statement, str) else statement))
        connection.commit()


def payload(file):
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT payload FROM sealed_values WHERE name = 'accounts'"
        return connection.execute(query).fetchone()[0]


def put(file, value):
    change(file, ("UPDATE sealed_values SET payload = ? WHERE name = 'accounts'", (value,)))


def fail(gallery, count=1, name="Sue"):
    for _ in range(count):
        with pytest.raises(WrongSignInError):
            gallery.accounts.sign_in(name, "000001")


class TestLockOut:
    """How wrong tries are slowed down."""

    def test_after_five_wrong_tries_even_the_right_pin_has_to_wait(self, staffed, clock):
        fail(staffed, FREE_TRIES)
        for _ in range(3):  # asking doesn't make it longer
            with pytest.raises(LockedOutError) as caught:
                staffed.accounts.sign_in("Sue", PIN)
            assert caught.value.wait == timedelta(seconds=30)
            assert "30 seconds" in str(caught.value)
        clock.wait(seconds=29.5)
        with pytest.raises(LockedOutError, match="1 seconds"):
            staffed.accounts.sign_in("Sue", PIN)
        clock.wait(seconds=1)
        staffed.accounts.sign_in("Sue", PIN)
        fail(staffed, FREE_TRIES)  # counted anew

    def test_the_wait_doubles_up_to_a_quarter_of_an_hour(self, staffed, clock):
        fail(staffed, FREE_TRIES)
        waits = []
        for _ in range(7):
            with pytest.raises(LockedOutError) as caught:
                staffed.accounts.sign_in("Sue", "000001")
            waits.append(caught.value.wait.total_seconds())
            clock.now += caught.value.wait
            fail(staffed)
        assert waits == [30, 60, 120, 240, 480, 900, 900]

    def test_it_outlives_a_restart(self, staffed, clock, gallery_file):
        fail(staffed, FREE_TRIES)
        staffed.close()
        again = Gallery.open(gallery_file)
        again.accounts.clock = clock
        with pytest.raises(LockedOutError):
            again.accounts.sign_in("Sue", PIN)
        again.close()

    def test_a_name_without_account_locks_just_the_same(self, staffed, clock):
        fail(staffed, FREE_TRIES, "Nobody")
        with pytest.raises(LockedOutError):
            staffed.accounts.sign_in("nobody ", PIN)
        staffed.accounts.sign_in("Sue", PIN)

    def test_names_without_account_fill_no_disk(self, staffed, clock):
        for number in range(70):
            staffed.accounts._count_try(f"stranger {number}")
        fail(staffed, 1)
        roll = staffed.accounts._rolls.now()
        assert len(roll.tries) <= 65
        assert roll.tries_at("Sue").wrong == 1

    def test_the_others_are_not_locked_out(self, staffed, clock):
        fail(staffed, FREE_TRIES)
        staffed.accounts.sign_in("Otto", "730526")

    def test_a_hundred_guesses_of_a_million_are_all_there_are(self, staffed, clock):
        tries = 0
        while True:
            try:
                staffed.accounts._count_try("Sue")
                tries += 1
            except LockedOutError as error:
                if error.wait is None:
                    break
                clock.now += error.wait
        assert tries == LAST_TRY == 100
        assert clock.now - START > timedelta(hours=22)
        clock.wait(days=10_000)
        with pytest.raises(LockedOutError, match="has to set a new PIN"):
            staffed.accounts.sign_in("Sue", PIN)
        staffed.accounts.set_secret("Sue", "608142")
        staffed.accounts.sign_in("Sue", "608142")

    def test_state_tells_who_has_to_wait(self, staffed, clock):
        fail(staffed, FREE_TRIES)
        by_name = {account.name: account.id for account in staffed.accounts.list()}
        assert staffed.accounts.state().waits == {by_name["Sue"]: FIRST_WAIT}

    def test_a_clock_that_was_put_back_makes_nobody_wait_for_years(self, staffed, clock):
        clock.wait(days=3650)
        fail(staffed, FREE_TRIES)
        clock.wait(days=-3650)
        with pytest.raises(LockedOutError) as caught:
            staffed.accounts.sign_in("Sue", PIN)
        assert caught.value.wait == FIRST_WAIT
        clock.now += FIRST_WAIT
        staffed.accounts.sign_in("Sue", PIN)

    def test_many_at_once_get_no_try_for_nothing(self, staffed, clock):
        outcomes = []

        def guess():
            try:
                staffed.accounts.sign_in("Sue", "000001")
            except GalleryError as error:
                outcomes.append(type(error))

        threads = [threading.Thread(target=guess) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert outcomes.count(WrongSignInError) == FREE_TRIES
        assert outcomes.count(LockedOutError) == 12 - FREE_TRIES

    def test_who_is_killed_while_guessing_used_a_try(self, staffed, clock, monkeypatch):
        def die(*_arguments):
            raise KeyboardInterrupt

        monkeypatch.setattr(account_secrets, "fits", die)
        for _ in range(FREE_TRIES):
            with pytest.raises(KeyboardInterrupt):
                staffed.accounts.sign_in("Sue", "000001")
        monkeypatch.undo()
        with pytest.raises(LockedOutError):
            staffed.accounts.sign_in("Sue", PIN)

    def test_want_of_memory_costs_no_try(self, staffed, clock, monkeypatch):
        def refuse(*_arguments):
            raise GalleryError("There is not enough memory.")

        with monkeypatch.context() as patch:
            patch.setattr(account_secrets, "fits", refuse)
            for _ in range(2 * FREE_TRIES):
                with pytest.raises(GalleryError, match="memory"):
                    staffed.accounts.sign_in("Sue", PIN)
        staffed.accounts.sign_in("Sue", PIN)

    def test_a_pin_changed_while_it_is_checked_does_not_sign_in(
        self, staffed, gallery_file, monkeypatch
    ):
        other = Gallery.open(gallery_file)
        fits = account_secrets.fits

        def slow(*arguments):
            is_right = fits(*arguments)
            staffed.accounts.set_secret("Otto", "608142")
            return is_right

        with monkeypatch.context() as patch:
            patch.setattr(account_secrets, "fits", slow)
            with pytest.raises(WrongSignInError):
                other.accounts.sign_in("Otto", "730526")
        assert other.sign_in.actor is None
        other.close()


class TestMeddling:
    """The file is changed by another program that has no key."""

    @pytest.fixture
    def known(self, staffed, template):
        """Return what shows that nothing else was lost: a face that is found."""
        new = template(1)
        person = staffed.enrol("Ann", [new])

        def is_recognised(gallery):
            index = GalleryIndex()
            index.load(gallery, new.embedding.model)
            (found,) = index.identify(new.embedding, limit=1)
            return found.person_id == person.id and found.similarity > 0.99

        return is_recognised

    def refused(self, file, known, why):
        """Check that it is noticed and named, denies everything, and loses nothing else."""
        gallery = Gallery.open(file)
        try:
            assert gallery.accounts.is_wanted()
            for deed in (
                lambda: gallery.sign_in.require(Right.SEE),
                lambda: gallery.rename(gallery.people()[0].id, "Eve"),
                lambda: gallery.accounts.sign_in("Sue", PIN),
                lambda: gallery.accounts.add_first("Eve", "608142"),
                lambda: gallery.accounts.list(),
                lambda: gallery.accounts.remove_all(),
            ):
                with pytest.raises(AccountsDamagedError, match=why):
                    deed()
            state = gallery.accounts.state()
            assert state.rights == frozenset()
            assert state.trouble is not None
            assert not gallery.sign_in.may(Right.SEE)
            assert [person.name for person in gallery.people()] == ["Ann"]
            assert known(gallery)
        finally:
            gallery.close()

    def test_a_changed_value(self, staffed, known, gallery_file):
        staffed.close()
        whole = payload(gallery_file)
        for value in (
            "substr(payload, 1, length(payload) - 1)",
            "'text'",
            "(SELECT payload FROM key_wraps)",
        ):
            statement = f"UPDATE sealed_values SET payload = {value} WHERE name='accounts'"
            change(gallery_file, statement)
            self.refused(gallery_file, known, "were changed outside")
            put(gallery_file, whole)

    def test_each_changed_byte(self, staffed, gallery_file):
        whole = bytearray(payload(gallery_file))
        for place in range(0, len(whole), 37):
            changed = bytearray(whole)
            changed[place] ^= 1 << place % 8
            put(gallery_file, bytes(changed))
            with pytest.raises(AccountsDamagedError):
                staffed.sign_in.require(Right.ACCOUNTS)
        put(gallery_file, bytes(whole))
        staffed.sign_in.require(Right.ACCOUNTS)

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM sealed_values WHERE name = 'accounts'",
            "UPDATE sealed_values SET name = 'accounts2' WHERE name = 'accounts'",
        ],
    )
    def test_a_removed_value(self, staffed, known, gallery_file, statement):
        staffed.close()
        change(gallery_file, statement)
        self.refused(gallery_file, known, "were removed outside")

    def test_a_value_removed_while_the_program_runs(self, staffed, gallery_file):
        change(gallery_file, "DELETE FROM sealed_values WHERE name = 'accounts'")
        with pytest.raises(AccountsDamagedError, match="were removed"):
            staffed.sign_in.require(Right.ENROL)
        change(gallery_file, "DELETE FROM log_entries")
        with pytest.raises(AccountsDamagedError, match="were removed"):
            staffed.sign_in.require(Right.ENROL)

    def test_a_value_of_another_gallery(self, staffed, known, gallery_file, tmp_path):
        other = Gallery.open(tmp_path / "other" / "gallery.sqlite")
        other.accounts.add_first("Eve", "608142")
        other.close()
        staffed.close()
        put(gallery_file, payload(tmp_path / "other" / "gallery.sqlite"))
        self.refused(gallery_file, known, "were changed outside")

    def test_an_older_value(self, staffed, known, gallery_file):
        before = payload(gallery_file)
        fail(staffed, FREE_TRIES)
        put(gallery_file, before)  # to get further tries
        with pytest.raises(AccountsDamagedError, match="Older accounts"):
            staffed.accounts.sign_in("Sue", PIN)
        staffed.close()
        self.refused(gallery_file, known, "Older accounts")

    def test_the_empty_value_of_the_time_without_accounts(self, gallery, gallery_file, quick_argon):
        gallery.accounts.add_first("Sue", PIN)
        gallery.accounts.remove_all()
        before = payload(gallery_file)
        gallery.accounts.add_first("Sue", PIN)
        gallery.close()
        put(gallery_file, before)
        again = Gallery.open(gallery_file)
        assert again.accounts.is_wanted()
        with pytest.raises(AccountsDamagedError, match="Older accounts"):
            again.sign_in.require(Right.REMOVE)
        again.close()

    def test_the_recovery_code_sets_everything_back(self, staffed, gallery_file):
        code = staffed.guard.new_recovery_code()
        staffed.close()
        change(gallery_file, "DELETE FROM sealed_values WHERE name = 'accounts'")
        gallery = Gallery.open(gallery_file)
        gallery.accounts.reset(code)
        assert not gallery.accounts.is_wanted()
        gallery.accounts.add_first("Sue", PIN)
        gallery.close()
        again = Gallery.open(gallery_file)
        again.accounts.sign_in("Sue", PIN)
        again.close()

    def test_a_copy_of_the_file_tells_neither_names_nor_pins(self, staffed, gallery_file):
        staffed.close()
        with closing(sqlite3.connect(gallery_file)) as connection:
            rows = connection.execute("SELECT payload FROM sealed_values").fetchall()
        for row in rows:
            for text in (b"Otto", b"operator", PIN.encode(), b"wrong"):
                assert text not in row[0]


def test_no_pin_in_any_text(staffed, gallery_file, caplog):
    caplog.set_level(logging.DEBUG)
    secret = "quiet lamp by the sea"
    said = [repr(staffed.accounts.list()), repr(staffed.accounts.state()), str(staffed.sign_in)]
    said += [repr(staffed.accounts._rolls.now()), repr(staffed.sign_in.session)]
    said.append(repr(staffed.accounts.authorise("Sue", PIN, Right.REMOVE, "just to see")))
    for deed in (
        lambda: staffed.accounts.sign_in("Sue", secret),
        lambda: staffed.accounts.add("Eve", None, secret[:5]),
        lambda: staffed.accounts.change_own_secret(secret, "123456"),
        lambda: staffed.accounts.reset(secret),
        lambda: staffed.accounts.authorise("Sue", secret, Right.REMOVE, "just to see"),
    ):
        with pytest.raises(Exception) as caught:  # noqa: PT011 (whatever it is)
            deed()
        said.append("".join(traceback.format_exception(caught.value)))
        logging.getLogger("core").exception("It failed", exc_info=caught.value)
    said.append(caplog.text)
    said += [str(entry) for entry in staffed.log.entries()]
    kept = staffed.accounts._rolls.now().kept
    for text in said:
        assert PIN not in text
        assert "quiet" not in text.replace('"quiet', "")
        assert all(one.verifier.value.hex() not in text for one in kept)
        assert all(repr(one.verifier.value)[2:-1] not in text for one in kept)
    staffed.close()
    for file in gallery_file.parent.iterdir():
        content = file.read_bytes()
        assert PIN.encode() not in content
        assert secret.encode() not in content


def test_the_roll_goes_through_bytes():
    assert account_roll.from_bytes(account_roll.to_bytes(Roll())) == Roll()
    full = Roll(7, (), {"sue": Tries(3, START), "": Tries(1, START)})
    assert account_roll.from_bytes(account_roll.to_bytes(full)) == full


@pytest.mark.parametrize(
    "plain",
    [b"", b"{}", b"[]", b"\xff", b'{"version": 2}', b'{"version": 1, "revision": 1}', b"null"],
)
def test_what_is_no_roll_is_damaged(plain):
    with pytest.raises(DamagedRecordError):
        account_roll.from_bytes(plain)


@pytest.mark.parametrize("wrong", [0, 4, 5, 6, 50, 99])
def test_no_wait_is_longer_than_the_longest(wrong):
    for shift in (-(10**7), -100, 0, 10, 10**7):
        wait = Tries(wrong, START).wait(START + timedelta(seconds=shift))
        assert timedelta() <= wait <= LONGEST_WAIT


def _guess(file, queue):
    account_secrets.COST = PassphraseCost(1, 8 * 1024, 1)
    gallery = Gallery.open(file)
    counts = {"wrong": 0, "locked": 0}
    for _ in range(6):
        try:
            gallery.accounts.sign_in("Sue", "000001")
        except WrongSignInError:
            counts["wrong"] += 1
        except LockedOutError:
            counts["locked"] += 1
    gallery.close()
    queue.put(counts)


@pytest.mark.slow
def test_two_programs_share_the_free_tries(staffed, gallery_file):
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    programs = [context.Process(target=_guess, args=(gallery_file, queue)) for _ in range(2)]
    for program in programs:
        program.start()
    counts = [queue.get(timeout=60) for _ in programs]
    for program in programs:
        program.join()
    assert sum(one["wrong"] for one in counts) == FREE_TRIES


@pytest.mark.slow
def test_known_and_unknown_names_take_as_long(staffed_folder, tmp_path):
    """With the real cost of a check; the medians of interleaved tries."""
    shutil.copytree(staffed_folder, tmp_path / "timed")
    gallery = Gallery.open(tmp_path / "timed" / "gallery.sqlite")
    clock = gallery.accounts.clock = Clock()
    gallery.accounts.sign_in("Sue", PIN)
    gallery.accounts.set_secret("Sue", PIN)  # at the real cost
    times = {"Sue": [], "Nobody": []}
    for _ in range(12):
        for name, taken in times.items():
            clock.wait(hours=1)
            began = time.perf_counter()
            fail(gallery, name=name)
            taken.append(time.perf_counter() - began)
    gallery.close()
    known, unknown = (float(np.median(taken)) for taken in times.values())
    assert abs(known - unknown) < 0.25 * max(known, unknown)


@pytest.mark.slow
def test_asking_while_others_change_raises_no_false_alarm(staffed, gallery_file):
    other = Gallery.open(gallery_file)
    other.accounts.sign_in("Sue", PIN)
    faults, asked, is_over = [], [], threading.Event()

    def ask(gallery):
        while not is_over.is_set():
            try:
                gallery.sign_in.present()
                asked.append(1)
            except GalleryError as error:
                faults.append(error)

    threads = [threading.Thread(target=ask, args=(one,)) for one in (staffed, staffed, other)]
    for thread in threads:
        thread.start()
    for number in range(15):
        staffed.accounts.set_secret("Otto", f"73052{number % 10}")
        other.accounts._count_try("Nobody")
        other.accounts._rolls.now()
        staffed.accounts.clock = lambda hours=number: START + timedelta(hours=hours)
        other.accounts.clock = staffed.accounts.clock
    is_over.set()
    for thread in threads:
        thread.join()
    other.close()
    assert faults == []
    assert asked

"""Writing and reading the log, also where its file is damaged."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.people.accounts.rights import ROLES, Actor, NotAllowedError, Role, SignIn
from core.people.audit.checkpoints import EVERY
from core.people.audit.entry import facts_text
from core.people.audit.events import Event
from core.people.audit.reading import Filter, LogReader
from core.people.audit.verification import verify
from core.people.errors import GalleryError
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding


def raw(file, *statements):
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(*statement) if isinstance(statement, tuple) else connection.execute(
                statement
            )
        connection.commit()


class SignedIn(SignIn):
    """Somebody is signed in; the accounts themselves are tested elsewhere."""

    def __init__(self, name, role):
        super().__init__()
        self._who = Actor(name, role)

    @property
    def actor(self):
        return self._who

    def require(self, right):
        if right not in ROLES[self._who.role]:
            raise NotAllowedError("no", right)


def test_what_is_done_is_told_with_numbers_without_gaps(gallery, template):
    ada = gallery.enrol("Ada", [template()])
    gallery.rename(ada.id, "Ada L.")
    gallery.log.add(Event.SETTING_CHANGED, name="similarity_threshold", old=0.4, new=0.5)
    entries = gallery.log.entries()
    assert [entry.number for entry in entries] == [3, 2, 1]
    assert [entry.event for entry in entries] == ["setting-changed", "renamed", "enrolled"]
    assert [entry.person_id for entry in entries] == ["", ada.id, ada.id]
    assert entries[0].facts == {"name": "similarity_threshold", "old": 0.4, "new": 0.5}
    assert gallery.log.entries(person_id=ada.id) == entries[1:]
    assert entries[0].time.tzinfo is UTC
    assert "Ada" not in repr(entries)


def test_nothing_is_told_of_what_did_not_happen(gallery, template):
    with pytest.raises(GalleryError):
        gallery.rename("nobody", "Ada")
    ada = gallery.enrol("Ada", [template()])
    with suppress(GalleryError), gallery._store.writing() as connection:
        gallery.log.note(connection, Event.REMOVED, ada.id)
        raise GalleryError("x")
    gallery.enrol("Bob", [template(1)])
    assert [entry.event for entry in gallery.log.entries()] == ["enrolled", "enrolled"]
    assert verify(gallery.log).is_whole


def test_who_is_signed_in_is_told(gallery):
    gallery.log.sign_in = SignedIn("grace", Role.SUPERVISOR)
    gallery.log.add(Event.BACKED_UP)
    assert gallery.log.entries()[0].actor == "grace"


def test_many_entries_at_once_are_as_good_as_one_after_the_other(gallery):
    with gallery._store.writing() as connection:
        gallery.log.note_all(
            connection, Event.IMPORTED, ((f"{at:032x}", {"templates": at}) for at in range(250))
        )
    gallery.log.add(Event.BACKED_UP)
    found = verify(gallery.log)
    assert (found.entries, found.is_whole) == (251, True)
    assert gallery.log.entries(limit=2)[1].facts == {"templates": 249}


def test_the_end_is_signed_for_now_and_then_and_when_it_is_closed(gallery_file):
    gallery = Gallery.open(gallery_file)
    with gallery._store.writing() as connection:
        for _ in range(EVERY - 1):
            gallery.log.note(connection, Event.VERDICT)
    assert verify(gallery.log).signed_to == 0
    gallery.log.add(Event.VERDICT)
    gallery.log.add(Event.VERDICT)
    assert verify(gallery.log).signed_to == EVERY
    gallery.close()
    gallery.close()
    gallery = Gallery.open(gallery_file)
    found = verify(gallery.log)
    assert (found.signed_to, found.checkpoints) == (EVERY + 1, 2)
    assert len(found.fingerprint.replace(" ", "")) == 32
    gallery.close()  # nothing was written: nothing to sign for
    with closing(sqlite3.connect(gallery_file)) as connection:
        assert connection.execute("SELECT count(*) FROM log_checkpoints").fetchone() == (2,)


def test_closing_does_not_wait_for_another_program_that_writes(gallery_file):
    gallery = Gallery.open(gallery_file)
    gallery.log.add(Event.BACKED_UP)
    with closing(sqlite3.connect(gallery_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = datetime.now(UTC)
        gallery.close()
        assert datetime.now(UTC) - began < timedelta(seconds=2)
        other.rollback()
    gallery = Gallery.open(gallery_file)
    assert verify(gallery.log).is_whole
    gallery.log.add(Event.BACKED_UP)
    gallery.close()
    gallery = Gallery.open(gallery_file)
    assert verify(gallery.log).signed_to == 2
    gallery.close()


_FACT = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.text("\0\ud800\udfff\n'\"")
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.dictionaries(st.text(max_size=8), _FACT, max_size=5), person=st.text(max_size=40))
def test_any_facts_are_kept_and_verified(gallery, facts, person):
    with gallery._store.writing() as connection:
        gallery.log.note_all(connection, Event.VERDICT, [(person, facts)])
    (entry,) = gallery.log.entries(limit=1)
    assert not entry.is_damaged
    for name, value in facts.items():
        if isinstance(value, str) and value.isascii() and name.isascii():
            assert entry.facts[name] == value
    if entry.number % 10 == 0:
        assert verify(gallery.log).is_whole


def test_facts_of_other_kinds_are_told_as_well_as_can_be():
    told = json.loads(
        facts_text(
            {"a": np.float32(0.5), "b": np.int64(3), "c": float("nan"), "d": 10**5000, "e": [1]}
        )
    )
    assert told == {"a": 0.5, "b": 3, "c": None, "d": None, "e": "[1]"}


_DAMAGE = {
    "no JSON": "UPDATE log_entries SET facts = '{' WHERE number = 2",
    "no object": "UPDATE log_entries SET facts = '[1]' WHERE number = 2",
    "a number for facts": "UPDATE log_entries SET facts = 7 WHERE number = 2",
    "bytes for facts": "UPDATE log_entries SET facts = x'ff00' WHERE number = 2",
    "bytes for the event": "UPDATE log_entries SET event = x'ff00' WHERE number = 2",
    "no time": "UPDATE log_entries SET time = 'noon' WHERE number = 2",
    "no possible time": "UPDATE log_entries SET time = 9223372036854775807 WHERE number = 2",
    "a fraction of a time": "UPDATE log_entries SET time = 1.5 WHERE number = 2",
    "text for the hash": "UPDATE log_entries SET hash = 'abc' WHERE number = 2",
    "a number for the hash": "UPDATE log_entries SET hash = 99999999999 WHERE number = 2",
    "a number for the seal": "UPDATE log_entries SET seal = 99999999999 WHERE number = 2",
    "bytes for the account": "UPDATE log_entries SET actor = x'ff' WHERE number = 2",
    "text that is no UTF-8": "UPDATE log_entries SET actor = CAST(x'ff' AS TEXT) WHERE number = 2",
    "a signature of another type": "UPDATE log_checkpoints SET signature = 1, hash = 'x'",
    "a time of another type": "UPDATE log_checkpoints SET time = 'x'",
    "a number for the head": "UPDATE sealed_values SET payload = 5 WHERE name = 'log-head'",
    "a number for the key": "UPDATE sealed_values SET payload = 5 WHERE name = 'log-signing-key'",
}


@pytest.fixture(scope="module")
def three_people(tmp_path_factory):
    folder = tmp_path_factory.mktemp("three") / "profile"
    gallery = Gallery.open(folder / "gallery.sqlite")
    vectors = np.eye(3, 128, dtype=np.float32)
    for at, vector in enumerate(vectors):
        gallery.enrol(f"P{at}", [NewTemplate(Embedding(vector, "sface-0123456789ab"), 80.0)])
    gallery.close()
    return folder


@pytest.mark.parametrize("statement", _DAMAGE.values(), ids=_DAMAGE.keys())
def test_a_damaged_entry_stops_nothing(three_people, gallery_file, template, statement):
    shutil.copytree(three_people, gallery_file.parent)
    raw(gallery_file, statement)
    gallery = Gallery.open(gallery_file)
    ids = {person.id for person in gallery.people()}
    assert len(ids) == 3
    gallery.enrol("P3", [template(3)])
    entries = {entry.number: entry for entry in gallery.log.entries()}
    for number in (1, 3):
        assert entries[number].person_id in ids
        assert not entries[number].is_damaged
    reader = LogReader(gallery.log)
    numbers = reader.numbers()
    assert {1, 2, 3, 4} <= set(numbers)
    assert len(reader.entries(numbers)) == len(numbers)
    assert reader.actors() in ((), ("\ufffd",))
    assert not verify(gallery.log).is_whole
    gallery.close()


def test_filters(gallery):
    nobody, gallery.log.sign_in = gallery.log.sign_in, SignedIn("grace", Role.SUPERVISOR)
    gallery.log.add(Event.VERDICT, "a" * 32, camera="studio:one", similarity=0.5)
    gallery.log.sign_in = nobody
    gallery.log.add(Event.SETTING_CHANGED, name="limit_dark", old=1, new=2)
    gallery.log.add(Event.VERDICT, "b" * 32, camera="100%_of\\it")
    times = [entry.time for entry in gallery.log.entries()]
    reader = LogReader(gallery.log)

    def found(**values):
        return list(reader.numbers(Filter(**values)))

    assert found() == [3, 2, 1]
    assert found(events=["verdict"]) == [3, 1]
    assert found(events=[]) == []
    assert found(actor="grace") == [1]
    assert found(actor="") == [3, 2]
    assert found(persons=["a" * 32, "b" * 32]) == [3, 1]
    assert found(persons=[]) == []
    assert found(text="STUDIO") == [1]
    assert found(text="grac") == [1]
    assert found(text="bbb") == [3]
    assert found(text="%") == [3]
    assert found(text="_of") == [3]
    assert found(text="nothing") == []
    assert found(text="nothing", also_events=["setting-changed"]) == [2]
    assert found(text="nothing", also_persons=["a" * 32]) == [1]
    assert found(since=times[1]) == [3, 2]
    assert found(until=times[1]) == [1]
    assert found(since=times[1], until=times[0]) == [2]
    assert found(persons=[f"{at:032x}" for at in range(2000)]) == []
    assert [entry.number for entry in reader.entries([1, 3])] == [3, 1]
    assert reader.entries([]) == ()
    assert reader.actors() == ("grace",)


def test_who_may_not_read_the_log_does_not(gallery):
    gallery.log.add(Event.BACKED_UP)
    gallery.log.sign_in = SignedIn("olga", Role.OPERATOR)
    reader = LogReader(gallery.log)
    for deed in (reader.numbers, reader.actors, lambda: reader.entries([1])):
        with pytest.raises(NotAllowedError):
            deed()
    with pytest.raises(NotAllowedError):
        verify(gallery.log)
    gallery.log.sign_in = SignedIn("audrey", Role.AUDITOR)
    assert list(reader.numbers()) == [1]


_WRITER = """
    import sys
    from pathlib import Path
    from core.people.gallery import Gallery, NewTemplate
    from core.people.audit.events import Event
    gallery = Gallery.open(Path(sys.argv[1]))
    print("ready", flush=True)
    sys.stdin.readline()
    for at in range(60):
        gallery.log.add(Event.VERDICT, at=at, who=sys.argv[2])
    gallery.close()
"""


@pytest.mark.slow
def test_two_programs_write_at_once(gallery_file):
    Gallery.open(gallery_file).close()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(_WRITER), str(gallery_file), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    gallery = Gallery.open(gallery_file)
    entries = gallery.log.entries()
    assert [entry.number for entry in entries] == list(range(120, 0, -1))
    assert {entry.facts["who"] for entry in entries} == {"one", "two"}
    assert verify(gallery.log).is_whole
    gallery.close()


_ENDLESS = """
    import sys
    from pathlib import Path
    from core.people.gallery import Gallery
    from core.people.audit.events import Event
    gallery = Gallery.open(Path(sys.argv[1]))
    at = 0
    while True:
        gallery.log.add(Event.VERDICT, at=at)
        print(at, flush=True)
        at += 1
"""


@pytest.mark.slow
@pytest.mark.parametrize("moment", [7, 99, 100, 151])
def test_a_killed_program_leaves_a_whole_log_with_all_that_was_confirmed(gallery_file, moment):
    command = [sys.executable, "-c", textwrap.dedent(_ENDLESS), str(gallery_file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        for _ in range(moment):
            confirmed = int(writer.stdout.readline())
        writer.kill()
        confirmed = max(confirmed, *map(int, writer.stdout.read().split() or [0]))
    gallery = Gallery.open(gallery_file)
    found = verify(gallery.log)
    assert found.is_whole
    assert found.entries in (confirmed + 1, confirmed + 2)
    gallery.log.add(Event.BACKED_UP)
    assert verify(gallery.log).is_whole
    gallery.close()

"""The ways to a gallery's key, and what happens when somebody meddles with the file."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from core.people.gallery import Gallery, GalleryError
from core.people.sealed import key_places, protection
from core.people.sealed.key_places import KeyFile, SystemKeyRing
from core.people.sealed.keys import Key, PassphraseCost
from core.people.sealed.protection import LockedError, WrongPassphraseError
from core.people.search import GalleryIndex
from core.results import Embedding

MODEL = "sface-0123456789ab"
PASSPHRASE = "correct horse battery"


class Ring:
    """A key ring in memory; `opens` says whether its user has unlocked it."""

    def __init__(self) -> None:
        self.kept: dict[str, Key] = {}
        self.opens = True

    def get(self, gallery_id: str) -> Key | None:
        return self.kept.get(gallery_id) if self.opens else None

    def put(self, gallery_id: str, key: Key) -> bool:
        if self.opens:
            self.kept[gallery_id] = key
        return self.opens

    def remove(self, gallery_id: str) -> None:
        self.kept.pop(gallery_id, None)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    monkeypatch.setattr(
        protection, "PassphraseCost", lambda *v: PassphraseCost(*(v or (1, 8192, 1)))
    )


def change(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_without_a_ring_the_secret_lies_in_a_file_of_its_owner(gallery_file, template):
    gallery = Gallery.open(gallery_file)
    assert gallery.guard.ways() == ("file",)
    gallery.enrol("Ann", [template(1)])
    gallery.close()
    key_file = gallery_file.with_name("gallery.key")
    assert key_file.stat().st_mode & 0o077 == 0
    moved = key_file.rename(key_file.with_name("elsewhere"))
    with pytest.raises(GalleryError, match="key of the gallery is gone"):
        Gallery.open(gallery_file)
    moved.rename(key_file)
    again = Gallery.open(gallery_file)
    assert [person.name for person in again.people()] == ["Ann"]
    again.close()


def test_with_a_ring_nothing_beside_the_gallery_opens_it(gallery_file, template):
    ring = Ring()
    gallery = Gallery.open(gallery_file, ring=ring)
    assert gallery.guard.ways() == ("ring",)
    gallery.enrol("Ann", [template(1)])
    gallery.close()
    assert [file.name for file in gallery_file.parent.iterdir()] == ["gallery.sqlite"]
    for other in (None, Ring()):
        with pytest.raises(GalleryError, match="key of the gallery is gone"):
            Gallery.open(gallery_file, ring=other)
    Gallery.open(gallery_file, ring=ring).close()


def test_a_ring_that_is_locked_leaves_the_secret_to_the_file(gallery_file):
    ring = Ring()
    ring.opens = False
    gallery = Gallery.open(gallery_file, ring=ring)
    assert gallery.guard.ways() == ("file",)
    gallery.close()


def test_a_passphrase_is_the_only_way_from_then_on(gallery_file, template):
    ring = Ring()
    gallery = Gallery.open(gallery_file, ring=ring)
    gallery.enrol("Ann", [template(1)])
    with pytest.raises(GalleryError, match="at least 8 characters"):
        gallery.guard.set_passphrase("short")
    gallery.guard.set_passphrase(PASSPHRASE)
    assert gallery.guard.ways() == ("passphrase",)
    assert not ring.kept
    gallery.close()
    with pytest.raises(LockedError, match="is locked"):
        Gallery.open(gallery_file, ring=ring)
    with pytest.raises(WrongPassphraseError, match="not the passphrase"):
        Gallery.open(gallery_file, "correct horse batterz", ring)
    again = Gallery.open(gallery_file, PASSPHRASE, ring)
    assert [person.name for person in again.people()] == ["Ann"]

    again.guard.set_passphrase("another passphrase")
    again.close()
    with pytest.raises(WrongPassphraseError):
        Gallery.open(gallery_file, PASSPHRASE)
    last = Gallery.open(gallery_file, "another passphrase", ring)
    assert last.guard.remove_passphrase() == "ring"
    last.close()
    Gallery.open(gallery_file, ring=ring).close()


def test_a_recovery_code_opens_what_is_lost_however_it_is_typed(gallery_file, template):
    ring = Ring()
    gallery = Gallery.open(gallery_file, ring=ring)
    gallery.enrol("Ann", [template(1)])
    old, code = gallery.guard.new_recovery_code(), gallery.guard.new_recovery_code()
    gallery.close()
    assert len(code.replace("-", "")) == 32
    ring.kept.clear()
    with pytest.raises(LockedError):
        Gallery.open(gallery_file, ring=ring)
    for wrong in (old, code[:-1], ""):
        with pytest.raises(WrongPassphraseError):
            Gallery.open(gallery_file, wrong, ring)
    typed = code.lower().replace("-", " ").replace("o", "0").replace("i", "1")
    again = Gallery.open(gallery_file, typed, ring)
    assert [person.name for person in again.people()] == ["Ann"]
    assert again.guard.remove_passphrase() == "ring"
    again.close()
    Gallery.open(gallery_file, ring=ring).close()


def test_a_copy_with_its_key_file_opens_elsewhere(gallery_file, template, tmp_path):
    gallery = Gallery.open(gallery_file)
    gallery.enrol("Ann", [template(1)])
    gallery.close()
    shutil.copytree(gallery_file.parent, tmp_path / "copy")
    copy = Gallery.open(tmp_path / "copy" / gallery_file.name)
    assert [person.name for person in copy.people()] == ["Ann"]
    copy.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE key_wraps SET payload = zeroblob(60)",
        "UPDATE key_wraps SET payload = 'text'",
        "UPDATE key_wraps SET parameters = '{}'",
        "UPDATE key_wraps SET parameters = replace(parameters, '8192', '999999999')",
        "UPDATE protection SET gallery_id = '0123'",
    ],
)
def test_a_changed_wrap_opens_nothing(gallery_file, statement):
    gallery = Gallery.open(gallery_file)
    gallery.guard.set_passphrase(PASSPHRASE)
    gallery.close()
    change(gallery_file, statement)
    with pytest.raises(WrongPassphraseError):
        Gallery.open(gallery_file, PASSPHRASE)


@pytest.fixture
def three(gallery_file, template) -> Path:
    """Ann, Bob and Cem, enrolled in that order, each with template and thumbnail."""
    gallery = Gallery.open(gallery_file)
    for seed, name in enumerate(("Ann", "Bob", "Cem")):
        gallery.enrol(name, [template(seed)], np.full((96, 96), seed, np.uint8))
    gallery.close()
    return gallery_file


_ANN, _BOB = (f"(SELECT id FROM persons ORDER BY rowid LIMIT 1 OFFSET {n})" for n in (0, 1))


def _exchange(table: str, columns: str) -> list[str]:
    owner = "id" if table == "persons" else "person_id"
    return [
        f"CREATE TABLE kept AS SELECT {owner} AS who, {columns} FROM {table}",
        *(
            f"UPDATE {table} SET {column} = (SELECT {column} FROM kept WHERE who = {other}) "
            f"WHERE {owner} = {one}"
            for column in columns.split(", ")
            for one, other in ((_ANN, _BOB), (_BOB, _ANN))
        ),
        "DROP TABLE kept",
    ]


@pytest.mark.parametrize(
    "statements",
    [
        _exchange("templates", "payload"),
        _exchange("person_keys", "payload"),
        _exchange("person_keys", "payload")
        + _exchange("templates", "payload")
        + _exchange("thumbnails", "payload")
        + _exchange("persons", "payload"),
        ["UPDATE templates SET scheme = 'clear'"],
        [f"DELETE FROM person_keys WHERE person_id IN ({_ANN}, {_BOB})"],
        ["UPDATE templates SET rotation = 'other' WHERE rowid < 3"],
        ["UPDATE templates SET model = model || 'x', dimension = 3 WHERE rowid < 3"],
    ],
    ids=["templates", "keys", "all", "clear", "no keys", "rotation", "model"],
)
def test_what_is_moved_or_taken_away_is_noticed_and_the_others_go_on(three, statements, template):
    change(three, *statements)
    gallery = Gallery.open(three)
    index = GalleryIndex()
    index.load(gallery, MODEL)
    for seed, name in enumerate(("Ann", "Bob")):
        found = index.identify(template(seed).embedding)
        assert not any(match.similarity > 0.9 for match in found), name
    gallery.templates(f"{MODEL}x")
    damaged = [person for person in gallery.people() if person.damaged]
    everybody = statements == ["UPDATE templates SET scheme = 'clear'"]
    assert len(damaged) == (3 if everybody else 2)
    gallery.close()


def test_a_template_put_in_by_somebody_else_is_not_believed(three, template):
    """As in the attack on face sign-in of 2025: a row with the right ids and one's own face."""
    intruder = template(77).embedding.vector.astype("<f4").tobytes()
    with closing(sqlite3.connect(three)) as connection:
        connection.execute("UPDATE templates SET payload = ?, rotation = ''", (intruder,))
        connection.commit()
    gallery = Gallery.open(three)
    index = GalleryIndex()
    index.load(gallery, MODEL)
    assert len(index) == 0
    assert all(person.damaged for person in gallery.people())
    gallery.close()


def test_a_removed_person_s_key_is_gone_for_good(three):
    with closing(sqlite3.connect(three)) as connection:
        wrapped = connection.execute(
            f"SELECT payload FROM person_keys WHERE person_id = {_ANN}"
        ).fetchone()[0]
    gallery = Gallery.open(three)
    ann = gallery.find_by_name("Ann")[0]
    removed = gallery.remove(ann.id)
    assert all(wrapped not in file.read_bytes() for file in three.parent.iterdir())
    gallery.restore(removed)
    assert gallery.person(ann.id).name == "Ann"
    assert not gallery.person(ann.id).damaged
    gallery.close()


def test_revoked_templates_are_worth_nothing_and_people_stay_known(three, template):
    taken = Gallery.open(three)
    old = taken.laid_templates(MODEL)
    taken.close()
    gallery, index = Gallery.open(three), GalleryIndex()
    index.load(gallery, MODEL)
    elsewhere = Gallery.open(three)
    follower = GalleryIndex()
    follower.load(elsewhere, MODEL)
    gallery.guard.revoke_templates()
    new = gallery.laid_templates(MODEL)
    assert new.template_ids == old.template_ids
    assert np.abs(np.sum(new.vectors * old.vectors, axis=1)).max() < 0.5
    assert index.refresh(gallery)
    assert follower.refresh(elsewhere)
    elsewhere.enrol("Dee", [template(3)])
    index.refresh(gallery)
    for seed, name in enumerate(("Ann", "Bob", "Cem", "Dee")):
        (best, *_) = index.identify(template(seed).embedding)
        assert (best.name, round(best.similarity, 4)) == (name, 1.0)
    for seed, name in enumerate(("Ann", "Bob", "Cem")):
        assert follower.identify(template(seed).embedding)[0].name == name
    for _ in range(5):
        gallery.guard.revoke_templates()
    vector = gallery.templates(MODEL).vectors
    assert np.abs(np.linalg.norm(vector, axis=1) - 1).max() < 1e-5
    gallery.close()
    elsewhere.close()


def test_a_search_is_the_same_with_and_without_rotation(three, template):
    gallery, index = Gallery.open(three), GalleryIndex()
    index.load(gallery, MODEL)
    plain = gallery.templates(MODEL)
    query = template(9).embedding
    found = {match.template_id: match.similarity for match in index.identify(query, 10)}
    for template_id, vector in zip(plain.template_ids, plain.vectors, strict=True):
        assert found[template_id] == pytest.approx(float(vector @ query.vector), abs=1e-6)
    assert index.verify(Embedding(query.vector, MODEL), plain.person_ids[0]) is not None
    gallery.close()


def test_the_key_file_survives_bad_company(tmp_path):
    file = tmp_path / "gallery.key"
    place, key = KeyFile(file), Key.new()
    for content in (b"", b'{"secrets": {"one": 5, "two": "zz"}}', b"\xff\xfe", b"[]"):
        file.write_bytes(content)
        assert place.get("one") is None
        assert place.get("two") is None
    place.put("mine", key)
    kept = place.get("mine")
    assert kept is not None
    assert kept.export() == key.export()
    place.put("other", Key.new())
    place.remove("mine")
    assert key.export().hex() not in file.read_text()
    assert place.get("other") is not None
    place.remove("other")
    assert not file.exists()


def test_a_key_ring_that_fails_is_none(monkeypatch):
    class Failing:
        priority = 5

        def get_password(self, *_: str) -> str:
            raise RuntimeError("locked")

        set_password = delete_password = get_password

    ring = SystemKeyRing()
    monkeypatch.setattr(ring, "_ring", Failing())
    assert ring.is_there
    assert ring.get("one") is None
    assert ring.put("one", Key.new()) is False
    ring.remove("one")
    monkeypatch.setattr(ring, "_ring", False)
    assert not ring.is_there


_WITHOUT_RING = """
import sys, keyring
from core.people.sealed.key_places import SystemKeyRing
keyring.core.init_backend = None
from keyring.backends import fail, null
for backend in (fail.Keyring(), null.Keyring()):
    keyring.set_keyring(backend)
    assert not SystemKeyRing().is_there, backend
"""


@pytest.mark.slow
def test_backends_that_protect_nothing_are_no_ring():
    done = subprocess.run([sys.executable, "-c", _WITHOUT_RING], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_secret_is_in_no_text_of_the_program(three, caplog):
    secret = json.loads((three.parent / "gallery.key").read_text())["secrets"]
    (hexadecimal,) = secret.values()
    caplog.set_level("DEBUG")
    gallery = Gallery.open(three)
    gallery.guard.set_passphrase(PASSPHRASE)
    texts = [repr(vars(gallery)), repr(vars(gallery.guard)), caplog.text]
    gallery.close()
    try:
        Gallery.open(three, "not the one")
    except GalleryError as error:
        texts.append(repr(error) + str(error.values))
    assert all(hexadecimal not in text and PASSPHRASE not in text for text in texts)
    assert key_places.SERVICE == "facedesk-ir"

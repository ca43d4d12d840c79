"""Taking the log out, and checking it elsewhere with nothing but the file and a fingerprint."""

from __future__ import annotations

import csv
import json
import shutil

import pytest

from core.people.accounts.rights import NotAllowedError, Role
from core.people.audit.entry import canonical, chained, first_hash
from core.people.audit.events import Event
from core.people.audit.export import export_log, export_table
from core.people.audit.faults import Fault, FaultKind
from core.people.audit.proof import verify_against, verify_file
from core.people.audit.reading import Filter
from core.people.audit.verification import verify
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from tests.core.people.audit.test_log import SignedIn, raw

ENTRIES = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A gallery, and its log as it was exported: ENTRIES, and the one about the export."""
    made = tmp_path_factory.mktemp("exported")
    gallery = Gallery.open(made / "gallery.sqlite")
    with gallery._store.writing() as connection:
        for at in range(ENTRIES):
            facts = {"similarity": at / 1000, "note": '"ü\n'}
            gallery.log.note(connection, Event.VERDICT, f"{at % 3:032x}", **facts)
    exported = export_log(gallery.log, made / "log.jsonl")
    (made / "fingerprint").write_text(exported.fingerprint)
    assert exported.entries == ENTRIES + 1
    gallery.close()
    return made


@pytest.fixture
def copy(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def exported(copy):
    return copy / "log.jsonl"


def fingerprint(copy):
    return (copy / "fingerprint").read_text()


def change(file, deed):
    """Change the lines of an exported log, each as an object."""
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    lines = deed(lines) or lines
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def at(lines, number):
    return next(index for index, line in enumerate(lines) if line.get("number") == number)


def test_an_exported_log_is_verified_without_the_gallery(copy, exported):
    (copy / "gallery.sqlite").unlink()
    steps = []
    found = verify_file(exported, fingerprint(copy), lambda *step: steps.append(step))
    assert found.is_whole
    assert (found.entries, found.checkpoints) == (ENTRIES + 1, 2)
    assert found.signed_to == ENTRIES + 1
    assert found.fingerprint == fingerprint(copy)
    assert steps[-1][0] == steps[-1][1] == exported.stat().st_size
    assert verify_file(exported, fingerprint(copy).upper().replace(" ", "-")).is_whole
    assert not verify_file(exported, is_cancelled=lambda: True).is_complete
    assert exported.stat().st_mode & 0o077 == 0


def test_the_export_is_itself_in_the_log(folder):
    gallery = Gallery.open(folder / "gallery.sqlite")
    newest = gallery.log.entries()[0]
    assert (newest.event, newest.facts["format"]) == ("log-exported", "jsonl")
    assert verify(gallery.log).is_whole
    gallery.close()


def test_another_fingerprint_is_noticed(exported):
    found = verify_file(exported, "0" * 32)
    assert found.faults == (Fault(FaultKind.OTHER_KEY),)


def test_a_changed_entry_is_named(exported):
    change(exported, lambda lines: lines[at(lines, 50)].update(facts="{}"))
    assert verify_file(exported).faults == (Fault(FaultKind.CHANGED, 50, 50),)


@pytest.mark.parametrize("name", ["time", "event", "actor", "person", "facts"])
def test_each_part_of_an_entry_counts(exported, name):
    change(exported, lambda lines: lines[at(lines, 50)].update({name: "x"}))
    assert verify_file(exported).first_damaged == 50


def hash_anew(lines, start):
    before = first_hash(lines[0]["gallery"])
    for line in lines:
        if "number" in line:
            texts = [line[name] for name in ("time", "event", "actor", "person", "facts")]
            digest = chained(before, canonical(line["number"], *texts))
            if line["number"] >= start:
                line["hash"] = digest.hex()
            before = bytes.fromhex(line["hash"])


def test_hashing_anew_hides_no_change(exported):
    def deed(lines):
        lines[at(lines, 110)].update(facts="{}")
        hash_anew(lines, 110)

    change(exported, deed)
    found = verify_file(exported)
    assert found.faults == (Fault(FaultKind.REWRITTEN, 101, ENTRIES + 1),)
    assert found.signed_to == 100


def test_signing_anew_with_an_own_key_is_noticed_by_the_fingerprint(copy, exported):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from core.people.audit.checkpoints import message

    key = Ed25519PrivateKey.generate()

    def deed(lines):
        lines[0]["public_keys"] = [key.public_key().public_bytes_raw().hex()]
        lines[at(lines, 50)].update(facts="{}")
        hash_anew(lines, 50)
        hashes = {line["number"]: line["hash"] for line in lines if "number" in line}
        for line in lines[1:]:
            number = line.get("checkpoint", line.get("head"))
            if number is not None:
                line["hash"] = hashes[number]
                digest = bytes.fromhex(line["hash"])
                said = message(lines[0]["gallery"], number, line["time"], digest)
                line["signature"] = key.sign(said).hex()

    change(exported, deed)
    assert verify_file(exported).is_whole  # it fits itself
    assert verify_file(exported, fingerprint(copy)).faults == (Fault(FaultKind.OTHER_KEY),)


def test_a_missing_entry_is_named(exported):
    change(exported, lambda lines: lines.pop(at(lines, 50)) and None)
    assert verify_file(exported).faults == (Fault(FaultKind.MISSING, 50, 50),)


def test_exchanged_entries_are_named(exported):
    def deed(lines):
        one, other = at(lines, 50), at(lines, 51)
        lines[one], lines[other] = lines[other], lines[one]

    change(exported, deed)
    assert verify_file(exported).first_damaged == 50


def test_a_cut_off_end_is_noticed(exported):
    change(exported, lambda lines: lines[:-5])
    assert verify_file(exported).faults == (Fault(FaultKind.BROKEN_OFF),)


def test_entries_cut_off_before_the_signed_end_are_named(exported):
    change(exported, lambda lines: lines[:-5] + lines[-1:])
    found = verify_file(exported)
    assert found.faults == (Fault(FaultKind.CUT_OFF, ENTRIES - 2, ENTRIES + 1),)


def test_what_stands_behind_the_end_is_noticed(exported):
    change(exported, lambda lines: [*lines, lines[5]])
    assert verify_file(exported).faults[0].kind is FaultKind.ADDED


def test_a_wrong_signature_is_named(exported):
    def deed(lines):
        (line,) = [line for line in lines if "checkpoint" in line]
        line["signature"] = "00" * 64

    change(exported, deed)
    assert verify_file(exported).faults == (Fault(FaultKind.CHECKPOINT_WRONG, 100, 100),)


@pytest.mark.parametrize("line", [b"{", b"[1]", b"\xff\xfe", b'{"number": "x"}', b"", b"null"])
def test_a_broken_line_is_named_and_the_rest_is_read(exported, line):
    lines = exported.read_bytes().splitlines()
    lines[50] = line
    exported.write_bytes(b"\n".join(lines))
    found = verify_file(exported)
    assert found.first_damaged == 50
    assert found.faults[0].kind is FaultKind.UNREADABLE
    assert found.signed_to == ENTRIES + 1


@pytest.mark.parametrize("text", ["", "x", "{}", "[]", '{"format": "facedesk-log", "version": 9}'])
def test_what_is_no_exported_log_is_refused_in_a_sentence(tmp_path, text):
    (tmp_path / "log.jsonl").write_text(text)
    with pytest.raises(GalleryError, match="no exported log"):
        verify_file(tmp_path / "log.jsonl")
    with pytest.raises(GalleryError, match="can't be read"):
        verify_file(tmp_path / "missing.jsonl")


def test_a_damaged_entry_is_exported_as_damaged(copy):
    raw(copy / "gallery.sqlite", "UPDATE log_entries SET facts = x'00' WHERE number = 7")
    gallery = Gallery.open(copy / "gallery.sqlite")
    export_log(gallery.log, copy / "again.jsonl")
    gallery.close()
    found = verify_file(copy / "again.jsonl")
    assert found.faults == (Fault(FaultKind.UNREADABLE, 7, 7),)
    assert found.entries == ENTRIES + 2


def test_a_gallery_that_goes_on_fits_its_exported_log(copy, exported):
    gallery = Gallery.open(copy / "gallery.sqlite")
    assert verify_against(gallery.log, exported) == ()
    gallery.log.add(Event.BACKED_UP)
    assert verify_against(gallery.log, exported) == ()
    gallery.close()


def test_a_gallery_that_was_put_back_is_noticed(copy, exported):
    before = copy / "before"
    gallery = Gallery.open(copy / "gallery.sqlite")
    shutil.copytree(copy, before, ignore=shutil.ignore_patterns("before"))
    gallery.log.add(Event.REMOVED, "a" * 32)
    export_log(gallery.log, exported)
    gallery.close()
    gallery = Gallery.open(before / "gallery.sqlite")
    assert verify(gallery.log).is_whole
    last = ENTRIES + 3
    assert verify_against(gallery.log, exported) == (Fault(FaultKind.ROLLED_BACK, last, last),)
    for _ in range(5):
        gallery.log.add(Event.BACKED_UP)
    assert verify_against(gallery.log, exported) == (Fault(FaultKind.OTHER_HISTORY, last, last),)
    gallery.close()


def test_another_gallery_or_a_changed_export_is_told_apart(copy, exported, gallery):
    assert verify_against(gallery.log, exported) == (Fault(FaultKind.OTHER_GALLERY),)
    mine = Gallery.open(copy / "gallery.sqlite")
    change(exported, lambda lines: lines[at(lines, 50)].update(facts="{}"))
    assert verify_against(mine.log, exported) == (Fault(FaultKind.CHANGED, 50, 50),)
    mine.close()


def test_a_table_holds_what_is_wanted_in_words_and_no_formula(gallery, tmp_path):
    gallery.log.sign_in = SignedIn("=HYPERLINK(1)", Role.AUDITOR)
    gallery.log.add(Event.VERDICT, "a" * 32, state="known", similarity=0.51234567, threshold=0.4)
    gallery.log.add(Event.BACKED_UP)
    made = export_table(gallery.log, tmp_path / "log.csv", Filter(events=["verdict"]))
    assert (made.entries, made.fingerprint) == (1, "")
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as stream:
        titles, row = csv.reader(stream)
    assert titles[0] == "Number"
    assert row[3] == "Recognised: similarity 0.512, needed 0.4."
    assert row[4] == "'=HYPERLINK(1)"
    assert row[6] == "Verdict: recognised; Similarity: 0.5123; Similarity needed: 0.4"
    assert gallery.log.entries()[0].facts == {"entries": 1, "format": "csv"}


@pytest.mark.parametrize("export", [export_log, export_table])
def test_a_stopped_export_leaves_no_file_and_a_full_folder_is_told(gallery, tmp_path, export):
    gallery.log.add(Event.BACKED_UP)
    assert export(gallery.log, tmp_path / "x", is_cancelled=lambda: True) is None
    assert not (tmp_path / "x").exists()
    assert not list(tmp_path.glob("*.new"))
    with pytest.raises(GalleryError, match="can't be written"):
        export(gallery.log, tmp_path / "nowhere" / "x")
    assert verify(gallery.log).is_whole


@pytest.mark.parametrize("export", [export_log, export_table])
def test_who_may_not_export_does_not(gallery, tmp_path, export):
    gallery.log.sign_in = SignedIn("susan", Role.SUPERVISOR)
    with pytest.raises(NotAllowedError):
        export(gallery.log, tmp_path / "x")
    assert not (tmp_path / "x").exists()
    assert gallery.log.entries() == ()

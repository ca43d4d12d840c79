"""Reports as two files: written whole, signed, and checked again."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from core.people.audit.events import Event
from core.people.audit.keys import fingerprint
from core.people.audit.report_signing import ReportSigner
from core.people.audit.verification import verify as verify_log
from core.people.gallery import Gallery
from core.reports.document import Document, Heading, Paragraph
from core.reports.files import ReportError, canonical, check_place, save
from core.reports.verification import verify

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DOCUMENT = Document("A report", "of a test", (Heading("Part"), Paragraph("Words.")))
FACTS = {"eer": 0.0125, "name": "张三", "nested": {"list": [1, 2.5, None, True]}}


@pytest.fixture
def gallery(tmp_path: Path):
    with closing(Gallery.open(tmp_path / "gallery.sqlite")) as opened:
        yield opened


def test_a_signed_report_is_good_and_names_key_and_log(gallery, tmp_path) -> None:
    gallery.log.add(Event.EVALUATED, pictures=3)
    saved = save(DOCUMENT, FACTS, tmp_path / "r.pdf", ReportSigner(gallery.log), now=NOW)
    assert (saved.pdf.name, saved.json.name) == ("r.pdf", "r.json")
    assert saved.pdf.read_bytes().startswith(b"%PDF-")
    assert {path.stat().st_mode & 0o777 for path in (saved.pdf, saved.json)} == {0o600}
    found = verify(saved.json)
    assert found.is_whole
    assert (found.title, found.time) == ("A report", NOW)
    assert found.facts == FACTS
    assert found.fingerprint == saved.fingerprint == fingerprint(found.public_key)
    assert found.gallery_id == gallery.log.gallery_id
    (last,) = gallery.log.entries(event=Event.EVALUATED)
    assert (found.log_entry, found.log_hash) == (last.number, last.hash.hex())
    assert ReportSigner(gallery.log).knows(found.public_key)
    assert not ReportSigner(gallery.log).knows(bytes(32))
    assert verify_log(gallery.log).is_whole
    assert verify(saved.json, saved.fingerprint.upper()).expected is True
    other = verify(saved.json, "0" * 32)
    assert (other.expected, other.is_whole) == (False, False)


def test_the_same_report_gives_the_same_files(gallery, tmp_path) -> None:
    signer = ReportSigner(gallery.log)
    first, second = (
        save(DOCUMENT, FACTS, tmp_path / folder / "r", signer, now=NOW)
        for folder in ("a", "b")
        if not (tmp_path / folder).mkdir()
    )
    assert first.pdf.read_bytes() == second.pdf.read_bytes()
    assert first.json.read_bytes() == second.json.read_bytes()


def test_whatever_is_changed_is_noticed(gallery, tmp_path) -> None:
    saved = save(DOCUMENT, FACTS, tmp_path / "r", ReportSigner(gallery.log))
    told = json.loads(saved.json.read_text("utf-8"))
    changes = {
        "facts": {**FACTS, "eer": 0.0001},
        "time": "2020-01-01T00:00:00+00:00",
        "title": "Another",
        "signed": {**told["signed"], "log_entry": 77},
        "added": 1,
    }
    for name, value in changes.items():
        saved.json.write_text(json.dumps({**told, name: value}), "utf-8")
        found = verify(saved.json)
        assert (found.signature_good, found.is_whole) == (False, False), name
    saved.json.write_text(json.dumps(told), "utf-8")  # another form of the same
    assert verify(saved.json).is_whole
    saved.pdf.write_bytes(saved.pdf.read_bytes() + b"\n")
    found = verify(saved.json)
    assert (found.pdf_matches, found.signature_good, found.is_whole) == (False, True, False)
    saved.pdf.unlink()
    assert not verify(saved.json).pdf_found


def test_signing_anew_with_another_key_shows_in_the_fingerprint(gallery, tmp_path) -> None:
    saved = save(DOCUMENT, FACTS, tmp_path / "r", ReportSigner(gallery.log))
    with closing(Gallery.open(tmp_path / "other.sqlite")) as other:
        save(DOCUMENT, {"eer": 0.0}, saved.pdf, ReportSigner(other.log), replacing=True)
    forged = verify(saved.json)
    assert forged.is_whole  # by itself it fits
    assert not verify(saved.json, saved.fingerprint).is_whole
    assert not ReportSigner(gallery.log).knows(forged.public_key)


def test_without_a_gallery_both_files_say_that_nothing_is_signed(tmp_path) -> None:
    saved = save(DOCUMENT, FACTS, tmp_path / "r.pdf")
    assert saved.fingerprint == ""
    told = json.loads(saved.json.read_text("utf-8"))
    assert told["signed"] is None
    assert "signature" not in told
    found = verify(saved.json)
    assert (found.is_signed, found.pdf_matches, found.is_whole) == (False, True, False)


def test_what_is_there_stays_unless_somebody_wants_it_replaced(tmp_path) -> None:
    (tmp_path / "r.json").write_text("mine")
    with pytest.raises(ReportError, match="is there already"):
        save(DOCUMENT, FACTS, tmp_path / "r.pdf")
    assert not (tmp_path / "r.pdf").exists()
    assert (tmp_path / "r.json").read_text() == "mine"
    with pytest.raises(ReportError, match="is no report"):
        save(DOCUMENT, FACTS, tmp_path / "r.pdf", replacing=True)
    assert (tmp_path / "r.json").read_text() == "mine"
    (tmp_path / "r.json").unlink()
    save(DOCUMENT, FACTS, tmp_path / "r.pdf")
    save(DOCUMENT, {"eer": 0.5}, tmp_path / "r.pdf", replacing=True)
    assert verify(tmp_path / "r.json").facts == {"eer": 0.5}


def test_what_stands_in_the_way_is_said_and_stays(tmp_path) -> None:
    (tmp_path / "r.pdf").mkdir()
    with pytest.raises(ReportError, match="can't be written"):
        save(DOCUMENT, FACTS, tmp_path / "r.pdf", replacing=True)
    assert [path.name for path in tmp_path.iterdir()] == ["r.pdf"]


def test_a_name_that_no_file_can_have_is_refused_before_the_work(tmp_path) -> None:
    with pytest.raises(ReportError, match="can't be written to"):
        check_place(tmp_path / f"{'x' * 300}.pdf")


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match="disk is full"):
        save(DOCUMENT, FACTS, tmp_path / "r.pdf")
    monkeypatch.undo()
    assert list(tmp_path.glob("r*")) == []
    with pytest.raises(ReportError, match="no folder"):
        save(DOCUMENT, FACTS, tmp_path / "gone" / "r.pdf")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "no json",
        "[" * 100_000,
        '{"format": "facedesk-log", "version": 1}',
        '{"format": "facedesk-report", "version": 2}',
        '{"format": "facedesk-report", "version": 1}',
        '{"format": "facedesk-report", "version": 1, "facts": {"eer": NaN}}',
        '{"format": "facedesk-report", "version": 1, "facts": {"eer": 1e999}}',
    ],
)
def test_what_is_no_report_is_refused(tmp_path, text) -> None:
    (tmp_path / "r.json").write_text(text)
    with pytest.raises(ReportError, match="no report"):
        verify(tmp_path / "r.json")


def test_a_report_never_points_at_another_folder_or_says_things_twice(tmp_path) -> None:
    saved = save(DOCUMENT, FACTS, tmp_path / "r.pdf")
    told = json.loads(saved.json.read_text("utf-8"))
    for name in ("../r.pdf", "/etc/passwd", "", ".."):
        told["pdf"]["name"] = name
        saved.json.write_text(json.dumps(told), "utf-8")
        with pytest.raises(ReportError, match="no report"):
            verify(saved.json)
    saved.json.write_text('{"a": 1, "a": 2}')
    with pytest.raises(ReportError, match="no report"):
        verify(saved.json)
    with pytest.raises(ReportError, match="can't be read"):
        verify(tmp_path / "gone.json")


def test_what_is_signed_is_the_documented_text() -> None:
    told = {"b": [1.5, "é"], "a": {"z": 1, "y": None}, "signature": "00"}
    assert canonical(told) == b'{"a":{"y":null,"z":1},"b":[1.5,"\\u00e9"]}'


def test_anybody_can_check_the_signature_by_what_is_documented(gallery, tmp_path) -> None:
    saved = save(DOCUMENT, FACTS, tmp_path / "r", ReportSigner(gallery.log))
    told = json.loads(saved.json.read_bytes())
    signature = bytes.fromhex(told.pop("signature"))
    text = json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(told["signed"]["public_key"]))
    key.verify(signature, b"facedesk report\0" + text)
    assert told["pdf"]["sha256"] == hashlib.sha256(saved.pdf.read_bytes()).hexdigest()
    with pytest.raises(InvalidSignature):
        key.verify(signature, text)

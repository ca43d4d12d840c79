"""`python -m core report` on reports as they are brought."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from core.cli.main import DONE, FAILED, main
from core.people.audit.report_signing import ReportSigner
from core.people.gallery import Gallery
from core.reports.document import Document, Paragraph
from core.reports.files import Saved, save


@pytest.fixture
def saved(own_profile: Path, tmp_path: Path) -> Saved:
    own_profile.mkdir()
    document = Document("Error rates", "", (Paragraph("Words."),))
    with closing(Gallery.open(own_profile / "gallery.sqlite")) as gallery:
        return save(document, {"eer": 0.5}, tmp_path / "r.pdf", ReportSigner(gallery.log))


def test_a_good_report_and_whose_it_is(saved, capsys) -> None:
    assert main(["report", str(saved.json)]) == DONE
    out = capsys.readouterr().out
    assert "r.pdf is the PDF that belongs to r.json." in out
    assert "The signature is good" in out
    assert saved.fingerprint in out
    assert "compare the fingerprint" in out
    digits = saved.fingerprint.replace(" ", "")
    assert main(["report", str(saved.json), "--here", "--fingerprint", digits]) == DONE
    out = capsys.readouterr().out
    assert "the fingerprint that was expected" in out
    assert "The key is that of this computer's gallery." in out


def test_a_changed_or_foreign_report(saved, tmp_path, capsys) -> None:
    assert main(["report", str(saved.json), "--fingerprint", "0" * 32, "--json"]) == FAILED
    told = json.loads(capsys.readouterr().out)
    assert told["fingerprint_expected"] is False
    assert told["signature_good"] is True
    other = str(tmp_path / "other")
    assert main(["report", str(saved.json), "--here", "--profile", other]) == FAILED
    assert "The key is not that of this computer's gallery." in capsys.readouterr().out
    text = saved.json.read_text("utf-8").replace("0.5", "0.01")
    saved.json.write_text(text, "utf-8")
    saved.pdf.unlink()
    assert main(["report", str(saved.json)]) == FAILED
    out = capsys.readouterr().out
    assert "The PDF r.pdf isn't there" in out
    assert "The signature is wrong" in out


def test_no_report_is_said_so(tmp_path, capsys) -> None:
    (tmp_path / "x.json").write_text("{}")
    assert main(["report", str(tmp_path / "x.json")]) == FAILED
    assert "is no report of this program" in capsys.readouterr().err

"""The log at the command line."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing

import pytest

from core.cli.main import main
from core.paths import Profile
from core.people.audit.events import Event
from core.people.gallery import Gallery

ADA = "a" * 32


@pytest.fixture
def profile(own_profile):
    own_profile.mkdir(exist_ok=True)
    gallery = Gallery.open(Profile.default().gallery_file)
    gallery.log.add(Event.VERDICT, ADA, state="known", similarity=0.61, threshold=0.4)
    gallery.log.add(Event.SETTING_CHANGED, name="limit_dark", old=None, new=40)
    gallery.log.add(Event.BACKED_UP)
    gallery.close()
    return own_profile


def test_entries_are_listed_in_words_and_filtered(profile, capsys):
    assert main(["log", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("A backup of the gallery was made.")
    assert f"similarity 0.61, needed 0.4.  [{ADA}]" in lines[2]
    assert lines[3] == "3 entries."
    assert main(["log", "list", "--limit", "1"]) == 0
    assert "1 of 3 entries." in capsys.readouterr().out
    assert main(["log", "list", "--event", "verdict", "--person", ADA, "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["number"], entry["facts"]["similarity"]) == (1, 0.61)
    assert main(["log", "list", "--until", "2020-01-01"]) == 0
    assert capsys.readouterr().out == "0 entries.\n"
    assert main(["log", "list", "--since", "2020-01-01", "--text", "dark"]) == 0
    assert "1 entries." in capsys.readouterr().out
    for wrong in (["--since", "yesterday"], ["--limit", "0"], ["--event", "nothing"]):
        assert main(["log", "list", *wrong]) == 2
    assert main(["log", "list", "--person", "Ada"]) == 1


def test_it_is_verified_exported_and_verified_elsewhere(profile, tmp_path, capsys):
    file, table = tmp_path / "log.jsonl", tmp_path / "log.csv"
    assert main(["log", "verify"]) == 0
    assert "The log is whole" in capsys.readouterr().out
    assert main(["log", "export", str(file)]) == 0
    out = capsys.readouterr().out
    assert "4 entries were written" in out
    fingerprint = next(line for line in out.splitlines() if "Fingerprint" in line).split(": ")[1]
    assert main(["log", "export", str(table), "--table", "--event", "verdict"]) == 0
    with table.open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.reader(stream))) == 2
    assert main(["log", "verify", "--against", str(file)]) == 0
    assert "was not put back" in capsys.readouterr().out
    gallery = Profile.default().gallery_file
    gallery.unlink()
    assert main(["log", "verify", str(file), "--fingerprint", fingerprint]) == 0
    assert f"by the key {fingerprint}" in capsys.readouterr().out
    assert not gallery.exists()
    assert main(["log", "verify", str(file), "--fingerprint", "00"]) == 1
    assert "another key" in capsys.readouterr().out
    assert main(["log", "verify", str(file)]) == 0
    assert "Compare the fingerprint" in capsys.readouterr().out
    assert main(["log", "verify", "--against", str(file)]) == 1
    assert "another gallery" in capsys.readouterr().out


def test_what_is_wrong_is_said_and_the_answer_is_no(profile, tmp_path, capsys):
    with closing(sqlite3.connect(Profile.default().gallery_file)) as connection:
        connection.execute("DELETE FROM log_entries WHERE number = 2")
        connection.commit()
    assert main(["log", "verify"]) == 1
    assert "Entry 2 is missing." in capsys.readouterr().out
    assert main(["log", "verify", str(tmp_path / "nothing")]) == 1
    assert "can't be read" in capsys.readouterr().err


def test_what_does_not_go_together_is_refused(profile, tmp_path, capsys):
    file = str(tmp_path / "x")
    assert main(["log", "verify", "--fingerprint", "00"]) == 2
    assert main(["log", "verify", file, "--against", file]) == 2
    assert main(["log", "export", file, "--event", "verdict"]) == 2
    assert "only with --table" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()

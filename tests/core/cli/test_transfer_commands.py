"""`import`, `export` and `backup` on the command line, with real pictures of the studio."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PIL import Image

from core.capture.picture import read_picture
from core.cli.main import main
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost
from core.people.transfer import sealed_stream
from tests.core.cli.conftest import Run, Shots

SECRET = "eight or more"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    for user in (protection, sealed_stream):
        monkeypatch.setattr(
            user, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
        )


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text(SECRET + "\n")
    return file


def test_people_of_a_table_come_in_and_go_on_to_another_gallery(
    run: Run, desk: Path, shots: Shots, tmp_path: Path, secret: Path
) -> None:
    """16 bits a pixel, turned by the camera, and CMYK: as they come from scanners and phones."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    levels = read_picture(shots.anna)
    Image.fromarray(levels.astype("uint16") * 257).save(folder / "anna.png")
    turned = Image.open(shots.anna_again).convert("CMYK").rotate(90, expand=True)
    turned.save(folder / "turned.jpg", exif=_turned(), quality=95)
    (folder / "ben.png").write_bytes(shots.ben.read_bytes())
    (folder / "nobody.png").write_bytes(shots.nobody.read_bytes())
    table = folder / "people.csv"
    table.write_text(
        "name;id;picture\nAnna;1;anna.png|turned.jpg\nBen;2;ben.png\nEve;3;nobody.png\n"
        "Max;4;missing.png\n"
    )
    looked = run("import", table, "--preview", "--json", "--poor", "--fakes")
    assert looked.json == {"new": 2, "add": 0, "present": 0, "problem": 2}
    assert run("people", "--json").json == []
    refused = run("import", table, "--poor", "--fakes")
    assert refused.code == 1
    assert "of 2 no consent is known" in refused.err
    assert run("people", "--json").json == []
    ways = ("--poor", "--fakes", "--consent", "--report", tmp_path / "report.csv")
    done = run("import", table, *ways)
    assert done.code == 1
    assert "2 new" in done.out
    assert "row 4 (Eve): No face was found in the picture nobody.png." in done.err
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [line[3] for line in csv.reader(stream)][1:] == ["New", "New"] + 2 * ["Not imported"]
    assert "Anna" in run("identify", shots.anna).out
    again = run("import", table, "--json", "--poor", "--fakes")
    assert again.json == {"new": 0, "add": 0, "present": 2, "problem": 2}
    export = tmp_path / "all.fdgallery"
    assert run("export", export, "--archive-passphrase-file", secret).code == 0
    elsewhere = ("--profile", tmp_path / "elsewhere", "--archive-passphrase-file", secret)
    assert run("import", export, "--preview", "--json", *elsewhere).json["new"] == 2
    assert run("import", export, "--json", *elsewhere).json["new"] == 2
    names = [one["name"] for one in run("people", "--json", *elsewhere[:2]).json]
    assert names == ["Anna", "Ben"]
    secret.write_text("something else\n")
    wrong = run("import", export, *elsewhere)
    assert wrong.code == 1
    assert "not the passphrase" in wrong.err


def test_backups_are_made_verified_and_restored(
    run: Run, desk: Path, shots: Shots, tmp_path: Path, secret: Path
) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    run("enrol", "Anna", shots.anna, "--force")
    made = run("backup", "make", backups, "--json", "--backup-passphrase-file", secret)
    file = Path(made.json["file"])
    assert made.json["people"] == 1
    assert run("backup", "verify", file, "--json").json["templates"] == 1
    (listed,) = run("backup", "list", backups, "--json").json
    assert (listed["people"], listed["anywhere"]) == (1, True)
    run("people", "remove", "Anna", "--yes")
    run("enrol", "Ben", shots.ben, "--force")
    assert run("backup", "restore", file, "--json", "--yes").json["people"] == 0, "was removed"
    back = run("backup", "restore", file, "--json", "--bring-back", "--yes")
    assert back.json["people"] == 1
    assert Path(back.json["kept_aside"]).exists()
    assert [one["name"] for one in run("people", "--json").json] == ["Anna"]
    new = ("--profile", tmp_path / "new")
    locked = run("backup", "restore", file, *new)
    assert locked.code == 1
    assert "passphrase" in locked.err
    there = run("backup", "restore", file, *new, "--backup-passphrase-file", secret, "--json")
    assert there.json["people"] == 1


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to the right
    return exif


def test_no_pictures_are_kept_of_people_who_were_not_asked(tmp_path, capsys):
    table = tmp_path / "people.csv"
    table.write_text("name,picture\nAnn,ann.png\n", "utf-8")
    asked = ["import", str(table), "--keep-sample", "--no-consent", "an old list"]
    assert main([*asked, "--profile", str(tmp_path / "profile")]) == 2
    assert "without consent no picture is kept" in capsys.readouterr().err

"""Tables as people save them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.importing.dates import understood
from core.importing.folders import called, read_source
from core.importing.rows import Row, SourceError
from core.importing.sheet import read_sheet


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[Row, ...]:
    file = folder / "people.csv"
    file.write_bytes(text.encode(encoding))
    return read_sheet(file).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_different_programs_are_read(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    text = '姓名,工号,照片,备注\n王小明,7,a.png,"前台, 二楼"\n李娜,8,b.png,\n'
    if delimiter != ",":
        text = text.replace(",", delimiter).replace(f"前台{delimiter}", "前台,")
    first, second = read(tmp_path, text, encoding)
    assert (first.name, first.external_id, first.notes) == ("王小明", "7", "前台, 二楼")
    assert first.pictures == (tmp_path / "a.png",)
    assert second.name == "李娜"


def test_western_letters_of_old_programs_are_read(tmp_path: Path) -> None:
    text = "Vorname;Nachname;Bild\nJürgen;Größe;a.png\nÅse;Müller-Özil;b.png\nZoë;Ångström;c.png\n"
    assert [row.name for row in read(tmp_path, text, "latin-1")] == [
        "Jürgen Größe",
        "Åse Müller-Özil",
        "Zoë Ångström",
    ]


def test_all_columns_are_understood_and_others_are_named(tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_text(
        "Name,External ID,Picture 1,Picture 2,Tags,Notes,Keep until,Consent date,"
        "Consent version,Shoe size\n"
        'Ann,"7",one.png|two.png,three.png,"staff; night","a ""good"" one\nsecond line",'
        "2030-01-31,4.3.2026,2,42\n"
    )
    source = read_sheet(file)
    (row,) = source.rows
    assert [picture.name for picture in row.pictures] == ["one.png", "two.png", "three.png"]
    assert row.tags == ("staff", "night")
    assert row.notes == 'a "good" one\nsecond line'
    assert (row.keep_until, row.consent_date) == (date(2030, 1, 31), date(2026, 3, 4))
    assert row.consent_version == 2
    assert row.problem is None
    assert source.unused_columns == ("Shoe size",)


def test_lines_with_one_number_are_one_person(tmp_path: Path) -> None:
    rows = read(tmp_path, "name,id,picture\nAnn,7,a.png\nann,7,b.png\nBen,8,c.png\nEve,8,d.png\n")
    assert [(row.number, len(row.pictures)) for row in rows] == [(2, 2), (4, 2)]
    assert rows[0].problem is None
    assert "Line 5" in str(rows[1].problem)


def test_what_looks_like_a_formula_is_only_text(tmp_path: Path) -> None:
    (row, other) = read(
        tmp_path, "name,picture,notes\n=1+1,a.png,'=cmd|' /C calc'!A0\n'+49 Bob,b.png,@x\n"
    )
    assert row.name == "=1+1"
    assert row.notes == "=cmd|' /C calc'!A0"
    assert other.name == "+49 Bob"


def test_a_picture_may_be_a_folder_or_written_as_on_windows(tmp_path: Path) -> None:
    for name in ("ann/1.png", "ann/2.png", "all/ben.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    ann, ben = read(tmp_path, "name,picture\nAnn,ann\nBen,all\\ben.png\n")
    assert [picture.name for picture in ann.pictures] == ["1.png", "2.png"]
    assert ben.pictures == (tmp_path / "all/ben.png",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no table"),
        ("\0\1\2", "no table"),
        ("name,age\nAnn,7\n", "no column for names or none for pictures"),
        ("Ann,a.png\n", "no column"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read(tmp_path, text)


def test_dates_and_versions_that_are_not_understood_are_named(tmp_path: Path) -> None:
    first, second = read(
        tmp_path,
        "name,picture,keep until,consent version\nAnn,a.png,03/04/2026,\nBen,b.png,,two\n",
    )
    assert "“03/04/2026”" in str(first.problem)
    assert "“two”" in str(second.problem)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026/3/4", date(2026, 3, 4)),
        ("2026年3月4日", date(2026, 3, 4)),
        ("4.3.2026", date(2026, 3, 4)),
        ("25/3/2026", date(2026, 3, 25)),
        ("3/25/2026", date(2026, 3, 25)),
        ("4/4/2026", date(2026, 4, 4)),
        ("2026-03-04T10:00:00Z", date(2026, 3, 4)),
        ("3/4/2026", None),
        ("31.2.2026", None),
        ("soon", None),
        ("46085", None),
    ],
)
def test_dates_are_understood_where_they_can_mean_one_day_only(
    text: str, meant: date | None
) -> None:
    assert understood(text) == meant


def test_folders_and_pictures_name_people(tmp_path: Path) -> None:
    for name in (
        *("Ann Berg/1.png", "Ann Berg/more/2.jpg", "Empty/x.txt", ".hidden/a.png"),
        *("Ben_1.png", "Ben_2.png", "Cem.jpg", "Route 66 (1).png", "007.png"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    rows = {row.name: row for row in read_source(tmp_path).rows}
    assert {name: len(row.pictures) for name, row in rows.items()} == {
        "Ann Berg": 2,
        "Empty": 0,
        "Ben": 2,
        "Cem": 1,
        "Route 66": 1,
        "007": 1,
    }
    assert "no pictures" in str(rows["Empty"].problem)
    with pytest.raises(SourceError, match="no pictures"):
        read_source(tmp_path / "Empty")


@pytest.mark.parametrize(
    ("file", "name"),
    [("Ann 2.png", "Ann"), ("Ann-02.jpg", "Ann"), ("Ann_Berg.png", "Ann Berg"), ("12.png", "12")],
)
def test_a_picture_is_called(file: str, name: str) -> None:
    assert called(Path(file)) == name


@pytest.mark.parametrize("place", [r"\\server\share\a.png", "//server/a.png", "smb://server/a.png"])
def test_a_place_in_the_network_is_never_asked(tmp_path: Path, place: str) -> None:
    table = tmp_path / "people.csv"
    table.write_text(f"name,picture\nAda,{place}\nBen,{tmp_path / 'ben.png'}\n")
    ada, ben = read_sheet(table).rows
    assert ada.problem is not None
    assert "lies in the network" in str(ada.problem)
    assert not ada.pictures
    assert (ben.problem, ben.pictures) == (None, (tmp_path / "ben.png",))

"""Previews and imports into a real gallery; the faces of the pictures are drawn by their names."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.importing import report
from core.importing.carrying_out import ImportReport, carry_out
from core.importing.folders import read_source
from core.importing.preview import Choices, Mark, Preview, preview
from core.importing.rows import SourceError
from core.people.accounts.rights import NotAllowedError, Right
from core.people.gallery import Gallery, NewTemplate
from core.people.records import Details
from core.people.transfer.cancelling import CancelledError
from tests.core.importing.named_faces import NamedFaces


@pytest.fixture
def gallery(tmp_path: Path) -> Iterator[Gallery]:
    with closing(Gallery.open(tmp_path / "profile" / "gallery.sqlite")) as opened:
        yield opened


def table(folder: Path, *lines: str, header: str = "name,id,picture") -> Path:
    file = folder / "people.csv"
    file.write_text("\n".join((header, *lines)) + "\n", "utf-8")
    return file


def look(gallery: Gallery, file: Path, **choices: bool) -> Preview:
    return preview(gallery, read_source(file), NamedFaces(), Choices(**choices))


def run(gallery: Gallery, file: Path, **choices: bool) -> ImportReport:
    return carry_out(gallery, look(gallery, file, **choices), NamedFaces())


def marks(plan: Preview) -> dict[str, Mark]:
    return {row.row.name: row.mark for row in plan.rows}


def test_a_preview_writes_nothing(gallery: Gallery, tmp_path: Path) -> None:
    before = len(gallery.log.entries())
    plan = look(gallery, table(tmp_path, "Ann,1,ann-1.png", "Ben,2,ben-1.png"))
    assert marks(plan) == {"Ann": Mark.NEW, "Ben": Mark.NEW}
    gallery.consent.texts()
    assert gallery.count() == 0
    assert len(gallery.log.entries()) <= before + 1, "the text that people agree to, at most"


def test_people_are_enrolled_with_what_the_table_says(gallery: Gallery, tmp_path: Path) -> None:
    gallery.consent.texts()
    file = table(
        tmp_path,
        "Ann,1,ann-1.png|ann-2.png,staff,early,2099-12-31,2026-01-02,1",
        header="name,id,picture,tags,notes,keep until,consent date,consent version",
    )
    done = run(gallery, file)
    assert done.count(Mark.NEW) == 1
    (person,) = gallery.people()
    assert (person.name, person.template_count, person.has_thumbnail) == ("Ann", 2, True)
    details = person.details
    assert (details.external_id, details.notes, details.tags) == ("1", "early", ("staff",))
    assert details.keep_until == date(2099, 12, 31)
    assert details.consent is not None
    assert gallery.consent.agreement(person).text is not None
    events = [entry.event for entry in gallery.log.entries()]
    assert events[0] == "imported"
    assert "enrolled" in events


def test_each_row_says_what_is_wrong_with_it(gallery: Gallery, tmp_path: Path) -> None:
    gallery.enrol("Zoe", [_template("zoe-1")])
    file = table(
        tmp_path,
        ",1,ann-1.png,,",
        "Ben,2,,,",
        "Cem,3,cem-none.png,,",
        "Dan,4,dan-1.png|eve-1.png,,",
        "Fay,5,fay-1-poor.png,,",
        "Gus,6,gus-1-fake.png,,",
        "Hal,7,hal-1.png,2001-01-01,",
        "Ida,8,ida-1.png,someday,",
        "Jan,9,jan-1.png,,2099-01-01",
        "Kim,10,zoe-3.png,,",
        "Leo,11,leo-1.png,,",
        "Mia,12,leo-2.png,,",
        "Zoe,,ann-3.png,,",
        "Ned,,ned-1.png,,",
        "ned,,ned-2.png,,",
        header="name,id,picture,keep until,consent date",
    )
    plan = look(gallery, file)
    said = {row.row.name: str(row.problem) for row in plan.rows if row.mark is Mark.PROBLEM}
    for name, words in {
        "": "enter a name",
        "Ben": "No picture is named",
        "Cem": "No face",
        "Dan": "don't look like the same person",
        "Fay": "too poor",
        "Gus": "suspected to be a fake",
        "Hal": "is over",
        "Ida": "“someday”",
        "Jan": "has not come yet",
        "Kim": "Looks like Zoe",
        "Mia": "Looks like Leo in row 12",
        "Zoe": "doesn't look like Zoe",
        "ned": "same name",
    }.items():
        assert words in said.pop(name), name
    assert said == {}
    assert {name for name, mark in marks(plan).items() if mark is Mark.NEW} == {"Leo", "Ned"}


def test_choices_decide_what_hinders(gallery: Gallery, tmp_path: Path) -> None:
    file = table(
        tmp_path,
        "Ann,1,ann-crowd.png",
        "Fay,2,fay-poor.png",
        "Gus,3,gus-fake.png",
        "Mia,4,ann-2.png",
    )
    assert set(marks(look(gallery, file)).values()) == {Mark.NEW, Mark.PROBLEM}
    assert marks(look(gallery, file, largest_of_several=False))["Ann"] is Mark.PROBLEM
    everything = look(gallery, file, take_poor=True, take_fakes=True, take_doubles=True)
    assert set(marks(everything).values()) == {Mark.NEW}
    assert [str(remark)[:30] for row in everything.rows for remark in row.remarks]


def test_a_bad_picture_beside_a_good_one_is_only_left_out(gallery: Gallery, tmp_path: Path) -> None:
    (row,) = look(gallery, table(tmp_path, "Ann,1,ann-1.png|ann-none.png")).rows
    assert (row.mark, len(row.faces), len(row.remarks)) == (Mark.NEW, 1, 1)


def test_where_people_are_asked_a_missing_consent_is_said(gallery: Gallery, tmp_path: Path) -> None:
    gallery.consent.change_policy(replace(gallery.consent.policy(), asks_consent=True))
    header = "name,id,picture,consent date"
    file = table(tmp_path, "Ann,1,ann-1.png,", "Ben,2,ben-1.png,2026-01-02", header=header)
    ann, ben = look(gallery, file).rows
    assert "Ann agreed" in str(ann.remarks[0])
    assert (ann.mark, ben.remarks) == (Mark.NEW, ())


def test_pictures_are_added_to_who_is_there_and_details_are_completed(
    gallery: Gallery, tmp_path: Path
) -> None:
    gallery.enrol("Ann", [_template("ann-1")], details=Details("1", "kept"))
    gallery.enrol("Ben", [_template("ben-1")])
    file = table(
        tmp_path,
        "Anne,1,ann-2.png,new",
        "ben,2,ben-2.png,",
        header="name,id,picture,notes",
    )
    plan = look(gallery, file)
    assert set(marks(plan).values()) == {Mark.ADD}
    assert [row.known_as for row in plan.rows] == ["Ann", "Ben"]
    assert set(marks(look(gallery, file, add_to_known=False)).values()) == {Mark.PRESENT}
    run(gallery, file)
    ann, ben = gallery.people()
    assert (ann.template_count, ann.details.notes) == (2, "kept\nnew")
    assert (ben.template_count, ben.details.external_id) == (2, "2")


def test_a_second_import_changes_nothing(gallery: Gallery, tmp_path: Path) -> None:
    file = table(tmp_path, "Ann,1,ann-1.png|ann-2.png", "Ben,,ben-1.png")
    run(gallery, file)
    again = run(gallery, file)
    assert again.count(Mark.PRESENT) == 2
    assert [person.template_count for person in gallery.people()] == [2, 1]


def test_a_cancelled_import_goes_on_where_it_stopped(gallery: Gallery, tmp_path: Path) -> None:
    file = table(tmp_path, *(f"P{n},{n},{chr(97 + n) * (n + 2)}-1.png" for n in range(5)))
    plan, asked = look(gallery, file), iter([False, False, True])
    first = carry_out(gallery, plan, NamedFaces(), cancelled=lambda: next(asked))
    assert (first.cancelled, first.count(Mark.NEW), first.count(None)) == (True, 2, 3)
    assert run(gallery, file).count(Mark.NEW) == 3
    assert gallery.count() == 5
    with pytest.raises(CancelledError):
        preview(gallery, read_source(file), NamedFaces(), Choices(), cancelled=lambda: True)


def test_who_was_enrolled_since_the_preview_is_not_enrolled_twice(
    gallery: Gallery, tmp_path: Path
) -> None:
    plan = look(gallery, table(tmp_path, "Ann,1,ann-1.png", "Ben,2,ben-1.png"))
    with closing(Gallery.open(gallery.file)) as second_program:
        second_program.enrol("Ann", [_template("ann-1")], details=Details("1"))
    done = carry_out(gallery, plan, NamedFaces())
    assert [result.mark for result in done.results] == [Mark.PRESENT, Mark.NEW]
    assert gallery.count() == 2


def test_two_imports_at_once_are_refused_in_words(gallery: Gallery, tmp_path: Path) -> None:
    plan = look(gallery, table(tmp_path, "Ann,1,ann-1.png"))
    with closing(Gallery.open(gallery.file)) as second_program:

        def meanwhile(done: int, _total: int) -> None:
            if done == 0:
                with pytest.raises(SourceError, match="Another import"):
                    carry_out(second_program, plan, NamedFaces())

        assert carry_out(gallery, plan, NamedFaces(), progress=meanwhile).count(Mark.NEW) == 1


def test_only_who_may_import_and_override_does(
    gallery: Gallery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = table(tmp_path, "Ann,1,ann-poor.png")
    plan = look(gallery, file, take_poor=True)

    def deny(right: Right) -> None:
        def require(_: object, asked: Right, *_more: object) -> None:
            if asked is right:
                raise NotAllowedError("No.", asked)

        monkeypatch.setattr(type(gallery.sign_in), "require", require)

    deny(Right.OVERRIDE)
    with pytest.raises(NotAllowedError):
        carry_out(gallery, plan, NamedFaces())
    deny(Right.IMPORT)
    with pytest.raises(NotAllowedError):
        look(gallery, file)
    assert gallery.count() == 0


def test_the_report_holds_each_row_and_no_formula(gallery: Gallery, tmp_path: Path) -> None:
    file = table(tmp_path, "=cmd(),1,ann-1.png", "Ben,2,ben-none.png")
    done = run(gallery, file)
    report.write(done, tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as stream:
        heading, first, second = csv.reader(stream)
    assert heading[:4] == ["Row", "Name", "External id", "Outcome"]
    assert first[:4] == ["2", "'=cmd()", "1", "New"]
    assert second[3] == "Not imported"
    assert "No face" in second[4]


def _template(name: str) -> NewTemplate:
    found = NamedFaces().find(Path(f"{name}.png"))
    assert found.embedding is not None
    return NewTemplate(found.embedding, 80.0)

"""Consent, retention and a person's rights on the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import numpy as np
import pytest

from core.people.gallery import Gallery, NewTemplate
from core.people.records import Details
from core.results import Embedding
from tests.core.cli.conftest import Run


@pytest.fixture
def ann(own_profile):
    """Somebody in the gallery, and the file of it."""
    gallery = Gallery.open(own_profile / "gallery.sqlite")
    vector = np.eye(8, dtype=np.float32)[0]
    template = NewTemplate(Embedding(vector, "m-1"), 80.0)
    person = gallery.enrol("Ann", [template], details=Details(tags=("visitor",)))
    gallery.enrol("Ben", [template])
    gallery.close()
    return person


def age(own_profile, days):
    with closing(sqlite3.connect(own_profile / "gallery.sqlite")) as connection:
        for table, column in (("persons", "created"), ("log_entries", "time")):
            connection.execute(f"UPDATE {table} SET {column} = {column} - {days} * 86400000000")
        connection.commit()


def test_details_of_a_person(run: Run, ann) -> None:
    assert run("people", "tag", "Ann", "vip", "Visitor").code == 0
    assert run("people", "note", "Ann", "Likes tea").code == 0
    assert run("people", "external-id", "Ann", "A-17").code == 0
    told = run("people", "show", ann.id[:8], "--json").json
    assert (told["tags"], told["notes"], told["external_id"]) == (
        ["vip", "Visitor"],
        "Likes tea",
        "A-17",
    )
    assert run("people", "tag", "Ann", "VIP", "--remove").out == "Ann: Visitor.\n"
    day = date.today() + timedelta(days=20)
    assert f"kept until {day}" in run("people", "keep-until", "Ann", day.isoformat()).out
    assert run("people", "keep-until", "Ann", "soon").code == 2
    assert run("people", "keep-until", "Ann", "2099-01-01").code == 1
    assert (
        f"kept until {date.today() + timedelta(days=30)}"
        in run("people", "keep-until", "Ann", "rules").out
    )
    shown = run("people", "show", "Ann").out
    assert "Likes tea" in shown
    assert "Enrolled" in shown


def test_agreeing_and_taking_it_back(run: Run, ann) -> None:
    assert run("people", "withdraw", "Ann").code == 1
    assert run("people", "agree", "Ann", "--language", "zh_CN", "--yes").code == 0
    assert run("people", "show", "Ann", "--json").json["consent"] == "agreed"
    assert "people erase" in run("people", "withdraw", "Ann").out
    (due,) = run("people", "due", "--json").json
    assert (due["name"], due["because"]) == ("Ann", "withdrawn")


def test_data_is_given_and_a_person_erased_with_a_receipt(run: Run, ann, tmp_path) -> None:
    assert run("people", "give-data", "Ann", tmp_path / "data").code == 0
    assert (tmp_path / "data" / "data.html").exists()
    assert run("people", "give-data", "Ann", tmp_path / "data").code == 1
    file = tmp_path / "receipt.json"
    assert run("people", "erase", "Ann", "--receipt", tmp_path / "no" / "x").code == 2
    assert run("people", "erase", "Ann", "--receipt", file).code == 0
    checked = run("people", "verify-receipt", file)
    assert checked.code == 0
    assert "is erased" in checked.out
    assert "signed by this gallery" in checked.out
    assert run("people", "receipt", ann.id, "--receipt", tmp_path / "again.json").code == 0
    assert (tmp_path / "again.json").read_bytes() == file.read_bytes()
    assert ann.id in run("people", "receipt", ann.id).out
    changed = json.loads(file.read_text())
    changed["templates"] = 0
    file.write_text(json.dumps(changed))
    assert run("people", "verify-receipt", file).code == 1
    assert run("people", "verify-receipt", tmp_path / "nothing").code == 1


def test_who_is_due_is_listed_and_erased(run: Run, ann, own_profile) -> None:
    assert "Nobody's time ends" in run("people", "due").out
    assert run("people", "purge").out == "Nobody's time is over.\n"
    age(own_profile, 40)
    listed = run("people", "due").out
    assert "Ann" in listed
    assert "Ben" not in listed
    assert "Never agreed to a text: 2 people." in listed
    assert "Erased 1 person." in run("people", "purge").out
    assert [person["name"] for person in run("people", "--json").json] == ["Ben"]


def test_a_leap_of_the_clock_erases_nobody_until_the_date_is_confirmed(
    run: Run, ann, own_profile
) -> None:
    age(own_profile, 300)
    outcome = run("people", "purge")
    assert outcome.code == 1
    assert "clock may be wrong" in outcome.err
    assert "clock may be wrong" in run("people", "due").err
    assert run("people", "confirm-date").code == 0
    assert run("people", "purge").code == 0


def test_the_text_and_the_rules(run: Run, ann, tmp_path) -> None:
    assert "in force" in run("consent").out
    changed = run("consent", "rules", "--organisation", "Museum", "--days", 90, "--purge", "on")
    assert "90 days" in changed.out
    assert "version 2" in changed.out
    assert "Museum" in run("consent", "show").out
    assert "{organisation}" in run("consent", "show", "--blanks").out
    assert "1095" in run("consent", "show", "--version", 1).out
    assert run("consent", "show", "--version", 9).code == 2
    text = tmp_path / "text.txt"
    text.write_text("We know you\n\nHow long\n{days} days", "utf-8")
    assert run("consent", "add", text, "--language", "fr").out == "Version 3 is in force.\n"
    assert "90 days" in run("consent", "show", "--language", "fr").out
    told = run("consent", "rules", "--tag-days", "visitor=", "--tag-days", "staff=60").out
    assert "staff" in told
    assert "visitor" not in told
    assert run("consent", "rules", "--tag-days", "x").code == 2
    assert run("consent", "rules", "--days", "0").code == 1


def test_a_changed_text_is_named(run: Run, ann, own_profile) -> None:
    run("consent")
    with closing(sqlite3.connect(own_profile / "gallery.sqlite")) as connection:
        connection.execute("UPDATE consent_texts SET text = 'x' WHERE language = 'en'")
        connection.commit()
    listed = run("consent")
    assert listed.code == 1
    assert "CHANGED OUTSIDE THE PROGRAM" in listed.out
    assert "was changed outside" in run("consent", "show").err

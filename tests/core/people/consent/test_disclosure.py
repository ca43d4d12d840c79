"""What a person gets who asks for their data: all of it, readable, whole, and nobody else's."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser

import cv2
import numpy as np
import pytest

from core.people.audit.events import Event
from core.people.audit.words import sentence_of
from core.people.consent import disclosure
from core.people.consent.policy import Policy
from core.people.gallery import GalleryError, Sample
from core.people.records import Details
from tests.core.people.conftest import MODEL

NOW = datetime.now(UTC)
LANDMARKS = np.array([[40, 45], [70, 45], [55, 60], [43, 75], [67, 75]], np.float32)


class Reader(HTMLParser):
    """Reads a page, and notes what could run or load something."""

    def __init__(self, page):
        super().__init__()
        self.words = []
        self.open = []
        self.dangers = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)
        for name, value in attrs:
            loads = name in ("src", "href") and not str(value).startswith("data:")
            if tag in ("script", "iframe", "object", "link") or name.startswith("on") or loads:
                self.dangers.append((tag, name, value))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def ann(gallery, template):
    pixels = np.random.default_rng(1).integers(0, 255, (112, 112), np.uint8)
    sample = Sample(pixels, np.array([10, 10, 100, 100], np.float32), LANDMARKS, 80.0, NOW, NOW)
    gallery.consent.change_policy(Policy(organisation="Museum & Co", contact="desk@example.org"))
    details = Details(
        "A-17",
        "Likes tea\n<script>alert(1)</script>",
        ("staff",),
        gallery.consent.accept(gallery.consent.current("en")),
    )
    gallery.enrol("Ben", [template(8)])
    made = gallery.enrol(
        "Ann <b>", [template(1)], np.full((96, 96), 50, np.uint8), [sample], details
    )
    gallery.log.add(Event.VERDICT, made.id, state="known", similarity=0.71, threshold=0.5)
    return made


def test_a_page_anybody_can_read_and_no_script(gallery, ann, tmp_path):
    given = gallery.disclosure.give(ann.id, tmp_path / "ann")
    assert (given.pictures, given.templates, given.damaged) == (1, 1, False)
    page = Reader((tmp_path / "ann" / "data.html").read_text("utf-8"))
    assert page.dangers == []
    assert page.open == []
    for wanted in (
        "What is kept of Ann <b>",
        "Museum & Co",
        "A-17",
        "Likes tea <script>alert(1)</script>",
        "staff",
        "You agreed on",
        "The front desk will then sign you in by hand",
        str(sentence_of(gallery.log.entries(person_id=ann.id)[1])),
        "desk@example.org",
    ):
        assert wanted in page.text
    assert "Ben" not in page.text


def test_all_of_it_for_a_machine(gallery, ann, tmp_path):
    gallery.disclosure.give(ann.id, tmp_path / "ann")
    data = json.loads((tmp_path / "ann" / "data.json").read_text("utf-8"))
    assert data["person"]["name"] == "Ann <b>"
    assert data["person"]["notes"].startswith("Likes tea")
    assert data["consent"]["text"] == gallery.consent.current("en").text
    (kept,) = gallery.templates(MODEL, [ann.id]).vectors
    np.testing.assert_allclose(data["templates"][0]["vector"], kept, atol=1e-6)
    assert [entry["event"] for entry in data["history"]] == ["enrolled", "consent-given", "verdict"]
    (sample,) = gallery.samples(ann.id)
    picture = cv2.imread(str(tmp_path / "ann" / "pictures" / "1.png"), cv2.IMREAD_GRAYSCALE)
    np.testing.assert_array_equal(picture, sample.pixels)
    assert (tmp_path / "ann" / "pictures" / "portrait.png").exists()


def test_it_is_noted_and_the_next_page_says_so(gallery, ann, tmp_path):
    gallery.disclosure.give(ann.id, tmp_path / "one")
    assert gallery.log.entries(person_id=ann.id)[0].event == Event.DATA_GIVEN.value
    gallery.disclosure.give(ann.id, tmp_path / "two")
    assert "The person got the data" in (tmp_path / "two" / "data.html").read_text("utf-8")


def test_a_zip_holds_the_same(gallery, ann, tmp_path):
    gallery.disclosure.give(ann.id, tmp_path / "ann.zip")
    with zipfile.ZipFile(tmp_path / "ann.zip") as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {
            *("data.html", "data.json", "pictures/1.png", "pictures/portrait.png")
        }


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
@pytest.mark.parametrize("name", ["ann", "ann.zip"])
def test_only_its_owner_can_read_it(gallery, ann, tmp_path, name):
    gallery.disclosure.give(ann.id, tmp_path / name)
    for place in (tmp_path / name, *(tmp_path / name).rglob("*")):
        assert place.stat().st_mode & 0o077 == 0


def test_in_another_language(gallery, ann, tmp_path):
    def speak(sentence):
        return "«" + sentence + "»"

    gallery.disclosure.give(ann.id, tmp_path / "ann", speak, "zh_CN")
    page = (tmp_path / "ann" / "data.html").read_text("utf-8")
    assert '<html lang="zh-CN">' in page
    assert "«What you agreed to»" in page
    visit = sentence_of(gallery.log.entries(person_id=ann.id)[1])
    assert "«" + visit.template.partition("{")[0] in page


@pytest.mark.parametrize("name", ["ann", "ann.zip"])
def test_a_full_disk_leaves_nothing_half(gallery, ann, tmp_path, monkeypatch, name):
    place = tmp_path / "out"
    place.mkdir()
    before = len(gallery.log.entries())

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GalleryError, match=r"data can't be written to .*No space left on device"):
        gallery.disclosure.give(ann.id, place / name)
    assert list(place.iterdir()) == []
    assert len(gallery.log.entries()) == before


def test_what_is_there_is_not_written_over(gallery, ann, tmp_path):
    (tmp_path / "ann").mkdir()
    with pytest.raises(GalleryError, match="there already"):
        gallery.disclosure.give(ann.id, tmp_path / "ann")
    with pytest.raises(GalleryError, match="can't be written"):
        gallery.disclosure.give(ann.id, tmp_path / "nowhere" / "ann")
    with pytest.raises(GalleryError, match="no longer in the gallery"):
        gallery.disclosure.give("0" * 32, tmp_path / "x")


def test_data_that_could_not_be_noted_does_not_leave(gallery, ann, tmp_path, monkeypatch):
    real = disclosure._write

    def then_fail(place, files):
        real(place, files)
        raise GalleryError("no log")

    monkeypatch.setattr(disclosure, "_write", then_fail)
    with pytest.raises(GalleryError, match="no log"):
        gallery.disclosure.give(ann.id, tmp_path / "ann")
    assert not (tmp_path / "ann").exists()


def test_who_is_damaged_gets_what_can_be_read(gallery, gallery_file, ann, tmp_path):
    import sqlite3

    connection = sqlite3.connect(gallery_file)
    connection.execute("UPDATE samples SET payload = zeroblob(300)")
    connection.commit()
    connection.close()
    given = gallery.disclosure.give(ann.id, tmp_path / "ann")
    assert given.damaged
    assert given.pictures == 0
    assert (tmp_path / "ann" / "data.html").exists()

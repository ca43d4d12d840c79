"""Trends at the command line."""

from __future__ import annotations

import json

import pytest

from core.cli.main import main
from core.paths import Profile
from core.people.gallery import Gallery
from tests.core.people.trends.written_visits import MODEL, at, course, visit, write


@pytest.fixture
def gallery(own_profile):
    own_profile.mkdir(exist_ok=True)
    gallery = Gallery.open(Profile.default().gallery_file)
    yield gallery
    gallery.close()


def test_trends_are_told_in_words_and_as_json(gallery, capsys):
    visits = [*course("a" * 32, 80, 0.71, 0.55), visit(at(2), "unknown", quality_reason="motion")]
    write(gallery, visits)
    assert main(["trends"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Visits: 238. Recognised: 237. Refused: 1. Suspected fakes: 0."
    assert "  1 times: Hold still for a moment." in lines
    assert "Nothing stands out that somebody should do." in lines  # nobody of them is enrolled
    assert main(["trends", "--period", "4-weeks", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["recogniser"] == MODEL
    assert told["count"] == {"visits": 82, "refused": 1, "fakes": 0, "troubled": 1}
    assert told["slope"]["falls"] is True
    assert len(told["points"]) == 28


def test_a_log_without_visits_says_so(gallery, capsys):
    assert main(["trends", "--period", "year"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "Too few visits yet: 0 of 30."
    assert main(["trends", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["enough"] is False

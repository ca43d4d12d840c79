"""`python -m core test-liveness`: what was found, and whether it is found again."""

from __future__ import annotations

import json
import shutil
from contextlib import closing

import pytest

from core.cli.main import FAILED, USAGE, main
from core.liveness_test import facts, folder
from core.liveness_test.values import Plan, Species
from core.paths import Profile
from core.people.audit.events import Event
from core.people.audit.words import sentence_of
from core.people.gallery import Gallery
from core.reports.verification import verify


@pytest.fixture
def copy(tested, tmp_path):
    shutil.copytree(tested, tmp_path / "test")
    return tmp_path / "test"


def run(capsys, *words):
    capsys.readouterr()
    code = main(["test-liveness", *[str(word) for word in words]])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_what_was_found_is_told_without_judging_again(copy, capsys):
    folder.TestFolder.open(copy).delete_recordings()
    code, out, _ = run(capsys, copy)
    assert code == 0
    assert "BPCER (living called fakes) 0 % [0, 98], 0 of 1" in out
    assert "APCER flat print (missed) 0 % [0, 98], 0 of 1" in out
    assert "say nothing about any real camera" in out
    code, out, _ = run(capsys, copy, "--json")
    assert facts.read(json.loads(out)) == folder.TestFolder.open(copy).result
    code, out, err = run(capsys, copy, "--again")
    assert (code, out) == (FAILED, "")
    assert "is missing, so it can't be judged again" in err


def test_judged_again_all_numbers_are_the_same_and_the_report_is_signed(
    copy, own_profile, tmp_path, capsys
):
    with closing(Gallery.open(Profile(own_profile).gallery_file)):
        pass
    file = tmp_path / "report.pdf"
    code, out, _ = run(capsys, copy, "--again", "--report", file)
    assert code == 0
    assert "All numbers are the same as those that the test keeps." in out
    found = verify(file.with_suffix(".json"))
    assert found.is_whole
    assert facts.read(found.facts).presentations == folder.TestFolder.open(copy).presentations
    with closing(Gallery.open(Profile(own_profile).gallery_file)) as gallery:
        (entry,) = gallery.log.entries(event=Event.LIVENESS_TESTED)
        assert entry.facts["worst_apcer"] == 0.0
        assert entry.facts["camera"] == "studio:one-person"
        assert "with 3 presentations" in str(sentence_of(entry))


@pytest.mark.slow
def test_other_numbers_are_told_and_the_code_says_so(copy, capsys):
    file = copy / folder.FILE
    told = json.loads(file.read_text("utf-8"))
    told["result"]["judged"][0]["network"]["score"] = 0.123
    told["result"]["models"]["recogniser"] = "other@0 (exact)"
    file.write_text(json.dumps(told), "utf-8")
    before = file.read_bytes()
    code, out, _ = run(capsys, copy, "--again", "--json")
    assert code == FAILED
    assert json.loads(out)["differences"] == ["models.recogniser", "judged[0].network.score"]
    assert file.read_bytes() == before


@pytest.mark.slow
def test_a_test_that_was_only_recorded_is_judged_and_kept(copy, capsys):
    file = copy / folder.FILE
    told = json.loads(file.read_text("utf-8"))
    keep = told["presentations"][:2]
    told |= {"result": None, "judged": {}, "presentations": keep}
    told["plan"]["presentations"] = {"live": 1, "flat-print": 1}
    file.write_text(json.dumps(told), "utf-8")
    code, out, _ = run(capsys, copy)
    assert code == 0
    assert "isn't finished" not in out
    assert folder.TestFolder.open(copy).is_finished


def test_a_test_under_way_is_told_but_not_finished(copy, capsys):
    test = folder.TestFolder.open(copy)
    test.drop(1)
    code, out, _ = run(capsys, copy)
    assert code == 0
    assert "The test isn't finished: 1 presentations are missing." in out
    assert "Nobody living was shown" in out
    assert not folder.TestFolder.open(copy).is_finished


def test_what_can_t_be_done_is_a_sentence(tmp_path, copy, capsys):
    code, _, err = run(capsys, tmp_path / "nothing")
    assert code == FAILED
    assert "holds no liveness test" in err
    assert run(capsys, copy, "--again", "--present")[0] == USAGE
    code, _, err = run(capsys, copy, "--liveness", "studio-liveness")
    assert code == USAGE
    assert "models are chosen with --present" in err
    empty = folder.TestFolder.create(tmp_path / "empty", Plan({Species.LIVE: 1}), "", {}, {})
    code, _, err = run(capsys, empty.path)
    assert code == FAILED
    assert "Nothing was shown yet" in err

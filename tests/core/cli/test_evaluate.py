"""`python -m core evaluate` on real pictures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core.cli.main import DONE, FAILED, main


@pytest.fixture
def people(tmp_path: Path, shared_data: Path) -> Path:
    for person in ("s01", "s02", "s03", "s04"):
        folder = tmp_path / "set" / person
        folder.mkdir(parents=True)
        for picture in sorted((shared_data / "orl" / person).glob("*.png"))[:3]:
            shutil.copy(picture, folder)
    (tmp_path / "set" / "s01" / "broken.png").write_bytes(b"no picture")
    return tmp_path / "set"


def test_error_rates_of_people_and_again_the_same(people, tmp_path, capsys) -> None:
    asked = ["evaluate", str(people), "--json", "--profile", str(tmp_path)]
    assert main(asked) == DONE
    data = json.loads(capsys.readouterr().out)
    assert data["pictures"] == 13
    assert [Path(name).name for name in data["failed"]] == ["broken.png"]
    assert data["failure_to_enrol"]["value"] == pytest.approx(1 / 13)
    verified = data["verification"]
    assert (verified["people"], verified["genuine"], verified["impostor"]) == (4, 12, 54)
    assert verified["eer"]["value"] <= 0.05
    assert verified["at"][0]["tar"]["value"] >= 0.9
    assert data["identification"]["rank_one"]["value"] == 1.0
    assert main(asked) == DONE
    again = json.loads(capsys.readouterr().out)
    for fresh in (data, again):
        del fresh["pictures_per_second"]
    assert again == data


def test_liveness_without_a_model_is_refused(tmp_path, capsys) -> None:
    for part in ("live", "fake/print"):
        (tmp_path / "set" / part).mkdir(parents=True)
    assert main(["evaluate", str(tmp_path / "set"), "--profile", str(tmp_path)]) == FAILED
    assert "No liveness model is chosen" in capsys.readouterr().err


def test_a_folder_that_is_no_set_is_refused(tmp_path, capsys) -> None:
    assert main(["evaluate", str(tmp_path), "--profile", str(tmp_path)]) == FAILED
    assert "is no evaluation set" in capsys.readouterr().err
    assert main(["evaluate", str(tmp_path / "gone"), "--profile", str(tmp_path)]) == FAILED
    assert "can't be read" in capsys.readouterr().err

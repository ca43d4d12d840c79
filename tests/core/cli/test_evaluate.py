"""`python -m core evaluate` on real pictures."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from core.capture.studio import StudioSource
from core.cli.main import DONE, FAILED, INTERRUPTED, USAGE, main
from core.people.audit.events import Event
from core.people.gallery import Gallery
from core.reports.document import Document
from core.reports.files import save
from core.reports.verification import verify


def _people(folder: Path, orl: Path, persons: int, each: int) -> Path:
    for person in sorted(orl.glob("s0*"))[:persons]:
        (folder / person.name).mkdir(parents=True)
        for picture in sorted(person.glob("*.png"))[:each]:
            shutil.copy(picture, folder / person.name)
    (folder / "s01" / "broken.png").write_bytes(b"no picture")
    return folder


@pytest.fixture
def people(tmp_path: Path, shared_data: Path) -> Path:
    return _people(tmp_path / "set", shared_data / "orl", 4, 3)


@pytest.fixture
def few(tmp_path: Path, shared_data: Path) -> Path:
    return _people(tmp_path / "set", shared_data / "orl", 3, 2)


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


def test_a_signed_report_that_can_be_run_again(few, own_profile, tmp_path, capsys) -> None:
    own_profile.mkdir()
    Gallery.open(own_profile / "gallery.sqlite").close()
    file = tmp_path / "report.pdf"
    asked = ["evaluate", str(few), "--seed", "3", "--no-progress"]
    assert main([*asked, "--report", str(file)]) == DONE
    out = capsys.readouterr().out
    assert "The report is" in out
    assert "signed with the key" in out
    assert verify(tmp_path / "report.json").is_whole
    with closing(Gallery.open(own_profile / "gallery.sqlite")) as gallery:
        (entry,) = gallery.log.entries(event=Event.EVALUATED)
    assert entry.facts == {"pictures": 7, "models": "sface-2021dec"}
    assert verify(tmp_path / "report.json").log_entry == entry.number
    assert main([*asked, "--report", str(file)]) == FAILED
    assert "is there already" in capsys.readouterr().err
    again = ["evaluate", str(few), "--again", str(tmp_path / "report.json")]
    assert main(again) == DONE
    assert "All numbers are the same as in the report." in capsys.readouterr().out
    shutil.copy(next((few / "s02").iterdir()), few / "s02" / "more.png")
    text = (tmp_path / "report.json").read_text("utf-8")
    (tmp_path / "report.json").write_text(text.replace('"pictures": 7', '"pictures": 6'), "utf-8")
    assert main([*again, "--json"]) == FAILED
    printed = capsys.readouterr()
    assert "report.json was changed after it was signed" in printed.err
    assert {"set_digest", "pictures"} <= set(json.loads(printed.out)["differences"])


def test_two_models_on_the_same_pictures(few, tmp_path, capsys) -> None:
    asked = ["evaluate", str(few), "--against", "sface-2021dec", "--json", "--unsigned"]
    assert main([*asked, "--report", str(tmp_path / "two.pdf")]) == DONE
    pair = json.loads(capsys.readouterr().out)["against"]["paired"]
    assert pair["pictures"] == 6
    assert all(one["low"] == one["high"] == 0.0 for one in pair["differences"])
    found = verify(tmp_path / "two.json")
    assert (found.is_signed, found.pdf_matches) == (False, True)
    assert found.facts["against"]["paired"] == pair
    assert main(["evaluate", str(few), "--against", "gone"]) == USAGE
    assert "--recogniser: the model gone is not installed" in capsys.readouterr().err


def test_a_set_is_kept_as_what_similarities_mean(few, own_profile, tmp_path, capsys) -> None:
    asked = ["evaluate", str(few), "--keep-as-calibration", "Front desk"]
    assert main(asked) == FAILED
    printed = capsys.readouterr()
    assert "equal error rate" in printed.out
    assert "faces of 3 people" in printed.err
    assert not (own_profile / "calibrations.json").exists()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_thresholds_follow_a_set_of_enough_people(own_profile, tmp_path, capsys) -> None:
    for seed in range(48):
        studio = StudioSource("one-person", seed=seed, realtime=False)
        studio.open()
        (tmp_path / "many" / f"{seed}").mkdir(parents=True)
        for number in (30, 90):
            picture = Image.fromarray(studio.picture(number))
            picture.save(tmp_path / "many" / f"{seed}" / f"{number}.png")
        studio.close()
    asked = ["evaluate", str(tmp_path / "many"), "--keep-as-calibration", "Front desk"]
    assert main(asked) == DONE
    assert "Thresholds follow this set" in capsys.readouterr().out
    kept = json.loads((own_profile / "calibrations.json").read_text("utf-8"))["recognisers"]
    assert [entry["name"] for entry in kept.values()] == ["Front desk"]


def test_what_is_no_report_of_an_evaluation_is_refused(people, tmp_path, capsys) -> None:
    save(Document("Other", "", ()), {"similarity": 0.5}, tmp_path / "other.pdf")
    asked = ["evaluate", str(people), "--again"]
    assert main([*asked, str(tmp_path / "other.json")]) == FAILED
    assert "is of no evaluation" in capsys.readouterr().err
    assert main([*asked, str(tmp_path / "gone.json")]) == FAILED
    assert "can't be read" in capsys.readouterr().err


def test_ctrl_c_leaves_nothing(people, tmp_path, monkeypatch, capsys) -> None:
    def stop(_file: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("core.picture_batch.read_colour_picture", stop)
    asked = ["evaluate", str(people), "--unsigned", "--report", str(tmp_path / "r.pdf")]
    assert main(asked) == INTERRUPTED
    assert "stopped" in capsys.readouterr().err
    assert not list(tmp_path.glob("r.*"))

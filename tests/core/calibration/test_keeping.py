import dataclasses
import json
import os

import numpy as np
import pytest

from core.calibration import keeping
from core.calibration.comparing import compare_as_desk
from core.calibration.keeping import KeepingError, forget, load, save
from core.calibration.meaning import at_threshold, threshold_for
from core.calibration.measuring import of_comparisons
from core.calibration.values import Calibration, Origin


@pytest.fixture
def measured(make_people) -> Calibration:
    found = compare_as_desk(make_people(60))
    assert found is not None
    calibration = of_comparisons(found, "m-1", 0.45, Origin.EVALUATION)
    return dataclasses.replace(calibration, name="Winter, gate 3")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "profile" / "calibrations.json"


def test_what_is_kept_comes_back(measured, file):
    save(measured, file)
    back = load(file, "m-1")
    assert back is not None
    for name in ("recogniser", "origin", "suggested", "tail", "people", "smallest_fmr", "measured"):
        assert getattr(back, name) == getattr(measured, name)
    assert back.name == "Winter, gate 3"
    assert back.fit == measured.fit
    for wanted in (1e-1, 1e-2, 1e-4):
        assert threshold_for(back, wanted) == pytest.approx(
            threshold_for(measured, wanted), abs=1e-4
        )
    for threshold in (0.1, 0.305, 0.45):
        now, before = at_threshold(back, threshold), at_threshold(measured, threshold)
        assert now.fmr is not None
        assert before.fmr is not None
        assert now.fnmr is not None
        assert before.fnmr is not None
        assert now.fmr.value == pytest.approx(before.fmr.value, abs=2e-4)
        assert now.fnmr.value == pytest.approx(before.fnmr.value, abs=1e-2)
        assert now.fmr.high == pytest.approx(before.fmr.high, rel=0.05)


def test_each_recogniser_has_its_own(measured, file):
    other = dataclasses.replace(measured, recogniser="m-2", name="Other")
    save(measured, file)
    save(other, file)
    save(dataclasses.replace(other, name="Newer"), file)
    assert [load(file, one).name for one in ("m-1", "m-2")] == ["Winter, gate 3", "Newer"]
    assert load(file, "m-3") is None
    assert forget("m-2", file)
    assert not forget("m-2", file)
    assert load(file, "m-2") is None
    assert load(file, "m-1") is not None


def test_without_a_file_there_is_nothing(file):
    assert load(file, "m-1") is None
    assert not forget("m-1", file)


def test_only_the_owner_reads_it_and_it_holds_nothing_of_faces(measured, file):
    save(measured, file)
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    entry = json.loads(file.read_text())["recognisers"]["m-1"]
    assert set(entry) == {
        *("name", "suggested", "people", "smallest_fmr", "measured"),
        *("tail", "fit", "strangers", "same"),
    }
    assert set(entry["same"]) == {"counts", "units", "low", "high", "effective", "sample"}


def test_what_was_measured_on_the_gallery_is_not_kept(measured, file):
    with pytest.raises(ValueError, match="gallery"):
        save(dataclasses.replace(measured, origin=Origin.GALLERY), file)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 2}',
        '{"version": 1, "recognisers": []}',
        "\x00",
        "[" * 9999,
    ],
)
def test_a_damaged_file_is_told_and_can_be_written_anew(measured, file, text):
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(KeepingError):
        load(file, "m-1")
    assert forget("m-1", file)
    assert load(file, "m-1") is None
    file.write_text(text)
    save(measured, file)
    assert load(file, "m-1") is not None


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("tail",), [0.3, 0.05]),
        (("tail",), [0.3, 0.05, 0.0, 0.0]),
        (("tail",), ["nan", 0.05, 0.02, 0.0]),
        (("people",), None),
        (("smallest_fmr",), 0.0),
        (("measured",), "yesterday"),
        (("fit", "slope"), float("inf")),
        (("strangers",), None),
        (("strangers", "counts"), [1] * 199),
        (("strangers", "counts"), [-1] * 200),
        (("strangers", "counts"), [10**30] * 200),
        (("strangers", "sample"), "no base64!"),
        (("strangers", "sample"), "AQAA"),
        (("strangers", "effective"), [0.0] * 201),
        (("same", "low"), 5.0),
    ],
)
def test_an_entry_that_says_nonsense_is_not_believed(measured, file, place, value):
    save(measured, file)
    data = json.loads(file.read_text())
    entry = data["recognisers"]["m-1"]
    for name in place[:-1]:
        entry = entry[name]
    entry[place[-1]] = value
    file.write_text(json.dumps(data))
    with pytest.raises(KeepingError):
        load(file, "m-1")


def test_a_file_that_is_far_too_large_is_not_read(measured, file, monkeypatch):
    save(measured, file)
    monkeypatch.setattr(keeping, "_LARGEST", 100)
    with pytest.raises(KeepingError):
        load(file, "m-1")


def test_a_folder_that_takes_no_file_is_told(measured, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(KeepingError, match="can't be saved"):
        save(measured, tmp_path / "file" / "calibrations.json")


def test_similarities_are_kept_to_better_than_a_ten_thousandth(measured, file):
    save(measured, file)
    back = load(file, "m-1")
    assert back is not None
    np.testing.assert_allclose(back.strangers_sample, measured.strangers_sample, atol=2e-5)

"""`models`, and added models in the other commands: end to end with dummy files."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.capture.picture import read_picture
from core.models import download
from core.models.adding.trial import TrialReport
from core.models.vendor.addresses import Address, RemoteFile
from core.models.vendor.systems import BY_NAME
from core.paths import Profile
from core.settings import Settings, save
from tests.core.cli.conftest import Run, Shots
from tests.core.models.download.loopback import Loopback
from tests.vectors.vendor import written_graph as written

DUMMIES = Path(__file__).parents[2] / "vectors" / "vendor"
Folder = Callable[[str], Path]


def sha256(name: str) -> str:
    return hashlib.sha256((DUMMIES / f"{name}.onnx").read_bytes()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Make a vendor's folder with a dummy of a system."""

    def make(name: str) -> Path:
        place = tmp_path / f"cv_{name}"
        place.mkdir(exist_ok=True)
        shutil.copy(DUMMIES / f"{name}.onnx", place / "model.onnx")
        kind = {"framework": "pytorch", "pipeline": {"type": BY_NAME[name].pipeline_types[0]}}
        (place / "configuration.json").write_text(json.dumps(kind), "utf-8")
        return place

    return make


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the trial in a process of its own, which takes a second each."""
    report = TrialReport("ONNX Runtime, CPU", 1.0, 2.0)
    monkeypatch.setattr("core.models.adding.install.try_in_child", lambda card, **_: report)


class Terminal(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def types(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", Terminal(text))

    return types


def listed(run: Run) -> dict[str, Any]:
    return {one["name"]: one for one in run("models", "list", "--json").json}


def test_a_folder_is_added_and_used(run: Run, folder: Folder, shots: Shots) -> None:
    """The way that a person goes, with every trial."""
    for name in ("frir", "flir"):
        outcome = run("models", "add", folder(name), "--sha256", sha256(name).upper())
        assert outcome.code == 0, outcome.err
        assert f"Added {BY_NAME[name].title} as {name}, sha256 {sha256(name)}" in outcome.out
    chosen = ("--recogniser", "frir", "--liveness", "flir")
    found = run("analyse", shots.anna, "--jsonl", *chosen).json
    assert found["models"] == {
        "detector": "retinaface-mnet025", "recogniser": "frir", "liveness": "flir",
    }  # fmt: skip
    assert found["modes"] == {
        "detector": "corrected", "recogniser": "exact", "liveness": "exact",
    }  # fmt: skip
    (face,) = found["faces"]
    assert np.shape(face["embedding"]) == (512,)
    assert np.linalg.norm(face["embedding"]) == pytest.approx(1, abs=1e-5)
    assert face["liveness"]["model"] == "flir"
    assert 0 <= face["liveness"]["spoof_score"] <= 1
    corrected = run("analyse", shots.anna, "--jsonl", *chosen, "--liveness-mode", "corrected").json
    assert corrected["modes"]["liveness"] == "corrected"
    same = run("compare", shots.anna, shots.anna, "--json", *chosen)
    assert (same.code, same.json["decision"], same.json["modes"]["recogniser"]) == (
        0, "same", "exact",
    )  # fmt: skip


@pytest.mark.slow
def test_all_models_are_checked(run: Run, folder: Folder) -> None:
    names = ("frir", "frfm-large", "flir", "flrgb", "flxc", "fqa")
    for name in names:
        assert run("models", "add", folder(name), "--yes").code == 0
    checked = run("models", "check", "--json")
    assert checked.code == 0
    assert {one["name"] for one in checked.json} >= {*names, "sface-2021dec"}
    assert all(one["ok"] and one["trial"]["run_milliseconds"] > 0 for one in checked.json)
    assert "frir: files match, runs in" in run("models", "check", "frir").out


@pytest.mark.usefixtures("tried")
class TestAdd:
    def test_without_a_terminal_it_says_how(self, run: Run, folder: Folder) -> None:
        outcome = run("models", "add", folder("frir"))
        assert outcome.code == 1
        assert f"sha256 of model.onnx: {sha256('frir')}" in outcome.err
        assert "No checksum of FRIR is known" in outcome.err
        assert f"use --sha256 {sha256('frir')}, or --yes" in outcome.err
        assert "frir" not in listed(run)

    @pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
    def test_on_a_terminal_it_asks(
        self, run: Run, folder: Folder, typing: Callable[[str], None], answer: str, code: int
    ) -> None:
        typing(answer)
        outcome = run("models", "add", folder("frir"))
        assert outcome.code == code
        assert ("frir" in listed(run)) is (code == 0)
        assert "Add this file as FRIR?" in outcome.out

    def test_another_checksum_than_reported_is_told(self, run: Run, folder: Folder) -> None:
        outcome = run("models", "add", folder("flir"))
        assert outcome.code == 1
        said = f"Others report another file as FLIR: {BY_NAME['flir'].checksum}"
        assert said in outcome.err
        outcome = run("models", "add", folder("flir"), "--yes")
        assert outcome.code == 0
        assert said in outcome.err

    def test_the_reported_checksum_needs_no_word(
        self, run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kind, reported = type(BY_NAME["flir"]), {"flir": sha256("flir")}
        monkeypatch.setattr(kind, "checksum", property(lambda one: reported.get(one.name, "")))
        assert run("models", "add", folder("flir")).code == 0

    def test_another_checksum_than_wanted(self, run: Run, folder: Folder) -> None:
        outcome = run("models", "add", folder("frir"), "--sha256", "0" * 64, "--yes")
        assert outcome.code == 1
        assert "has another checksum" in outcome.err

    def test_a_file_that_may_be_several(self, run: Run, typing: Callable[[str], None]) -> None:
        file = DUMMIES / "frir.onnx"
        outcome = run("models", "add", file, "--yes")
        assert outcome.code == 1
        assert "may be any of these models: frir, frfm-large. Say which with --as" in outcome.err
        typing("frfm-large\ny\n")
        assert run("models", "add", file).code == 0
        assert run("models", "add", file, "--as", "frir", "--yes").code == 0
        assert {"frir", "frfm-large"} <= set(listed(run))
        for name in ("flir", "nothing"):
            outcome = run("models", "add", file, "--as", name, "--yes")
            assert outcome.code == 1
            assert f"is not {name}. It may be added as: frir, frfm-large." in outcome.err

    def test_another_file_must_be_wanted(self, run: Run, folder: Folder) -> None:
        place = folder("frir")
        assert run("models", "add", place, "--yes").code == 0
        (place / "model.onnx").write_bytes(written.harmless())
        outcome = run("models", "add", place, "--yes")
        assert outcome.code == 1
        assert "installed as frir already" in outcome.err
        outcome = run("models", "add", place, "--yes", "--replace", "--json")
        assert outcome.code == 0
        assert outcome.json["sha256"] == hashlib.sha256(written.harmless()).hexdigest()

    def test_a_file_that_is_none(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "model.onnx").write_text("<html>")
        outcome = run("models", "add", tmp_path / "model.onnx", "--yes")
        assert outcome.code == 1
        assert "is a web page and no model" in outcome.err

    def test_into_the_profile_that_is_named(
        self, run: Run, folder: Folder, shots: Shots, tmp_path: Path
    ) -> None:
        mine = tmp_path / "mine"
        run("models", "--profile", mine, "add", folder("frir"), "--yes")
        assert (mine / "models" / "frir" / "card.json").exists()
        assert "frir" not in listed(run)
        words = ("analyse", shots.nobody, "--recogniser", "frir", "--jsonl")
        assert run(*words).code == 2
        assert run(*words, "--profile", mine).json["models"]["recogniser"] == "frir"


def test_a_file_that_crashes_the_runtime_does_no_harm(run: Run, folder: Folder) -> None:
    place = folder("frir")
    (place / "model.onnx").write_bytes(written.crashing())
    outcome = run("models", "add", place, "--yes")
    assert outcome.code == 1
    assert "crash" in outcome.err or "no usable result" in outcome.err  # by the processor
    assert "frir" not in listed(run)


@pytest.mark.usefixtures("tried")
class TestListAndShow:
    def test_a_list_by_slot(self, run: Run, folder: Folder, own_profile: Path) -> None:
        run("models", "add", folder("frir"), "--yes")
        run("models", "add", folder("flir"), "--yes")
        chosen = Settings(recogniser="frir", recogniser_mode="corrected", quality="gone")
        save(chosen, Profile(own_profile).settings_file)
        found = listed(run)
        used = {name for name, one in found.items() if one["in_use"]}
        assert used == {"retinaface-mnet025", "frir"}
        assert {name for name, one in found.items() if one["default"]} == {
            "retinaface-mnet025", "sface-2021dec",
        }  # fmt: skip
        assert (found["frir"]["slot"], found["frir"]["mode"]) == ("recogniser", "corrected")
        assert found["flir"]["mode"] == "exact"
        assert found["frir"]["sha256"] == sha256("frir")
        words = run("models").out
        assert words == run("models", "list").out
        lines = words.splitlines()
        assert lines[0] == "Detector, finds faces:"
        (frir,) = (line for line in lines if " frir " in line)
        assert frir.startswith("  * frir")
        assert "in use, corrected; added" in frir
        assert "gone is chosen in the settings, but is not installed" in words

    def test_a_damaged_card_is_told(self, run: Run, folder: Folder, own_profile: Path) -> None:
        run("models", "add", folder("frir"), "--yes")
        (own_profile / "models" / "frir" / "card.json").write_text("{")
        outcome = run("models")
        assert outcome.code == 0
        assert "can't be read" in outcome.err
        assert run("models", "check").code == 1

    def test_everything_that_a_person_should_know(
        self, run: Run, folder: Folder, own_profile: Path
    ) -> None:
        run("models", "add", folder("frir"), "--yes")
        system = BY_NAME["frir"]
        told = run("models", "show", "frir", "--json").json
        assert told["sha256"] == sha256("frir")
        assert told["dimension"] == 512
        assert told["modes"] == {"exact": system.exact, "corrected": system.corrected}
        assert told["notes"] == list(system.notes)
        assert [file["matches"] for file in told["files"]] == [True, True]
        words = run("models", "show", "frir").out
        for part in (
            sha256("frir"), "512", "MIT", system.model_id, "Alibaba", "infrared pictures",
            system.exact, system.corrected, *system.notes, "does not say which pictures",
        ):  # fmt: skip
            assert part in words
        (own_profile / "models" / "frir" / "model.onnx").write_bytes(b"other")
        told = run("models", "show", "frir", "--json").json
        assert [file["matches"] for file in told["files"]] == [False, True]
        checked = run("models", "check", "frir")
        assert checked.code == 1
        assert "has 5 bytes instead of" in checked.err

    def test_of_the_programs_own(self, run: Run) -> None:
        told = run("models", "show", "sface-2021dec", "--json").json
        assert told["default"]
        assert told["in_use"]
        assert told["added"] is None
        assert "Apache-2.0" in run("models", "show", "sface-2021dec").out

    def test_what_is_not_installed(self, run: Run) -> None:
        outcome = run("models", "show", "frir")
        assert outcome.code == 1
        assert "Installed are: retinaface-mnet025, sface-2021dec" in outcome.err


@pytest.mark.usefixtures("tried")
class TestRemove:
    def test_an_added_model(
        self, run: Run, folder: Folder, own_profile: Path, typing: Callable[[str], None]
    ) -> None:
        run("models", "add", folder("frir"), "--yes")
        save(Settings(recogniser="frir"), Profile(own_profile).settings_file)
        typing("n\n")
        assert run("models", "remove", "frir").code == 1
        assert "frir" in listed(run)
        outcome = run("models", "remove", "frir", "--yes")
        assert outcome.code == 0
        assert "It was chosen as recogniser in the settings" in outcome.out
        assert "frir" not in listed(run)

    def test_not_one_of_the_programs_own(self, run: Run) -> None:
        outcome = run("models", "remove", "sface-2021dec", "--yes")
        assert outcome.code == 1
        assert "can't be removed" in outcome.err


@pytest.mark.usefixtures("tried")
class TestFetch:
    @pytest.fixture
    def server(self, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
        for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(name.upper(), raising=False)
        files = {file.name: file.read_bytes() for file in folder("frir").iterdir()}
        with Loopback(files) as server:
            names = (RemoteFile(name, None, len(data)) for name, data in files.items())
            address = Address(("iic/frir",), tuple(names), "A licence of a test.", server.url)
            monkeypatch.setattr(download, "ADDRESSES", {"frir": address})
            yield server

    def test_a_model_is_downloaded_and_added(
        self, run: Run, server: Loopback, own_profile: Path
    ) -> None:
        outcome = run("models", "fetch", "frir", "--yes")
        assert outcome.code == 0, outcome.err
        assert "A licence of a test." in outcome.out
        assert "Added FRIR as frir" in outcome.out
        assert listed(run)["frir"]["sha256"] == sha256("frir")
        assert not (own_profile / "models" / ".downloads" / "frir").exists()

    def test_nothing_is_asked_for_before_somebody_agrees(
        self, run: Run, server: Loopback, typing: Callable[[str], None]
    ) -> None:
        assert run("models", "fetch", "frir").code == 1
        typing("n\n")
        outcome = run("models", "fetch", "frir")
        assert outcome.code == 1
        assert "Download frir (about 0.0 MB) under this licence? [y/N]" in outcome.out
        assert "Nothing was downloaded" in outcome.err
        assert server.requests == []
        typing("y\nn\n")  # yes to the licence, no to the checksum
        assert run("models", "fetch", "frir").code == 1
        assert server.requests != []
        assert "frir" not in listed(run)

    def test_what_comes_is_not_trusted(self, run: Run, server: Loopback, own_profile: Path) -> None:
        server.files["model.onnx"] = b"something else" * 3000
        outcome = run("models", "fetch", "frir", "--yes")
        assert outcome.code == 1
        assert "frir" not in listed(run)
        assert not (own_profile / "models" / ".downloads" / "frir" / "model.onnx").exists()

    def test_a_bar_is_drawn_and_taken_away(
        self, run: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        outcome = run("models", "fetch", "frir", "--yes")
        assert outcome.code == 0
        assert "model.onnx: 100%" in outcome.err

    def test_of_unknown_models(self, run: Run) -> None:
        outcome = run("models", "fetch", "of-the-moon", "--yes")
        assert outcome.code == 1
        assert "of-the-moon" in outcome.err


@pytest.mark.usefixtures("tried")
class TestOtherCommands:
    @pytest.fixture(autouse=True)
    def added(self, run: Run, folder: Folder, tried: None) -> None:
        for name in ("frir", "fqa"):
            assert run("models", "add", folder(name), "--yes").code == 0

    def test_a_rating_is_told(self, run: Run, shots: Shots) -> None:
        found = run("analyse", shots.anna, "--jsonl", "--quality", "fqa").json
        rating = found["faces"][0]["rating"]
        assert (rating["measures"], rating["model"]) == ("face", "fqa")
        assert isinstance(rating["score"], float)
        assert run("analyse", shots.anna, "--jsonl").json["faces"][0]["rating"] is None
        words = run("analyse", shots.anna, "--quality", "fqa").out
        assert f"fqa rates the face {rating['score']:.3f}." in words

    def test_enrol_and_identify(self, run: Run, shots: Shots) -> None:
        words = ("--recogniser", "frir")
        assert run("enrol", "Anna", shots.anna, *words, "--json").json["model"].startswith("frir@")
        found = run("identify", shots.anna, *words, "--json")
        assert found.json["matches"][0]["name"] == "Anna"
        assert found.json["modes"]["recogniser"] == "exact"

    def test_another_recogniser_has_its_own_threshold(
        self, run: Run, shots: Shots, own_profile: Path
    ) -> None:
        words = ("compare", shots.anna, shots.anna, "--json")
        save(Settings(similarity_threshold=0.77), Profile(own_profile).settings_file)
        assert run(*words).json["threshold"] == 0.77
        assert run(*words, "--recogniser", "sface-2021dec").json["threshold"] == 0.77
        assert run(*words, "--recogniser", "frir").json["threshold"] == 0.5
        assert run(*words, "--recogniser", "frir", "--threshold", "0.6").json["threshold"] == 0.6

    def test_doctor_looks_at_them(self, run: Run, own_profile: Path) -> None:
        outcome = run("doctor", "--json", "--recogniser", "frir")
        assert outcome.code == 0
        models = [one["details"].get("model") for one in outcome.json["checks"]]
        assert f"frir@{sha256('frir')[:12]}" in models
        (own_profile / "models" / "frir" / "model.onnx").write_bytes(b"other")
        outcome = run("doctor", "--json")
        assert outcome.code == 1
        assert any(
            "frir" in one["text"] for one in outcome.json["checks"] if one["state"] == "failed"
        )

    def test_modes_that_are_not_there(self, run: Run, shots: Shots) -> None:
        for words, said in (
            (("--recogniser-mode", "exact"), "sface-2021dec has only the mode corrected"),
            (("--recogniser", "frir", "--recogniser-mode", "card"), "mode exact, corrected."),
            (("--quality-mode", "exact"), "no quality is chosen"),
            (("--recogniser", "frir", "--recogniser-mode", "other"), "invalid choice"),
        ):
            outcome = run("analyse", shots.nobody, *words)
            assert outcome.code == 2
            assert said in outcome.err

    def test_colour_pictures_reach_the_models_in_colour(
        self, run: Run, shots: Shots, tmp_path: Path
    ) -> None:
        grey = read_picture(shots.anna)
        tinted = np.stack([grey, grey // 2, 255 - grey], axis=-1)
        Image.fromarray(tinted).save(tmp_path / "tinted.png")
        Image.fromarray(np.ascontiguousarray(tinted[..., ::-1])).save(tmp_path / "swapped.png")

        def embedding(name: str) -> list[float] | None:
            faces = run("analyse", tmp_path / name, "--jsonl", "--recogniser", "frir").json["faces"]
            return faces[0]["embedding"] if faces else None

        one, other = embedding("tinted.png"), embedding("swapped.png")
        assert one is not None
        assert other is not None
        assert one != other

"""`python -m core train`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from core.cli import train
from core.cli.main import DONE, FAILED, USAGE
from core.models.adding import own
from core.models.adding.trial_run import sample_picture, try_out
from core.models.residual_net import DEPTHS
from core.paths import Profile
from core.training import running
from core.training.values import LIVE
from tests.core.cli.conftest import Run


@pytest.fixture
def bad_set(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    live, fake = folder / "live" / "anna", folder / "fake" / "print" / "ben"
    face, _ = sample_picture()
    for place, picture in ((live, face), (fake, face // 2 + 60)):
        place.mkdir(parents=True)
        Image.fromarray(picture).save(place / "face.png")
    Image.new("L", (200, 200), 90).save(live / "nobody.png")
    (live / "broken.png").write_bytes(b"")
    return folder


def test_check_says_all_at_once_and_trains_nothing(run: Run, bad_set: Path, own_profile: Path):
    outcome = run("train", "liveness", bad_set, "--check")
    assert outcome.code == FAILED
    for said in ("can't be read (1)", "without a face (1)", "People with usable pictures: 1.",
                 "usable fakes show: 1."):  # fmt: skip
        assert said in outcome.out
    assert "No training was started" in outcome.err
    assert not (own_profile / "training").exists()
    told = run("train", "liveness", bad_set, "--check", "--json")
    assert {one["kind"] for one in told.json["findings"]} == {
        "unreadable", "no-face", "few-people", "few-fakes",
    }  # fmt: skip
    assert told.json["pictures"]["training"]["live"] == {"pictures": 1, "people": 1}


def test_bad_data_stops_training_before_it_starts(run: Run, bad_set: Path, own_profile: Path):
    outcome = run("train", "liveness", bad_set, "--leave-out")
    assert outcome.code == FAILED
    assert "People with usable pictures: 1." in outcome.out
    assert not list((own_profile / "models").glob("*"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("recogniser", ".", "--from", "missing"), "not installed"),
        (("recogniser", ".", "--out", "sface-2021dec"), "knows already"),
        (("recogniser", ".", "--out", "Our Model"), "can't be called"),
        (("liveness", "missing-folder"), "can't be read"),
    ],
)
def test_what_cannot_work_is_said_first(run: Run, words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = run("train", *words)
    assert outcome.code == FAILED
    assert said in outcome.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("detector", "x"),
        ("liveness", "x", "--epochs", "0"),
        ("liveness", "x", "--resume", "--anew"),
        ("recogniser", "x", "--network", "other"),
        ("recogniser", "x", "--dimension", "1"),
    ],
)
def test_wrong_words_are_usage_errors(run: Run, words):
    assert run("train", *words).code == USAGE


def test_networks_are_those_that_there_are():
    assert set(train.NETWORKS) == set(DEPTHS)


def test_help_loads_no_torch():
    code = (
        "import sys; from core.cli.main import main; code = main(['train', 'liveness', '--help']); "
        "assert 'torch' not in sys.modules; sys.exit(code)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60)


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch):
    """Let the pictures be looked at already: patterns instead of faces."""
    from tests.core.training.conftest import blobs

    sets = {"liveness": blobs(6, 1, (LIVE, "print")), "recogniser": blobs(9, 2, (LIVE,))}

    def check(order, registry, **_):
        return sets[order.goal]

    monkeypatch.setattr(running, "check", check)
    # In this process: a child of its own takes seconds, and has its own tests.
    monkeypatch.setattr(own, "try_in_child", lambda card, **_: try_out(card))
    return sets


def test_a_liveness_model_is_trained_and_can_be_used(
    run: Run, prepared, own_profile: Path, tmp_path: Path
):
    words = ("train", "liveness", tmp_path, "--epochs", "1", "--threads", "1", "--json")
    outcome = run(*words)
    assert outcome.code == DONE, outcome.err
    told = outcome.json
    card = json.loads((Profile(own_profile).models_dir / "site-liveness" / "card.json").read_text())
    assert card["training"] == told["training"]
    assert card["training"]["recipe"]["epochs"] == 1
    assert card["training"]["figures"]["apcer"]["print"]["trials"] > 0
    assert card["training"]["pictures"]["training"]["live"]["people"] >= 5
    assert not (own_profile / "training").exists()
    shown = run("models", "show", "site-liveness", "--json")
    assert shown.json["training"] == told["training"]
    assert run(*words).code == FAILED  # there is one of that name


def test_a_recogniser_is_trained_and_compared_with_the_given_one(run: Run, prepared, tmp_path):
    outcome = run(
        "train", "recogniser", tmp_path, "--network", "residual-10", "--dimension", "16",
        "--epochs", "1", "--threads", "1",
    )  # fmt: skip
    assert outcome.code == DONE, outcome.err
    assert "of the given recogniser on the same pictures" in outcome.out
    assert "Calibrate it with your own gallery" in outcome.out
    assert "renew" in outcome.out
    shown = run("models", "show", "site-recogniser", "--json").json
    assert shown["dimension"] == 16
    assert shown["training"]["margin"] == 0.5
    assert shown["training"]["scale"] == 16.0  # of five people
    assert shown["training"]["given"]["people"] == 4


@pytest.mark.slow
def test_trained_elsewhere_or_in_two_goes_it_is_the_same_model(
    run: Run, prepared, tmp_path, monkeypatch
):
    words = ("train", "liveness", tmp_path, "--epochs", "2", "--threads", "1", "--json")
    whole = run(*words, "--out", tmp_path / "out" / "made-here").json["sha256"]
    added = run("models", "add", tmp_path / "out" / "made-here")
    assert added.code == DONE, added.err
    assert "made-here" in run("models").out
    real = running.train

    def stopped(*given, show, cancelled):
        def once(progress):
            if progress.epoch == 2:
                raise KeyboardInterrupt

        return real(*given, show=once, cancelled=cancelled)

    monkeypatch.setattr(running, "train", stopped)
    outcome = run(*words)
    assert outcome.code == 130
    assert "--resume" in outcome.err
    monkeypatch.setattr(running, "train", real)
    refused = run(*words)
    assert refused.code == FAILED
    assert "stopped after epoch 1" in refused.err
    resumed = run(*words, "--resume")
    assert resumed.json["sha256"] == whole

import csv
import dataclasses
import json
import shutil

import numpy as np
import pytest
import torch

from core.face.liveness import ground_of
from core.models import flir_net, residual_net
from core.models.adding import own
from core.models.adding.own import install_own, is_own
from core.models.adding.trial_run import try_out
from core.models.card import read_card
from core.models.contract import ModelError
from core.models.flir_net import FlirNet
from core.models.networks import make
from core.models.registry import Registry
from core.models.weights import read_verified
from core.results import LivenessGround
from core.training import output
from core.training.figures import choose_bands, choose_threshold, judge, verified
from core.training.output import Description, curve, require_same, write_model
from core.training.recogniser import compared
from core.training.values import Epoch, TrainingError

EPOCHS = (Epoch(1, 1e-3, 0.7, {"validation_loss": 0.6}, (0.6,)),)
FACES = np.random.default_rng(1).integers(0, 256, (4, 112, 112)).astype(np.uint8)


@pytest.fixture(autouse=True)
def tried_here(monkeypatch):
    """Try models out in this process: a child of its own takes seconds, and has its own tests."""
    monkeypatch.setattr(own, "try_in_child", lambda card, **_: try_out(card))


@pytest.fixture(scope="module")
def description():
    return Description(
        goal="liveness",
        title="Liveness of this site",
        architecture="flir-net",
        contract=flir_net.CONTRACT,
        training_data="This site's own infrared pictures: 8 pictures of 4 living people.",
        notes=("A note.",),
        training={"goal": "liveness", "seed": 1},
        live_below=0.3,
        spoof_from=0.7,
    )


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(1)
    return FlirNet().eval()


@pytest.fixture(scope="module")
def written(description, network, tmp_path_factory):
    """The card of a model's folder; not to be changed."""
    place = tmp_path_factory.mktemp("written") / "site-liveness"
    return write_model(place, description, network, EPOCHS, FACES)


@pytest.fixture
def made(written, tmp_path):
    """A model's folder of this test alone."""
    return shutil.copytree(written.folder, tmp_path / "made" / "site-liveness")


def test_a_trained_folder_is_installed_checked_and_judged_as_the_sites(made, tmp_path):
    assert is_own(made)
    models_dir = tmp_path / "models"
    card = install_own(made, models_dir)
    assert card.trial is not None
    assert card.training == {"goal": "liveness", "seed": 1}
    assert ground_of(card) is LivenessGround.SITE
    assert {file.name for file in card.folder.iterdir()} == {
        "card.json", "weights.safetensors", "graph.onnx", "LICENSE.txt", "README.md", "loss.csv",
    }  # fmt: skip
    registry = Registry.with_added(models_dir)
    assert registry.default("liveness") is None  # nobody's default
    for backend in ("onnx", "torch"):
        loaded = registry.load_liveness("site-liveness", backend=backend)
        assert loaded.spoof_scores(FACES).shape == (4,)
    for role in card.files:
        assert read_verified(card, role)
    with pytest.raises(ModelError, match="installed as site-liveness already"):
        install_own(made, models_dir)
    install_own(made, models_dir, replace=True)
    assert not list(models_dir.glob(".adding-*"))


def test_what_was_not_trained_here_is_refused(made, tmp_path):
    (made / "graph.onnx").write_bytes(b"changed")
    with pytest.raises(ModelError):
        install_own(made, tmp_path / "models")
    assert not (tmp_path / "models" / "site-liveness").exists()
    told = json.loads((made / "card.json").read_text())
    del told["training"]
    (made / "card.json").write_text(json.dumps(told))
    with pytest.raises(ModelError, match="not trained with this program"):
        install_own(made, tmp_path / "models")


@pytest.mark.parametrize("name", ["Site", "a b", "flir", "studio-liveness", "x" * 49])
def test_names_that_mislead_are_refused(made, tmp_path, name):
    told = json.loads((made / "card.json").read_text())
    (made / "card.json").write_text(json.dumps({**told, "name": name}))
    with pytest.raises(ModelError, match=r"can't be called|knows already"):
        install_own(made.rename(made.with_name(name)), tmp_path / "models")


def test_a_card_from_elsewhere_makes_itself_no_default(made, tmp_path):
    told = json.loads((made / "card.json").read_text())
    (made / "card.json").write_text(json.dumps({**told, "default": True, "light": "studio"}))
    card = install_own(made, tmp_path / "models")
    assert (card.default, card.light) == (False, "infrared")


def test_a_graph_with_other_numbers_is_refused(description, network, tmp_path, monkeypatch):
    right = output.write_graph(network, flir_net.CONTRACT, "logits")
    assert require_same(right, network, flir_net.CONTRACT, FACES) < 1e-5
    other = FlirNet().eval()
    with torch.no_grad():
        other.classify.bias += 0.01
    wrong = output.write_graph(other, flir_net.CONTRACT, "logits")
    monkeypatch.setattr(output, "write_graph", lambda *given: wrong)
    with pytest.raises(TrainingError, match="other numbers"):
        write_model(tmp_path / "site-liveness", description, network, EPOCHS, FACES)
    assert not (tmp_path / "site-liveness").exists()


def test_the_curve_is_a_table():
    epochs = (*EPOCHS, dataclasses.replace(EPOCHS[0], number=2, loss=0.123456789))
    rows = list(csv.DictReader(curve(epochs).splitlines()))
    assert [row["epoch"] for row in rows] == ["1", "2"]
    assert rows[1]["loss"] == "0.123457"
    assert rows[0]["validation_loss"] == "0.6"


def test_the_card_survives_being_read(written):
    assert read_card(written.folder) == written


def test_bands_are_moved_where_the_validation_shows_errors():
    kinds = [""] * 100 + ["print"] * 100
    clear = np.r_[np.full(100, 0.1), np.full(100, 0.9)].astype(np.float32)
    assert dataclasses.astuple(choose_bands(clear, kinds)) == (0.3, 0.7)
    shifted = clear.copy()
    shifted[100:110] = 0.15  # prints that look alive
    shifted[:5] = 0.92  # living that look like fakes
    bands = choose_bands(shifted, kinds)
    assert dataclasses.astuple(bands) == (0.1, 0.95)
    found = judge(shifted, kinds, bands)
    assert found.bpcer.value == 0
    assert found.apcer["print"].value == 0
    assert found.apcer["print"].trials == 100


def test_a_recogniser_of_any_dimension_fits_its_slot(tmp_path):
    torch.manual_seed(1)
    trained = make("residual-10", 40).eval()
    described = Description(
        goal="recogniser",
        title="Recogniser of this site",
        architecture="residual-10",
        contract=residual_net.CONTRACT,
        training_data="This site's own infrared pictures: 30 pictures of 12 people.",
        notes=(),
        training={"goal": "recogniser"},
        dimension=40,
        similarity_threshold=0.4,
        licence="Apache-2.0",
        licence_text="The licence of what it started from.",
    )
    made = tmp_path / "made" / "site-recogniser"
    write_model(made, described, trained, EPOCHS, FACES)
    card = install_own(made, tmp_path / "models")
    assert (card.licence, card.dimension, card.similarity_threshold) == ("Apache-2.0", 40, 0.4)
    assert "started from" in (card.folder / "LICENSE.txt").read_text()
    registry = Registry.with_added(tmp_path / "models")
    rows = [
        registry.load_recogniser("site-recogniser", backend=backend).embed(FACES)
        for backend in ("onnx", "torch")
    ]
    assert rows[0].shape == (4, 40)
    assert np.abs(rows[0] - rows[1]).max() < 1e-4
    with pytest.raises(ValueError, match="needs a dimension"):
        make("residual-10")


def test_a_threshold_that_cannot_be_counted_is_expected_and_never_low():
    rng = np.random.default_rng(1)
    for people, is_counted in ((4, False), (40, True)):
        centres = rng.normal(size=(people, 32))
        rows = np.repeat(centres, 4, 0) + 0.5 * rng.normal(size=(4 * people, 32))
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        found = compared(rows.astype(np.float32), np.repeat(np.arange(people, dtype=np.int32), 4))
        suggested = choose_threshold(verified(found, 1), found)
        assert suggested.is_counted is is_counted
        assert (found.impostor >= suggested.threshold).mean() <= 0.01
        assert (found.genuine >= suggested.threshold).mean() > 0.9

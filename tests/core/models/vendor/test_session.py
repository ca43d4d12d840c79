"""A vendor's graph is checked before use, gets the vendor's numbers, and fails in plain words."""

from __future__ import annotations

import dataclasses
import json
import threading

import numpy as np
import pytest

from core import paths
from core.models.adding.card_writing import card_of
from core.models.contract import ModelError
from core.models.vendor.session import GraphSession, is_softmaxed, network_input
from core.models.vendor.systems import BY_NAME, SYSTEMS
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.chip_cases import tinted_face

FRIR, FLIR, FLXC = (BY_NAME[name].contract for name in ("frir", "flir", "flxc"))


@pytest.fixture(scope="module")
def chips():
    """RGB (4, 112, 112, 3)."""
    return np.stack([tinted_face(112, 112, 56, 58, 0.8 + 0.05 * i) for i in range(4)])


# What goes in


def test_all_levels_are_the_vendors_in_both_normalisations():
    levels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    recogniser = ((levels / 255.0 - 0.5) / 0.5).astype(np.float32)
    np.testing.assert_array_equal(network_input(levels, FRIR)[0, 0], recogniser)
    liveness = ((levels - 127.5) * 0.0078125).astype(np.float32)
    np.testing.assert_array_equal(network_input(levels, FLIR)[0, 0], liveness)


def test_channels_are_red_first_or_blue_first_and_repeated():
    face = np.zeros((112, 112, 3), np.uint8)
    face[..., 0], face[..., 1] = 255, 127
    plain = network_input(face, FRIR)
    assert plain.shape == (1, 3, 112, 112)
    assert plain.dtype == np.float32
    assert plain.flags.c_contiguous
    np.testing.assert_allclose(plain[0, :, 5, 5], [1, -0.0039216, -1], atol=1e-6)
    four = network_input(face, FLXC, copies=4)
    assert four.shape == (1, 12, 112, 112)
    np.testing.assert_array_equal(four[0, :, 5, 5], [-127.5 / 128, -0.5 / 128, 127.5 / 128] * 4)


def test_a_grey_face_is_the_same_in_all_channels(chips):
    grey = chips[0, ..., 1]
    replicated = np.repeat(grey[..., None], 3, axis=2)
    for contract, copies in ((FRIR, 1), (FLXC, 4)):
        np.testing.assert_array_equal(
            network_input(grey, contract, copies), network_input(replicated, contract, copies)
        )


# What comes out


def test_a_batch_gives_to_the_bit_what_single_faces_give(graph, chips):
    session = GraphSession(graph("frir"))
    together = session(chips)
    assert together.shape == (4, 512)
    assert together.dtype == np.float32
    for index in range(4):
        np.testing.assert_array_equal(session(chips[index : index + 1])[0], together[index])


def test_the_first_output_counts(graph, chips):
    # The dummy has a second output of 8 numbers.
    session = GraphSession(graph("frir"))
    assert session.columns == 512
    assert session(chips[:1]).shape == (1, 512)
    assert session.runs_on == "ONNX Runtime, CPU"


def test_no_faces_give_no_rows(graph):
    assert GraphSession(graph("flir"))(np.empty((0, 112, 112), np.uint8)).shape == (0, 2)


def test_threads_may_share_a_session(graph, chips):
    session = GraphSession(graph("frir"))
    wanted = session(chips)
    found = {}
    workers = [
        threading.Thread(target=lambda i=i: found.update({i: session(chips)})) for i in range(3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for i in range(3):
        np.testing.assert_array_equal(found[i], wanted)


@pytest.mark.parametrize(
    "faces",
    [
        np.zeros((112, 112), np.uint8),
        np.zeros((1, 112, 111), np.uint8),
        np.zeros((1, 112, 112, 1), np.uint8),
        np.zeros((1, 112, 112, 4), np.uint8),
        np.zeros((1, 112, 112, 3), np.float32),
    ],
)
def test_what_is_no_batch_of_faces_is_refused(graph, faces):
    with pytest.raises(ValueError, match="takes 8-bit faces"):
        GraphSession(graph("frir"))(faces)


# What is refused


def test_a_graph_for_other_channels_is_refused_with_both_shapes(graph):
    with pytest.raises(ModelError) as error:
        GraphSession(graph("flir", "flxc"))
    assert "not FLIR's: its network takes 1x12x112x112 float" in str(error.value)
    assert "FLIR takes 1x3x112x112 float" in str(error.value)
    with pytest.raises(ModelError, match=r"takes \?x3x112x112 float, where FLXC"):
        GraphSession(graph("flxc", "frir"), copies=4)


def test_a_graph_that_takes_bytes_is_refused(tmp_path):
    ours = paths.weights_dir() / "sface-2021dec" / "graph.onnx"
    with pytest.raises(ModelError, match="uint8, where FRIR takes 1x3x112x112 float"):
        GraphSession(write_model(tmp_path, "frir", {"graph": ours}))


@pytest.mark.parametrize("content", [b"", b"\x08\x06junk", b"<html>not found</html>" * 40])
def test_what_is_no_graph_is_refused(tmp_path, content, capfd):
    with pytest.raises(ModelError, match="no network that can be run"):
        GraphSession(write_model(tmp_path, "frir", {"graph": content}))
    assert capfd.readouterr() == ("", "")


def test_a_file_that_changed_is_refused(graph):
    card = graph("frir")
    file = card.folder / "model.onnx"
    data = bytearray(file.read_bytes())
    data[-50] ^= 1
    file.write_bytes(data)
    with pytest.raises(ModelError, match="checksum differs"):
        GraphSession(card)


def test_a_network_that_fails_says_so(graph, chips, capfd):
    session = GraphSession(graph("frir", "fails"))
    with pytest.raises(ModelError, match="can't be run on a face"):
        session(chips)
    assert capfd.readouterr() == ("", "")


def test_a_network_that_gives_a_picture_is_refused(graph, chips):
    with pytest.raises(ModelError, match="another size than its card says"):
        GraphSession(graph("frir", "picture"))(chips)


# Softmax


def test_probabilities_are_told_from_logits():
    logits = np.random.default_rng(3).normal(0, 2, (5, 2)).astype(np.float32)
    powers = np.exp(logits)
    shares = powers / powers.sum(axis=1, keepdims=True)
    assert is_softmaxed(shares)
    assert is_softmaxed(shares.astype(np.float16))
    assert not is_softmaxed(logits)
    assert not is_softmaxed(np.vstack([shares, logits]))
    assert not is_softmaxed(np.array([[2.0, -1.0]]))  # of sum 1, but negative
    assert not is_softmaxed(np.array([[0.4, 0.4]]))
    assert not is_softmaxed(np.array([[np.nan, 1.0]]))
    assert not is_softmaxed(np.empty((0, 2)))
    assert not is_softmaxed(np.array([0.5, 0.5]))


def test_the_folder_of_a_test_is_like_the_vendors(graph):
    card = graph("flir")
    settings = json.loads((card.folder / "configuration.json").read_text("utf-8"))
    assert settings["pipeline"]["type"] == "manual-face-liveness-flir"
    assert sorted(file.name for file in card.folder.iterdir()) == [
        "card.json",
        "configuration.json",
        "model.onnx",
    ]


def test_the_card_of_a_test_is_the_installers(tmp_path):
    for system in (system for system in SYSTEMS if system.slot is not None):
        card = write_model(tmp_path, system.name, dict.fromkeys(system.files, b"x"))
        wanted = card_of(system, card.folder, card.files, None)
        for field in dataclasses.fields(card):
            if field.name not in {"origin", "trained_by", "training_data", "rule", "added"}:
                assert getattr(card, field.name) == getattr(wanted, field.name), field.name

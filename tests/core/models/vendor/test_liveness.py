"""FLIR, FLRGB, FLXC: the vendor's scores in the one mode, the sensible ones in the other."""

from __future__ import annotations

import math

import numpy as np
import pytest

from core.models.contract import FaceCut, ModelError
from core.models.registry import Registry
from core.models.vendor import liveness
from core.models.vendor.session import GraphSession
from tests.vectors.vendor.chip_cases import aligned_chips

FACES = np.stack([aligned_chips()[0], aligned_chips()[0][::-1], aligned_chips()[0][:, ::-1]])


def test_flir_takes_one_softmax_and_the_share_that_is_not_alive(graph):
    card = graph("flir")
    logits = GraphSession(card)(FACES).astype(np.float64)
    powers = np.exp(logits)
    wanted = 1 - powers[:, 1] / powers.sum(axis=1)
    for mode in ("exact", "corrected", "card"):
        scores = liveness.load(card, mode).spoof_scores(FACES)
        assert scores.dtype == np.float32
        np.testing.assert_allclose(scores, wanted, atol=1e-6)


def test_flrgb_is_squashed_by_the_vendor_and_plain_when_corrected(graph):
    card = graph("flrgb")
    shares = GraphSession(card)(FACES)
    corrected = liveness.load(card, "corrected")
    np.testing.assert_array_equal(corrected.spoof_scores(FACES), shares[:, 0])
    exact = liveness.load(card, "exact")
    squashed = exact.spoof_scores(FACES)
    np.testing.assert_allclose(
        squashed, [liveness.squashed(float(share)) for share in shares[:, 0]], atol=1e-6
    )
    assert ((squashed > 0.2689) & (squashed < 0.7311)).all()


def test_flrgbs_bands_are_squashed_with_its_scores(graph):
    card = graph("flrgb", live_below=0.4)  # 0.5 would stay where it is
    corrected, exact = (liveness.load(card, mode) for mode in ("corrected", "exact"))
    assert (corrected.live_below, corrected.spoof_from) == (card.live_below, card.spoof_from)
    assert exact.live_below == pytest.approx(1 / (1 + math.exp(1 - 2 * card.live_below)))
    assert exact.spoof_from == pytest.approx(1 / (1 + math.exp(1 - 2 * card.spoof_from)))
    assert 0.2689 < exact.live_below < exact.spoof_from < 0.7311
    # The same faces fall into the same bands.
    for score, squashed in zip(
        corrected.spoof_scores(FACES), exact.spoof_scores(FACES), strict=True
    ):
        assert (score < corrected.live_below) == (squashed < exact.live_below)
        assert (score >= corrected.spoof_from) == (squashed >= exact.spoof_from)


def test_flxcs_score_is_the_first_number(graph):
    card = graph("flxc")
    rows = GraphSession(card, copies=4)(FACES)
    for mode in ("exact", "corrected"):
        scores = liveness.load(card, mode).spoof_scores(FACES)
        np.testing.assert_array_equal(scores, rows[:, 0])


@pytest.mark.parametrize(
    ("system", "mode", "cut"),
    [
        ("flir", "exact", FaceCut("padded", 16, centred=True)),
        ("flir", "corrected", FaceCut("padded", 16, centred=False)),
        ("flrgb", "exact", FaceCut("padded", 16, centred=True)),
        ("flir", "card", FaceCut("padded", 96)),
        ("flrgb", "corrected", FaceCut("padded", 96, centred=False)),
        ("flxc", "exact", FaceCut("chip")),
        ("flxc", "corrected", FaceCut("chip")),
    ],
)
def test_what_each_looks_at(graph, tmp_path, system, mode, cut):
    graph(system)
    network = Registry(tmp_path / "models").load_liveness(system, mode)
    assert network is not None
    assert network.mode == mode
    assert network.cut == cut
    assert network.takes_colour
    assert network.runs_on == "ONNX Runtime, CPU"
    assert network.spoof_scores(np.empty((0, 112, 112), np.uint8)).shape == (0,)


def test_the_first_mode_of_each(graph, tmp_path):
    for system in ("flir", "flrgb", "flxc"):
        graph(system)
    registry = Registry(tmp_path / "models")
    modes = {name: registry.load_liveness(name).mode for name in ("flir", "flrgb", "flxc")}
    assert modes == {"flir": "exact", "flrgb": "corrected", "flxc": "exact"}


@pytest.mark.parametrize("mode", ["exact", "corrected"])
def test_flir_and_flrgb_are_told_apart_by_their_output(graph, mode):
    with pytest.raises(ModelError) as error:
        liveness.load(graph("flir", "flrgb"), mode)
    assert "gives probabilities, as FLRGB's does and FLIR's does not" in str(error.value)
    assert str(error.value).endswith("add it as FLRGB.")
    with pytest.raises(ModelError) as error:
        liveness.load(graph("flrgb", "flir"), mode)
    assert "gives no probabilities, as FLIR's does not and FLRGB's does" in str(error.value)
    assert str(error.value).endswith("add it as FLIR.")


@pytest.mark.parametrize("system", ["flir", "flrgb"])
def test_a_graph_with_more_or_fewer_than_two_numbers_is_refused(graph, system):
    with pytest.raises(ModelError, match="another size than its card says"):
        liveness.load(graph(system, "fqa"), "exact")


def test_scores_that_are_no_probabilities_are_errors(graph):
    flir = liveness.load(graph("flir", "logarithm-2"), "exact")
    with pytest.raises(ModelError, match="no usable result"):  # the logarithm of -1
        flir.spoof_scores(np.zeros((1, 112, 112), np.uint8))
    flxc = liveness.load(graph("flxc", "logarithm-12"), "exact")
    with pytest.raises(ModelError, match="no usable result"):  # the logarithm of 0.2
        flxc.spoof_scores(np.full((1, 112, 112), 153, np.uint8))


def test_extreme_logits_give_0_and_1():
    rows = np.array([[1e4, -1e4], [-1e4, 1e4], [3.0, 3.0], [3e38, -3e38]], np.float32)
    np.testing.assert_allclose(liveness._one_less_second(rows), [1, 0, 0.5, 1], atol=1e-12)

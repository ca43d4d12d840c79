"""FQA: the mean of the network's first output row."""

from __future__ import annotations

import numpy as np
import pytest

from core.models.contract import FaceCut, ModelError
from core.models.registry import Registry
from core.models.vendor import quality
from core.models.vendor.session import GraphSession
from tests.vectors.vendor.chip_cases import aligned_chips


@pytest.mark.parametrize("mode", ["exact", "corrected"])
def test_the_score_is_the_mean_of_the_row(graph, mode):
    card = graph("fqa")
    chips = np.stack([aligned_chips()[0], aligned_chips()[0][::-1]])
    rows = GraphSession(card)(chips)
    assert rows.shape == (2, 5)
    scores = quality.load(card, mode).scores(chips)
    assert scores.dtype == np.float32
    np.testing.assert_array_equal(scores, [rows[0].mean(), rows[1].mean()])


def test_what_the_loaded_model_says_of_itself(graph, tmp_path):
    graph("fqa")
    network = Registry(tmp_path / "models").load_quality("fqa")
    assert network is not None
    assert network.cut == FaceCut("chip")
    assert network.measures == "face"
    assert network.takes_colour
    assert network.mode == "exact"
    assert network.runs_on == "ONNX Runtime, CPU"
    assert network.scores(np.empty((0, 112, 112), np.uint8)).shape == (0,)


def test_a_score_that_is_no_number_is_an_error(graph):
    network = quality.load(graph("fqa", "logarithm-2"), "exact")
    with pytest.raises(ModelError, match="no usable result"):
        network.scores(np.zeros((1, 112, 112), np.uint8))

"""FRIR and FRFM-large: the vendor's embeddings of aligned chips; never a vector of no numbers."""

from __future__ import annotations

import numpy as np
import pytest

from core.models.contract import ModelError
from core.models.registry import Registry
from core.models.vendor import recognisers
from tests.vectors.vendor.chip_cases import DUMMIES, aligned_chips, chip_cases
from tests.vectors.vendor.made_with import tolerance

MODES = ("exact", "corrected")


@pytest.fixture(scope="module")
def vectors():
    """What the vendor's own code gave; see tests/vectors/vendor/make_chip_models.py."""
    with np.load(DUMMIES / "chip_models.npz") as file:
        return {name: file[name] for name in file.files}


@pytest.mark.parametrize("mode", MODES)
def test_aligned_chips_give_the_vendors_embeddings(graph, vectors, mode):
    # The vendor's `use_det=False`.
    frir = recognisers.load(graph("frir"), mode)
    within = tolerance(str(vectors["made_with"]), 0.0, 1e-6)
    for chip, wanted in zip(aligned_chips(), vectors["chips.embeddings"], strict=True):
        np.testing.assert_allclose(frir.embed(chip[None])[0], wanted, rtol=0, atol=within)


@pytest.mark.parametrize("system", ["frir", "frfm-large"])
def test_what_a_loaded_recogniser_says_of_itself(graph, tmp_path, system):
    card = graph(system)
    network = Registry(tmp_path / "models").load_recogniser(system)
    assert network.card == card
    assert network.mode == "exact"
    assert network.takes_colour
    assert network.dimension == 512
    assert network.runs_on == "ONNX Runtime, CPU"


def test_rows_are_of_length_1_and_do_not_depend_on_company(graph):
    network = recognisers.load(graph("frfm-large"), "exact")
    colour = np.stack([aligned_chips()[0], aligned_chips()[0][:, ::-1]])
    rows = network.embed(colour)
    assert rows.shape == (2, 512)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(network.embed(colour[1:])[0], rows[1])
    assert network.embed(colour[:0]).shape == (0, 512)


@pytest.mark.parametrize("mode", MODES)
def test_where_the_vendor_gives_no_numbers_the_face_is_refused(graph, vectors, mode):
    names = [case.name for case in chip_cases()]
    black = names.index("zero vector")
    assert np.isnan(vectors["frir.outputs"][black]).all()  # 0 / 0 in the vendor's code...
    assert vectors["frir.checksums"][black] != 0  # ...after its network was run
    with pytest.raises(ModelError, match="no usable result"):
        recognisers.load(graph("frir"), mode).embed(np.zeros((1, 112, 112), np.uint8))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("level", [0, 255])  # logarithms of -1 and 1: no number, and zero
def test_vectors_without_direction_are_refused(graph, mode, level):
    network = recognisers.load(graph("frir", "logarithm-512"), mode)
    with pytest.raises(ModelError, match="no usable result"):
        network.embed(np.full((1, 112, 112), level, np.uint8))


def test_another_dimension_than_the_cards_is_refused(graph):
    with pytest.raises(ModelError, match="another size than its card says"):
        recognisers.load(graph("frir", "logarithm-2"), "exact")
    with pytest.raises(ModelError, match="another size than its card says"):
        recognisers.load(graph("frir", dimension=128), "exact")

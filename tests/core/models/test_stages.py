"""What the stages rely on: odd sizes, extremes, batches, golden numbers."""

from __future__ import annotations

import dataclasses
import json
import threading
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core.frame import Frame
from core.models.contract import Backend, DetectorNetwork, EmbedderNetwork, ModelError
from core.models.registry import Registry
from core.models.stages import ChipEmbedder, CropLiveness, RetinaFaceDetector
from core.results import Float32
from tests.vectors.drawn_face import draw_face

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "models.json"


@pytest.fixture(scope="module")
def detector() -> DetectorNetwork:
    return Registry().load_detector(backend="onnx")


@pytest.fixture(scope="module")
def embedder() -> EmbedderNetwork:
    return Registry().load_recogniser(backend="onnx")


def chips(count: int) -> NDArray[np.uint8]:
    return np.stack([draw_face(112, 112, 56, 60 + i, 0.9 + i / 50) for i in range(count)])


# Detector


def test_the_detector_finds_the_drawn_face_as_it_did(
    detector: DetectorNetwork, face: NDArray[np.uint8]
) -> None:
    golden = json.loads(VECTORS.read_text("utf-8"))
    assert detector.card.identity == golden["detector"]
    found = detector.detect(face)
    assert len(found) == len(golden["faces"]) == 1
    wanted = golden["faces"][0]
    np.testing.assert_allclose(found[0].box, wanted["box"], atol=0.05)
    np.testing.assert_allclose(found[0].landmarks, wanted["landmarks"], atol=0.05)
    assert found[0].score == pytest.approx(wanted["score"], abs=1e-3)
    assert found[0].box.dtype == found[0].landmarks.dtype == np.float32


def test_landmarks_lie_where_they_were_drawn(
    detector: DetectorNetwork, face: NDArray[np.uint8]
) -> None:
    # Eyes at (160 -+ 18, 107), nose tip near (160, 135), mouth corners near (160 -+ 15, 149).
    drawn = [[142, 107], [178, 107], [160, 131], [146, 149], [175, 149]]
    (found,) = detector.detect(face)
    assert np.abs(found.landmarks - drawn).max() < 7


def test_two_faces_come_largest_first(detector: DetectorNetwork) -> None:
    left, right = draw_face(240, 200, 100, 115, 0.7), draw_face(240, 220, 110, 115, 1.1)
    found = detector.detect(np.hstack([left, right]))
    assert len(found) == 2
    assert found[0].area > found[1].area
    assert found[0].box[0] > 200 > found[1].box[2]


@pytest.mark.parametrize(
    "shape", [(16, 16), (17, 33), (16, 200), (33, 17), (97, 131), (241, 319), (479, 641)]
)
@pytest.mark.parametrize("filling", ["black", "white", "noise"])
def test_any_size_and_any_filling_is_looked_at(
    detector: DetectorNetwork, shape: tuple[int, int], filling: str
) -> None:
    noise = np.random.default_rng(4).integers(0, 256, shape).astype(np.uint8)
    picture = {"black": noise * 0, "white": noise * 0 + 255, "noise": noise}[filling]
    assert detector.detect(picture) == ()


@pytest.mark.parametrize(("height", "width"), [(239, 321), (241, 319), (247, 333)])
def test_odd_sizes_find_the_face_in_the_same_place(
    detector: DetectorNetwork, height: int, width: int
) -> None:
    (found,) = detector.detect(draw_face(height, width))
    (usual,) = detector.detect(draw_face())
    assert np.abs(found.landmarks - usual.landmarks).max() < 2


def test_large_pictures_are_scaled_and_coordinates_are_those_of_the_picture(
    detector: DetectorNetwork,
) -> None:
    picture = draw_face(350, 500, 250, 175, 1.0).repeat(4, 0).repeat(4, 1)
    (found,) = detector.detect(picture)
    assert np.hypot(*(found.landmarks[1] - found.landmarks[0])) == pytest.approx(4 * 36, rel=0.15)
    assert abs(found.landmarks[:, 0].mean() - 1000) < 30


def test_very_long_pictures_keep_a_shorter_side(detector: DetectorNetwork) -> None:
    assert detector.detect(np.zeros((20, 6000), np.uint8)) == ()


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((15, 40), np.uint8),
        np.zeros((40, 0), np.uint8),
        np.zeros((40, 40, 3), np.uint8),
        np.zeros((40, 40), np.uint16),
        np.zeros((40, 40), np.float32),
    ],
)
def test_what_is_no_grey_picture_is_refused(
    detector: DetectorNetwork, picture: NDArray[np.uint8]
) -> None:
    with pytest.raises(ValueError, match="grey 8-bit pixels"):
        detector.detect(picture)


def test_read_only_and_cut_out_pixels_are_fine(
    detector: DetectorNetwork, face: NDArray[np.uint8]
) -> None:
    frame = Frame(number=0, time=0.0, pixels=face)
    (whole,) = detector.detect(frame.pixels)
    (cut,) = detector.detect(np.tile(face, (1, 2))[:, : face.shape[1]])
    (mirrored,) = detector.detect(np.ascontiguousarray(face[:, ::-1])[:, ::-1])
    for other in (cut, mirrored):
        np.testing.assert_array_equal(whole.box, other.box)


def test_detections_do_not_share_memory(detector: DetectorNetwork, face: NDArray[np.uint8]) -> None:
    (first,), (second,) = detector.detect(face), detector.detect(face)
    np.testing.assert_array_equal(first.box, second.box)
    assert not np.shares_memory(first.box, second.box)


# Recogniser


def test_embeddings_are_as_they_were(embedder: EmbedderNetwork) -> None:
    golden = json.loads(VECTORS.read_text("utf-8"))
    assert embedder.card.identity == golden["recogniser"]
    found = embedder.embed(np.stack([draw_face(112, 112, 56, 60, s) for s in (0.8, 1.0)]))
    wanted = np.asarray(golden["embeddings"])
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    assert ((found * wanted).sum(1) > 0.9999).all()
    np.testing.assert_allclose(found, wanted, atol=2e-3)


@pytest.mark.parametrize("backend", ["onnx", "torch"])
def test_a_batch_gives_what_single_chips_give(backend: Backend) -> None:
    embedder = Registry().load_recogniser(backend=backend)
    several = chips(11)
    together = embedder.embed(several)
    assert together.shape == (11, embedder.dimension)
    assert together.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for i in (0, 6, 7, 8, 10):
        np.testing.assert_allclose(embedder.embed(several[i : i + 1])[0], together[i], atol=1e-5)


def test_an_empty_batch_gives_no_rows(embedder: EmbedderNetwork) -> None:
    assert embedder.embed(np.empty((0, 112, 112), np.uint8)).shape == (0, 128)


def test_extreme_chips_still_have_a_direction(embedder: EmbedderNetwork) -> None:
    extreme = np.zeros((3, 112, 112), np.uint8)
    extreme[1], extreme[2, ::2] = 255, 255
    assert np.isfinite(embedder.embed(extreme)).all()


@pytest.mark.parametrize(
    "bad",
    [
        np.zeros((112, 112), np.uint8),
        np.zeros((1, 111, 112), np.uint8),
        np.zeros((1, 112, 112, 3), np.uint8),
        np.zeros((1, 112, 112), np.float32),
    ],
)
def test_what_is_no_batch_of_chips_is_refused(
    embedder: EmbedderNetwork, bad: NDArray[np.uint8]
) -> None:
    with pytest.raises(ValueError, match="takes grey 8-bit faces"):
        embedder.embed(bad)


def test_threads_may_share_a_recogniser(embedder: EmbedderNetwork) -> None:
    several = chips(4)
    wanted = embedder.embed(several)
    found: dict[int, Float32] = {}
    workers = [
        threading.Thread(target=lambda i=i: found.update({i: embedder.embed(several)}))
        for i in range(3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for i in range(3):
        np.testing.assert_allclose(found[i], wanted, atol=1e-5)


class _Broken:
    """A network whose weights went bad: gives the same row for every face."""

    name = "broken"
    batch = 4

    def __init__(self, *row: float) -> None:
        self.row = row

    def __call__(self, pixels: NDArray[np.uint8]) -> tuple[Float32, ...]:
        return (np.tile(np.asarray(self.row, np.float32), (len(pixels), 1)),)


@pytest.mark.parametrize("value", [0.0, float("nan"), float("inf")])
def test_a_vector_without_direction_is_an_error_not_a_nan(value: float) -> None:
    card = Registry().card("sface-2021dec")
    embedder = ChipEmbedder(card, _Broken(*[value] * 128))
    with pytest.raises(ModelError, match="no usable result"):
        embedder.embed(chips(1))


# Liveness


def test_spoof_scores_survive_extreme_logits() -> None:
    card = dataclasses.replace(
        Registry().card("sface-2021dec"),
        name="trial",
        slot="liveness",
        live_below=0.5,
        spoof_from=0.9,
    )
    for row, wanted in (((1e4, -1e4), 1.0), ((-1e4, 1e4), 0.0), ((2.0, 2.0), 0.5)):
        scores = CropLiveness(card, _Broken(*row)).spoof_scores(chips(2))
        np.testing.assert_allclose(scores, wanted, atol=1e-6)
    with pytest.raises(ModelError, match="no usable result"):
        CropLiveness(card, _Broken(float("nan"), 0.0)).spoof_scores(chips(1))


def test_results_of_another_size_than_the_card_says_are_refused(face: NDArray[np.uint8]) -> None:
    registry = Registry()
    with pytest.raises(ModelError, match="another size than its card says"):
        ChipEmbedder(registry.card("sface-2021dec"), _Broken(*[1.0] * 512)).embed(chips(2))
    with pytest.raises(ModelError, match="another size than its card says"):
        RetinaFaceDetector(registry.card("retinaface-mnet025"), _Broken(1.0, 2.0)).detect(face)

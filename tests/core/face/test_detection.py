"""Faces are found at the right scale, mapped back, and small ones only as often as allowed."""

from __future__ import annotations

import numpy as np
import pytest

from core.face.detection import FaceFinder
from core.results import Detection
from tests.core.face.blobs import BlobDetector, scene


def test_ten_pixels_pass_and_less_does_not():
    finder = FaceFinder(BlobDetector(smallest=1))
    faces = finder.find(scene((1, 20, 20, 10), (2, 100, 20, 9), size=(300, 200)))
    assert [face.box[2] - face.box[0] for face in faces] == [10]


def test_largest_first():
    faces = FaceFinder(BlobDetector()).find(scene((1, 20, 20, 60), (2, 200, 40, 120)))
    assert [face.area for face in faces] == sorted((f.area for f in faces), reverse=True)
    assert faces[0].box.tolist() == [200, 40, 320, 160]


@pytest.mark.parametrize("count", [2, 3, 5, 9, 40])
def test_of_equal_faces_the_vendors_choice_comes_first_whatever_the_order(count: int):
    random = np.random.default_rng(count)
    sides = random.integers(20, 60, count)
    sides[random.choice(count, 2, replace=False)] = 60
    # As the vendor's detectors give them: by score.
    given = [
        Detection(
            np.array([5 * i, 0, 5 * i + side, side], np.float32),
            1 - i / 100,
            np.zeros((5, 2), np.float32),
        )
        for i, side in enumerate(sides)
    ]
    chosen = np.argsort(np.array([face.area for face in given]))[-1]

    class Given(BlobDetector):
        mode = "exact"

        def detect(self, _pixels: np.ndarray) -> tuple[Detection, ...]:
            return tuple(sorted(given, key=lambda face: -face.area))

    assert FaceFinder(Given()).find_in_picture(scene())[0] is given[chosen]


def test_live_frames_are_shrunk_and_mapped_back():
    network = BlobDetector()
    (face,) = FaceFinder(network).find_live(scene((1, 200, 120, 160)), 0.0)
    assert network.sizes == [(320, 240)]
    np.testing.assert_allclose(face.box, [200, 120, 360, 280], atol=4)
    np.testing.assert_allclose(face.landmarks[0], [200 + 38.29 / 0.7, 120 + 51.7 / 0.7], atol=4)


def test_odd_sizes_map_back():
    pixels = scene((1, 301, 99, 201), size=(1001, 667))
    (face,) = FaceFinder(BlobDetector()).find_live(pixels, 0.0)
    np.testing.assert_allclose(face.box, [301, 99, 502, 300], atol=8)


def test_small_face_is_found_and_followed_at_full_scale():
    network = BlobDetector(smallest=20)  # in the shrunk frame the face has 15
    finder = FaceFinder(network)
    for i in range(10):
        (face,) = finder.find_live(scene((1, 500 + i, 50, 30)), i / 30)
        np.testing.assert_allclose(face.box, [500 + i, 50, 530 + i, 80], atol=1)
    assert network.sizes.count((640, 480)) == 1, "searched whole once, then in a window"
    assert network.sizes.count((320, 320)) == 9


def test_face_on_the_brink_is_not_lost():
    network = BlobDetector(smallest=20)  # 42 pixels are seen in the shrunk frame, 36 are not
    finder = FaceFinder(network)
    for i in range(30):
        assert len(finder.find_live(scene((1, 300, 200, 36 if i % 3 else 42)), i / 30)) == 1
    assert network.sizes.count((640, 480)) == 0


def test_face_that_left_costs_a_window_only_until_the_next_whole_search():
    network = BlobDetector()
    finder = FaceFinder(network)
    finder.find_live(scene((1, 300, 200, 100)), 0.0)
    for i in range(1, 60):
        assert finder.find_live(scene(), i / 30) == ()
    assert network.sizes.count((320, 320)) == 1
    assert network.sizes.count((640, 480)) == 4


def test_empty_frames_are_searched_whole_twice_a_second():
    network = BlobDetector()
    finder = FaceFinder(network)
    for i in range(61):
        assert finder.find_live(scene(), i / 30) == ()
    assert network.sizes.count((320, 240)) == 61
    assert network.sizes.count((640, 480)) == 5


def test_reset_forgets_the_small_face():
    network = BlobDetector(smallest=20)
    finder = FaceFinder(network)
    finder.find_live(scene((1, 500, 50, 30)), 5.0)
    finder.reset()
    finder.find_live(scene((1, 100, 300, 30)), 0.0)
    assert network.sizes.count((640, 480)) == 2


def test_a_small_frame_is_searched_once():
    network = BlobDetector()
    assert FaceFinder(network).find_live(scene(size=(320, 240)), 0.0) == ()
    assert network.sizes == [(320, 240)]


def test_refine_finds_the_same_face_more_exactly():
    pixels = scene((1, 201, 121, 91), (2, 420, 300, 91))
    network = BlobDetector()
    finder = FaceFinder(network)
    coarse = finder.find_live(pixels, 0.0)
    target = next(face for face in coarse if face.box[0] < 300)
    fine = finder.refine(pixels, target)
    np.testing.assert_allclose(fine.box, [201, 121, 292, 212], atol=0.6)
    assert max(network.sizes[-1]) < 260


def test_refine_keeps_what_it_does_not_find_again():
    network = BlobDetector()
    finder = FaceFinder(network)
    (face,) = finder.find_live(scene((1, 200, 120, 160)), 0.0)
    assert finder.refine(scene(), face) is face


def test_picture_whose_face_touches_the_border_is_tried_again():
    network = BlobDetector()
    pixels = scene((1, 0, 0, 100), size=(100, 120))
    (face,) = FaceFinder(network).find_with_border(pixels)
    assert network.sizes == [(100, 120), (160, 180)]
    np.testing.assert_allclose(face.box, [0, 0, 100, 100], atol=1)


def test_picture_with_room_around_the_face_is_searched_once():
    network = BlobDetector()
    (face,) = FaceFinder(network).find_with_border(scene((1, 60, 60, 100), size=(250, 250)))
    assert network.sizes == [(250, 250)]
    assert face.box.tolist() == [60, 60, 160, 160]


def test_picture_without_a_face_is_tried_with_a_border():
    network = BlobDetector()
    assert FaceFinder(network).find_with_border(scene(size=(250, 250))) == ()
    assert len(network.sizes) == 2


@pytest.mark.parametrize("shape", [(1, 1), (5, 300), (2000, 3), (15, 16)])
def test_tiny_pictures_are_filled_up_for_the_network(shape):
    network = BlobDetector()
    pixels = np.full(shape, 10, np.uint8)
    assert FaceFinder(network).find_with_border(pixels) == ()
    assert min(min(size) for size in network.sizes) >= 16


def test_huge_picture_is_shrunk():
    network = BlobDetector()
    pixels = scene((1, 1000, 800, 900), size=(4000, 3000))
    (face,) = FaceFinder(network).find_with_border(pixels)
    assert network.sizes == [(1280, 960)]
    np.testing.assert_allclose(face.box, [1000, 800, 1900, 1700], atol=8)


def test_thumbnail_is_searched_at_twice_its_size():
    network = BlobDetector()
    (face,) = FaceFinder(network).find_with_border(scene((1, 10, 8, 50), size=(80, 70)))
    assert network.sizes == [(160, 140)]
    np.testing.assert_allclose(face.box, [10, 8, 60, 58], atol=1)


def test_refine_enlarges_a_small_face_at_most_twice():
    network = BlobDetector()
    finder = FaceFinder(network)
    pixels = scene((1, 200, 120, 40))
    (face,) = finder.find(pixels)
    fine = finder.refine(pixels, face)
    np.testing.assert_allclose(fine.box, [200, 120, 240, 160], atol=1)
    assert max(network.sizes[-1]) == pytest.approx(4 * 40, abs=4)

import numpy as np
import pytest

from core.people.thumbnail import portrait


@pytest.mark.parametrize(
    ("box", "shape"),
    [
        ((200, 100, 300, 200), (160, 160)),
        ((-50, -50, 50, 50), (160, 160)),
        ((600, 440, 700, 540), (160, 160)),
        ((0, 0, 640, 480), (1024, 1024)),
        ((10, 10, 10, 10), (8, 8)),
        ((900, 900, 910, 910), (480, 640)),
        ((-900, -900, -890, -890), (480, 640)),
    ],
)
def test_a_portrait_is_square_wherever_the_face_is(box, shape):
    pixels = np.tile(np.arange(640) % 256, (480, 1)).astype(np.uint8)
    picture = portrait(pixels, box)
    assert picture.dtype == np.uint8
    assert picture.shape == shape

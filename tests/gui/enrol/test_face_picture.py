import numpy as np
import pytest

from gui.enrol.face_picture import face_picture, face_pixmap
from tests.gui.enrolment_values import shot
from tests.gui.live_values import face, result


def test_the_picture_is_a_square_of_the_frame_even_at_its_border():
    for box in ((200, 120, 320, 280), (-40, -30, 80, 90), (560, 400, 700, 560), (0, 0, 640, 480)):
        shown = face(box=box)
        frame = result(shown).analysis.frame
        picture = face_picture(frame, shown)
        assert picture.shape[0] == picture.shape[1] > 0
        assert picture.dtype == np.uint8
        assert picture.flags.c_contiguous


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_it_is_mirrored_where_the_live_picture_is(qapp, ratio):
    plain = face_pixmap(shot(), 64, ratio).toImage()
    mirrored = face_pixmap(shot(), 64, ratio, mirrored=True).toImage()
    assert plain.width() == mirrored.width() == 64 * ratio
    last = plain.width() - 1
    # The frame grows brighter to the right.
    assert plain.pixelColor(0, 5).lightness() < plain.pixelColor(last, 5).lightness()
    assert plain.pixelColor(0, 5) == mirrored.pixelColor(last, 5)

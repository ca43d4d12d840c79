"""The studio as a source: pacing, repeatability, truth, scenes."""

import itertools
import subprocess
import sys
import time

import numpy as np
import pytest

from core.capture.source import SourceError
from core.capture.studio import SCENES, StudioSource
from core.frame import Lamp


def opened(scene, **options):
    source = StudioSource(scene, realtime=False, **options)
    source.open()
    return source


def face_pixels(source, number):
    x1, y1, x2, y2 = source.truth(number).faces[0].box.astype(int)
    return source.picture(number)[y1:y2, x1:x2].astype(float)


def test_a_frame_depends_on_scene_seed_and_number_alone():
    first, second = opened("visitors", seed=3), opened("visitors", seed=3)
    for _ in range(40):
        one = first.read()
    two = second.picture(39)
    assert one.number == 39
    np.testing.assert_array_equal(one.pixels, two)
    assert not np.array_equal(two, opened("visitors", seed=4).picture(39))


def test_a_frame_is_grey_read_only_and_noisy():
    source = opened("one-person")
    frame, after = source.read(), source.read()
    assert frame.pixels.shape == (480, 640)
    assert frame.pixels.dtype == np.uint8
    assert not frame.pixels.flags.writeable
    assert frame.source == "Studio: one-person"
    corner = np.s_[5:40, 5:40]
    assert frame.pixels[corner].std() > 0.5
    assert not np.array_equal(frame.pixels[corner], after.pixels[corner])


def test_times_are_one_frame_apart_without_waiting(clock):
    source = opened("nobody", rate=25.0)
    begun = clock.now
    frames = [source.read() for _ in range(50)]
    assert clock.now == begun
    steps = np.diff([frame.time for frame in frames])
    np.testing.assert_allclose(steps, 0.04, atol=1e-6)


def test_realtime_frames_come_when_due_and_late_ones_are_passed_over(clock):
    source = StudioSource("nobody", rate=20.0)
    source.open()
    try:
        first = source.read()
        assert source.read(timeout=0.001) is None
        second = source.read()
        assert second.time - first.time == pytest.approx(0.05)
        clock.sleep(0.3)
        late = source.read()
        assert late.number >= second.number + 5
    finally:
        source.close()
        source.close()


def test_closing_ends_the_builder_at_once():
    source = StudioSource("visitors")
    source.open()
    begun = time.perf_counter()
    source.close()
    assert time.perf_counter() - begun < 10.0  # the last is built after a minute
    with pytest.raises(SourceError, match="isn't open"):
        source.read()


def test_an_unknown_scene_is_refused_with_the_list():
    with pytest.raises(SourceError) as error:
        StudioSource("opera")
    assert "opera" in str(error.value)
    for name in SCENES:
        assert name in str(error.value)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_every_scene_draws_from_begin_to_end(scene):
    source = opened(scene, seed=5, size=(320, 240))
    for second in np.linspace(0, SCENES[scene].duration, 9, dtype=int).tolist():
        picture = source.picture(second * 30)
        assert picture.shape == (240, 320)
        assert picture.std() > 1


def test_truth_tells_who_is_there():
    source = opened("two-people")
    truth = source.truth(10)
    assert [face.kind for face in truth.faces] == ["live", "live"]
    near, far = (face.box for face in truth.faces)
    assert near[2] < far[0], "the nearer one stands on the left"
    assert len({face.name for face in truth.faces}) == 2
    assert all("studio" in face.name for face in truth.faces)
    assert source.truth(10).lamp is Lamp.LIT
    assert opened("nobody").truth(0).faces == ()


def test_visitors_shows_all_that_a_desk_meets():
    source = opened("visitors")
    truths = [source.truth(number) for number in range(0, 80 * 30, 10)]
    kinds = {face.kind for truth in truths for face in truth.faces}
    assert kinds == {"live", "print", "screen"}
    assert {len(truth.faces) for truth in truths} == {0, 1, 2}
    assert len({f.name for t in truths for f in t.faces if f.kind == "live"}) >= 6
    looking = [face.looking for truth in truths for face in truth.faces]
    assert 0.4 < np.mean(looking) < 0.95


def test_the_lamp_pulses_and_lights_the_near_more_than_the_far():
    source = opened("pulsing")
    lit, unlit = source.read(), source.read()
    assert (lit.flag, unlit.flag) == (Lamp.LIT, Lamp.UNLIT)
    assert lit.lamp is unlit.lamp is Lamp.UNKNOWN
    assert lit.exposure.gain > 0
    assert lit.exposure.milliseconds == unlit.exposure.milliseconds
    bright, dark = face_pixels(source, 0).mean(), face_pixels(source, 1).mean()
    assert bright > 80
    assert dark < bright / 3
    wall = np.s_[20:60, 250:400]
    assert lit.pixels[wall].mean() < bright / 2


def test_a_camera_says_of_its_lamp_what_its_scene_says():
    assert {opened("visitors").lamp(n) for n in range(4)} == {Lamp.LIT, Lamp.UNLIT}
    silent, liar = opened("pulsing-1-2", size=(32, 24)), opened("flag-lies", size=(32, 24))
    for number in range(6):
        quiet, lie = silent.read(), liar.read()
        assert silent.lamp(number) is (Lamp.UNLIT if number % 3 else Lamp.LIT)
        assert (quiet.flag, quiet.exposure) == (Lamp.UNKNOWN, None)
        assert liar.lamp(number) is (Lamp.UNLIT if number % 2 else Lamp.LIT)
        assert lie.flag is Lamp.LIT
        assert lie.exposure is not None


def test_a_lamp_that_fails_stays_off_to_the_end_of_the_script():
    source = opened("lamp-fails", size=(160, 120))
    fails, ends = int(SCENES["lamp-fails"].lamp_fails * 30), int(source.scene.duration * 30)
    assert {source.lamp(n) for n in range(fails)} == {Lamp.LIT, Lamp.UNLIT}
    assert {source.lamp(n) for n in range(fails, ends)} == {Lamp.UNLIT}
    assert source.lamp(ends) is Lamp.LIT
    at_once, later = source.picture(fails + 1).mean(), source.picture(fails + 80).mean()
    assert later > 2 * at_once, "the exposure follows"
    assert source.picture(ends).mean() > 1.5 * source.picture(0).mean()


def test_exposure_hunts_only_after_opening():
    source = opened("hunting", size=(160, 120))
    levels = [face_pixels(source, number).mean() for number in (0, 14, 60, 90)]
    assert levels[0] > 1.4 * levels[2]
    assert levels[1] < 0.85 * levels[2]
    assert levels[3] == pytest.approx(levels[2], rel=0.1)


def test_mains_light_comes_and_goes_every_three_frames():
    source = opened("flicker-steady", size=(160, 120))
    corner = np.array([source.picture(number)[:20, 60:90].mean() for number in range(30)])
    assert np.ptp(corner) > 0.1 * corner.mean()
    np.testing.assert_allclose(corner[3:], corner[:-3], atol=0.03 * corner.mean())
    assert {source.lamp(number) for number in range(6)} == {Lamp.LIT}


def test_sunlight_clips_a_part_of_the_face_and_lamp_off_is_dim():
    sun = face_pixels(opened("sunlight"), 0)
    assert np.mean(sun >= 250) > 0.02
    dim = opened("lamp-off")
    assert {dim.lamp(number) for number in range(8)} == {Lamp.UNLIT}
    assert face_pixels(dim, 0).mean() < 110


def test_a_screen_is_dark_and_a_print_is_bright():
    assert face_pixels(opened("screen"), 0).mean() < 70
    assert face_pixels(opened("print"), 0).mean() > 110


def test_people_blink():
    source = opened("one-person")
    differences = []
    for number in range(240):
        faces = source.truth(number).faces
        assert faces[0].looking
        differences.append(faces[0].box)
    moved = np.ptp(np.array(differences), axis=0)
    assert (moved > 1).all(), "a living head moves a little"
    from core.capture.studio.motion import poses

    openness = [poses(SCENES["one-person"], 1, number / 30)[0].open for number in range(240)]
    assert min(openness) < 0.4 < max(openness)


def test_importing_the_studio_is_cheap():
    code = (
        "import sys, time, cv2; begun = time.process_time(); import core.capture.studio; "
        "assert time.process_time() - begun < 1.0; "
        "assert not {'torch', 'onnxruntime', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_any_frame_size_shows_the_same_people():
    small, large = opened("one-person", size=(320, 240)), opened("one-person")
    box = large.truth(7).faces[0].box / 2
    np.testing.assert_allclose(small.truth(7).faces[0].box, box, atol=0.01)
    pairs = itertools.pairwise(sorted(SCENES))
    assert all(SCENES[a].title != SCENES[b].title for a, b in pairs)

"""The stages together: tracks, rates, the face of the visit, and honesty about liveness."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.frame import Frame, Lamp
from core.models.contract import ModelError
from core.models.registry import Registry
from core.pipeline import Pipeline, Rates
from core.quality import QualityReason
from core.results import LivenessReason, LivenessVerdict
from core.settings import Settings
from tests.core.face.blobs import BlobDetector, BrightnessLiveness, PatternEmbedder, scene

STAGES = {
    *("detect", "track", "light", "align", "quality", "liveness", "embed", "geometry", "total"),
}


class Desk:
    """A pipeline of hand-made networks, and a clock that runs at 30 frames/s."""

    def __init__(self, *, liveness=True, rates=None):
        self.detector, self.recogniser = BlobDetector(), PatternEmbedder()
        self.liveness = BrightnessLiveness() if liveness else None
        self.pipeline = Pipeline(self.detector, self.recogniser, self.liveness, rates=rates)
        self.number = 0

    def show(self, pixels, lamp=Lamp.LIT, source=""):
        frame = Frame(self.number, 100.0 + self.number / 30, pixels, lamp, source)
        self.number += 1
        return self.pipeline.analyse(frame)


@pytest.fixture
def desk():
    return Desk()


FACE = (1, 200, 120, 160)


def test_first_usable_frame_is_embedded_and_judged(desk):
    analysis = desk.show(scene(FACE))
    (face,) = analysis.faces
    assert face.quality.reason is QualityReason.GOOD
    assert face.track is not None
    assert face.track.since == analysis.frame.time
    assert face.embedding is not None
    assert face.embedding.model == desk.recogniser.card.identity
    assert np.linalg.norm(face.embedding.vector) == pytest.approx(1, abs=1e-5)
    assert face.chip.shape == (112, 112)
    assert face.liveness.verdict is LivenessVerdict.LIVE
    assert analysis.looked
    assert analysis.models == {
        "detector": "blobs",
        "recogniser": "patterns",
        "liveness": "brightness",
    }


def test_expensive_stages_run_only_so_often(desk):
    analyses = [desk.show(scene(FACE)) for _ in range(90)]
    assert sum(a.faces[0].liveness is not None for a in analyses) == 15
    assert len({a.faces[0].track.number for a in analyses}) == 1
    times = np.array([a.frame.time for a in analyses if a.faces[0].embedding is not None])
    assert desk.recogniser.chips == len(times)
    new = times < times[0] + 1.5
    assert np.diff(times[new]) == pytest.approx(0.2, abs=0.02)
    assert np.diff(times[~new]) == pytest.approx(0.4, abs=0.02)
    assert (~new).sum() == 3


def test_rates_are_seconds_not_frames():
    desk = Desk(rates=Rates(embed_every=0.5, embed_settled=0.5, judge_every=1.0))
    analyses = [desk.show(scene(FACE)) for _ in range(60)]
    assert sum(a.faces[0].embedding is not None for a in analyses) == 4
    assert sum(a.faces[0].liveness is not None for a in analyses) == 2


def test_same_frames_give_the_same_results():
    def run():
        desk = Desk()
        shown = [desk.show(scene((1, 200 + 2 * i, 120, 160))) for i in range(20)]
        return [
            (f.track.number, f.detection.box.tolist(), f.quality, f.embedding is not None)
            for a in shown
            for f in a.faces
        ]

    assert run() == run()


def test_only_the_face_of_the_visit_is_judged(desk):
    for _ in range(15):
        analysis = desk.show(scene(FACE, (2, 450, 150, 100)))
        visit, other = analysis.faces
        assert visit.detection.area > other.detection.area
        assert other.embedding is None
        assert other.liveness is None
        assert other.quality.usable, "others are shown with their quality"
        assert other.track != visit.track


def test_face_of_the_visit_does_not_flicker_between_equal_faces(desk):
    visits = []
    for i in range(20):
        sides = (120, 124) if i % 2 else (124, 120)
        shown = desk.show(scene((1, 100, 150, sides[0]), (2, 400, 150, sides[1])))
        visits.append(shown.faces[0].track.number)
    assert len(set(visits)) == 1
    larger = desk.show(scene((1, 100, 150, 120), (2, 396, 146, 150)))
    assert larger.faces[0].track.number != visits[0], "the clearly larger face takes over"
    assert larger.faces[0].detection.area > larger.faces[1].detection.area


def faint(pixels):
    """The same faces with too little contrast to be used."""
    inside = pixels > 40
    pixels = pixels.copy()
    pixels[inside] = (120 + (pixels[inside] - 130.0) / 9).astype(np.uint8)
    return pixels


def test_poor_quality_is_not_embedded_but_told(desk):
    for _ in range(10):
        (face,) = desk.show(faint(scene(FACE))).faces
        assert face.quality.reason is QualityReason.LOW_CONTRAST
        assert face.embedding is None
        assert face.chip is None
    assert desk.recogniser.chips == 0
    assert desk.show(scene(FACE)).faces[0].embedding is not None, "at once when it is usable"


def test_lookalike_is_told_apart_at_once_and_after_a_while_without_a_usable_picture(desk):
    face, other = scene(FACE), scene((2, *FACE[1:]))
    alike = ((face.astype(np.uint16) * 9 + other.astype(np.uint16) * 11) // 20).astype(np.uint8)
    first = desk.show(face).faces[0]
    embedding = desk.pipeline.analyse_picture(alike).faces[0].embedding
    assert 0.75 * 0.6 < float(first.embedding.vector @ embedding.vector) < 1.25 * 0.6
    swapped = [desk.show(alike).faces[0].track for _ in range(8)]
    assert swapped[-1] != first.track

    desk = Desk()
    first = desk.show(face).faces[0]
    for _ in range(20):
        assert desk.show(faint(face)).faces[0].track == first.track
    changed = desk.show(alike).faces[0]
    assert changed.embedding is not None
    assert changed.track != first.track


def test_new_person_after_a_gap_is_embedded_at_once(desk):
    first = desk.show(scene(FACE)).faces[0]
    for _ in range(18):
        assert desk.show(scene()).faces == ()
    second = desk.show(scene((2, 200, 120, 160))).faces[0]
    assert second.track.number > first.track.number
    assert second.embedding is not None
    assert second.liveness is not None


def test_swapped_person_in_the_same_place_gets_a_new_track(desk):
    before = [desk.show(scene(FACE)).faces[0] for _ in range(10)]
    after = [desk.show(scene((2, 200, 120, 160))).faces[0] for _ in range(10)]
    assert len({face.track.number for face in before}) == 1
    embedded = [face for face in after if face.embedding is not None]
    assert embedded[0].track.number > before[-1].track.number
    assert {face.track.number for face in after[after.index(embedded[0]) :]} == {
        embedded[0].track.number
    }
    # Whatever was shown before the swap was noticed carries no evidence of its own.
    for face in after[: after.index(embedded[0])]:
        assert face.embedding is None


def test_another_picture_gets_new_tracks_even_if_its_face_is_of_no_use(desk):
    before = [desk.show(scene(FACE), source="a.png").faces[0] for _ in range(10)]
    # Too poor to be embedded, so nothing but its name tells that this is another face.
    spoilt = cv2.GaussianBlur(scene((2, 200, 120, 160)), (0, 0), 6)
    after = [desk.show(spoilt, source="b.png").faces[0] for _ in range(10)]
    assert not any(face.quality.usable for face in after)
    assert len({face.track.number for face in before}) == 1
    assert {face.track.number for face in after} == {before[0].track.number + 1}


def test_unlit_frames_are_passed_over_and_keep_the_track(desk):
    lit = desk.show(scene(FACE))
    searches = len(desk.detector.sizes)
    unlit = desk.show(scene(), Lamp.UNLIT)
    assert len(desk.detector.sizes) == searches
    assert not unlit.looked
    (face,) = unlit.faces
    assert face.track == lit.faces[0].track
    assert face.quality == lit.faces[0].quality
    assert face.embedding is None
    assert face.liveness is None
    assert desk.show(scene(FACE)).faces[0].track == face.track


def test_strobing_lamp_keeps_the_rate(desk):
    shown = [
        desk.show(scene(FACE), Lamp.LIT) if i % 2 == 0 else desk.show(scene(), Lamp.UNLIT)
        for i in range(60)
    ]
    assert len({f.track.number for a in shown for f in a.faces}) == 1
    embedded = sum(f.embedding is not None for a in shown for f in a.faces)
    assert 8 <= embedded <= 10


def test_lamp_off_for_long_forgets_the_faces(desk):
    desk.show(scene(FACE))
    shown = [desk.show(scene(), Lamp.UNLIT) for _ in range(30)]
    assert shown[5].faces
    assert shown[-1].faces == ()


def test_without_liveness_model_nothing_is_live():
    desk = Desk(liveness=False)
    analyses = [desk.show(scene(FACE)) for _ in range(12)]
    judged = [a.faces[0].liveness for a in analyses if a.faces[0].liveness is not None]
    assert judged
    assert {j.verdict for j in judged} == {LivenessVerdict.NOT_JUDGED}
    assert {j.reason for j in judged} == {LivenessReason.NO_MODEL}
    assert "liveness" not in analyses[0].models
    still = desk.pipeline.analyse_picture(scene(FACE)).faces[0]
    assert still.liveness.verdict is LivenessVerdict.NOT_JUDGED


def test_reset_begins_new_tracks_with_new_numbers(desk):
    before = desk.show(scene(FACE)).faces[0]
    desk.pipeline.reset()
    after = desk.show(scene(FACE)).faces[0]
    assert after.track.number > before.track.number
    assert after.embedding is not None


def test_milliseconds_name_the_stages(desk):
    analysis = desk.show(scene(FACE))
    assert set(analysis.milliseconds) == STAGES
    assert analysis.milliseconds["total"] >= analysis.milliseconds["detect"] > 0
    assert set(desk.show(scene(), Lamp.UNLIT).milliseconds) == {"track", "total"}


def test_verdict_refers_to_the_frame_given(desk):
    pixels = scene(FACE)
    frame = Frame(7, 3.0, pixels, Lamp.LIT)
    assert desk.pipeline.analyse(frame).frame is frame


def test_picture_gets_every_stage_whatever_the_quality(desk):
    analysis = desk.pipeline.analyse_picture(scene((1, 60, 60, 30), size=(200, 200)))
    (face,) = analysis.faces
    assert face.quality.reason is QualityReason.TOO_SMALL
    assert face.embedding is not None
    assert face.chip is not None
    assert face.track is None
    assert face.liveness.reason is LivenessReason.TOO_SMALL


def test_picture_embeds_the_largest_or_all(desk):
    pixels = scene(FACE, (2, 450, 150, 100))
    largest, other = desk.pipeline.analyse_picture(pixels).faces
    assert largest.embedding is not None
    assert other.embedding is None
    assert other.liveness is None
    assert other.chip is None
    both = desk.pipeline.analyse_picture(pixels, embed_all=True).faces
    assert all(f.embedding is not None and f.liveness is not None for f in both)
    np.testing.assert_array_equal(both[0].embedding.vector, largest.embedding.vector)


def test_picture_does_not_disturb_the_tracks(desk):
    before = desk.show(scene(FACE)).faces[0].track
    desk.pipeline.analyse_picture(scene((2, 100, 100, 200)))
    assert desk.show(scene(FACE)).faces[0].track == before


def test_picture_without_a_face(desk):
    analysis = desk.pipeline.analyse_picture(scene())
    assert analysis.faces == ()
    assert desk.recogniser.chips == 0


def test_live_and_still_embeddings_agree(desk):
    pixels = scene(FACE)
    live = desk.show(pixels).faces[0].embedding.vector
    still = desk.pipeline.analyse_picture(pixels).faces[0].embedding.vector
    assert float(live @ still) > 0.95


def test_colour_and_sixteen_bit_pictures_are_refused(desk):
    with pytest.raises(ValueError, match="grey is 8-bit"):
        desk.pipeline.analyse_picture(np.zeros((50, 50, 3), np.uint8))
    with pytest.raises(ValueError, match="grey is 8-bit"):
        desk.pipeline.analyse_picture(np.zeros((50, 50), np.uint16))


def test_threshold_comes_from_the_model_unless_it_is_set():
    assert Pipeline(BlobDetector(), PatternEmbedder(), None).similarity_threshold == 0.6
    pipeline = Pipeline(BlobDetector(), PatternEmbedder(), None, similarity_threshold=0.0)
    assert pipeline.similarity_threshold == 0.0


def test_missing_model_is_said_in_words(tmp_path):
    with pytest.raises(ModelError):
        Pipeline.load(Settings(), Registry(tmp_path))


# ---- the real networks -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real_pipeline():
    return Pipeline.load(Settings())


def portrait(shared_data, name, height=None):
    pixels = cv2.imread(str(shared_data / "portraits" / f"{name}.jpg"), cv2.IMREAD_GRAYSCALE)
    return pixels if height is None else cv2.resize(pixels, (height, height))


def test_real_networks_see_nothing_in_noise(real_pipeline):
    noise = np.random.default_rng(0).integers(0, 256, (480, 640)).astype(np.uint8)
    assert real_pipeline.analyse_picture(noise).faces == ()
    assert real_pipeline.similarity_threshold > 0.3
    assert real_pipeline.models["detector"]
    assert real_pipeline.recogniser_identity.startswith(real_pipeline.models["recogniser"])


def test_portraits_are_found_good_and_apart(real_pipeline, shared_data):
    names = [f"{sex}-{i:03}" for sex in ("female", "male") for i in range(2, 90, 11)]
    faces = [real_pipeline.analyse_picture(portrait(shared_data, n)).faces for n in names]
    assert all(faces)
    assert sum(f[0].quality.usable for f in faces) >= 0.9 * len(names)
    vectors = np.stack([f[0].embedding.vector for f in faces])
    others = (vectors @ vectors.T)[np.triu_indices(len(names), 1)]
    assert np.median(others) < 0.3
    assert (others >= real_pipeline.similarity_threshold).mean() < 0.05
    mirrored = [
        real_pipeline.analyse_picture(np.ascontiguousarray(portrait(shared_data, n)[:, ::-1]))
        for n in names
    ]
    same = [float(v @ m.faces[0].embedding.vector) for v, m in zip(vectors, mirrored, strict=True)]
    assert min(same) > real_pipeline.similarity_threshold


def test_live_portrait_keeps_one_track_and_one_identity(real_pipeline, shared_data):
    real_pipeline.reset()
    small = portrait(shared_data, "male-012", 330)
    rng = np.random.default_rng(1)
    still = real_pipeline.analyse_picture(portrait(shared_data, "male-012")).faces[0]
    tracks, similarities = set(), []
    for i in range(30):
        shift = np.array([[1, 0, 150 + 30 * np.sin(i / 8)], [0, 1, 80 + 10 * np.cos(i / 6)]])
        pixels = cv2.warpAffine(small, shift, (640, 480), borderValue=(60,))
        pixels = np.clip(pixels + rng.normal(0, 3, pixels.shape), 0, 255).astype(np.uint8)
        (face, *_) = real_pipeline.analyse(Frame(i, i / 30, pixels)).faces
        tracks.add(face.track.number)
        if face.embedding is not None:
            similarities.append(float(face.embedding.vector @ still.embedding.vector))
    assert len(tracks) == 1
    assert 5 <= len(similarities) <= 6  # a moved picture may be looked at once more
    assert min(similarities) > 0.75


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda p: (p * 0.13).astype(np.uint8), QualityReason.TOO_DARK),
        (lambda p: np.clip(p * 2.6, 0, 255).astype(np.uint8), QualityReason.CLIPPED),
        (lambda p: cv2.GaussianBlur(p, (0, 0), 11), QualityReason.BLURRED),
        (lambda p: cv2.resize(p, (70, 70), interpolation=cv2.INTER_AREA), QualityReason.TOO_SMALL),
        (lambda p: np.ascontiguousarray(p[:, 320:]), QualityReason.CUT_OFF),
        (
            lambda p: cv2.warpAffine(
                p, cv2.getRotationMatrix2D((320, 320), -50, 1), (640, 640), borderValue=(60,)
            ),
            QualityReason.TILTED,
        ),
    ],
    ids=["dark", "overexposed", "blurred", "small", "half", "tilted"],
)
def test_spoilt_portraits_are_refused_for_the_right_reason(
    real_pipeline, shared_data, spoil, reason
):
    pixels = spoil(portrait(shared_data, "female-004"))
    (face, *_) = real_pipeline.analyse_picture(pixels).faces
    assert face.quality.reason is reason


def test_faces_that_fill_the_picture_are_found(real_pipeline, shared_data):
    files = sorted((shared_data / "orl").glob("s*/0[15].png"))[::2]
    found = [
        real_pipeline.analyse_picture(cv2.imread(str(f), cv2.IMREAD_GRAYSCALE)).faces for f in files
    ]
    assert all(found)
    assert sum(f[0].quality.usable for f in found) >= 0.9 * len(found)

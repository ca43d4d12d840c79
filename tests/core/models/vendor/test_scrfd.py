"""DamoFD and TinyMog against what the vendor's own pipeline found, with dummy weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from core.face.detection import FaceFinder
from core.models.card import Role
from core.models.contract import ModelError
from core.models.registry import Registry
from core.models.vendor.scrfd import ScrfdDetector
from core.models.vendor.scrfd_net import Scrfd
from core.models.vendor.scrfd_structure import read_structure
from core.results import Detection, Float32
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor import dummy_scrfd
from tests.vectors.vendor.dummy_scrfd import DUMMIES, PICTURES
from tests.vectors.vendor.made_with import tolerance

Files = dict[Role, bytes | Path]

VECTORS = Path(__file__).parents[3] / "vectors" / "vendor" / "more_detectors.npz"


def vendor(dummy: str, name: str) -> Float32:
    """Scores, boxes and landmarks (N, 15) of the vendor's code."""
    with np.load(VECTORS) as vectors:
        return np.asarray(vectors[f"{dummy}_{name}"], np.float32)


def shapes(name: str) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        network = Scrfd(read_structure(DUMMIES[name].settings))
    return {name: tuple(part.shape) for name, part in network.state_dict().items()}


@pytest.fixture(scope="module")
def detectors(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ScrfdDetector]:
    """The dummies in mode "exact"."""
    made = {}
    for name, dummy in DUMMIES.items():
        folder = tmp_path_factory.mktemp(name)
        checkpoint = dummy_scrfd.checkpoint(dummy_scrfd.tensors(dummy, shapes(name)))
        files: Files = {"checkpoint": checkpoint, "structure": dummy.settings}
        write_model(folder, dummy.system, files)
        detector = Registry(folder).load_detector(dummy.system)
        assert isinstance(detector, ScrfdDetector)
        made[name] = detector
    torch.set_num_threads(1)  # as the vectors were made: threads change the last bits
    return made


def table(faces: tuple[Detection, ...]) -> Float32:
    """Rows as the vendor's, by falling score."""
    rows = [[face.score, *face.box, *face.landmarks.ravel()] for face in faces]
    found = np.asarray(rows, np.float32).reshape(-1, 15)
    return found[np.lexsort((found[:, 1], -found[:, 0]))]


def agree(faces: tuple[Detection, ...], golden: Float32) -> None:
    """Whether faces are the vendor's: all where those were made, else nearly all."""
    found = table(faces)
    with np.load(VECTORS) as vectors:
        allowed = tolerance(str(vectors["made_with"]), 0, 0.02)
    if not allowed:
        np.testing.assert_array_equal(found, golden[np.lexsort((golden[:, 1], -golden[:, 0]))])
        return
    # Last bits may carry a score over the threshold, or one box over another.
    near = np.abs(found[None] - golden[:, None]).max(axis=2).min(axis=1) <= allowed
    assert abs(len(found) - len(golden)) <= 0.02 * len(golden) + 1
    assert near.mean() >= 0.85


@pytest.mark.parametrize("name", list(DUMMIES))
def test_names_and_shapes_are_those_of_the_vendors_network(name: str) -> None:
    with np.load(VECTORS) as vectors:
        theirs = [str(one) for one in vectors[f"{name}_names"]]
    assert sorted(f"{one} {shape}" for one, shape in shapes(name).items()) == theirs


@pytest.mark.parametrize(
    ("blocks", "inputs", "numbers", "groups", "millions"),
    [
        (
            "SuperConvK3BNRELU(3,32,2,1)SuperResIDWE1K3(32,32,2,8,1)SuperResIDWE1K7(32,64,2,40,1)"
            "SuperResIDWE1K7(64,120,2,40,2)SuperResIDWE1K5(120,160,2,120,1)",
            [32, 64, 120, 160], (16, 2, 64), 16, 0.27,
        ),
        (
            "SuperConvK3BNRELU(3,24,2,2)SuperResK3K3(24,32,2,24,4)SuperResK3K3(32,56,2,16,4)"
            "SuperResK5K5(56,88,2,8,5)SuperResK1K5K1(88,128,2,8,4)",
            [32, 56, 88, 128], (24, 2, 64), 16, 0.45,
        ),
        (
            "SuperConvK3BNRELU(3,56,2,2)SuperResK1K3K1(56,80,2,40,5)SuperResK1K5K1(80,112,2,32,5)"
            "SuperResK1K3K1(112,168,2,16,4)SuperResK7K7(168,256,2,8,1)",
            [80, 112, 168, 256], (56, 3, 80), 16, 1.28,
        ),
        (
            "SuperConvK3BNRELU(3,56,2,2)SuperResK1K3K1(56,224,2,80,5)"
            "SuperResK1K3K1(224,488,2,40,6)SuperResK1K3K1(488,624,2,72,4)"
            "SuperResK1K7K1(624,816,2,24,3)",
            [192, 488, 624, 816], (128, 2, 256), 32, 6.28,
        ),
    ],
    ids=["0.5G", "2.5G", "10G", "34G"],
)  # fmt: skip
def test_each_damofd_has_as_many_numbers_as_its_authors_say(
    blocks: str, inputs: list[int], numbers: tuple[int, int, int], groups: int, millions: float
) -> None:
    width, layers, head = numbers
    source = dummy_scrfd.settings(
        blocks=blocks, backbone="dict(type='MasterNet', plainnet_struct=struct)", kind="SCRFD",
        norm=f"dict(type='GN', num_groups={groups}, requires_grad=True)", inputs=inputs,
        width=width, layers=layers, head=head,
        flags=f"cls_reg_share=True, strides_share=True, dw_conv={width == 16}, scale_mode=2",
        candidates=-1, overlap=0.45, kept=-1,
    )  # fmt: skip
    with torch.device("meta"):
        network = Scrfd(read_structure(source))
    count = sum(part.numel() for part in network.parameters())
    assert round(count / 1e6, 2) == millions


@pytest.mark.parametrize(
    ("name", "picture"),
    [("damofd", picture) for picture in PICTURES]
    + [("tinymog", "wide"), ("tinymog", "large"), ("separable", "high")],
)
def test_faces_are_the_vendors(
    detectors: dict[str, ScrfdDetector], name: str, picture: str
) -> None:
    detector = detectors[name]
    assert detector.mode == "exact"
    faces = detector.detect(PICTURES[picture])
    agree(faces, vendor(name, picture))
    assert [face.area for face in faces] == sorted((face.area for face in faces), reverse=True)


def test_corrected_is_what_the_vendor_finds_in_a_picture_file(
    detectors: dict[str, ScrfdDetector],
) -> None:
    exact = detectors["tinymog"]
    corrected = ScrfdDetector(exact.card, "corrected", exact._network, exact._structure)
    agree(corrected.detect(PICTURES["wide"]), vendor("tinymog", "red_first"))
    agree(corrected.detect(PICTURES["grey"]), vendor("tinymog", "grey"))


def test_the_finder_uses_it_on_any_picture(detectors: dict[str, ScrfdDetector]) -> None:
    finder = FaceFinder(detectors["tinymog"])
    faces = finder.find_in_picture(PICTURES["large"])
    assert faces
    for face in faces:
        assert min(face.box[2:] - face.box[:2]) >= 10
        assert np.isfinite(face.landmarks).all()
    assert finder.find_in_picture(PICTURES["grey"][:9, :12]) == ()


@pytest.mark.parametrize(
    "pixels",
    [np.zeros((15, 40), np.uint8), np.zeros((40, 40, 4), np.uint8), np.zeros((40, 40))],
    ids=["small", "four channels", "type"],
)
def test_what_is_no_picture_is_refused(
    detectors: dict[str, ScrfdDetector], pixels: np.ndarray
) -> None:
    with pytest.raises(ValueError, match="a detector takes"):
        detectors["tinymog"].detect(pixels)


def test_a_picture_without_faces_gives_none(tmp_path: Path) -> None:
    dummy = DUMMIES["tinymog"]
    tensors = dummy_scrfd.tensors(dummy, shapes("tinymog"))
    tensors["bbox_head.stride_cls.0.bias"] -= 50
    files: Files = {"checkpoint": dummy_scrfd.checkpoint(tensors), "structure": dummy.settings}
    write_model(tmp_path, "tinymog", files)
    assert Registry(tmp_path).load_detector("tinymog").detect(PICTURES["wide"]) == ()


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    files: Files = {
        "checkpoint": dummy_scrfd.checkpoint(
            dummy_scrfd.tensors(DUMMIES["damofd"], shapes("damofd"))
        ),
        "structure": DUMMIES["tinymog"].settings,
    }
    write_model(tmp_path, "tinymog", files)
    with pytest.raises(ModelError, match="do not belong to TinyMog"):
        Registry(tmp_path).load_detector("tinymog")


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"num_groups=8", b"num_groups=7"), (b"'PAFPN'", b"'BFP'"), (b"model = ", b"model: dict = ")],
    ids=["groups", "neck", "annotation"],
)
def test_settings_of_another_network_are_refused_in_plain_words(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    dummy = DUMMIES["tinymog"]
    assert old in dummy.settings
    files: Files = {
        "checkpoint": dummy_scrfd.checkpoint(dummy_scrfd.tensors(dummy, shapes("tinymog"))),
        "structure": dummy.settings.replace(old, new),
    }
    write_model(tmp_path, "tinymog", files)
    with pytest.raises(ModelError, match=r"mmcv_tinymog\.py does not describe a network"):
        Registry(tmp_path).load_detector("tinymog")

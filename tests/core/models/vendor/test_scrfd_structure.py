"""The structure of a network from the vendor's settings: understood, or refused."""

from __future__ import annotations

import pytest

from core.models.vendor.scrfd_structure import Block, Separable, read_structure
from tests.vectors.vendor.dummy_scrfd import DUMMIES

DAMOFD = DUMMIES["damofd"].settings
SEPARABLE = DUMMIES["separable"].settings


def test_damofd_is_what_its_authors_published() -> None:
    structure = read_structure(DAMOFD)
    assert structure.backbone == (
        Block("plain", 3, 3, 32, 2, 0, 1),
        Block("inverted", 3, 32, 32, 2, 8, 1),
        Block("inverted", 7, 32, 64, 2, 40, 1),
        Block("inverted", 7, 64, 120, 2, 40, 2),
        Block("inverted", 5, 120, 160, 2, 120, 1),
    )
    assert (structure.overlap, structure.candidates, structure.kept) == (0.45, -1, -1)
    assert (structure.anchors, structure.strides, structure.groups) == (2, (8, 16, 32), 16)
    assert structure.scaled
    assert structure.one_head


def test_the_other_backbone_and_head() -> None:
    structure = read_structure(SEPARABLE)
    assert structure.backbone == Separable((8, 8, 16, 24, 32, 40), (2, 3, 2, 2))
    assert (structure.candidates, structure.kept, structure.groups) == (120, 9, None)
    assert not structure.scaled
    assert not structure.one_head
    assert not structure.one_branch


def test_settings_of_the_detection_may_stand_in_the_head() -> None:
    test = DAMOFD[DAMOFD.index(b"    test_cfg=") :]
    head = b"loss_dfl=False,"
    moved = DAMOFD.replace(test, b")").replace(head, head + test.strip()[:-1] + b",")
    assert read_structure(moved) == read_structure(DAMOFD)


def test_settings_may_be_named_before() -> None:
    start = DAMOFD.index(b"dict(", DAMOFD.index(b"neck="))
    end = DAMOFD.index(b"num_outs=3)") + len(b"num_outs=3)")
    neck = DAMOFD[start:end]
    named = DAMOFD.replace(neck, b"neck").replace(b"model = ", b"neck = " + neck + b"\nmodel = ")
    assert read_structure(named) == read_structure(DAMOFD)


def test_entries_that_say_what_goes_without_saying_change_nothing() -> None:
    said = (
        DAMOFD.replace(b"struct)", b"struct, num_classes=1000, no_create=False, use_se=None)")
        .replace(b"num_outs=3", b"num_outs=3, end_level=-1, act_cfg=None")
        .replace(b"strides=[8, 16, 32]", b"strides=[8, 16, 32], center_offset=0.0")
    )
    assert said.count(b"None") > DAMOFD.count(b"None") + 1
    assert read_structure(said) == read_structure(DAMOFD)


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        (b"type='SCRFD'", b"type='GFL'", "type"),
        (b"model = ", b"other = ", "model"),
        (b"'MasterNet'", b"'ResNetV1e'", "type"),
        (b"struct)", b"struct, use_se=True)", "use_se"),
        (b"SuperResIDWE1K3", b"SuperResIDWE3K3", "plainnet_struct"),
        (b"(32,32,2,8,1)", b"(33,32,2,8,1)", "plainnet_struct"),
        (b"(32,32,2,8,1)", b"(32,32,3,8,1)", "plainnet_struct"),
        (b"(32,32,2,8,1)", b"(32,32,1,8,1)", "plainnet_struct"),
        (b"(32,32,2,8,1)", b"(32,32,2,8)", "plainnet_struct"),
        (b"(32,32,2,8,1)", b"(32,32,2,0,1)", "plainnet_struct"),
        (b"(32,32,2,8,1)", b"(32,32,2,8,999)", "plainnet_struct"),
        (b"struct = '", b"struct = 'x' + '", "plainnet_struct"),
        (b"[32, 64, 120, 160]", b"[32, 64, 120, 168]", "in_channels"),
        (b"[32, 64, 120, 160]", b"[32, 64, 120]", "strides"),
        (b"strides=[8, 16, 32]", b"strides=[4, 8, 16]", "strides"),
        (b"strides=[8, 16, 32]", b"strides=[8, 16, 32], center_offset=0.5", "center_offset"),
        (b"ratios=[1.0]", b"ratios=[1.0, 2.0]", "ratios"),
        (b"num_outs=3", b"num_outs=4", "num_outs"),
        (b"num_outs=3", b"num_outs=3, norm_cfg=norm", "norm_cfg"),
        (b"loss_dfl=False", b"loss_dfl=dict(type='DistributionFocalLoss')", "loss_dfl"),
        (b"use_kps=True", b"use_kps=False", "use_kps"),
        (b"use_sigmoid=True", b"use_sigmoid=False", "use_sigmoid"),
        (b"feat_channels=64", b"feat_channels=64.0", "feat_channels"),
        (b"feat_channels=64", b"feat_channels=10**9", "feat_channels"),
        (b"dw_conv=True", b"dw_conv=1", "dw_conv"),
        (b"type='GN'", b"type='SyncBN'", "type"),
        (b"type='nms'", b"type='soft_nms'", "type"),
        (b"iou_threshold=0.45", b"iou_threshold=45", "nms"),
        (b"num_classes=1", b"num_classes=2", "num_classes"),
    ],
)
def test_what_is_not_understood_is_refused(old: bytes, new: bytes, entry: str) -> None:
    assert old in DAMOFD
    with pytest.raises(ValueError, match=rf"^{entry}$"):
        read_structure(DAMOFD.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"(2, 3, 2, 2)", b"(2, 3, 2)"),
        (b"(2, 3, 2, 2)", b"(2, 3, 2, 99)"),
        (b"24, 32, 40]))", b"24, 32]))"),
    ],
)
def test_a_backbone_of_another_size_is_refused(old: bytes, new: bytes) -> None:
    assert old in SEPARABLE
    with pytest.raises(ValueError, match=r"^block_cfg$"):
        read_structure(SEPARABLE.replace(old, new))

"""Dummy networks of the SCRFD family: settings as the vendor's folders have them, and weights."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch

from tests.vectors.face_pictures import picture
from tests.vectors.vendor.dummy_pictures import coloured, smooth
from tests.vectors.vendor.seeded import seeded

PICTURES = {
    "wide": coloured(96, 64),
    "high": smooth(45, 80),
    "large": smooth(801, 350),
    "smallest": coloured(16, 16),
    "grey": picture(64, 48),
}
"""RGB or grey."""

_SETTINGS = """
import os  # never run

lr_mult = 8
total_epochs = 80 * lr_mult
struct = '{blocks}'
norm = {norm}
model = dict(
    type='{kind}',
    backbone={backbone},
    neck=dict(
        type='PAFPN', in_channels={inputs}, out_channels={width}, start_level=1,
        add_extra_convs='on_output', num_outs=3),
    bbox_head=dict(
        type='SCRFDHead', num_classes=1, in_channels={width}, stacked_convs={layers},
        feat_channels={head}, norm_cfg=norm, {flags},
        anchor_generator=dict(
            type='AnchorGenerator', ratios=[1.0], scales=[1, 2], base_sizes=[16, 64, 256],
            strides=[8, 16, 32]),
        loss_cls=dict(type='QualityFocalLoss', use_sigmoid=True, beta=2.0, loss_weight=1.0),
        loss_dfl=False, reg_max=8, loss_bbox=dict(type='DIoULoss', loss_weight=2.0),
        use_kps=True,
        loss_kps=dict(type='SmoothL1Loss', beta=0.1111111111111111, loss_weight=0.1)),
    train_cfg=None,
    test_cfg=dict(
        nms_pre={candidates}, min_bbox_size=0, score_thr=0.02,
        nms=dict(type='nms', iou_threshold={overlap}), max_per_img={kept}))
"""


@dataclass(frozen=True, slots=True)
class Dummy:
    """One network."""

    system: str
    settings: bytes
    seed: int
    bias: float
    """Added to the scores, so that some faces are found and not thousands."""


def settings(**parts: object) -> bytes:
    """Return a file of settings."""
    return _SETTINGS.format(**parts).encode()


DUMMIES = {
    # The numbers of the smallest DamoFD, as its authors publish them.
    "damofd": Dummy(
        "damofd",
        settings(
            blocks="SuperConvK3BNRELU(3,32,2,1)SuperResIDWE1K3(32,32,2,8,1)"
            "SuperResIDWE1K7(32,64,2,40,1)SuperResIDWE1K7(64,120,2,40,2)"
            "SuperResIDWE1K5(120,160,2,120,1)",
            backbone="dict(type='MasterNet', plainnet_struct=struct)",
            norm="dict(type='GN', num_groups=16, requires_grad=True)",
            kind="SCRFD",
            inputs=[32, 64, 120, 160],
            width=16,
            layers=2,
            head=64,
            flags="cls_reg_share=True, strides_share=True, dw_conv=True, scale_mode=2",
            candidates=-1,
            overlap=0.45,
            kept=-1,
        ),
        seed=61,
        bias=-3.0,
    ),
    # Blocks of all other kinds.
    "tinymog": Dummy(
        "tinymog",
        settings(
            blocks="SuperConvK3BNRELU(3,8,2,2)SuperResK3K3(8,12,2,8,2)"
            "SuperResK1K5K1(12,24,2,8,2)SuperResIDWE2K3(24,20,1,12,2)"
            "SuperResK5K5(20,32,2,8,1)SuperResK1K3K1(32,40,2,16,1)",
            backbone="dict(type='MasterNet', plainnet_struct=struct)",
            norm="dict(type='GN', num_groups=8, requires_grad=True)",
            kind="TinyMog",
            inputs=[12, 24, 32, 40],
            width=24,
            layers=3,
            head=32,
            flags="cls_reg_share=True, strides_share=True, scale_mode=2",
            candidates=-1,
            overlap=0.4,
            kept=-1,
        ),
        seed=62,
        bias=-1.4,
    ),
    # The other backbone that the vendor's code has, a head for each level, limits on the numbers.
    "separable": Dummy(
        "tinymog",
        settings(
            blocks="",
            backbone="dict(type='MobileNetV1', block_cfg=dict(stage_blocks=(2, 3, 2, 2), "
            "stage_planes=[8, 8, 16, 24, 32, 40]))",
            norm="dict(type='BN', requires_grad=True)",
            kind="TinyMog",
            inputs=[16, 24, 32, 40],
            width=16,
            layers=2,
            head=32,
            flags="cls_reg_share=False, strides_share=False, dw_conv=True, scale_mode=0",
            candidates=120,
            overlap=0.45,
            kept=9,
        ),
        seed=63,
        bias=-1.05,
    ),
}


def tensors(dummy: Dummy, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, torch.Tensor]:
    """Return tensors by name."""
    made = {}
    for name, tensor in seeded(shapes, dummy.seed).items():
        if name.endswith("project"):
            tensor = np.arange(9, dtype=np.float32)
        elif name.startswith("bbox_head.stride_cls") and name.endswith("bias"):
            tensor = tensor + np.float32(dummy.bias)
        elif name.startswith("bbox_head.stride_reg") and name.endswith("bias"):
            tensor = tensor + np.float32(4.0)  # strides to a side of a box
        made[name] = torch.from_numpy(np.asarray(tensor))
    return made


def checkpoint(content: Mapping[str, torch.Tensor]) -> bytes:
    """Return a torch file as the vendor's."""
    file = io.BytesIO()
    torch.save({"meta": {"epoch": 640}, "state_dict": dict(content)}, file)
    return file.getvalue()

"""How a network of the SCRFD family is built: read from the vendor's own settings of it.

The vendor's folder holds them as a Python file (`mmcv_tinymog.py`, `DamoFD_lms.py`) that its code
executes. Here it is only read. What is not understood in it is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from core.models.vendor.python_settings import read_settings

Family = Literal["plain", "pair", "bottleneck", "inverted"]

_BLOCK = re.compile(
    r"(?:SuperConvK(?P<plain>[1357])BNRELU"
    r"|SuperResK(?P<pair>[357])K(?P=pair)"
    r"|SuperResK1K(?P<bottleneck>[357])K1"
    r"|SuperResIDWE(?P<expansion>[1246])K(?P<inverted>[357]))"
    r"\((?P<numbers>\d{1,4}(?:,\d{1,4}){3,4})\)"
)
_MOST_BLOCKS = 32
_MOST_LAYERS = 64
_STAGES = 4  # of a backbone, at strides 4 to 32


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a searched backbone: layers of one kind."""

    family: Family
    """"plain": convolutions. The others add what comes in to what goes out: "pair" after two
    convolutions, "bottleneck" after a narrow one, "inverted" after a depthwise one."""

    kernel: int
    inputs: int
    outputs: int
    stride: int
    middle: int
    """Narrower width inside; 0 for "plain"."""

    layers: int
    expansion: int = 1
    """How much wider an "inverted" block is inside."""


@dataclass(frozen=True, slots=True)
class Separable:
    """A MobileNet of depthwise separable convolutions."""

    widths: tuple[int, ...]
    """Of the first two layers, then of each stage: six numbers."""

    layers: tuple[int, ...]
    """Of each of the four stages."""


@dataclass(frozen=True, slots=True)
class Structure:
    """Everything that shapes the network and its answers."""

    backbone: tuple[Block, ...] | Separable
    inputs: tuple[int, ...]
    """Channels of the backbone's stages."""

    first: int
    """Which stage is the finest that the neck takes; 0 for stride 4."""

    neck_width: int
    head_width: int
    head_layers: int
    groups: int | None
    """Of the head's group norms; None for batch norms."""

    depthwise: bool
    one_branch: bool
    """Whether scores and boxes share their layers."""

    one_head: bool
    """Whether all levels share a head."""

    scaled: bool
    """Whether each level's boxes have a learned scale."""

    steps: int
    """Steps of a distribution of distances, which the checkpoint names though it is not used."""

    anchors: int
    """Candidates at each place."""

    strides: tuple[int, ...]
    overlap: float
    """Of two boxes that overlap by more than this (IoU), the one with the lower score goes."""

    candidates: int
    """At most so many of the best of each level are looked at; all where it isn't positive."""

    kept: int
    """At most so many faces are given; all where it isn't positive."""


def read_structure(source: bytes) -> Structure:
    """Read a structure from the vendor's file of settings, without running it.

    Raises
    ------
    ValueError
        If the file is none, or describes a network of another kind. The text is the entry.
    """
    model = _part(read_settings(source), "model")
    if model.get("type") not in {"SCRFD", "TinyMog"}:
        raise ValueError("type")
    neck, head = _part(model, "neck"), _part(model, "bbox_head")
    test = _part(model if isinstance(model.get("test_cfg"), Mapping) else head, "test_cfg")
    _only(
        neck,
        "type in_channels out_channels start_level end_level add_extra_convs num_outs init_cfg",
        unset="relu_before_extra_convs no_norm_on_lateral conv_cfg norm_cfg act_cfg",
    )
    _only(
        head,
        "type num_classes in_channels stacked_convs feat_channels norm_cfg cls_reg_share "
        "strides_share dw_conv scale_mode anchor_generator reg_max use_kps num_kps loss_cls "
        "loss_bbox loss_kps bbox_coder train_cfg test_cfg init_cfg",
        unset="loss_dfl feat_mults conv_cfg reg_decoded_bbox",
    )
    _is(neck, "type", "PAFPN")
    _is(neck, "end_level", -1, -1)
    _is(head, "type", "SCRFDHead")
    inputs = _numbers(neck, "in_channels")
    first = _number(neck, "start_level", 0, 0, _STAGES - 1)
    width = _number(neck, "out_channels")
    anchors, strides = _anchors(_part(head, "anchor_generator"))
    if len(inputs) != _STAGES or strides != tuple(4 << stage for stage in range(first, _STAGES)):
        raise ValueError("strides")
    _is(neck, "num_outs", len(strides))
    _is(head, "num_classes", 1)
    _is(head, "in_channels", width)
    _is(head, "use_kps", True)
    _is(head, "num_kps", 5, 5)
    if "loss_cls" in head:
        _is(_part(head, "loss_cls"), "use_sigmoid", True)
    one_head = _flag(head, "strides_share", True)
    scale_mode = _number(head, "scale_mode", 1, 0, 2)
    overlap, candidates, kept = _suppression(test)
    backbone = _backbone(_part(model, "backbone"))
    if _widths(backbone)[first:] != inputs[first:]:
        raise ValueError("in_channels")
    return Structure(
        backbone=backbone,
        inputs=inputs,
        first=first,
        neck_width=width,
        head_width=_number(head, "feat_channels", 256),
        head_layers=_number(head, "stacked_convs", 4, 1, _MOST_LAYERS),
        groups=_groups(head),
        depthwise=_flag(head, "dw_conv", False),
        one_branch=_flag(head, "cls_reg_share", False),
        one_head=one_head,
        scaled=scale_mode == 2 or (scale_mode == 1 and one_head),
        steps=_number(head, "reg_max", 8, 1, 64),
        anchors=anchors,
        strides=strides,
        overlap=overlap,
        candidates=candidates,
        kept=kept,
    )


def _backbone(settings: Mapping[str, Any]) -> tuple[Block, ...] | Separable:
    if settings.get("type") == "MobileNetV1":
        _only(settings, "type block_cfg")
        stages = _part(settings, "block_cfg")
        widths, layers = _numbers(stages, "stage_planes"), _numbers(stages, "stage_blocks")
        if len(widths) != _STAGES + 2 or len(layers) != _STAGES or max(layers) > _MOST_LAYERS:
            raise ValueError("block_cfg")
        return Separable(widths, layers)
    _is(settings, "type", "MasterNet")
    _only(
        settings,
        "type plainnet_struct num_classes dropout",
        unset="argv opt no_create no_reslink no_BN use_se",
    )
    text = settings.get("plainnet_struct")
    blocks: list[Block] = []
    if not isinstance(text, str) or len(text) > 4096:
        raise ValueError("plainnet_struct")
    while text:
        found = _BLOCK.match(text)
        if found is None or len(blocks) == _MOST_BLOCKS:
            raise ValueError("plainnet_struct")
        blocks.append(_block(found))
        text = text[found.end() :]
    before = [3, *(block.outputs for block in blocks)]
    if not blocks or [block.inputs for block in blocks] != before[:-1]:
        raise ValueError("plainnet_struct")
    return tuple(blocks)


def _block(found: re.Match[str]) -> Block:
    families: tuple[Family, ...] = ("plain", "pair", "bottleneck", "inverted")
    family = next(name for name in families if found[name])
    numbers = [int(number) for number in found["numbers"].split(",")]
    if family == "plain":
        numbers.insert(3, 0)
    if len(numbers) != 5:
        raise ValueError("plainnet_struct")
    inputs, outputs, stride, middle, layers = numbers
    sound = min(inputs, outputs, layers) > 0 and (middle > 0) != (family == "plain")
    if not sound or stride not in (1, 2) or layers > _MOST_LAYERS:
        raise ValueError("plainnet_struct")
    kernel, expansion = int(found[family]), int(found["expansion"] or 1)
    return Block(family, kernel, inputs, outputs, stride, middle, layers, expansion)


def stage_ends(blocks: tuple[Block, ...]) -> tuple[int, ...]:
    """Return which blocks give the four stages: the first that reach strides 4, 8, 16 and 32.

    Raises
    ------
    ValueError
        If a stride is passed over or not reached.
    """
    ends: list[int] = []
    stride = 1
    for index, block in enumerate(blocks):
        stride *= block.stride
        if stride == 4 << len(ends) and len(ends) < _STAGES:
            ends.append(index)
    if len(ends) != _STAGES:
        raise ValueError("plainnet_struct")
    return tuple(ends)


def _widths(backbone: tuple[Block, ...] | Separable) -> tuple[int, ...]:
    if isinstance(backbone, Separable):
        return backbone.widths[2:]
    return tuple(backbone[end].outputs for end in stage_ends(backbone))


def _anchors(settings: Mapping[str, Any]) -> tuple[int, tuple[int, ...]]:
    """Return the number of candidates at each place, and the strides. Their sizes don't matter."""
    _only(settings, "type ratios scales base_sizes strides", unset="center_offset")
    _is(settings, "type", "AnchorGenerator")
    if settings.get("ratios") not in ([1.0], (1.0,)):
        raise ValueError("ratios")
    scales = settings.get("scales")
    if not isinstance(scales, list | tuple) or not 1 <= len(scales) <= 16:
        raise ValueError("scales")
    return len(scales), _numbers(settings, "strides")


def _groups(head: Mapping[str, Any]) -> int | None:
    norm = _part(head, "norm_cfg") if "norm_cfg" in head else {"type": "GN", "num_groups": 32}
    _only(norm, "type num_groups requires_grad")
    if norm.get("type") == "BN":
        return None
    _is(norm, "type", "GN")
    return _number(norm, "num_groups")


def _suppression(test: Mapping[str, Any]) -> tuple[float, int, int]:
    nms = _part(test, "nms")
    _only(nms, "type iou_threshold iou_thr")
    _is(nms, "type", "nms")
    overlap = nms.get("iou_threshold", nms.get("iou_thr"))
    if not isinstance(overlap, float) or not 0 < overlap < 1:
        raise ValueError("nms")
    return (
        overlap,
        _number(test, "nms_pre", -1, -1, 10**6),
        _number(test, "max_per_img", -1, -1, 10**6),
    )


def _part(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = settings.get(name)
    if not isinstance(part, Mapping):
        raise ValueError(name)
    return part


def _only(settings: Mapping[str, Any], names: str, unset: str = "") -> None:
    """Refuse entries of other names, and those in `unset` that are not false, None or 0."""
    wrong = set(settings) - set(names.split()) - set(unset.split())
    wrong |= {name for name in unset.split() if settings.get(name)}
    if wrong:
        raise ValueError(min(map(str, wrong)))


def _is(settings: Mapping[str, Any], name: str, wanted: object, default: object = None) -> None:
    if settings.get(name, default) != wanted:
        raise ValueError(name)


def _flag(settings: Mapping[str, Any], name: str, default: bool) -> bool:
    value = settings.get(name, default)
    if not isinstance(value, bool):
        raise ValueError(name)
    return value


def _number(
    settings: Mapping[str, Any], name: str, default: int | None = None, low: int = 1,
    high: int = 4096,
) -> int:  # fmt: skip
    value = settings.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(name)
    return value


def _numbers(settings: Mapping[str, Any], name: str) -> tuple[int, ...]:
    values = settings.get(name)
    if not isinstance(values, list | tuple) or len(values) > 16:
        raise ValueError(name)
    return tuple(_number({name: value}, name) for value in values)

"""The cameras that Linux lists, as choices, and the one that an address means."""

from __future__ import annotations

import os
from pathlib import Path

from core.capture import camera_identity, video_nodes
from core.capture.camera_identity import SEPARATOR
from core.capture.infrared_evidence import Belief, Evidence, evidence
from core.capture.node_formats import offered_formats
from core.capture.source_choice import Kind, SourceChoice, choice_of
from core.capture.video_nodes import VideoNode

_BEST_FIRST = (Belief.INFRARED, Belief.PROBABLY, Belief.UNKNOWN, Belief.NOT)

_names: dict[str, str] = {}
"""What cameras were called when they were there last, by place and by identity."""


def choices() -> list[SourceChoice]:
    """List the cameras, those believed infrared first. None is started for this."""
    nodes = video_nodes.video_nodes()
    weighed = [(node, evidence(node.name, formats=offered_formats(node.path))) for node in nodes]
    weighed.sort(key=lambda pair: _BEST_FIRST.index(pair[1].belief))
    names = [node.name for node in nodes]
    return [_choice(node, found, is_alone=names.count(node.name) == 1) for node, found in weighed]


def find(address: str) -> tuple[Path, str | None]:
    """Return the device file or link to open for an address, and its name if it is known.

    A camera with a serial number that is not at its place any more is looked for elsewhere; a
    camera of another model at its place is not taken for it. Where nothing fits, the result is a
    link that doesn't exist.
    """
    place, identity = camera_identity.split(address)
    node = Path(place)
    if identity is None:
        known = next((each for each in video_nodes.video_nodes() if _is_at(each, node)), None)
        return node, known.name if known is not None else _last_name(place)
    nodes = {address_of(each): each for each in video_nodes.video_nodes()}
    listed = (SourceChoice(each, "", Kind.CAMERA) for each in nodes)
    choice = choice_of(listed, address)
    if choice is not None:
        found = nodes[choice.address]
        return found.address, found.name
    name = _names.get(str(identity)) or _last_name(place)
    return (node if not node.exists() else node.with_name("absent")), name


def address_of(node: VideoNode) -> str:
    """Return what to remember of a camera."""
    place = str(node.address)
    address = f"{place}{SEPARATOR}{node.identity}" if node.identity is not None else place
    _names[place] = node.name
    if node.identity is not None:
        _names[str(node.identity)] = node.name
    return address


def _choice(node: VideoNode, found: Evidence, *, is_alone: bool) -> SourceChoice:
    return SourceChoice(
        address_of(node),
        node.name if is_alone else f"{node.name} ({node.path.name})",
        Kind.CAMERA,
        _changing(node),
        found,
        node.device,
    )


def _changing(node: VideoNode) -> tuple[str, ...]:
    """Return the addresses under which the same camera may be known besides its own."""
    number = node.path.name.removeprefix("video")
    changing = (str(node.path), number, f"camera:{number}", f"camera:{node.path}")
    if node.identity is not None:
        return (str(node.address), *changing)
    return changing if node.stable_path is not None else changing[1:]


def _is_at(node: VideoNode, place: Path) -> bool:
    return node.path == Path(os.path.realpath(place))


def _last_name(place: str) -> str | None:
    """Return what the camera at a place was called, else which port that is."""
    port = camera_identity.port(place)
    return _names.get(place) or (f"USB port {port}" if port else None)

"""Which of the vendor's systems a graph or a checkpoint can be, by what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.models.adding.graph_file import FLOAT, GraphFacts, Tensor
from core.models.contract import ModelError
from core.models.vendor.systems import SYSTEMS, System
from core.wording import QT_TRANSLATE_NOOP

OTHER_INPUT = QT_TRANSLATE_NOOP(
    "core",
    "The model in {file} does not fit {title}: it takes {found} instead of {wanted}. Choose the "
    "file that belongs to {title}.",
)
OTHER_OUTPUT = QT_TRANSLATE_NOOP(
    "core",
    "The model in {file} does not fit {title}: it gives {found} instead of {wanted}. Choose the "
    "file that belongs to {title}.",
)
FITS_NOTHING = QT_TRANSLATE_NOOP(
    "core",
    "The model in {file} can't be told from the file alone. If it came in a folder, choose the "
    "whole folder. This program knows: {known}.",
)


def require_fit(file: Path, facts: GraphFacts, system: System) -> None:
    """Refuse a graph whose input or output is not a system's.

    Raises
    ------
    ModelError
        If it is not; the sentence says what differs.
    """
    size = system.contract.size or (112, 112)
    wanted = (1, system.channels, *size)
    if not _takes(facts, wanted):
        found = "; ".join(_in_words(tensor) for tensor in facts.inputs) or "nothing"
        raise ModelError(
            OTHER_INPUT, file=file, title=system.title, found=found, wanted=_sides(wanted)
        )
    if not _gives(facts.outputs[0], system.columns):
        columns = "?" if system.columns is None else system.columns
        raise ModelError(
            OTHER_OUTPUT,
            file=file,
            title=system.title,
            found=_in_words(facts.outputs[0]),
            wanted=f"1x{columns}",
        )


def fitting(file: Path, facts: GraphFacts, systems: Iterable[System]) -> tuple[System, ...]:
    """Return the systems whose input and output a graph has.

    Raises
    ------
    ModelError
        If there is none.
    """
    fit = [
        system
        for system in systems
        if _takes(facts, (1, system.channels, *(system.contract.size or (112, 112))))
        and _gives(facts.outputs[0], system.columns)
    ]
    # What may give any number of values is meant only where it is one that is given.
    fit = [s for s in fit if s.columns is not None or s.channels != 3 or _gives_one(facts)]
    if not fit:
        raise ModelError(FITS_NOTHING, file=file, known=titles(SYSTEMS))
    return tuple(fit)


def told_apart(systems: tuple[System, ...], sha256: str, facts: GraphFacts) -> tuple[System, ...]:
    """Tell systems of one shape apart by what is reported of them."""
    reported = tuple(s for s in systems if sha256 == s.checksum)
    if reported:
        return reported
    return tuple(s for s in systems if s.softmaxed in (None, facts.softmaxed)) or systems


def with_tensors(
    file: Path, names: frozenset[str], systems: Iterable[System]
) -> tuple[System, ...]:
    """Return the systems whose tensors a checkpoint names: of two, the one that asks for more.

    Raises
    ------
    ModelError
        If there is none.
    """
    fit = [
        system
        for system in systems
        if system.tensors
        and all(any(name.startswith(start) for name in names) for start in system.tensors)
    ]
    fit = [s for s in fit if not any(set(s.tensors) < set(other.tensors) for other in fit)]
    if not fit:
        raise ModelError(FITS_NOTHING, file=file, known=titles(SYSTEMS))
    return tuple(fit)


def _takes(facts: GraphFacts, wanted: tuple[int, ...]) -> bool:
    if len(facts.inputs) != 1 or facts.inputs[0].elements != FLOAT:
        return False
    shape = facts.inputs[0].shape
    return shape is None or (
        len(shape) == len(wanted)
        and all(side in (None, want) for side, want in zip(shape, wanted, strict=True))
    )


def _gives(output: Tensor, columns: int | None) -> bool:
    if output.elements != FLOAT:
        return False
    if output.shape is None:
        return True
    return (
        len(output.shape) == 2
        and output.shape[0] in (None, 1)
        and (columns is None or output.shape[-1] in (None, columns))
    )


def _gives_one(facts: GraphFacts) -> bool:
    shape = facts.outputs[0].shape
    return shape is not None and shape[-1] == 1


def _in_words(tensor: Tensor) -> str:
    shape = "?" if tensor.shape is None else _sides(tensor.shape)
    return shape if tensor.elements == FLOAT else f"{shape} (other numbers than float)"


def _sides(shape: Iterable[int | None]) -> str:
    return "x".join("?" if side is None else str(side) for side in shape) or "one number"


def titles(systems: Iterable[System]) -> str:
    """Return the names of the systems that can be added, for people."""
    return ", ".join(system.title for system in systems if system.slot is not None)

"""The thresholds in force, and what they come from."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from core.calibration.meaning import (
    LOWEST_FALL,
    search_rate,
    single_rate,
    stranger_rate,
    threshold_for,
)
from core.calibration.values import HIGHEST_RISE, Calibration, Origin
from core.settings import Settings


class Basis(enum.Enum):
    """What a threshold comes from."""

    MODEL = "model"
    """The recogniser's own."""

    HAND = "hand"
    """A person set the number."""

    RATE = "rate"
    """A person chose how often strangers may be taken for somebody."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """One threshold with what is expected of it."""

    similarity: float
    """-1 to 1."""

    basis: Basis
    wanted: float | None = None
    """Rate that was chosen, of `expected`'s kind; None for other bases."""

    expected: float | None = None
    """Share of strangers who reach it: of one person's comparisons (FMR), or of searches of the
    whole gallery (FPIR). None where nothing is known of the recogniser."""

    is_lowered: bool = False
    """Whether the rate would need more: it is as far above the recogniser's own as it may be, and
    strangers are taken for somebody more often than was wanted."""

    is_raised: bool = False
    """Whether less would do for the rate: it is as low as a rate may make it."""

    is_proven: bool = False
    """Whether so many people were measured that they can prove the wanted rate; False for other
    bases."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What holds for the desk now."""

    search: Threshold
    """For a search of the whole gallery (1:N)."""

    claim: Threshold
    """Where one person was named (1:1)."""

    people: int
    """In the gallery that is searched."""

    origin: Origin
    """What the rates were measured on."""


def in_force(
    settings: Settings, of_gallery: Calibration, imported: Calibration | None
) -> Calibration:
    """Return the calibration that counts: an imported one, unless settings want the gallery's.

    Parameters
    ----------
    of_gallery
        As measured, or the card's where too few people are enrolled.
    imported
        Of the same recogniser, from an evaluation set; None where there is none.
    """
    return of_gallery if imported is None or settings.calibration_origin == "gallery" else imported


def thresholds(
    settings: Settings, suggested: float, calibration: Calibration | None, people: int
) -> Thresholds:
    """Return the thresholds that settings ask for.

    A wanted rate goes before a number that was set by hand, and that before the recogniser's own.
    Without a rate for searches they use the threshold of one person.

    Parameters
    ----------
    suggested
        The recogniser's own threshold.
    calibration
        Of this recogniser; None while there is none: rates then leave thresholds where they are.
    people
        In the gallery with templates of the recogniser.
    """
    fmr, fpir = settings.wanted_fmr, settings.wanted_fpir
    plain = _plain(settings, suggested)
    if calibration is None:
        return Thresholds(plain, plain, people, Origin.CARD)
    claim = _known(plain, calibration, 1) if fmr is None else _by_rate(calibration, fmr, 1)
    if fpir is not None:
        search = _by_rate(calibration, fpir, people)
    else:
        search = _known(claim, calibration, people)
    return Thresholds(search, claim, people, calibration.origin)


def _plain(settings: Settings, suggested: float) -> Threshold:
    if settings.similarity_threshold is not None:
        return Threshold(settings.similarity_threshold, Basis.HAND)
    return Threshold(suggested, Basis.MODEL)


def _known(plain: Threshold, calibration: Calibration, people: int) -> Threshold:
    """Return a threshold with what is expected of it among so many people."""
    expected = search_rate(stranger_rate(calibration, plain.similarity), max(1, people))
    return Threshold(plain.similarity, plain.basis, expected=expected)


def _by_rate(calibration: Calibration, wanted: float, people: int) -> Threshold:
    people = max(1, people)
    fmr = single_rate(wanted, people)
    similarity = threshold_for(calibration, fmr)
    expected = search_rate(stranger_rate(calibration, similarity), people)
    at_top = similarity >= calibration.suggested + HIGHEST_RISE
    at_bottom = similarity <= calibration.suggested - LOWEST_FALL
    return Threshold(
        similarity,
        Basis.RATE,
        wanted,
        expected,
        is_lowered=at_top and expected > wanted * 1.001,
        is_raised=at_bottom and expected < wanted * 0.999,
        is_proven=fmr >= calibration.smallest_fmr,
    )

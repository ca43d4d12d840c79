"""What two models on the same pictures show, in plain sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.evaluation.discordance import LEAST_ONE_SIDED, Discordant
from core.evaluation.pairing import Difference, Paired
from core.people.audit.words import Said
from core.wording import QT_TRANSLATE_NOOP


def sentences(pair: Paired, *, all_rates: bool = True) -> tuple[Said, ...]:
    """Return what is shown, what isn't, and what so many pictures could have shown.

    Parameters
    ----------
    all_rates
        Whether each rate has its sentence; else only the equal error rate.
    """
    named = _short(pair)
    told = pair.differences if all_rates else pair.differences[:1]
    said = [_difference(one, named) for one in told]
    said += [_decision(one, named) for one in pair.decisions]
    if pair.only_first or pair.only_second:
        said.append(Said(_ONLY, {"first": pair.only_first, "second": pair.only_second}))
    return tuple(said)


def rate_of(one: Difference) -> Said:
    """Return which rate it is that differs."""
    return Said(_EER) if one.at_fmr is None else Said(_FNMR, {"fmr": f"{one.at_fmr:g}"})


def span_of(one: Difference) -> str:
    """Return second - first with its interval, in percentage points."""
    return f"{_points(one.second - one.first)} [{_points(one.low)}, {_points(one.high)}]"


def _short(pair: Paired) -> Paired:
    """Leave out the checksums of the models, unless they are all that parts them."""
    first, second = pair.first.partition("@")[0], pair.second.partition("@")[0]
    return pair if first == second else replace(pair, first=first, second=second)


def _difference(one: Difference, pair: Paired) -> Said:
    values = {
        "what": rate_of(one),
        "first": pair.first,
        "second": pair.second,
        "one": _percent(one.first),
        "other": _percent(one.second),
        "low": _points(one.low),
        "high": _points(one.high),
        "shown": _percent(one.could_show),
    }
    template = {"neither": _UNDECIDED, "first": _FIRST_LOWER, "second": _SECOND_LOWER}[one.better]
    return Said(template, values)


def _decision(one: Discordant, pair: Paired) -> Said:
    what = {
        "rank-one": Said(_SEARCHES),
        "live": Said(_LIVING),
        "attack": Said(_ATTACKS, {"kind": one.kind}),
    }[one.what]
    values = {
        "what": what,
        "first": pair.first,
        "second": pair.second,
        "trials": one.trials,
        "one": one.only_first,
        "other": one.only_second,
        "p": f"{one.adjusted:.2g}",
        "least": LEAST_ONE_SIDED,
        "shown": _percent(one.could_show),
    }
    template = {"neither": _SAME_COUNT, "first": _FIRST_RIGHT, "second": _SECOND_RIGHT}[one.better]
    return Said(template, values)


def _percent(share: float) -> str:
    return f"{100.0 * share:.2f} %"


def _points(share: float) -> str:
    return f"{100.0 * share:+.2f}"


_EER: Final = QT_TRANSLATE_NOOP("core", "Equal error rate")
_FNMR: Final = QT_TRANSLATE_NOOP("core", "Missed matches at a false match rate of {fmr}")
_SEARCHES: Final = QT_TRANSLATE_NOOP("core", "Searches that found the right person first")
_LIVING: Final = QT_TRANSLATE_NOOP("core", "Living people taken for live")
_ATTACKS: Final = QT_TRANSLATE_NOOP("core", "Fakes ({kind}) not taken for live")

_UNDECIDED: Final = QT_TRANSLATE_NOOP(
    "core",
    "{what}: {one} with {first}, {other} with {second}. That shows no difference: it lies between "
    "{low} and {high} percentage points. These people could show one of about {shown}.",
)
_FIRST_LOWER: Final = QT_TRANSLATE_NOOP(
    "core",
    "{what}: {first} errs less, {one} against {other} with {second}. The difference lies between "
    "{low} and {high} percentage points.",
)
_SECOND_LOWER: Final = QT_TRANSLATE_NOOP(
    "core",
    "{what}: {second} errs less, {other} against {one} with {first}. The difference lies between "
    "{low} and {high} percentage points.",
)
_SAME_COUNT: Final = QT_TRANSLATE_NOOP(
    "core",
    "{what}: of {trials}, only {first} was right {one} times, only {second} {other} times. That "
    "shows no difference (p = {p}). At least {least} cases for the same model would be needed, "
    "{shown} of the pictures.",
)
_FIRST_RIGHT: Final = QT_TRANSLATE_NOOP(
    "core",
    "{what}: of {trials}, only {first} was right {one} times, only {second} {other} times. "
    "{first} is better here (p = {p}).",
)
_SECOND_RIGHT: Final = QT_TRANSLATE_NOOP(
    "core",
    "{what}: of {trials}, only {first} was right {one} times, only {second} {other} times. "
    "{second} is better here (p = {p}).",
)
_ONLY: Final = QT_TRANSLATE_NOOP(
    "core",
    "Pictures that only the first model could use: {first}; only the second: {second}. They are "
    "left out here.",
)

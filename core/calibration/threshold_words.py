"""What thresholds do, in sentences: what was counted, what is expected, what a change would do."""

from __future__ import annotations

from core.calibration.thresholds import Basis, Threshold
from core.calibration.values import AtThreshold, Calibration, Origin
from core.calibration.words import RAREST, Saying, number, rounded
from core.evaluation.intervals import Rate
from core.people.likeness.strangers import LEAST_PEOPLE
from core.wording import QT_TRANSLATE_NOOP

_NOT_MEASURED = QT_TRANSLATE_NOOP(
    "core", "Not measured here. After the model's card 1 stranger in {many} is expected."
)
_NONE_REACHES = QT_TRANSLATE_NOOP(
    "core",
    "Counted: none of {count} comparisons of strangers, so fewer than 1 in {least} (95 % sure).",
)
_REACH = QT_TRANSLATE_NOOP(
    "core",
    "Counted: {reached} of {count} comparisons of strangers, 1 in {many} "
    "(95 % interval: 1 in {least} to 1 in {most}).",
)
_REACH_AT_LEAST = QT_TRANSLATE_NOOP(
    "core",
    "Counted: {reached} of {count} comparisons of strangers, 1 in {many} "
    "(95 % sure: at most 1 in {least}).",
)
_NOBODY_TWICE = QT_TRANSLATE_NOOP("core", "Not measured: nobody has several pictures there.")
_NONE_MISSES = QT_TRANSLATE_NOOP(
    "core",
    "Counted: none of {count} comparisons of one person, so less than {high} (95 % sure).",
)
_MISS = QT_TRANSLATE_NOOP(
    "core",
    "Counted: {missed} of {count} comparisons of one person, {share} "
    "(95 % interval: {low} to {high}).",
)

_PROOF = QT_TRANSLATE_NOOP(
    "core",
    "{people} people prove no better than 1 stranger in {many} for one person. What goes beyond "
    "that is expected from how the likeness of strangers falls off.",
)
_TOO_FEW = QT_TRANSLATE_NOOP(
    "core",
    "{people} people are too few to say how alike strangers can be: it takes {enough}. Until then "
    "the numbers are those of the model's card.",
)
_NOBODY_MEASURED = QT_TRANSLATE_NOOP(
    "core",
    "Nothing was measured here, so the numbers are those of the model's card. With {enough} people "
    "in the gallery they are measured.",
)
_DOUBLES = QT_TRANSLATE_NOOP(
    "core",
    "Left out: {pairs} pairs of people who look like one. Check the gallery to say which are two.",
)

_FITTED = QT_TRANSLATE_NOOP(
    "core",
    "What is expected was fitted to the {count} most alike comparisons of strangers, with a "
    "margin: far out, where it expects 100 of them, {seen} were counted.",
)

_LOWERED = QT_TRANSLATE_NOOP(
    "core",
    "The wanted rate can't be reached: no rate makes the threshold higher than {threshold}, where "
    "1 stranger in {many} is expected.",
)
_RAISED = QT_TRANSLATE_NOOP(
    "core",
    "Less would do for the wanted rate, but no rate makes the threshold lower than {threshold}.",
)
_UNPROVEN = QT_TRANSLATE_NOOP(
    "core", "The people measured can't prove this rate; it is only expected."
)

_SAME_MORE = QT_TRANSLATE_NOOP(
    "core", "Of {count} comparisons of one person {more} more would be refused."
)
_SAME_FEWER = QT_TRANSLATE_NOOP(
    "core", "Of {count} comparisons of one person {fewer} fewer would be refused."
)
_SAME_AS_MANY = QT_TRANSLATE_NOOP(
    "core", "Of {count} comparisons of one person as many would be refused."
)
_SAME_UNKNOWN = QT_TRANSLATE_NOOP(
    "core", "Nobody knows how many more or fewer people would be refused: that is not measured."
)
_INSTEAD = QT_TRANSLATE_NOOP(
    "core", "Strangers who are accepted: 1 in {after} instead of 1 in {before}."
)
_INSTEAD_OF_MOST = QT_TRANSLATE_NOOP(
    "core", "Strangers who are accepted: 1 in {after} instead of most of them."
)
_MOST_INSTEAD = QT_TRANSLATE_NOOP(
    "core", "Strangers who are accepted: most of them instead of 1 in {before}."
)


def is_most(rate: float) -> bool:
    """Whether so many are more than half: one in "1" would say nothing."""
    return rate > 0.5


def one_in(rate: float) -> str:
    """Return how many there are to one, rounded down: 0.00033 is "3,000"."""
    return number(rounded(min(float(RAREST), 1.0 / max(rate, 1e-12))))


def percent(share: float) -> str:
    """Return a share, 0 to 1, in percent with what can be told of it: 0.0231 is "2.3 %"."""
    value = 100.0 * share if share >= 5e-5 else 0.0
    digits = 0 if value >= 10.0 or value == 0.0 else 1 if value >= 1.0 else 2
    return f"{value:.{digits}f} %"


def strangers(at: AtThreshold) -> Saying:
    """Say how many strangers reached a threshold."""
    rate = at.fmr
    if rate is None:
        return _NOT_MEASURED, {"many": one_in(at.fitted_fmr)}
    reached = _events(rate)
    values = {"count": number(rate.trials), "least": one_in(rate.high)}
    if not reached:
        return _NONE_REACHES, values
    values |= {"reached": number(reached), "many": one_in(rate.value)}
    if rate.low <= 1.0 / RAREST:
        return _REACH_AT_LEAST, values
    return _REACH, values | {"most": one_in(rate.low)}


def same_person(at: AtThreshold) -> Saying:
    """Say how many pictures of one person missed a threshold."""
    rate = at.fnmr
    if rate is None:
        return _NOBODY_TWICE, {}
    missed = _events(rate)
    values = {"count": number(rate.trials), "high": percent(rate.high)}
    if not missed:
        return _NONE_MISSES, values
    return _MISS, values | {
        "missed": number(missed),
        "share": percent(rate.value),
        "low": percent(rate.low),
    }


def proof(calibration: Calibration) -> tuple[Saying, ...]:
    """Say how much is proven, and who was left out."""
    enough = {"enough": number(LEAST_PEOPLE)}
    people = number(calibration.people)
    said: list[Saying] = []
    if calibration.origin is not Origin.CARD:
        many = one_in(calibration.smallest_fmr)
        said.append((_PROOF, {"people": people, "many": many}))
    elif calibration.people:
        said.append((_TOO_FEW, enough | {"people": people}))
    else:
        said.append((_NOBODY_MEASURED, enough))
    if calibration.doubles:
        said.append((_DOUBLES, {"pairs": number(calibration.doubles)}))
    return tuple(said)


def fitting(calibration: Calibration) -> Saying | None:
    """Say what the tail was fitted to and how well; None where it is the card's."""
    fit = calibration.fit
    if fit is None:
        return None
    return _FITTED, {"count": number(fit.comparisons), "seen": number(round(100.0 * fit.seen))}


def caution(threshold: Threshold) -> Saying | None:
    """Say what is to be known of a threshold that follows from a rate; None where nothing is."""
    if threshold.basis is not Basis.RATE:
        return None
    similarity = f"{threshold.similarity:.2f}"
    if threshold.is_lowered:
        return _LOWERED, {"threshold": similarity, "many": one_in(threshold.expected or 1.0)}
    if threshold.is_raised:
        return _RAISED, {"threshold": similarity}
    return None if threshold.is_proven else (_UNPROVEN, {})


def same_change(before: AtThreshold, after: AtThreshold) -> Saying:
    """Say how many more or fewer pictures of one person another threshold would refuse."""
    if before.fnmr is None or after.fnmr is None:
        return _SAME_UNKNOWN, {}
    more = _events(after.fnmr) - _events(before.fnmr)
    values = {"count": number(after.fnmr.trials)}
    if more > 0:
        return _SAME_MORE, values | {"more": number(more)}
    if more < 0:
        return _SAME_FEWER, values | {"fewer": number(-more)}
    return _SAME_AS_MANY, values


def strangers_change(before: Threshold, after: Threshold) -> Saying | None:
    """Say how many strangers another threshold would accept; None where that is nothing else.

    Both for one person, or both for searches of the gallery.
    """
    if before.expected is None or after.expected is None:
        return None
    rates = {"before": one_in(before.expected), "after": one_in(after.expected)}
    if rates["before"] == rates["after"]:
        return None
    if is_most(before.expected):
        return _INSTEAD_OF_MOST, {"after": rates["after"]}
    if is_most(after.expected):
        return _MOST_INSTEAD, {"before": rates["before"]}
    return _INSTEAD, rates


def _events(rate: Rate) -> int:
    return round(rate.value * rate.trials)

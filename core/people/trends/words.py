"""What trends say, in sentences for whoever looks after the desk; marked for translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from core.people.audit.words import Said
from core.people.trends.values import NEAR, Proposal, ProposalKind, Slope, Trends
from core.quality import QualityReason
from core.results import LivenessReason
from core.sentences import LIVENESS_REASON, QUALITY
from core.wording import QT_TRANSLATE_NOOP

Names = Mapping[str, str]

HARDLY: Final = 0.02
"""A similarity that changes by less is as good as the same."""

_VIEWS: Final[Mapping[str, str]] = {
    QualityReason.GLARE.value: QT_TRANSLATE_NOOP("core", "Add a view with glasses for {name}."),
    QualityReason.TURNED.value: QT_TRANSLATE_NOOP(
        "core", "Add views of {name} turned to the left and to the right."
    ),
    QualityReason.NODDING.value: QT_TRANSLATE_NOOP(
        "core", "Add views of {name} looking up and down."
    ),
    QualityReason.COVERED.value: QT_TRANSLATE_NOOP(
        "core", "Add a view of {name} with what covers the face: a mask, a scarf, a cap."
    ),
}
"""Value of a reason to the view that helps against it."""

_ADD_VIEW = QT_TRANSLATE_NOOP("core", "Add a view of {name}.")

_NEARLY_MISSED = QT_TRANSLATE_NOOP(
    "core", "In {count} of {of} visits it was close, or took a second try."
)
_IN_COMMON = QT_TRANSLATE_NOOP("core", "What most of them have in common: “{reason}”")

_RENEW = QT_TRANSLATE_NOOP("core", "Renew the views of {name}.")
_FELL = QT_TRANSLATE_NOOP("core", "The similarity fell from {first} to {last} within {days} days.")

_LIGHT: Final = frozenset(
    {
        *(QualityReason.TOO_DARK.value, QualityReason.TOO_BRIGHT.value),
        *(QualityReason.CLIPPED.value, QualityReason.LOW_CONTRAST.value),
        *(QualityReason.AMBIENT.value, QualityReason.HOT_SPOT.value),
        *(QualityReason.UNEVEN.value, QualityReason.NARROW_RANGE.value),
        *(QualityReason.WEAK_LAMP.value, LivenessReason.LAMP_OFF.value),
    }
)

_LOOK_AT_LIGHT = QT_TRANSLATE_NOOP("core", "Look at the light of the camera {camera}.")
_LOOK_AT_LIGHT_AT = QT_TRANSLATE_NOOP(
    "core", "Look at the light of the camera {camera} at {hour} h."
)
_LOOK_AT_CAMERA = QT_TRANSLATE_NOOP("core", "Look at the camera {camera}: what is different there?")
_LOOK_AT_HOUR = QT_TRANSLATE_NOOP(
    "core", "Look at the camera {camera} at {hour} h: what is different then?"
)
_MORE_TROUBLED = QT_TRANSLATE_NOOP(
    "core",
    "In {count} of {of} visits the picture hindered, or it was close: {last} %, elsewhere "
    "{first} %.",
)
_MORE_TROUBLED_THEN = QT_TRANSLATE_NOOP(
    "core",
    "In {count} of {of} visits the picture hindered, or it was close: {last} %, at other hours "
    "{first} %.",
)

_CLEAN = QT_TRANSLATE_NOOP(
    "core", "Clean the lens of the camera {camera}, and look at its place and its lamp."
)
_ALL_FELL = QT_TRANSLATE_NOOP(
    "core", "Everybody's similarity fell there, by {fall} within {days} days."
)


def deed(proposal: Proposal, names: Names, cameras: Names) -> Said:
    """Return what is proposed.

    Parameters
    ----------
    names
        Person's id to name.
    cameras
        What the log calls a camera, to what people call it.
    """
    values = {
        "name": names.get(proposal.person_id, proposal.person_id[:8]),
        "camera": camera_name(proposal.camera, cameras),
        "hour": proposal.hour,
    }
    is_light = proposal.reason in _LIGHT
    template = {
        ProposalKind.RENEW_VIEWS: _RENEW,
        ProposalKind.ADD_VIEW: _VIEWS.get(proposal.reason, _ADD_VIEW),
        ProposalKind.CAMERA_FALLS: _CLEAN,
        ProposalKind.CAMERA_TROUBLED: _LOOK_AT_LIGHT if is_light else _LOOK_AT_CAMERA,
        ProposalKind.HOUR_TROUBLED: _LOOK_AT_LIGHT_AT if is_light else _LOOK_AT_HOUR,
    }[proposal.kind]
    return Said(template, values)


def grounds(proposal: Proposal) -> tuple[Said, ...]:
    """Return why it is proposed, in sentences."""
    first, last = proposal.first or 0.0, proposal.last or 0.0
    kind = proposal.kind
    if kind is ProposalKind.RENEW_VIEWS:
        values = {"first": f"{first:.2f}", "last": f"{last:.2f}", "days": proposal.days}
        found = [Said(_FELL, values)]
    elif kind is ProposalKind.CAMERA_FALLS:
        found = [Said(_ALL_FELL, {"fall": f"{first - last:.2f}", "days": proposal.days})]
    elif kind is ProposalKind.ADD_VIEW:
        found = [Said(_NEARLY_MISSED, {"count": proposal.count, "of": proposal.of})]
    else:
        template = _MORE_TROUBLED if proposal.hour is None else _MORE_TROUBLED_THEN
        shares = {"first": percent(first), "last": percent(last)}
        found = [Said(template, {"count": proposal.count, "of": proposal.of, **shares})]
    if proposal.reason:
        found.append(Said(_IN_COMMON, {"reason": reason_words(proposal.reason)}))
    return tuple(found)


def summary(trends: Trends) -> tuple[Said, ...]:
    """Return what holds for all visits: how many there were, how alike, and whether that falls."""
    count = trends.count
    found = [
        Said(
            QT_TRANSLATE_NOOP(
                "core",
                "Visits: {visits}. Recognised: {recognised}. Refused: {refused}. Suspected "
                "fakes: {fakes}.",
            ),
            {
                "visits": f"{count.visits:,}",
                "recognised": f"{trends.recognised:,}",
                "refused": f"{count.refused:,}",
                "fakes": f"{count.fakes:,}",
            },
        )
    ]
    if trends.median is not None:
        found.append(_how_alike(trends))
        found.append(_course(trends.slope))
        found.append(
            Said(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Close calls: {recognised} were recognised with less than {near} to spare, "
                    "{refused} were refused for less than {near}.",
                ),
                {
                    "recognised": f"{trends.near.recognised:,}",
                    "refused": f"{trends.near.refused:,}",
                    "near": f"{NEAR:.2f}",
                },
            )
        )
    if trends.others:
        found.append(
            Said(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Left out: {others} visits that another recognition model judged. Its "
                    "similarities are on another scale.",
                ),
                {"others": f"{trends.others:,}"},
            )
        )
    if trends.is_demo:
        found.append(
            Said(
                QT_TRANSLATE_NOOP(
                    "core",
                    "These visits are of computer-made people or of files: there are no others.",
                )
            )
        )
    if trends.damaged:
        found.append(
            Said(
                QT_TRANSLATE_NOOP("core", "Entries of the log that can't be read: {damaged}."),
                {"damaged": f"{trends.damaged:,}"},
            )
        )
    return tuple(found)


def hindrances(trends: Trends, most: int = 3) -> tuple[Said, ...]:
    """Return what hindered the refused most, with how many each."""
    both = sorted((*trends.reasons, *trends.liveness_reasons), key=lambda one: -one[1])
    template = QT_TRANSLATE_NOOP("core", "{count} times: {reason}")
    return tuple(
        Said(template, {"count": count, "reason": reason_words(value)})
        for value, count in both[:most]
    )


def reason_words(value: str) -> Said:
    """Return the sentence of a `QualityReason` or a `LivenessReason`."""
    for table, kind in ((QUALITY, QualityReason), (LIVENESS_REASON, LivenessReason)):
        words = {one.value: table[one] for one in kind}  # type: ignore[index]
        if value in words:
            return Said(words[value])
    return Said(value.replace("{", "{{").replace("}", "}}"))  # of a newer program


def camera_name(camera: str, cameras: Names) -> str | Said:
    """Return what people call a camera."""
    if not camera:
        return Said(QT_TRANSLATE_NOOP("core", "that is not named"))
    return cameras.get(camera, camera)


def percent(share: float) -> str:
    """Return a share of 0 to 1 as a number of percent, with as many digits as it is worth."""
    return f"{100.0 * share:.0f}" if share >= 0.1 or share == 0.0 else f"{100.0 * share:.1f}"


def too_few(trends: Trends, least: int) -> Said:
    """Return the sentence for a log with hardly any visits."""
    return Said(
        QT_TRANSLATE_NOOP("core", "Too few visits yet: {visits} of {least}."),
        {"visits": trends.count.visits, "least": least},
    )


def say_all(sentences: tuple[Said, ...], say: Callable[[Said], str] = str) -> str:
    """Return sentences one after the other."""
    return " ".join(say(sentence) for sentence in sentences)


def _how_alike(trends: Trends) -> Said:
    values = {
        name: f"{value:.2f}"
        for name, value in (
            ("median", trends.median),
            ("quarter", trends.quarter),
            ("three_quarters", trends.three_quarters),
            ("threshold", trends.threshold),
        )
        if value is not None
    }
    if "threshold" not in values:
        return Said(
            QT_TRANSLATE_NOOP(
                "core",
                "Similarity of who was recognised: {median}; half of the visits lie between "
                "{quarter} and {three_quarters}.",
            ),
            values,
        )
    return Said(
        QT_TRANSLATE_NOOP(
            "core",
            "Similarity of who was recognised: {median}; half of the visits lie between {quarter} "
            "and {three_quarters}. Needed is {threshold}.",
        ),
        values,
    )


def _course(slope: Slope | None) -> Said:
    if slope is None or slope.low == float("-inf") or slope.high == float("inf"):
        return Said(
            QT_TRANSLATE_NOOP("core", "The days are too few to say whether it rises or falls.")
        )
    low, high = sorted((abs(slope.low), abs(slope.high)))
    values = {
        "change": f"{abs(slope.change):.2f}",
        "low": f"{low * slope.days:.2f}",
        "high": f"{high * slope.days:.2f}",
        "days": slope.days,
    }
    if (slope.falls or slope.rises) and abs(slope.change) < HARDLY:
        return Said(
            QT_TRANSLATE_NOOP(
                "core", "It hardly changes: by less than {hardly} within {days} days."
            ),
            {"hardly": f"{HARDLY:.2f}", "days": slope.days},
        )
    if slope.falls:
        return Said(
            QT_TRANSLATE_NOOP(
                "core",
                "It falls: by {change} within {days} days (surely between {low} and {high}).",
            ),
            values,
        )
    if slope.rises:
        return Said(
            QT_TRANSLATE_NOOP(
                "core",
                "It rises: by {change} within {days} days (surely between {low} and {high}).",
            ),
            values,
        )
    return Said(QT_TRANSLATE_NOOP("core", "It neither rises nor falls beyond what chance makes."))

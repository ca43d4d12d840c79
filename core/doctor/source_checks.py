"""What the observation of a source means: does it open, what does it give, can it be used."""

from __future__ import annotations

from collections.abc import Iterator

from core.capture import camera_loss
from core.capture.discovery import Kind
from core.capture.raw_formats import FORMATS, Family
from core.doctor import light_checks, picture_checks
from core.doctor.check import Check, Detail, State, Subject, of_error, said, steps
from core.doctor.masking import shown_address
from core.doctor.observation import Observation
from core.wording import QT_TRANSLATE_NOOP

SLOW_START = 4.0
"""Seconds to the first picture from which a person wonders whether anything happens."""

LEAST_RATE = 10.0
"""Pictures a second below which people who move are judged too rarely."""

KEPT_RATE = 0.8
"""Share of the agreed rate that has to come; cameras name 30 and give 29.97 or 27."""

MUCH_LOST = 0.05
"""Share of lost pictures that shows in a second of watching."""

LEAST_SIZE = (320, 240)
"""Pixels: a face at a desk has 60 pixels then, the least that recognition needs."""


def of_source(seen: Observation) -> Iterator[Check]:
    """Yield every check of a source that was watched."""
    opening = _opening(seen)
    yield opening
    if not seen.pictures and not seen.readings:
        return
    yield _format(seen)
    if seen.kind is Kind.FILE:
        yield picture_checks.picture(seen)
        return
    yield _rate(seen)
    yield picture_checks.picture(seen)
    if seen.kind is Kind.CAMERA:
        yield picture_checks.infrared(seen)
    yield light_checks.lamp(seen)
    yield light_checks.exposure(seen)
    if seen.facts is not None and seen.facts.link:
        yield _link(seen)


def _opening(seen: Observation) -> Check:
    details: dict[str, Detail] = {"address": shown_address(seen.address), "kind": seen.kind.value}
    if seen.open_seconds is not None:
        details["open_seconds"] = round(seen.open_seconds, 3)
    if seen.first_seconds is not None:
        details["first_picture_seconds"] = round(seen.first_seconds, 3)
    values = {"source": shown_address(seen.title), "seconds": f"{seen.first_seconds or 0:.1f}"}
    if seen.error is not None:
        return _lost(seen, details)
    if seen.stuck:
        stuck = camera_loss.blocked(shown_address(seen.title))
        return of_error(Subject.OPENING, stuck, details=details | {"stuck_at": seen.stuck})
    if not seen.pictures and not seen.readings:
        return Check(
            Subject.OPENING,
            State.WARNING,
            said(QT_TRANSLATE_NOOP("core", "No picture of {source} came just now."), **values),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "If the picture is held still, let it go on. Then check again."
                )
            ),
            details,
        )
    if seen.kind is Kind.STUDIO:
        sentence = said(
            QT_TRANSLATE_NOOP(
                "core",
                "The studio is shown, a demo without a camera: all people are computer-made.",
            )
        )
        return Check(Subject.OPENING, State.OK, sentence, details=details)
    if seen.in_window:
        sentence = said(
            QT_TRANSLATE_NOOP("core", "{source} is open in this window and gives pictures."),
            **values,
        )
        return Check(Subject.OPENING, State.OK, sentence, details=details)
    slow = (seen.first_seconds or 0) > SLOW_START
    return Check(
        Subject.OPENING,
        State.WARNING if slow else State.OK,
        said(
            QT_TRANSLATE_NOOP(
                "core", "{source} opens; the first picture came after {seconds} seconds."
            ),
            **values,
        ),
        steps(
            QT_TRANSLATE_NOOP(
                "core", "That is slow. Connect it to the computer itself, without a hub."
            )
        ),
        details,
    )


def _lost(seen: Observation, details: dict[str, Detail]) -> Check:
    """Say why it can't be used. That another program has it is no fault of the installation."""
    assert seen.error is not None
    busy = (camera_loss.busy("", "").sentence, camera_loss.busy("", None).sentence)
    is_busy = seen.error.sentence in busy
    state = State.WARNING if is_busy else State.FAILED
    return of_error(Subject.OPENING, seen.error, state, {**details, "busy": is_busy})


def _format(seen: Observation) -> Check:
    facts = seen.facts
    picture = seen.pictures[-1] if seen.pictures else None
    width = picture.width if picture is not None else facts.width if facts is not None else 0
    height = picture.height if picture is not None else facts.height if facts is not None else 0
    details: dict[str, Detail] = {"width": width, "height": height}
    letters = facts.format.strip() if facts is not None else ""
    family = FORMATS[facts.format].family if facts is not None and facts.format in FORMATS else None
    if facts is not None:
        details |= {"backend": facts.backend, "format": facts.format, "agreed_rate": facts.rate}
        details |= {"agreed_size": f"{facts.width}x{facts.height}", "colour": facts.has_chroma}
    if facts is not None and (taken := facts.negotiated) is not None:
        details |= {"driver": taken.driver, "bus": taken.bus, "camera": taken.card}
        details["offers"] = ", ".join(
            f"{o.format.strip()} {o.width}x{o.height}"
            + ("" if o.rate is None else f" {o.rate:g}/s")
            for o in taken.offers
        )
        details["passed_over"] = ", ".join(taken.passed_over)
    values = {"width": width, "height": height, "format": letters}
    plain = QT_TRANSLATE_NOOP("core", "The pictures have {width} x {height} pixels.")
    named = QT_TRANSLATE_NOOP(
        "core", "The pictures have {width} x {height} pixels in the format {format}."
    )
    packed = QT_TRANSLATE_NOOP(
        "core",
        "The pictures have {width} x {height} pixels in the format {format}, which loses fine "
        "detail. The camera offers none that is better.",
    )
    refused = QT_TRANSLATE_NOOP(
        "core",
        "The pictures have {width} x {height} pixels in the format {format}; a better one was "
        "offered, but the camera refused it.",
    )
    if seen.kind is Kind.CAMERA and (0 < width < LEAST_SIZE[0] or 0 < height < LEAST_SIZE[1]):
        too_small = steps(
            QT_TRANSLATE_NOOP(
                "core", "That is too small to recognise faces well. Choose another camera."
            )
        )
        return Check(Subject.FORMAT, State.WARNING, said(plain, **values), too_small, details)
    if facts is not None and facts.negotiated is not None and facts.negotiated.passed_over:
        other_socket = steps(
            QT_TRANSLATE_NOOP(
                "core", "Plug the camera into another socket of the computer, without a hub."
            )
        )
        return Check(Subject.FORMAT, State.WARNING, said(refused, **values), other_socket, details)
    template = plain if not letters else packed if family is Family.JPEG else named
    return Check(Subject.FORMAT, State.OK, said(template, **values), details=details)


def _rate(seen: Observation) -> Check:
    rate = measured_rate(seen)
    agreed = seen.facts.rate if seen.facts is not None else None
    numbers = [reading.number for reading in seen.readings]
    gaps = max(0, numbers[-1] - numbers[0] + 1 - len(numbers)) if numbers else 0
    lost = gaps if seen.in_window or seen.dropped is None else max(seen.dropped, gaps)
    details: dict[str, Detail] = {
        "measured": None if rate is None else round(rate, 2),
        "agreed": agreed,
        "pictures": len(numbers),
        "lost": lost,
    }
    if rate is None:
        sentence = said(
            QT_TRANSLATE_NOOP("core", "Too few pictures came to tell how many come in a second.")
        )
        again = steps(QT_TRANSLATE_NOOP("core", "Check again."))
        return Check(Subject.RATE, State.WARNING, sentence, again, details)
    values = {"rate": f"{rate:.0f}", "agreed": f"{agreed or 0:.0f}", "lost": lost}
    slower = agreed is not None and rate < KEPT_RATE * agreed
    if slower or rate < LEAST_RATE:
        template = (
            QT_TRANSLATE_NOOP(
                "core", "{rate} pictures come in a second, although {agreed} were agreed."
            )
            if slower
            else QT_TRANSLATE_NOOP("core", "Only {rate} pictures come in a second.")
        )
        more_light = steps(
            QT_TRANSLATE_NOOP(
                "core",
                "In dim light many cameras expose longer and give fewer pictures: light the place "
                "better.",
            ),
            QT_TRANSLATE_NOOP("core", "Connect the camera to the computer itself, without a hub."),
        )
        too_busy = steps(
            QT_TRANSLATE_NOOP(
                "core", "The computer is too busy to draw the demo. Close other programs."
            )
        )
        advice = too_busy if seen.kind is Kind.STUDIO else more_light
        return Check(Subject.RATE, State.WARNING, said(template, **values), advice, details)
    if seen.kind is Kind.CAMERA and lost > MUCH_LOST * (len(numbers) + lost):
        sentence = said(
            QT_TRANSLATE_NOOP("core", "{rate} pictures come in a second, but {lost} were lost."),
            **values,
        )
        cable = steps(
            QT_TRANSLATE_NOOP(
                "core",
                "Connect the camera with another cable, to the computer itself, and close other "
                "programs.",
            )
        )
        return Check(Subject.RATE, State.WARNING, sentence, cable, details)
    sentence = said(QT_TRANSLATE_NOOP("core", "{rate} pictures come in a second."), **values)
    return Check(Subject.RATE, State.OK, sentence, details=details)


def measured_rate(seen: Observation) -> float | None:
    """Return how many frames were taken in a second; None where there are too few."""
    times = [reading.time for reading in seen.readings]
    # A camera begins slowly; the first half second says nothing about it.
    steady = [time for time in times if times[-1] - time <= times[-1] - times[0] - 0.5] or times
    if len(steady) < 5 or steady[-1] <= steady[0]:
        return None
    return (len(steady) - 1) / (steady[-1] - steady[0])


def _link(seen: Observation) -> Check:
    assert seen.facts is not None
    link = seen.facts.link
    details: dict[str, Detail] = {"link": link}
    values = {"link": link}
    rate, agreed = measured_rate(seen), seen.facts.rate
    short = rate is not None and agreed is not None and rate < KEPT_RATE * agreed
    if link.startswith("USB 1") or (link.startswith("USB 2") and short):
        return Check(
            Subject.LINK,
            State.WARNING,
            said(
                QT_TRANSLATE_NOOP("core", "Connected by {link}, which may be too slow."), **values
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "Use a USB 3 socket (often blue) of the computer itself, without a hub."
                )
            ),
            details,
        )
    sentence = said(QT_TRANSLATE_NOOP("core", "Connected by {link}."), **values)
    return Check(Subject.LINK, State.OK, sentence, details=details)

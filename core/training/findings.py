"""What is wrong with a training set, said all at once before training starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from core.training.values import TrainingError
from core.wording import QT_TRANSLATE_NOOP

Weight = Literal["stops", "picture", "note"]
"""Whether it stops training until it is mended; is about pictures that can be left out; or is
only to be known."""

_TOLD: Final = 5  # names of pictures in a sentence

_SENTENCES: Final[Mapping[str, tuple[Weight, str]]] = {
    "unreadable": (
        "picture",
        QT_TRANSLATE_NOOP("core", "Pictures that can't be read ({count}): {names}."),
    ),
    "no-face": (
        "picture",
        QT_TRANSLATE_NOOP("core", "Pictures without a face ({count}): {names}."),
    ),
    "several-faces": (
        "picture",
        QT_TRANSLATE_NOOP(
            "core",
            "Pictures with several faces of about one size, so that nothing says which one is "
            "meant ({count}): {names}.",
        ),
    ),
    "too-small": (
        "picture",
        QT_TRANSLATE_NOOP(
            "core", "Faces that are too small, with less than {least} ({count}): {names}."
        ),
    ),
    "cut-off": (
        "picture",
        QT_TRANSLATE_NOOP("core", "Faces that can't be cut out ({count}): {names}."),
    ),
    "repeated": (
        "note",
        QT_TRANSLATE_NOOP(
            "core", "Pictures that are there twice and are used once ({count}): {names}."
        ),
    ),
    "same-picture": (
        "stops",
        QT_TRANSLATE_NOOP(
            "core",
            "The same picture lies in the folders of two people, or is both live and a fake "
            "({count}): {names}. Keep the right one of each.",
        ),
    ),
    "nearly-same-picture": (
        "stops",
        QT_TRANSLATE_NOOP(
            "core",
            "Nearly the same picture lies in the folders of two people ({count}): {names}. Keep "
            "the right one of each.",
        ),
    ),
    "alike": (
        "note",
        QT_TRANSLATE_NOOP(
            "core",
            "Folders that seem to show one person ({count}): {names}. They are kept in the same "
            "part. If it is one person, put them into one folder.",
        ),
    ),
    "no-person": (
        "stops",
        QT_TRANSLATE_NOOP(
            "core",
            "Pictures that lie in live itself ({count}): {names}. Put those of each person into a "
            "folder of their own, so that nobody is both learned from and judged.",
        ),
    ),
    "nobody": (
        "note",
        QT_TRANSLATE_NOOP(
            "core",
            "Fakes that lie in no folder of a person or object ({count}): {names}. Whom they show "
            "may be in every part, so that their figures look better than they are.",
        ),
    ),
    "no-living": (
        "stops",
        QT_TRANSLATE_NOOP(
            "core",
            "Only fakes are left: there is no usable picture of a living person. Both living "
            "people and fakes are needed.",
        ),
    ),
    "no-fakes": (
        "stops",
        QT_TRANSLATE_NOOP(
            "core",
            "Only living people are left: there is no usable picture of a fake. Both living people "
            "and fakes are needed.",
        ),
    ),
    "few-people": (
        "stops",
        QT_TRANSLATE_NOOP(
            "core",
            "People with usable pictures: {found}. At least {least} are needed, so that some can "
            "be kept for validation.",
        ),
    ),
    "few-fakes": (
        "stops",
        QT_TRANSLATE_NOOP(
            "core",
            "People or objects that usable fakes show: {found}. At least {least} are needed, so "
            "that some can be kept for validation.",
        ),
    ),
    "in-both": (
        "stops",
        QT_TRANSLATE_NOOP(
            "core",
            "So many folders seem to show the same people that nobody can be kept for validation "
            "alone. Put the pictures of each person into one folder.",
        ),
    ),
    "single": (
        "note",
        QT_TRANSLATE_NOOP(
            "core",
            "People with a single usable picture, who can't be learned from ({count}): {names}.",
        ),
    ),
    "unproven": (
        "note",
        QT_TRANSLATE_NOOP(
            "core",
            "These kinds of attack show one person or object only, so nothing will be known of "
            "how well they are told: {names}.",
        ),
    ),
    "no-test": (
        "note",
        QT_TRANSLATE_NOOP(
            "core",
            "With less than {least} people nobody is kept aside for the final figures. They come "
            "from the validation, which the training has chosen by, and look better than they are.",
        ),
    ),
    "colour": (
        "note",
        QT_TRANSLATE_NOOP(
            "core",
            "Pictures in colour, though the model is for infrared ({count}): {names}. They are "
            "used as grey.",
        ),
    ),
    "from-scratch": (
        "note",
        QT_TRANSLATE_NOOP(
            "core",
            "With {found} people a recogniser that starts from nothing will hardly tell others "
            "apart. Use --from default, or thousands of people.",
        ),
    ),
}

_AND_MORE: Final = QT_TRANSLATE_NOOP("core", "{names} and {more} more")

KINDS: Final = tuple(_SENTENCES)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, with all that it is about."""

    kind: str
    """One of `KINDS`."""

    names: tuple[str, ...]
    """Pictures (paths inside the folder), people or kinds that it is about."""

    values: Mapping[str, object]

    @property
    def weight(self) -> Weight:
        """What follows from it."""
        return _SENTENCES[self.kind][0]

    def __str__(self) -> str:
        names = ", ".join(self.names[:_TOLD])
        more = len(self.names) - _TOLD
        if more > 0:
            names = _AND_MORE.format(names=names, more=more)
        return _SENTENCES[self.kind][1].format(count=len(self.names), names=names, **self.values)


def finding(kind: str, names: Iterable[str] = (), **values: object) -> Finding:
    """Return a finding of one of `KINDS`."""
    assert kind in _SENTENCES
    return Finding(kind, tuple(names), values)


class BadDataError(TrainingError):
    """The set can't be trained with as it is."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(
            QT_TRANSLATE_NOOP(
                "core",
                "No training was started: mend what is said above, or leave pictures out that "
                "can't be used with --leave-out.",
            )
            if all(one.weight != "stops" for one in self.findings)
            else QT_TRANSLATE_NOOP("core", "No training was started: mend what is said above.")
        )


def require_usable(findings: Iterable[Finding], *, leave_out: bool) -> None:
    """Refuse a set with findings that stop training.

    Raises
    ------
    BadDataError
        If there are any.
    """
    stopping = [
        one
        for one in findings
        if one.weight == "stops" or (one.weight == "picture" and not leave_out)
    ]
    if stopping:
        raise BadDataError(stopping)

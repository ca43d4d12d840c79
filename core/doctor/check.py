"""What the doctor found of one thing, as a value that can be shown in any language."""

from __future__ import annotations

import enum
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from core.wording import QT_TRANSLATE_NOOP, PlainError

log = logging.getLogger(__name__)

Detail = str | int | float | bool | None


class State(enum.Enum):
    """How a check went."""

    OK = "ok"
    WARNING = "warning"
    """Something is missing or not as good as it could be; the program can do without."""

    FAILED = "failed"


class Area(enum.Enum):
    """Where in a list a check belongs. The value is its heading."""

    PROGRAM = QT_TRANSLATE_NOOP("core", "Program")
    MODELS = QT_TRANSLATE_NOOP("core", "Models")
    STORAGE = QT_TRANSLATE_NOOP("core", "Storage")
    CAMERA = QT_TRANSLATE_NOOP("core", "Camera")
    DISPLAY = QT_TRANSLATE_NOOP("core", "Screen")


class Subject(enum.Enum):
    """What is looked at. The value stands in the shell's output and never changes."""

    PYTHON = "Python"
    LIBRARIES = "Libraries"
    DEVICE = "Device"
    MODEL = "Model"
    DETECTOR = "Model, detector"
    RECOGNISER = "Model, recogniser"
    LIVENESS = "Model, liveness"
    QUALITY = "Model, quality"
    ANALYSIS = "Analysis"
    PROFILE = "Profile"
    SPACE = "Space"
    SETTINGS = "Settings"
    GALLERY = "Gallery"
    CAMERA = "Camera"
    OPENING = "Opening"
    FORMAT = "Format"
    RATE = "Rate"
    PICTURE = "Picture"
    INFRARED = "Infrared"
    LAMP = "Lamp"
    EXPOSURE = "Exposure"
    LINK = "Link"
    WINDOW = "Window"
    FAULT = "Fault"

    @property
    def title(self) -> str:
        """Name for people, marked for translation."""
        return _TITLES[self]

    @property
    def area(self) -> Area:
        """Where it belongs."""
        return _AREAS[self]


_TITLES: Mapping[Subject, str] = {
    Subject.PYTHON: QT_TRANSLATE_NOOP("core", "Program and system"),
    Subject.LIBRARIES: QT_TRANSLATE_NOOP("core", "Libraries"),
    Subject.DEVICE: QT_TRANSLATE_NOOP("core", "Processor"),
    Subject.MODEL: QT_TRANSLATE_NOOP("core", "Model"),
    Subject.DETECTOR: QT_TRANSLATE_NOOP("core", "Model that finds faces"),
    Subject.RECOGNISER: QT_TRANSLATE_NOOP("core", "Model that recognises faces"),
    Subject.LIVENESS: QT_TRANSLATE_NOOP("core", "Model that judges liveness"),
    Subject.QUALITY: QT_TRANSLATE_NOOP("core", "Model that measures quality"),
    Subject.ANALYSIS: QT_TRANSLATE_NOOP("core", "Models at work"),
    Subject.PROFILE: QT_TRANSLATE_NOOP("core", "Your folder"),
    Subject.SPACE: QT_TRANSLATE_NOOP("core", "Free space"),
    Subject.SETTINGS: QT_TRANSLATE_NOOP("core", "Settings"),
    Subject.GALLERY: QT_TRANSLATE_NOOP("core", "Gallery"),
    Subject.CAMERA: QT_TRANSLATE_NOOP("core", "Camera"),
    Subject.OPENING: QT_TRANSLATE_NOOP("core", "Source of the picture"),
    Subject.FORMAT: QT_TRANSLATE_NOOP("core", "Format and size"),
    Subject.RATE: QT_TRANSLATE_NOOP("core", "Pictures a second"),
    Subject.PICTURE: QT_TRANSLATE_NOOP("core", "Picture"),
    Subject.INFRARED: QT_TRANSLATE_NOOP("core", "Infrared"),
    Subject.LAMP: QT_TRANSLATE_NOOP("core", "Lamp"),
    Subject.EXPOSURE: QT_TRANSLATE_NOOP("core", "Exposure"),
    Subject.LINK: QT_TRANSLATE_NOOP("core", "Cable"),
    Subject.WINDOW: QT_TRANSLATE_NOOP("core", "Screen and window"),
    Subject.FAULT: QT_TRANSLATE_NOOP("core", "A check itself"),
}

_AREAS: Mapping[Subject, Area] = (
    dict.fromkeys(Subject, Area.CAMERA)
    | dict.fromkeys((Subject.PYTHON, Subject.LIBRARIES, Subject.DEVICE), Area.PROGRAM)
    | dict.fromkeys(
        (Subject.MODEL, Subject.DETECTOR, Subject.RECOGNISER, Subject.LIVENESS), Area.MODELS
    )
    | dict.fromkeys((Subject.QUALITY, Subject.ANALYSIS), Area.MODELS)
    | dict.fromkeys(
        (Subject.PROFILE, Subject.SPACE, Subject.SETTINGS, Subject.GALLERY), Area.STORAGE
    )
    | {Subject.WINDOW: Area.DISPLAY, Subject.FAULT: Area.PROGRAM}
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or two sentences for a person: an English template, and what fills its fields."""

    template: str
    """Marked for translation in the context `core`."""

    values: Mapping[str, object] = field(default_factory=dict)
    """Another `Sentence` among them is said in the same language."""

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. Nothing of a face or a person is in it."""

    subject: Subject
    state: State
    sentence: Sentence

    advice: tuple[Sentence, ...] = ()
    """What to do, the most promising first; none where the sentence says it, or all is well."""

    details: Mapping[str, Detail] = field(default_factory=dict)
    """For engineers: names in English, plain values."""

    def __post_init__(self) -> None:
        if self.state is State.OK:
            object.__setattr__(self, "advice", ())


def said(template: str, **values: object) -> Sentence:
    """Return a sentence; `template` is marked for translation where it is written."""
    return Sentence(template, values)


def steps(*templates: str, **values: object) -> tuple[Sentence, ...]:
    """Return what to do; each template is marked for translation where it is written."""
    return tuple(Sentence(template, values) for template in templates)


def of_error(
    subject: Subject,
    error: PlainError,
    state: State = State.FAILED,
    details: Mapping[str, Detail] | None = None,
) -> Check:
    """Return a check that says what an error says."""
    kind: dict[str, Detail] = {"error": type(error).__name__}
    sentence = Sentence(error.sentence, error.values)
    return Check(subject, state, sentence, details=kind | dict(details or {}))


def guarded(
    run: Callable[[], Iterator[Check]], subject: Subject = Subject.FAULT
) -> Iterator[Check]:
    """Run a check; a fault in it is its result, since the others are needed all the more."""
    try:
        yield from run()
    except PlainError as error:
        yield of_error(subject, error)
    except Exception as error:
        log.exception("A check broke off")
        yield Check(
            Subject.FAULT,
            State.FAILED,
            said(
                QT_TRANSLATE_NOOP("core", "A check broke off with {kind}."),
                kind=type(error).__name__,
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "This is a fault of the program. Save a report for support."
                )
            ),
            {"looked_at": subject.value},
        )

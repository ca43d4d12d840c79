"""The sentences about lamps: what is the matter, how it comes about, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from core.wording import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Advice:
    """The sentences for one thing that can be the matter."""

    sentence: str
    """With named fields."""

    why: str
    steps: tuple[str, ...] = ()


OTHER_ENTRY = QT_TRANSLATE_NOOP(
    "core",
    "Look at the page Cameras: many cameras stand there twice, once for colour and once for "
    "infrared. Choose the one that is marked as infrared.",
)
UNCOVER = QT_TRANSLATE_NOOP(
    "core",
    "Look at the camera itself: open its privacy shutter and take away a cover or sticker. The "
    "lamp often sits behind dark plastic beside the lens.",
)
COME_CLOSE = QT_TRANSLATE_NOOP(
    "core", "Stand about 60 cm before the camera: its lamp doesn't reach much further than 1 m."
)
USE_USB_3 = QT_TRANSLATE_NOOP(
    "core",
    "Plug the camera into a USB 3 socket of the computer, without a hub. Some, such as the "
    "Logitech Brio, don't light their lamp with USB 2.",
)
OTHER_PROGRAM = QT_TRANSLATE_NOOP(
    "core",
    "Close other programs that use the camera, signing in with the face among them: they can "
    "switch its lamp.",
)
PLUG_AGAIN = QT_TRANSLATE_NOOP("core", "Pull the camera's plug and put it in again.")
VENDOR_SWITCH = QT_TRANSLATE_NOOP(
    "core",
    "On Linux, some cameras light their lamp only after a command of their maker. The separate "
    "tool linux-enable-ir-emitter can find it; that is for whoever looks after this computer. "
    "This program never writes to a lamp.",
)

FIND_OUT = QT_TRANSLATE_NOOP(
    "core", "To find out, make the room dark for a moment: if faces stay bright, the lamp is on."
)

_DARK_STEPS = (
    UNCOVER,
    OTHER_ENTRY,
    COME_CLOSE,
    USE_USB_3,
    OTHER_PROGRAM,
    VENDOR_SWITCH,
)

TOO_FEW = Advice(
    QT_TRANSLATE_NOOP("core", "There are too few pictures yet to say what the lamp does."),
    QT_TRANSLATE_NOOP("core", "Whether a lamp pulses is seen after about a second of pictures."),
)
SLOW = Advice(
    QT_TRANSLATE_NOOP("core", "Only {rate} pictures come in a second."),
    QT_TRANSLATE_NOOP(
        "core",
        "That is too few to tell the lamp from what moves. In dim light many cameras expose "
        "longer and so give fewer pictures; a crowded USB connection or a busy computer loses "
        "some.",
    ),
    (
        QT_TRANSLATE_NOOP(
            "core",
            "Set a higher rate or a shorter exposure on the page Controls, where the camera has "
            "them.",
        ),
        USE_USB_3,
        QT_TRANSLATE_NOOP("core", "Close other programs that keep the computer busy."),
    ),
)
COLOUR = Advice(
    QT_TRANSLATE_NOOP("core", "This camera gives colours, so it is no infrared camera."),
    QT_TRANSLATE_NOOP(
        "core",
        "An infrared picture has no colours. Colour cameras shut infrared light out, and what is "
        "judged here is made for infrared.",
    ),
    (
        OTHER_ENTRY,
        QT_TRANSLATE_NOOP(
            "core",
            "If there is only this one, the computer has no infrared camera. Not every model of a "
            "maker has one, even under the same name.",
        ),
    ),
)
STOPPED = Advice(
    QT_TRANSLATE_NOOP("core", "The lamp pulsed before and does so no longer."),
    QT_TRANSLATE_NOOP(
        "core",
        "Another program may have switched it, or the camera saves power or has become hot.",
    ),
    (OTHER_PROGRAM, PLUG_AGAIN, UNCOVER),
)
OFF = Advice(
    QT_TRANSLATE_NOOP("core", "The camera says that its lamp stays off."),
    QT_TRANSLATE_NOOP(
        "core",
        "Its pictures don't contradict that: the room's light alone can look like this. A face in "
        "that light can't be judged reliably.",
    ),
    (FIND_OUT, *_DARK_STEPS),
)
DARK = Advice(
    QT_TRANSLATE_NOOP("core", "The picture stays dark: the lamp doesn't light what is before it."),
    QT_TRANSLATE_NOOP(
        "core",
        "Something covers it, nothing is near enough to be lit, this is the wrong one of the "
        "camera's pictures, or the lamp waits for its maker's program.",
    ),
    _DARK_STEPS,
)
OVEREXPOSED = Advice(
    QT_TRANSLATE_NOOP("core", "{clipped} % of what the lamp lights is overexposed."),
    QT_TRANSLATE_NOOP(
        "core",
        "White areas hold no detail any more, so faces in them can't be recognised.",
    ),
    (
        QT_TRANSLATE_NOOP("core", "Let people stand further away, at 50 to 80 cm."),
        QT_TRANSLATE_NOOP(
            "core",
            "On the page Controls, switch on automatic exposure, or set a shorter exposure or "
            "less gain.",
        ),
        QT_TRANSLATE_NOOP(
            "core", "Keep the sun and shining things such as glass out of the picture."
        ),
    ),
)
OTHER_LIGHT = Advice(
    QT_TRANSLATE_NOOP("core", "{other} % of the light is not the lamp's."),
    QT_TRANSLATE_NOOP(
        "core",
        "The sun, halogen lamps and heaters give much infrared light. It is taken out of the "
        "picture as far as possible, but shadows and overexposed places remain.",
    ),
    (
        QT_TRANSLATE_NOOP(
            "core",
            "Turn the camera so that no window is behind or beside people, or lower the blind.",
        ),
        QT_TRANSLATE_NOOP("core", "Switch halogen lamps and heaters near the camera off."),
        QT_TRANSLATE_NOOP(
            "core",
            "Let people stand closer: at half the distance the lamp gives four times as "
            "much light.",
        ),
    ),
)
FLICKER = Advice(
    QT_TRANSLATE_NOOP("core", "The light flickers, and not as a lamp that pulses."),
    QT_TRANSLATE_NOOP(
        "core",
        "Lamps at the mains flicker 100 or 120 times a second. A camera that exposes briefly "
        "sees that as bright and dark pictures.",
    ),
    (
        QT_TRANSLATE_NOOP(
            "core",
            "On the page Controls, set the frequency of the mains: 50 Hz in most countries, 60 Hz "
            "in North America and some others.",
        ),
        QT_TRANSLATE_NOOP("core", "Switch on automatic exposure, or expose for 10 ms or longer."),
        QT_TRANSLATE_NOOP("core", "Light the room with another lamp and see whether it ends."),
    ),
)
FLAG_WRONG = Advice(
    QT_TRANSLATE_NOOP("core", "What the camera says about its lamp contradicts its pictures."),
    QT_TRANSLATE_NOOP(
        "core",
        "That is an error of the camera. This program believes the pictures, so nothing has to be "
        "done.",
    ),
    (
        QT_TRANSLATE_NOOP(
            "core", "Ask the maker for a newer version of the camera's own software (firmware)."
        ),
    ),
)
PULSING = Advice(
    QT_TRANSLATE_NOOP("core", "The lamp pulses: lit and unlit pictures come as {lit} to {unlit}."),
    QT_TRANSLATE_NOOP(
        "core",
        "That is how most infrared cameras work. Only lit pictures are judged; the unlit ones "
        "show how much other light there is.",
    ),
)
EVERY_SECOND = QT_TRANSLATE_NOOP("core", "The lamp pulses: every second picture is lit.")
STEADY = Advice(
    QT_TRANSLATE_NOOP("core", "The lamp doesn't pulse: it is always on, or there is none."),
    QT_TRANSLATE_NOOP(
        "core",
        "The pictures alone don't tell which. Faces are judged in the light that is there, and "
        "how much of it is the lamp's is not known.",
    ),
    (FIND_OUT,),
)

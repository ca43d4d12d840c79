"""The command line of the window."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

DESCRIPTION = "FaceDesk IR: says who stands before an infrared camera, offline."

EPILOG = """\
addresses for --source:
  0, 1, ...             a camera by its number
  /dev/video2           a camera by its path
  visit.mp4             a video file
  pictures/             a folder of pictures
  face.png              one picture
  studio, studio:SCENE  the synthetic infrared camera

exit codes:
  0  closed by its window, by Ctrl+C or by SIGTERM; or the self-test passed
  1  the window can't be shown, or the self-test failed (the reason is on stderr)
  2  the command line was not understood
"""

Language = Literal["system", "en", "zh_CN"]


SELF_TEST_SOURCE = "studio:one-person"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for. None: as the settings say."""

    source: str | None = None
    """Address of the source, as `core.capture.discovery.make_source` reads it."""

    profile: Path | None = None
    language: Language | None = None
    self_test: bool = False
    seconds: float | None = None
    """Close by itself after that many seconds."""

    kiosk: bool = False
    """Begin with the kiosk in the place of the window."""

    watched: int | None = None
    """How often the process that watches the kiosk started it again; None: nobody watches."""


def parse(arguments: Sequence[str], version: str) -> Options:
    """Read the command line (without the program's name).

    Raises
    ------
    SystemExit
        After --help and --version (code 0) and for what can't be understood (code 2).
    """
    parser = argparse.ArgumentParser(
        prog="python -m gui",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--source", metavar="ADDRESS", help="open this source")
    source.add_argument(
        "--studio",
        metavar="SCENE",
        nargs="?",
        const="",
        help="open the studio, the synthetic infrared camera, which needs no hardware",
    )
    parser.add_argument(
        "--profile",
        metavar="DIR",
        type=Path,
        help="keep gallery, settings and log in this folder",
    )
    parser.add_argument(
        "--language", choices=("system", "en", "zh_CN"), help="language of the window"
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="start, analyse some frames (of the studio, if no source is named), print, leave",
    )
    parser.add_argument(
        "--seconds", metavar="N", type=_seconds, help="close by itself after N seconds"
    )
    parser.add_argument(
        "--kiosk",
        action="store_true",
        help="begin with the kiosk: full screen, left with a PIN, started again after a fault",
    )
    # What the process that watches the kiosk tells the one that shows it (gui.kiosk_watch).
    parser.add_argument("--watched", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version=f"FaceDesk IR {version}")
    given = parser.parse_args(arguments)
    if given.kiosk and given.self_test:
        parser.error("argument --kiosk: not allowed with argument --self-test")
    address: str | None = given.source
    if given.studio is not None:
        address = f"studio:{given.studio}" if given.studio else "studio"
    elif given.self_test and address is None:
        address = SELF_TEST_SOURCE
    if address == "":
        parser.error("argument --source: the address is empty")
    return Options(
        source=address,
        profile=given.profile,
        language=given.language,
        self_test=given.self_test,
        seconds=given.seconds,
        kiosk=given.kiosk,
        watched=given.watched,
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return seconds

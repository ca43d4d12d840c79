"""The command line: which commands there are, and how each run ends."""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import core
from core.wording import PlainError

DONE = 0
FAILED = 1
USAGE = 2
INTERRUPTED = 130
"""128 + SIGINT, as shells count."""

PIPE_CLOSED = 141
"""128 + SIGPIPE: the reader of the output went away, as `head` does."""

EPILOG = """\
exit codes:
  0    done, and the answer is yes: all pictures analysed, same person, all known
  1    something failed, or the answer is no; errors stand on stderr
  2    the command line was not understood
  130  stopped by Ctrl+C
  141  the reader of the output went away
"""


class UsageError(Exception):
    """The command line asks for something that does not exist; the text says what does."""


class Command(Protocol):
    """What the module of a command offers."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it, and return the exit code."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A command as the list of commands knows it."""

    module: str
    summary: str

    def load(self) -> Command:
        """Import the command; only the one that was asked for is."""
        module: Command = importlib.import_module(self.module)
        return module


COMMANDS = {
    "analyse": Entry("core.cli.analyse", "find, judge and embed the faces of pictures"),
    "compare": Entry("core.cli.compare", "say whether pictures show the same person"),
    "enrol": Entry("core.cli.enrol", "add a person to the gallery"),
    "identify": Entry("core.cli.identify", "say who of the gallery is in each picture"),
    "replay": Entry("core.cli.replay", "judge a recorded session again, frame by frame"),
    "people": Entry("core.cli.people", "list, rename, remove or renew people of the gallery"),
    "consent": Entry("core.cli.consent_texts", "the text that people agree to, how long they stay"),
    "evaluate": Entry("core.cli.evaluate", "measure error rates on pictures of a known truth"),
    "calibrate": Entry("core.cli.calibrate", "say what similarities mean here, and what is proven"),
    "check": Entry("core.cli.check", "look for people enrolled twice, odd and poor pictures"),
    "import": Entry(
        "core.cli.import_people", "enrol many people from folders, a table or an export"
    ),
    "export": Entry("core.cli.export_people", "write people into one encrypted file"),
    "backup": Entry("core.cli.backup", "make, verify and restore backups of the gallery"),
    "protect": Entry("core.cli.protect", "set the gallery's passphrase, make a recovery code"),
    "accounts": Entry("core.cli.accounts", "say who may sign in, and what they may do"),
    "log": Entry("core.cli.log", "read, verify or export the log of what was done"),
    "report": Entry("core.cli.verify_report", "check a report and its signature"),
    "trends": Entry("core.cli.trends", "say how recognition goes over weeks, and what to do"),
    "train": Entry("core.cli.train", "train a model on this site's own pictures"),
    "test-liveness": Entry(
        "core.cli.test_liveness", "tell what a liveness test found, or judge its recordings again"
    ),
    "models": Entry("core.cli.models", "list, add, download, check or remove models"),
    "doctor": Entry("core.cli.doctor", "check that everything the program needs is there"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        Command line without the program's name; None takes the process's own.

    Returns
    -------
    The exit code.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    # What goes wrong is said once, in a sentence; the loggers' own lines would say it again.
    logging.getLogger("core").addHandler(logging.NullHandler())
    _have_streams()
    _let_odd_names_through()
    try:
        try:
            command, options = _parse(given)
        except SystemExit as ending:  # argparse has said what there is to say
            return ending.code if isinstance(ending.code, int) else USAGE
        code = command.run(options)
        sys.stdout.flush()
        return code
    except UsageError as error:
        print(f"python -m core: {error}", file=sys.stderr)
        return USAGE
    except PlainError as error:
        print(f"python -m core: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        _forget_stdout()
        return PIPE_CLOSED
    except OSError as error:
        if error.filename is not None:
            raise  # no stream: a fault of the program
        _forget_stdout()
        reason = error.strerror or type(error).__name__
        print(f"python -m core: the output can't be written: {reason}.", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("python -m core: stopped.", file=sys.stderr)
        return INTERRUPTED


def _parse(given: list[str]) -> tuple[Command, argparse.Namespace]:
    parser = argparse.ArgumentParser(
        prog="python -m core",
        description="FaceDesk IR on the command line: the same models and the same gallery as in "
        "the window, offline.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"FaceDesk IR {core.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    chosen: Command | None = None
    asked = next((word for word in given if not word.startswith("-")), None)
    for name, entry in COMMANDS.items():
        sub = commands.add_parser(
            name, help=entry.summary, description=f"{entry.summary.capitalize()}."
        )
        if name == asked:
            from core import runtime

            runtime.preload()
            chosen = entry.load()
            chosen.arguments(sub)
    options = parser.parse_args(given)
    assert chosen is not None  # or parse_args has left
    return chosen, options


def _have_streams() -> None:
    """Write to nowhere where the caller closed stdout or stderr: Python leaves None there."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (until the end)


def _let_odd_names_through() -> None:
    """File names that are no text in the terminal's encoding must not stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _forget_stdout() -> None:
    """Let the interpreter flush stdout at its end without a second error."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        sys.stdout = None  # nothing is left to write to

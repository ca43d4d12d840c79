"""`test-liveness`: judge the recordings of a liveness test again."""

from __future__ import annotations

import argparse

from core.cli.main import DONE


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""


def run(options: argparse.Namespace) -> int:
    """Do it, and return the exit code."""
    return DONE

"""`python -m core`: the command line."""

from __future__ import annotations

import multiprocessing
import sys

from core.cli.main import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # models are tried out in a process of their own
    sys.exit(main())

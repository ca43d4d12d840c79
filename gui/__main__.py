"""`python -m gui`: the window."""

from __future__ import annotations

import multiprocessing
import sys
import time


def main() -> int:
    """Start the window; return the process's exit code."""
    began = time.monotonic()
    from core import __version__, runtime
    from gui import display, options

    chosen = options.parse(sys.argv[1:], __version__)
    reason = display.missing()
    if reason is not None:
        print(reason, file=sys.stderr)  # noqa: T201 (there is no window to say it in)
        return 1
    if chosen.kiosk and chosen.watched is None:
        from gui import kiosk_watch

        return kiosk_watch.watch(sys.argv[1:], chosen.seconds)
    runtime.preload()  # before any Qt import
    try:
        from gui import application
    except ImportError as error:
        if "PySide6" not in (error.name or "") and ".so" not in str(error):
            raise
        print(display.missing_library(error), file=sys.stderr)  # noqa: T201 (as above)
        return 1
    return application.main(chosen, began)


if __name__ == "__main__":
    multiprocessing.freeze_support()  # models are tried out in a process of their own
    sys.exit(main())

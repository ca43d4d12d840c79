"""What must happen in the process before the work starts: load order, threads, device."""

from __future__ import annotations

import gc
import os
import sys
from functools import cache
from typing import Literal

Device = Literal["cpu", "cuda"]


def preload() -> None:
    """Import native libraries in the one order that works. Call before any Qt import.

    - Windows: torch 2.9 and later fails to load its DLLs after Qt (pytorch #166628), so torch
      comes first there. Elsewhere it is imported when a network first needs it (3 s).
    - OpenBLAS reads how many threads it may use when numpy is imported, see `one_blas_thread`.
    - opencv-python brings its own Qt 5 on Linux and points two variables at it.
      They are removed so that PySide6 never looks there.
    """
    no_core_dumps()
    collect_seldom()
    one_blas_thread()
    if sys.platform == "win32":
        import torch  # noqa: F401
    drop_opencv_qt_paths()


def no_core_dumps() -> None:
    """Keep keys and faces out of core dumps: a crash of the process leaves none.

    A limit of one byte is too short for a dump into a file, and Linux starts no collector of dumps
    (systemd-coredump, apport) for a process that has just this limit: see core(5) and `do_coredump`
    in the kernel. Windows is left as it is: it keeps dumps only where somebody configured that.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    limit = 1 if most == resource.RLIM_INFINITY or most >= 1 else 0
    resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))


def collect_seldom() -> None:
    """Let garbage be collected seldom: a gallery of 10,000 people is then listed 0.2 s sooner.

    What is read makes objects by the ten thousand, none of which is garbage.
    """
    gc.set_threshold(20_000, 20, 20)


def one_blas_thread() -> None:
    """Let numpy's linear algebra use one thread. Call before the first import of numpy.

    Its threads wait for each other by spinning. With other work on two cores that made the
    rotation of a gallery take 0.2 to 1 s instead of 0.03 s, and a search among 10,000 templates
    8 to 15 ms instead of 2 ms. The networks have threads of their own, see `analysis_threads`.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def drop_opencv_qt_paths() -> None:
    """Import OpenCV, and remove the Qt variables that its Linux wheel sets on import."""
    # OpenCV waits 10 s for a picture of a V4L2 camera unless told otherwise before its import.
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1")
    import cv2

    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(variable, ""):
            del os.environ[variable]
    cv2.setNumThreads(1)  # frames are small; the cores belong to the networks and the window


def analysis_threads() -> int:
    """How many threads a network may use: one core stays free for the window."""
    return max(1, min(4, (os.cpu_count() or 2) - 1))


@cache
def device() -> Device:
    """Where torch networks run: "cuda" where torch finds a GPU, else "cpu". Imports torch."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


@cache
def gpu_likely() -> bool:
    """Whether asking torch for a GPU can succeed. Costs no import of torch (3 s), unlike `device`.

    False where torch is a build for the CPU, or the system has no NVIDIA driver.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        build = version("torch").partition("+")[2]
    except PackageNotFoundError:
        return False
    if build == "cpu" or sys.platform == "darwin":
        return False
    if sys.platform == "win32":
        windows = os.environ.get("SYSTEMROOT", r"C:\Windows")
        return os.path.exists(os.path.join(windows, "System32", "nvcuda.dll"))
    return os.path.exists("/dev/nvidiactl") or os.path.exists("/dev/dxg")


def settle() -> None:
    """Take all that was made so far out of later garbage collections. Call after models loaded.

    Modules, networks and tables live as long as the program: 120,000 objects, which a full
    collection goes through in 40 ms while everything stands still. That took a sixth of the
    window's time before.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    collect_seldom()

"""WinRT as winrt-* 3.2 shows it to Python: the names of its stubs, and answers as Windows gives.

Only what is written here can be asked for: a name that the real packages lack fails.
"""

from __future__ import annotations

import enum
import sys
import threading
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

EXPOSURE_TIME = UUID("16b9ae99-cd84-4063-879d-a28c7633729e")


class ApartmentType(enum.IntEnum):
    SINGLE_THREADED = 0
    MULTI_THREADED = 1


class AsyncStatus(enum.IntEnum):
    STARTED = 0
    COMPLETED = 1
    CANCELED = 2
    ERROR = 3


class BitmapPixelFormat(enum.IntEnum):
    UNKNOWN = 0
    GRAY16 = 57
    GRAY8 = 62
    BGRA8 = 87
    NV12 = 103


class BitmapBufferAccessMode(enum.IntEnum):
    READ = 0


class MediaCaptureSharingMode(enum.IntEnum):
    EXCLUSIVE_CONTROL = 0
    SHARED_READ_ONLY = 1


class MediaCaptureMemoryPreference(enum.IntEnum):
    AUTO = 0
    CPU = 1


class StreamingCaptureMode(enum.IntEnum):
    AUDIO_AND_VIDEO = 0
    VIDEO = 2


class MediaFrameSourceKind(enum.IntEnum):
    COLOR = 1
    INFRARED = 2


class MediaFrameReaderAcquisitionMode(enum.IntEnum):
    REALTIME = 0
    BUFFERED = 1


class MediaFrameReaderStartStatus(enum.IntEnum):
    SUCCESS = 0
    UNKNOWN_FAILURE = 1
    DEVICE_NOT_AVAILABLE = 2
    OUTPUT_FORMAT_NOT_SUPPORTED = 3
    EXCLUSIVE_CONTROL_NOT_AVAILABLE = 4


def refused(hresult: int) -> OSError:
    """An error as PyWinRT raises it: OSError whose `winerror` is the HRESULT, signed."""
    error = OSError(22, "refused")
    error.winerror = hresult - (1 << 32)  # type: ignore[attr-defined]
    return error


_apartments = threading.local()


class Operation:
    """IAsyncOperation: answers at once, fails, or never answers."""

    def __init__(self, answer: Any = None, *, never: bool = False) -> None:
        self._answer, self._never = answer, never
        self.cancelled = False

    def wait(self, timeout: float) -> AsyncStatus:
        if getattr(_apartments, "kind", None) != ApartmentType.MULTI_THREADED:
            raise RuntimeError("Cannot call blocking method from single-threaded apartment.")
        if self._never:
            return AsyncStatus.STARTED
        return AsyncStatus.ERROR if isinstance(self._answer, OSError) else AsyncStatus.COMPLETED

    def get_results(self) -> Any:
        if isinstance(self._answer, OSError):
            raise self._answer
        return self._answer() if callable(self._answer) else self._answer

    def cancel(self) -> None:
        self.cancelled = True


class Closable:
    """Counts how many are open."""

    open_now = 0

    def __init__(self) -> None:
        self._open = True
        Closable.open_now += 1

    def close(self) -> None:
        if self._open:
            Closable.open_now -= 1
        self._open = False

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Memory(Closable):
    """IMemoryBufferReference. Its bytes are gone once it is closed, as Windows' are."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = bytearray(data)

    def __buffer__(self, _flags: int) -> memoryview:
        assert self._open
        return memoryview(self._data)


class Buffer(Closable):
    """BitmapBuffer."""

    def __init__(self, bitmap: Bitmap) -> None:
        super().__init__()
        self._bitmap = bitmap

    def get_plane_description(self, index: int) -> types.SimpleNamespace:
        assert index == 0
        bitmap = self._bitmap
        return types.SimpleNamespace(
            start_index=bitmap.start, width=bitmap.width, height=bitmap.height, stride=bitmap.stride
        )

    def create_reference(self) -> Any:
        # Before Python 3.12 classes of Python have no buffer; the real ones are of C++.
        return Memory(self._bitmap.data) if sys.version_info >= (3, 12) else _View(self._bitmap)


class _View(Closable):
    def __init__(self, bitmap: Bitmap) -> None:
        super().__init__()
        self._view = memoryview(bitmap.data)

    def __enter__(self) -> memoryview:
        return self._view

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass
class Bitmap:
    """What a SoftwareBitmap holds."""

    data: bytes
    width: int
    height: int
    stride: int
    start: int = 0
    format: BitmapPixelFormat = BitmapPixelFormat.GRAY8


class SoftwareBitmap(Closable):
    def __init__(self, bitmap: Bitmap) -> None:
        super().__init__()
        self._bitmap = bitmap
        self.bitmap_pixel_format = int(bitmap.format)

    def lock_buffer(self, mode: BitmapBufferAccessMode) -> Buffer:
        assert mode == BitmapBufferAccessMode.READ
        return Buffer(self._bitmap)


@dataclass
class Shot:
    """One frame: with no bitmap where Windows keeps it elsewhere."""

    bitmap: Bitmap | None
    illuminated: bool | None = None
    time: float | None = None
    exposure: int | None = None


class MediaFrameReference(Closable):
    def __init__(self, shot: Shot) -> None:
        super().__init__()
        self._shot = shot
        self._opened: list[SoftwareBitmap] = []
        self.system_relative_time = timedelta(seconds=shot.time) if shot.time is not None else None
        self.properties = {} if shot.exposure is None else {EXPOSURE_TIME: shot.exposure}

    @property
    def video_media_frame(self) -> types.SimpleNamespace:
        shot = self._shot
        bitmap = SoftwareBitmap(shot.bitmap) if shot.bitmap is not None else None
        infrared = (
            types.SimpleNamespace(is_illuminated=shot.illuminated)
            if shot.illuminated is not None
            else None
        )
        return types.SimpleNamespace(software_bitmap=bitmap, infrared_media_frame=infrared)


@dataclass
class Camera:
    """One camera of the fake Windows, and what befalls it."""

    id: str
    display_name: str
    kinds: tuple[MediaFrameSourceKind, ...] = (MediaFrameSourceKind.INFRARED,)
    initialise: Any = None
    never_answers: bool = False
    start: MediaFrameReaderStartStatus = MediaFrameReaderStartStatus.SUCCESS
    has_source: bool = True
    shots: list[Shot | OSError] = field(default_factory=list)
    settings: Any = None
    arrived: Callable[[Any, Any], None] | None = None
    failed: Callable[[Any, Any], None] | None = None
    is_stopped: bool = False

    @property
    def source_infos(self) -> list[types.SimpleNamespace]:
        return [
            types.SimpleNamespace(id=f"{self.id}/{kind.name}", source_kind=kind)
            for kind in self.kinds
        ]

    def give(self, *shots: Shot | OSError) -> None:
        """Let frames arrive, in a thread of Windows."""

        def work() -> None:
            for shot in shots:
                self.shots.append(shot)
                if self.arrived is not None:
                    self.arrived(MediaFrameReader(self), None)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    def fail(self, hresult: int) -> None:
        assert self.failed is not None
        self.failed(None, types.SimpleNamespace(code=hresult, message="failed"))


class MediaFrameReader(Closable):
    def __init__(self, camera: Camera) -> None:
        super().__init__()
        Closable.open_now -= 1  # counted by the capture
        self._camera = camera
        self.acquisition_mode = MediaFrameReaderAcquisitionMode.BUFFERED

    def add_frame_arrived(self, handler: Callable[[Any, Any], None]) -> int:
        self._camera.arrived = handler
        return 7

    def remove_frame_arrived(self, token: int) -> None:
        assert token == 7
        self._camera.arrived = None

    def start_async(self) -> Operation:
        return Operation(self._camera.start)

    def stop_async(self) -> Operation:
        self._camera.is_stopped = True
        return Operation()

    def try_acquire_latest_frame(self) -> MediaFrameReference | None:
        if not self._camera.shots:
            return None
        shot = self._camera.shots.pop(0)
        if isinstance(shot, OSError):
            raise shot
        return MediaFrameReference(shot)

    def close(self) -> None:
        pass


class MediaCaptureInitializationSettings:
    __slots__ = ("memory_preference", "sharing_mode", "source_group", "streaming_capture_mode")


class MediaCapture(Closable):
    """Knows only cameras that were listed."""

    def __init__(self) -> None:
        super().__init__()
        self._camera: Camera | None = None

    def initialize_with_settings_async(self, settings: Any) -> Operation:
        self._camera = settings.source_group
        self._camera.settings = settings
        return Operation(self._camera.initialise, never=self._camera.never_answers)

    @property
    def frame_sources(self) -> dict[str, Any]:
        assert self._camera is not None
        if not self._camera.has_source:
            return {}
        form = types.SimpleNamespace(
            subtype="L8",
            video_format=types.SimpleNamespace(width=640, height=360),
            frame_rate=types.SimpleNamespace(numerator=30, denominator=1),
        )
        return {
            info.id: types.SimpleNamespace(info=info, current_format=form)
            for info in self._camera.source_infos
        }

    def create_frame_reader_async(self, source: Any) -> Operation:
        assert source.info.source_kind == MediaFrameSourceKind.INFRARED
        return Operation(lambda: MediaFrameReader(self._camera))

    def add_failed(self, handler: Callable[[Any, Any], None]) -> int:
        assert self._camera is not None
        self._camera.failed = handler
        return 9

    def remove_failed(self, token: int) -> None:
        assert token == 9


def init_apartment(kind: ApartmentType) -> None:
    _apartments.kind = kind


def uninit_apartment() -> None:
    _apartments.kind = None


@contextmanager
def windows(cameras: list[Camera], set_module: Callable[[str, Any], None]) -> Iterator[None]:
    """Put this WinRT in place of the packages, with these cameras."""

    class MediaFrameSourceGroup:
        @staticmethod
        def find_all_async() -> Operation:
            return Operation(lambda: list(cameras))

    here = globals()
    modules = {
        "winrt": (),
        "winrt.runtime": ("ApartmentType", "init_apartment", "uninit_apartment"),
        "winrt.system": (),
        "winrt.windows": (),
        "winrt.windows.foundation": ("AsyncStatus",),
        "winrt.windows.graphics": (),
        "winrt.windows.graphics.imaging": ("BitmapBufferAccessMode", "BitmapPixelFormat"),
        "winrt.windows.media": (),
        "winrt.windows.media.capture": (
            *("MediaCapture", "MediaCaptureInitializationSettings", "MediaCaptureSharingMode"),
            *("MediaCaptureMemoryPreference", "StreamingCaptureMode"),
        ),
        "winrt.windows.media.capture.frames": (
            *("MediaFrameReaderAcquisitionMode", "MediaFrameReaderStartStatus"),
            "MediaFrameSourceKind",
        ),
    }
    for name, members in modules.items():
        module = types.ModuleType(name)
        for member in members:
            setattr(module, member, here[member])
        set_module(name, module)
        if name == "winrt.system":
            module.unbox_uint64 = int  # type: ignore[attr-defined]
        if name.endswith("frames"):
            module.MediaFrameSourceGroup = MediaFrameSourceGroup  # type: ignore[attr-defined]
    Closable.open_now = 0
    yield

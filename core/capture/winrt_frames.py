"""Windows' infrared frame sources by WinRT: the only module that imports `winrt`. Windows only."""

from __future__ import annotations

import ctypes
import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from winrt.runtime import ApartmentType, init_apartment, uninit_apartment
from winrt.system import unbox_uint64
from winrt.windows.foundation import AsyncStatus
from winrt.windows.graphics.imaging import BitmapBufferAccessMode, BitmapPixelFormat
from winrt.windows.media.capture import (
    MediaCapture,
    MediaCaptureInitializationSettings,
    MediaCaptureMemoryPreference,
    MediaCaptureSharingMode,
    StreamingCaptureMode,
)
from winrt.windows.media.capture.frames import (
    MediaFrameReaderAcquisitionMode,
    MediaFrameReaderStartStatus,
    MediaFrameSourceGroup,
    MediaFrameSourceKind,
)

from core.capture.infrared_frames import (
    FrameReader,
    FramesError,
    InfraredFormat,
    InfraredGroup,
    InfraredPicture,
    Trouble,
)

log = logging.getLogger(__name__)

T = TypeVar("T")

ANSWER_SECONDS = 5.0
"""How long Windows may take for one answer; a camera that starts takes up to two seconds."""

# Pictures that wait for the program; more are a hold-up, and old ones are of no use then.
_WAITING = 4

# MF_CAPTURE_METADATA_EXPOSURE_TIME of mfapi.h, in units of 100 ns.
_EXPOSURE_TIME = UUID("16b9ae99-cd84-4063-879d-a28c7633729e")

# HRESULTs of winerror.h and mferror.h.
_TROUBLES: dict[int, Trouble] = {
    0x80070005: "denied",  # E_ACCESSDENIED
    0x80070020: "exclusive",  # ERROR_SHARING_VIOLATION
    0x800700AA: "exclusive",  # ERROR_BUSY
    0xC00D3704: "exclusive",  # MF_E_HW_MFT_FAILED_START_STREAMING
    0xC00D3EA3: "exclusive",  # MF_E_VIDEO_RECORDING_DEVICE_PREEMPTED
    0xC00D4E24: "exclusive",  # MF_E_VIDEO_DEVICE_LOCKED
    0x80070002: "gone",  # ERROR_FILE_NOT_FOUND
    0x8007048F: "gone",  # ERROR_DEVICE_NOT_CONNECTED
    0x80070490: "gone",  # ERROR_NOT_FOUND
    0x80070651: "gone",  # ERROR_DEVICE_REMOVED
    0xC00D3E85: "gone",  # MF_E_SHUTDOWN
    0xC00D3EA2: "gone",  # MF_E_VIDEO_RECORDING_DEVICE_INVALIDATED
}
_STATES: dict[int, Trouble] = {
    MediaFrameReaderStartStatus.DEVICE_NOT_AVAILABLE: "gone",
    MediaFrameReaderStartStatus.EXCLUSIVE_CONTROL_NOT_AVAILABLE: "exclusive",
}


class WinRTFrames:
    """`core.capture.infrared_frames.FrameSystem` as WinRT gives it."""

    def groups(self) -> tuple[InfraredGroup, ...]:
        """List the cameras that have an infrared picture; see `FrameSystem`."""
        apartment = _Apartment()
        try:
            return apartment.call(
                lambda: tuple(InfraredGroup(group.id, group.display_name) for group in _groups())
            )
        finally:
            apartment.end()

    def open(self, group: str) -> FrameReader:
        """Start the infrared picture of a camera; see `FrameSystem`."""
        return _Reader(group)


class _Apartment:
    """A thread of its own in the multi-threaded apartment, where waiting for Windows is allowed.

    Which apartment the caller's thread belongs to, other libraries have decided.
    """

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._run, name="WinRT", daemon=True)
        self._thread.start()

    def call(self, work: Callable[[], T], timeout: float = 3 * ANSWER_SECONDS) -> T:
        """Do `work` in the apartment and return its result.

        Raises
        ------
        FramesError
            If Windows refuses, or doesn't answer.
        """
        future: Future[T] = Future()
        self._work.put((work, future))
        try:
            return future.result(timeout)
        except FramesError:
            raise
        except TimeoutError as error:
            raise FramesError("failed", "no answer") from error
        except OSError as error:
            raise FramesError(_trouble(error), str(error)) from error

    def end(self) -> None:
        """Let the thread end after its work."""
        self._work.put(None)

    def _run(self) -> None:
        init_apartment(ApartmentType.MULTI_THREADED)
        try:
            while (item := self._work.get()) is not None:
                work, future = item
                try:
                    future.set_result(work())
                except BaseException as error:
                    future.set_exception(error)
                del item, work, future  # WinRT's objects must not outlive the apartment
        finally:
            uninit_apartment()


class _Reader:
    """`core.capture.infrared_frames.FrameReader` of one camera."""

    def __init__(self, group: str) -> None:
        self._changed = threading.Condition()
        self._pictures: deque[InfraredPicture] = deque()
        self._dropped = 0
        self._trouble: FramesError | None = None
        self._capture: Any = None
        self._reader: Any = None
        self._tokens: list[tuple[Callable[[Any], None], Any]] = []
        self._format = InfraredFormat("", 0, 0)
        self._apartment = _Apartment()
        try:
            self._apartment.call(lambda: self._start(group))
        except BaseException:
            self.close()
            raise

    @property
    def format(self) -> InfraredFormat:
        """See `FrameReader`."""
        return self._format

    @property
    def dropped(self) -> int:
        """See `FrameReader`."""
        with self._changed:
            return self._dropped

    def next(self, timeout: float) -> InfraredPicture | None:
        """See `FrameReader`."""
        with self._changed:
            self._changed.wait_for(lambda: self._pictures or self._trouble, timeout)
            if self._pictures:
                return self._pictures.popleft()
            if self._trouble is not None:
                raise self._trouble
            return None

    def close(self) -> None:
        """See `FrameReader`."""
        try:
            self._apartment.call(self._stop)
        except FramesError as error:
            log.warning("An infrared camera was not closed properly: %s", error)
        self._apartment.end()

    def _start(self, wanted: str) -> None:
        group = next((group for group in _groups() if group.id == wanted), None)
        if group is None:
            raise FramesError("gone")
        settings = MediaCaptureInitializationSettings()
        settings.source_group = group
        settings.sharing_mode = MediaCaptureSharingMode.SHARED_READ_ONLY
        settings.memory_preference = MediaCaptureMemoryPreference.CPU
        settings.streaming_capture_mode = StreamingCaptureMode.VIDEO
        self._capture = capture = MediaCapture()
        _answer(capture.initialize_with_settings_async(settings))
        self._tokens.append((capture.remove_failed, capture.add_failed(self._failed)))
        sources = capture.frame_sources
        listed = [sources[name] for name in sources]
        infrared = (s for s in listed if s.info.source_kind == MediaFrameSourceKind.INFRARED)
        source = next(infrared, None)
        if source is None:
            raise FramesError("no infrared")
        self._format = _format(source.current_format)
        self._reader = reader = _answer(capture.create_frame_reader_async(source))
        reader.acquisition_mode = MediaFrameReaderAcquisitionMode.REALTIME
        self._tokens.append((reader.remove_frame_arrived, reader.add_frame_arrived(self._arrived)))
        state = _answer(reader.start_async())
        if state != MediaFrameReaderStartStatus.SUCCESS:
            raise FramesError(_STATES.get(state, "failed"), f"start status {state}")

    def _stop(self) -> None:
        tokens, self._tokens = self._tokens, []
        reader, self._reader = self._reader, None
        capture, self._capture = self._capture, None
        for remove, token in tokens:
            _try(partial(remove, token))
        tokens.clear()
        if reader is not None:
            _try(lambda: _answer(reader.stop_async()))
            _try(reader.close)
        if capture is not None:
            _try(capture.close)

    def _arrived(self, reader: Any, _arguments: Any) -> None:
        """Take a picture; called in threads of Windows."""
        picture: InfraredPicture | None = None
        trouble: FramesError | None = None
        try:
            picture = _picture(reader)
        except OSError as error:
            trouble = FramesError(_trouble(error), str(error))
        except Exception:
            log.exception("An infrared picture can't be read")
        if picture is None and trouble is None:
            return
        with self._changed:
            if picture is not None:
                self._pictures.append(picture)
                if len(self._pictures) > _WAITING:
                    self._pictures.popleft()
                    self._dropped += 1
            elif trouble is not None and trouble.trouble == "gone":
                self._trouble = trouble
            self._changed.notify_all()

    def _failed(self, _capture: Any, arguments: Any) -> None:
        """The camera is lost; called in threads of Windows."""
        code = int(arguments.code) & 0xFFFFFFFF
        with self._changed:
            self._trouble = FramesError(_TROUBLES.get(code, "gone"), f"{code:08X}")
            self._changed.notify_all()


def _groups() -> list[Any]:
    found = _answer(MediaFrameSourceGroup.find_all_async())
    return [
        group
        for group in found
        if any(info.source_kind == MediaFrameSourceKind.INFRARED for info in group.source_infos)
    ]


def _format(known: Any) -> InfraredFormat:
    rate = known.frame_rate
    return InfraredFormat(
        str(known.subtype),
        int(known.video_format.width),
        int(known.video_format.height),
        rate.numerator / rate.denominator if rate is not None and rate.denominator else None,
    )


def _picture(reader: Any) -> InfraredPicture | None:
    """Copy the latest frame; None if there is none, or none in the memory of the processor."""
    reference = reader.try_acquire_latest_frame()
    if reference is None:
        return None
    with reference:
        video = reference.video_media_frame
        bitmap = video.software_bitmap if video is not None else None
        if bitmap is None:
            return None
        infrared = video.infrared_media_frame
        with bitmap:
            layout = BitmapPixelFormat(bitmap.bitmap_pixel_format).name
            with bitmap.lock_buffer(BitmapBufferAccessMode.READ) as locked:
                plane = locked.get_plane_description(0)
                with locked.create_reference() as memory, memoryview(memory) as whole:
                    end = plane.start_index + plane.stride * plane.height
                    data = bytes(whole[plane.start_index : end])
                width, height, stride = plane.width, plane.height, plane.stride
        return InfraredPicture(
            layout,
            data,
            int(width),
            int(height),
            int(stride),
            bool(infrared.is_illuminated) if infrared is not None else None,
            _age(reference.system_relative_time),
            _exposure(reference.properties),
        )


def _exposure(properties: Any) -> float | None:
    """Return the exposure time in milliseconds, where the driver gives it."""
    value = properties.get(_EXPOSURE_TIME) if properties is not None else None
    try:
        return unbox_uint64(value) / 10_000 if value is not None else None
    except (OSError, TypeError, ValueError):
        return None


def _age(taken: Any) -> float | None:
    """Return how many seconds ago a time of Windows' performance counter was."""
    if taken is None:
        return None
    return _counter() - float(taken.total_seconds())


def _counter() -> float:
    """Return Windows' performance counter in seconds, of which WinRT's times are."""
    now, rate = ctypes.c_int64(), ctypes.c_int64()
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    kernel.QueryPerformanceCounter(ctypes.byref(now))
    kernel.QueryPerformanceFrequency(ctypes.byref(rate))
    return now.value / rate.value


def _answer(operation: Any) -> Any:
    """Wait for what Windows does beside us, and return its result."""
    until = time.monotonic() + ANSWER_SECONDS
    state = operation.wait(ANSWER_SECONDS)
    if state == AsyncStatus.STARTED or time.monotonic() > until + 1:
        operation.cancel()
        raise FramesError("failed", "no answer")
    return operation.get_results()


def _try(work: Callable[[], Any]) -> None:
    try:
        work()
    except (OSError, FramesError) as error:
        log.debug("While an infrared camera was closed: %s", error)


def _trouble(error: OSError) -> Trouble:
    if isinstance(error, PermissionError):
        return "denied"
    code = getattr(error, "winerror", None) or 0
    return _TROUBLES.get(code & 0xFFFFFFFF, "failed")

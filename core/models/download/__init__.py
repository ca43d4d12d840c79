"""Downloads a vendor's model folder: resumed where it stopped, checked before it counts.

Only a person's wish leads here, and only `transfer`, imported then, touches the network. The
reasons are in docs/adr/0005.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from core.models.download import errors as said
from core.models.download.errors import DownloadError, FetchCancelled
from core.models.download.file import FileDownload, Patience
from core.models.download.part_file import alone, complaint
from core.models.download.progress import FetchProgress, Reports
from core.models.vendor.addresses import ADDRESSES, Address

__all__ = [
    "DownloadError",
    "FetchCancelled",
    "FetchProgress",
    "Patience",
    "fetch",
    "licence_of",
    "size_of",
]


def licence_of(system: str, addresses: Mapping[str, Address] | None = None) -> str:
    """Return a sentence of the context `core`: the licence as reported, by whom, and the page.

    Raises
    ------
    DownloadError
        If no address of the system is known.
    """
    return _address(system, addresses).licence


def size_of(system: str, addresses: Mapping[str, Address] | None = None) -> int | None:
    """Return about how many bytes the download has; None where that isn't known.

    Raises
    ------
    DownloadError
        If no address of the system is known.
    """
    sizes = [file.size for file in _address(system, addresses).files]
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None


def fetch(
    system: str,
    into: Path,
    *,
    progress: Callable[[FetchProgress], None],
    cancelled: Callable[[], bool],
    addresses: Mapping[str, Address] | None = None,
    patience: Patience | None = None,
) -> Path:
    """Download the vendor's folder of a model, unchanged.

    What was left unfinished by an earlier call goes on where it stopped. A file that a known
    checksum proves to be there is not fetched again.

    Parameters
    ----------
    system
        Short name, e.g. "frir".
    into
        The folder comes into this one, under the short name. Made if need be.
    progress
        Told at most ten times a second, and at the end of each file.
    cancelled
        Asked at least ten times a second; from any thread.
    addresses
        Where the models are; by default the table of the vendor's.
    patience
        How long to wait.

    Returns
    -------
    The folder `into/system`.

    Raises
    ------
    DownloadError
        If it can't be had; says why, and what to do.
    FetchCancelled
        If `cancelled` said so.
    """
    address = _address(system, addresses)
    folder = into / system
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise complaint(error, folder, system) from error
    with alone(into / f".{system}.lock", system):
        for file in address.files:
            reports = Reports(file.name, progress)
            download = FileDownload(file, folder, reports, cancelled, patience or Patience())
            download.run(address.urls(file))
    return folder


def _address(system: str, addresses: Mapping[str, Address] | None) -> Address:
    known = ADDRESSES if addresses is None else addresses
    if system not in known:
        raise DownloadError(said.UNKNOWN, name=system)
    return known[system]

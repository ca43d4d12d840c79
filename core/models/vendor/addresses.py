"""Where the vendor's models can be downloaded, and how to know that they came unharmed.

The one table of addresses and checksums. The form of an address is the one that the vendor's
package modelscope 1.40.2 asks for (`modelscope/hub/file_download.py`, `get_file_download_url`);
checksums and sizes are what others report of the files they got, never measured here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote_plus

from core.models.vendor.systems import BY_NAME
from core.wording import QT_TRANSLATE_NOOP

HOST = "https://www.modelscope.cn"
REVISION = "master"
OWNERS = ("iic", "damo")
"""The vendor's present name there, and the older one that its package still uses."""

TIMES_TOO_LARGE = 10
"""A file may be so many times larger than it is known to be, and no more."""
LEAST_LIMIT = 1 << 20
LIMIT_OF_UNKNOWN = 1 << 30
"""Bytes that a file of unknown size may have; the largest of the networks is under 400 MB."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a model's folder."""

    name: str
    """Path inside the folder, with slashes."""

    sha256: str | None = None
    """As others report it, small hexadecimal digits; None where nobody does."""

    size: int | None = None
    """About how many bytes; None where that isn't known."""

    needed: bool = True
    """Whether the model is of no use without it."""

    @property
    def limit(self) -> int:
        """Bytes from which on it can't be the file."""
        if self.size is None:
            return LIMIT_OF_UNKNOWN
        return max(TIMES_TOO_LARGE * self.size, LEAST_LIMIT)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the folder of one model is."""

    repositories: tuple[str, ...]
    """"owner/name", the first first; the others are asked where the first has no such file."""

    files: tuple[RemoteFile, ...]
    """In the order in which they are fetched: the large ones last."""

    licence: str
    """Whole sentence for whoever is about to download: which licence, who says so, the page."""

    host: str = HOST
    """Scheme, name and port."""

    revision: str = REVISION

    def urls(self, file: RemoteFile) -> tuple[str, ...]:
        """Return the addresses of a file, the first first."""
        return tuple(
            f"{self.host}/api/v1/models/{repository}/repo"
            f"?Revision={quote_plus(self.revision)}&FilePath={quote_plus(file.name)}"
            for repository in self.repositories
        )


def _folder(
    system: str,
    repository: str,
    licence: str,
    *,
    size: int | None = None,
    sha256: str | None = None,
) -> Address:
    """Return the address of a system's folder; size and checksum are those of its one network."""
    return Address(
        repositories=tuple(f"{owner}/{repository}" for owner in OWNERS),
        files=(
            RemoteFile("configuration.json", size=1_000),
            RemoteFile("README.md", size=10_000, needed=False),
            *(RemoteFile(name, sha256, size) for name in BY_NAME[system].files.values()),
        ),
        licence=licence,
    )


ADDRESSES: Mapping[str, Address] = MappingProxyType(
    {
        "frir": _folder(
            "frir",
            "cv_manual_face-recognition_frir",
            QT_TRANSLATE_NOOP(
                "core",
                "People who downloaded FRIR report that its page names the MIT licence. Read the "
                "page before you agree: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-recognition_frir",
            ),
            size=12_600_000,
        ),
        "flir": _folder(
            "flir",
            "cv_manual_face-liveness_flir",
            QT_TRANSLATE_NOOP(
                "core",
                "People who downloaded FLIR report that its page names the MIT licence. Read the "
                "page before you agree: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flir",
            ),
            size=1_300_000,
            sha256="df80cea7228b92562692e56aac965d35766c77399159798c552fb3c77b410c72",
        ),
        "flrgb": _folder(
            "flrgb",
            "cv_manual_face-liveness_flrgb",
            QT_TRANSLATE_NOOP(
                "core",
                "People who downloaded FLRGB report that its page names the MIT licence. Read the "
                "page before you agree: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flrgb",
            ),
            size=1_360_000,
            sha256="e13b5543520b7770cd844266a939aedeaeab57811e26c0e57754c654f8bb7419",
        ),
        "flxc": _folder(
            "flxc",
            "cv_manual_face-liveness_flxc",
            QT_TRANSLATE_NOOP(
                "core",
                "People who downloaded FLXC report that its page names the MIT licence. Read the "
                "page before you agree: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-liveness_flxc",
            ),
            size=334_000,
            sha256="2efcdfeec34a474eaf94b425410635ae9b6b0ba7183dfdcdbd4c573daabbac2e",
        ),
        "frfm-large": _folder(
            "frfm-large",
            "cv_manual_face-recognition_frfm",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for FRFM-large. Read its page, and ask the "
                "vendor before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-recognition_frfm",
            ),
        ),
        "arcface-ir50": _folder(
            "arcface-ir50",
            "cv_ir50_face-recognition_arcface",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for ArcFace IR50. Read its page, and ask the "
                "vendor before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_ir50_face-recognition_arcface",
            ),
        ),
        "facemask": _folder(
            "facemask",
            "cv_resnet_face-recognition_facemask",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for FaceMask. Read its page, and ask the "
                "vendor before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_resnet_face-recognition_facemask",
            ),
        ),
        "fqa": _folder(
            "fqa",
            "cv_manual_face-quality-assessment_fqa",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for FQA. Read its page, and ask the vendor "
                "before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-quality-assessment_fqa",
            ),
        ),
        "flcm": _folder(
            "flcm",
            "cv_manual_facial-landmark-confidence_flcm",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for FLCM. Read its page, and ask the vendor "
                "before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_manual_facial-landmark-confidence_flcm",
            ),
        ),
        "retinaface-r50": _folder(
            "retinaface-r50",
            "cv_resnet50_face-detection_retinaface",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for RetinaFace ResNet-50. Read its page, and "
                "ask the vendor before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_resnet50_face-detection_retinaface",
            ),
        ),
        "mogface": _folder(
            "mogface",
            "cv_resnet101_face-detection_cvpr22papermogface",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for MogFace. Read its page, and ask the "
                "vendor before you use it for your business: "
                "https://www.modelscope.cn/models/iic/"
                "cv_resnet101_face-detection_cvpr22papermogface",
            ),
        ),
        "ulfd": _folder(
            "ulfd",
            "cv_manual_face-detection_ulfd",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for ULFD. Read its page, and ask the vendor "
                "before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-detection_ulfd",
            ),
        ),
        "mtcnn": _folder(
            "mtcnn",
            "cv_manual_face-detection_mtcnn",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for MTCNN. Read its page, and ask the vendor "
                "before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-detection_mtcnn",
            ),
        ),
        "tinymog": _folder(
            "tinymog",
            "cv_manual_face-detection_tinymog",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for TinyMog. Read its page, and ask the "
                "vendor before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_manual_face-detection_tinymog",
            ),
        ),
        "damofd": _folder(
            "damofd",
            "cv_ddsar_face-detection_iclr23-damofd",
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody is known to report a licence for DamoFD. Read its page, and ask the "
                "vendor before you use it for your business: "
                "https://www.modelscope.cn/models/iic/cv_ddsar_face-detection_iclr23-damofd",
            ),
        ),
    }
)
"""By short name of the system. FER is left out: the vendor has taken its page out of the public."""

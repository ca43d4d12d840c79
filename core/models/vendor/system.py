"""One of the vendor's systems: its name, files and facts; and what several of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.models.card import Light, Role
from core.models.contract import InputContract, Measure, Mode, Slot
from core.wording import QT_TRANSLATE_NOOP

GRAPH: Mapping[Role, str] = MappingProxyType({"graph": "model.onnx"})
CHECKPOINT: Mapping[Role, str] = MappingProxyType({"checkpoint": "pytorch_model.pt"})

CHIP_127 = InputContract((112, 112), "RGB", (127.5, 127.5, 127.5), (127.5, 127.5, 127.5))
CHIP_128 = InputContract((112, 112), "RGB", (127.5, 127.5, 127.5), (128.0, 128.0, 128.0))

EXACT_FIRST: tuple[Mode, ...] = ("exact", "corrected")
CORRECTED_FIRST: tuple[Mode, ...] = ("corrected", "exact")

MIT_REPORTED = "MIT"
UNKNOWN = "unknown"

NO_LICENCE = QT_TRANSLATE_NOOP(
    "core",
    "The vendor's page states no licence for these weights. Ask the vendor before you use them for "
    "your business.",
)
MIT_SAID = QT_TRANSLATE_NOOP(
    "core",
    "Others report the MIT licence from the vendor's page; the text of the page itself has no "
    "licence line.",
)
MAKER = "Alibaba DAMO Academy"
UNDOCUMENTED = QT_TRANSLATE_NOOP(
    "core", "The vendor does not say which pictures the model was trained on."
)
COLOUR_TRAINED = QT_TRANSLATE_NOOP(
    "core", "Trained on colour pictures; how well it does on infrared was not measured."
)


@dataclass(frozen=True, slots=True)
class System:
    """One of the vendor's systems."""

    name: str
    """Short name, under which it is registered, e.g. "frir"."""

    slot: Slot | None
    """None for what this program doesn't run; `refusal` says why."""

    title: str
    pipeline_types: tuple[str, ...]
    """`pipeline.type` in the folder's configuration.json. FLIR's and FLRGB's are the same."""

    files: Mapping[Role, str]
    """Files of the folder that the system needs, beside configuration.json."""

    module: str
    """Module of `core.models.vendor` whose `load` makes the network."""

    licence: str = UNKNOWN
    """SPDX name as reported, "unknown" where nobody says."""

    model_id: str = ""
    """What it is called on ModelScope."""

    contract: InputContract = CHIP_127
    channels: int = 3
    """Of the input of its graph."""

    columns: int | None = None
    """Of the first output of its graph; None where it may have any number."""

    softmaxed: bool | None = None
    """Whether its graph ends in a softmax; None where that makes no difference."""

    tensors: tuple[str, ...] = ()
    """Beginnings of names by which its checkpoint is told from others, without "module."."""

    modes: tuple[Mode, ...] = EXACT_FIRST
    """The default first."""

    exact: str = ""
    corrected: str = ""
    as_on_card: str = ""
    """What the modes mean, for whoever chooses."""

    light: Light = "any"
    measures: Measure = "face"
    """What a quality model measures."""

    dimension: int | None = None
    similarity_threshold: float | None = None
    live_below: float | None = None
    spoof_from: float | None = None
    """On the scale of the corrected mode."""

    notes: tuple[str, ...] = ()
    refusal: str = ""
    """Why it isn't run."""

    def meaning(self, mode: Mode) -> str:
        """Return the sentence of the context `core` that says what a mode means."""
        return {"exact": self.exact, "corrected": self.corrected, "card": self.as_on_card}[mode]

    @property
    def checksum(self) -> str:
        """sha256 of its main file as others report it, 64 hexadecimal digits; "" if nobody does."""
        from core.models.vendor.addresses import ADDRESSES  # which knows the systems

        address = ADDRESSES.get(self.name)
        main = next(iter(self.files.values()))
        reported = (file.sha256 for file in address.files if file.name == main) if address else ()
        return next(iter(reported), None) or ""

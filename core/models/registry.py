"""Which models are installed, and loading one into its slot."""

from __future__ import annotations

import logging
from pathlib import Path

from core import paths, runtime
from core.models.card import CARD_FILE, ModelCard, read_card
from core.models.contract import (
    OPTIONAL_SLOTS,
    Backend,
    DetectorNetwork,
    EmbedderNetwork,
    LivenessNetwork,
    Mode,
    ModelError,
    QualityNetwork,
    Slot,
)
from core.models.models_folder import caught_while_replaced
from core.models.stages import ChipEmbedder, CropLiveness, RetinaFaceDetector, Runner
from core.models.vendor import loading
from core.wording import QT_TRANSLATE_NOOP

__all__ = ["ModelError", "Registry"]

log = logging.getLogger(__name__)


MISSING: dict[Slot, str] = {
    "detector": QT_TRANSLATE_NOOP(
        "core", "No model that finds faces is installed. Install the program again."
    ),
    "recogniser": QT_TRANSLATE_NOOP(
        "core", "No model that tells people apart is installed. Install the program again."
    ),
    "liveness": QT_TRANSLATE_NOOP("core", "No liveness model is installed."),
    "quality": QT_TRANSLATE_NOOP("core", "No model that measures quality is installed."),
}
GONE: dict[Slot, str] = {
    "detector": QT_TRANSLATE_NOOP(
        "core",
        "The model {name} was chosen to find faces, but it is not installed. Install it again, or "
        "choose another one in the settings.",
    ),
    "recogniser": QT_TRANSLATE_NOOP(
        "core",
        "The model {name} was chosen to tell people apart, but it is not installed. Install it "
        "again, or choose another one in the settings.",
    ),
    "liveness": QT_TRANSLATE_NOOP(
        "core",
        "The model {name} was chosen to judge liveness, but it is not installed. Install it "
        "again, or choose another one in the settings.",
    ),
    "quality": QT_TRANSLATE_NOOP(
        "core",
        "The model {name} was chosen to measure quality, but it is not installed. Install it "
        "again, or choose another one in the settings.",
    ),
}
UNFIT: dict[Slot, str] = {
    "detector": QT_TRANSLATE_NOOP(
        "core", "The model {name} does not find faces. Choose another one for that."
    ),
    "recogniser": QT_TRANSLATE_NOOP(
        "core", "The model {name} does not tell people apart. Choose another one for that."
    ),
    "liveness": QT_TRANSLATE_NOOP(
        "core", "The model {name} does not judge liveness. Choose another one for that."
    ),
    "quality": QT_TRANSLATE_NOOP(
        "core", "The model {name} does not measure quality. Choose another one for that."
    ),
}


class Registry:
    """The models in some folders, each in a folder of its own with a card.

    Parameters
    ----------
    folders
        Where to look, the first first; by default the program's own weights. A model with a
        card that can't be read is left out and named in `damaged`.
    """

    def __init__(self, *folders: Path) -> None:
        self._cards: dict[str, ModelCard] = {}
        self.damaged: list[ModelError] = []
        for folder in folders or (paths.weights_dir(),):
            for file in sorted(folder.glob(f"*/{CARD_FILE}")):
                try:
                    card = read_card(file.parent)
                except ModelError as error:
                    log.warning("%s", error)
                    self.damaged.append(error)
                    continue
                self._cards.setdefault(card.name, card)

    @classmethod
    def of(cls, profile: paths.Profile) -> Registry:
        """Return the program's own models and those that were added to a profile."""
        return cls.with_added(profile.models_dir)

    @classmethod
    def with_added(cls, models_dir: Path) -> Registry:
        """Return the program's own models and those in the folder of added ones."""
        return cls(paths.weights_dir(), models_dir, *caught_while_replaced(models_dir))

    def cards(self, slot: Slot) -> tuple[ModelCard, ...]:
        """Installed models for a slot, the default first, then by name."""
        fitting = (card for card in self._cards.values() if card.slot == slot)
        return tuple(sorted(fitting, key=lambda card: (not card.default, card.name)))

    def card(self, name: str) -> ModelCard:
        """Return the card of the model of that name.

        Raises
        ------
        ModelError
            If there is none; the text lists what is installed.
        """
        if name in self._cards:
            return self._cards[name]
        if not self._cards:
            raise ModelError(
                QT_TRANSLATE_NOOP(
                    "core", "The model {name} is not installed, and no other model is."
                ),
                name=name,
            )
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "core", "The model {name} is not installed. Installed are: {installed}."
            ),
            name=name,
            installed=", ".join(sorted(self._cards)),
        )

    def default(self, slot: Slot) -> ModelCard | None:
        """Return the card of the model that a slot takes when none is named; None if none fits.

        A slot that may stay empty takes only a model that calls itself the default.
        """
        cards = self.cards(slot)
        if not cards or (slot in OPTIONAL_SLOTS and not cards[0].default):
            return None
        return cards[0]

    def load_detector(
        self, name: str | None = None, mode: Mode | None = None, *, backend: Backend = "auto"
    ) -> DetectorNetwork:
        """Load the named or the default detector.

        Raises
        ------
        ModelError
            If it is not installed, damaged or not for this slot.
        """
        card = self._wanted("detector", name)
        if card.system is not None:
            return loading.load_detector(card, self.mode(card, mode), self)
        return RetinaFaceDetector(card, make_runner(card, backend))

    def load_recogniser(
        self, name: str | None = None, mode: Mode | None = None, *, backend: Backend = "auto"
    ) -> EmbedderNetwork:
        """Load the named or the default recogniser.

        Raises
        ------
        ModelError
            If it is not installed, damaged or not for this slot.
        """
        card = self._wanted("recogniser", name)
        if card.system is not None:
            return loading.load_recogniser(card, self.mode(card, mode))
        return ChipEmbedder(card, make_runner(card, backend))

    def load_liveness(
        self, name: str | None = None, mode: Mode | None = None, *, backend: Backend = "auto"
    ) -> LivenessNetwork | None:
        """Load the named or the default liveness model; None if none is named nor a default.

        Raises
        ------
        ModelError
            If the named one is not installed, or it is damaged or not for this slot.
        """
        card = self.chosen("liveness", name)
        if card is None:
            return None
        if card.system is not None:
            return loading.load_liveness(card, self.mode(card, mode))
        return CropLiveness(card, make_runner(card, backend))

    def load_studio_liveness(self) -> LivenessNetwork | None:
        """Load what judges the studio's own frames; None if it is missing or damaged.

        The program works without: liveness is then not judged there either.
        """
        for card in self.cards("liveness"):
            if card.light == "studio":
                try:
                    return CropLiveness(card, make_runner(card))
                except ModelError as error:
                    log.warning("%s", error)
        return None

    def load_quality(
        self, name: str | None = None, mode: Mode | None = None
    ) -> QualityNetwork | None:
        """Load the named or the default quality model; None if none is named nor a default.

        Raises
        ------
        ModelError
            If the named one is not installed, or it is damaged or not for this slot.
        """
        card = self.chosen("quality", name)
        if card is None:
            return None
        if card.system is None:
            raise ModelError(UNFIT["quality"], name=card.name)
        return loading.load_quality(card, self.mode(card, mode))

    @staticmethod
    def mode(card: ModelCard, wanted: Mode | None) -> Mode:
        """Return how a model is used: as wanted where it can be, else by its default."""
        return wanted if wanted is not None and wanted in card.modes else card.modes[0]

    def chosen(self, slot: Slot, name: str | None) -> ModelCard | None:
        """Return the card of the named model, else of the slot's default.

        Returns
        -------
        None where no model is named and the slot has no default.

        Raises
        ------
        ModelError
            If the named one is not installed or not for this slot.
        """
        card = self.default(slot) if name is None else self._cards.get(name)
        if card is None:
            if name is not None:
                raise ModelError(GONE[slot], name=name)
            return None
        if card.slot != slot:
            raise ModelError(UNFIT[slot], name=card.name)
        return card

    def _wanted(self, slot: Slot, name: str | None) -> ModelCard:
        card = self.chosen(slot, name)
        if card is None:
            raise ModelError(MISSING[slot])
        return card


def make_runner(card: ModelCard, backend: Backend = "auto") -> Runner:
    """Choose what runs a model, and load it there.

    "auto" takes torch where it finds a GPU and the model has weights for it, else ONNX Runtime
    where the model has a graph, else torch. The reasons and figures stand in docs/adr/0001.

    Raises
    ------
    ModelError
        If a file of the model is missing or damaged, or does not fit.
    """
    if backend == "auto":
        backend = "onnx"
        if "graph" not in card.files or (
            "weights" in card.files and runtime.gpu_likely() and runtime.device() == "cuda"
        ):
            backend = "torch"
    if backend == "onnx":
        from core.models.onnx import OnnxRunner

        return OnnxRunner(card)
    from core.models.networks import TorchRunner

    return TorchRunner(card)

"""The vendor's systems that this program knows: what they are called, their files, their facts.

Facts were read in the vendor's package modelscope 1.40.2; docs/vendor-models.md has them all, and
says how each system was checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.models.card import Light, Role
from core.models.contract import InputContract, Measure, Mode, Slot
from core.wording import QT_TRANSLATE_NOOP

_GRAPH: Mapping[Role, str] = MappingProxyType({"graph": "model.onnx"})
_CHECKPOINT: Mapping[Role, str] = MappingProxyType({"checkpoint": "pytorch_model.pt"})

_CHIP_127 = InputContract((112, 112), "RGB", (127.5, 127.5, 127.5), (127.5, 127.5, 127.5))
_CHIP_128 = InputContract((112, 112), "RGB", (127.5, 127.5, 127.5), (128.0, 128.0, 128.0))

_EXACT_FIRST: tuple[Mode, ...] = ("exact", "corrected")
_CORRECTED_FIRST: tuple[Mode, ...] = ("corrected", "exact")

_MIT_REPORTED = "MIT"
_UNKNOWN = "unknown"

_EXACT_EMBEDDING = QT_TRANSLATE_NOOP(
    "core",
    "The vendor's numbers: the chip as the vendor's code cuts it, its network unchanged, the "
    "result scaled to length 1. Where the vendor's code would answer with something that is no "
    "number, the face is refused.",
)
_CORRECTED_EMBEDDING = QT_TRANSLATE_NOOP(
    "core",
    "The same numbers as vendor-exact: for this model there is nothing to correct but answers "
    "that are no numbers, and those are refused in both.",
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

    licence: str = _UNKNOWN
    """SPDX name as reported, "unknown" where nobody says."""

    contract: InputContract = _CHIP_127
    modes: tuple[Mode, ...] = _EXACT_FIRST
    """The default first."""

    exact: str = ""
    corrected: str = ""
    """What the two modes mean, for whoever chooses."""

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


_NO_LICENCE = QT_TRANSLATE_NOOP(
    "core",
    "The vendor's page states no licence for these weights. Ask the vendor before you use them for "
    "your business.",
)
_MIT_SAID = QT_TRANSLATE_NOOP(
    "core",
    "Others report the MIT licence from the vendor's page; the text of the page itself has no "
    "licence line.",
)
_THRESHOLD_OURS = QT_TRANSLATE_NOOP(
    "core",
    "The vendor states no threshold. The one set here is a cautious choice of this program and "
    "was not measured: measure it on your own people.",
)
_BANDS_OURS = QT_TRANSLATE_NOOP(
    "core",
    "The vendor states no threshold. The bands set here are a cautious choice of this program and "
    "were not measured.",
)
_NOT_FOR_INFRARED = QT_TRANSLATE_NOOP(
    "core",
    "Trained on colour pictures. On infrared pictures its score means nothing, so nothing is "
    "decided by it there.",
)
_COLOUR_TRAINED = QT_TRANSLATE_NOOP(
    "core", "Trained on colour pictures; how well it does on infrared was not measured."
)

SYSTEMS: tuple[System, ...] = (
    System(
        name="frir",
        slot="recogniser",
        title="FRIR",
        pipeline_types=("manual-face-recognition-frir",),
        files=_GRAPH,
        module="recognisers",
        licence=_MIT_REPORTED,
        exact=_EXACT_EMBEDDING,
        corrected=_CORRECTED_EMBEDDING,
        light="infrared",
        dimension=512,
        similarity_threshold=0.5,
        notes=(
            _MIT_SAID,
            _THRESHOLD_OURS,
            QT_TRANSLATE_NOOP(
                "core",
                "The vendor claims 97 % true accepts at a false accept rate of 0.001 % on a "
                "private gallery of 100 people.",
            ),
            QT_TRANSLATE_NOOP(
                "core",
                "Others measured, under a lamp of 850 nm (CBSR NIR), an equal error rate of "
                "1.5 % and 97.4 % true accepts at 0.1 %; under other infrared light (Tufts) an "
                "equal error rate of 15.1 %.",
            ),
            QT_TRANSLATE_NOOP("core", "Weak in strong light, as its model card says."),
        ),
    ),
    System(
        name="frfm-large",
        slot="recogniser",
        title="FRFM-large",
        pipeline_types=("manual-face-recognition-frfm",),
        files=_GRAPH,
        module="recognisers",
        exact=_EXACT_EMBEDDING,
        corrected=_CORRECTED_EMBEDDING,
        dimension=512,
        similarity_threshold=0.5,
        notes=(_NO_LICENCE, _THRESHOLD_OURS, _COLOUR_TRAINED),
    ),
    System(
        name="arcface-ir50",
        slot="recogniser",
        title="ArcFace IR50",
        pipeline_types=("ir50-face-recognition-arcface",),
        files=_CHECKPOINT,
        module="residual",
        exact=_EXACT_EMBEDDING,
        corrected=_CORRECTED_EMBEDDING,
        dimension=512,
        similarity_threshold=0.5,
        notes=(_NO_LICENCE, _THRESHOLD_OURS, _COLOUR_TRAINED),
    ),
    System(
        name="facemask",
        slot="recogniser",
        title="FaceMask",
        pipeline_types=("resnet-face-recognition-facemask",),
        files=_CHECKPOINT,
        module="residual",
        exact=_EXACT_EMBEDDING,
        corrected=_CORRECTED_EMBEDDING,
        dimension=512,
        similarity_threshold=0.5,
        notes=(
            QT_TRANSLATE_NOOP("core", "Made for faces with a mask. A large and slow network."),
            _NO_LICENCE,
            _THRESHOLD_OURS,
            _COLOUR_TRAINED,
        ),
    ),
    System(
        name="flir",
        slot="liveness",
        title="FLIR",
        pipeline_types=("manual-face-liveness-flir",),
        files=_GRAPH,
        module="liveness",
        licence=_MIT_REPORTED,
        contract=_CHIP_128,
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's numbers: the box widened by 16/112 of its side at either end (its model "
            "card says 96/112, its code 16), one softmax. A face at the picture's border is moved "
            "into the middle of what the network sees, as in the vendor's code.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core",
            "As vendor-exact, but a face at the picture's border stays where it belongs in what "
            "the network sees.",
        ),
        light="infrared",
        live_below=0.5,
        spoof_from=0.9,
        notes=(
            _MIT_SAID,
            _BANDS_OURS,
            QT_TRANSLATE_NOOP(
                "core",
                "The vendor claims that 99.8 % of fakes are caught and 97.6 % of people pass, on "
                "a private set.",
            ),
            QT_TRANSLATE_NOOP(
                "core",
                "Others measured 3,940 pictures of living people under a lamp of 850 nm: 99 % "
                "score below 0.0085, two reach 0.5, none 0.9; printed faces score 0.94 to 1.",
            ),
            QT_TRANSLATE_NOOP(
                "core",
                "Under other infrared light 1,279 of 3,215 living people scored 0.5 or more.",
            ),
            QT_TRANSLATE_NOOP(
                "core", "Weak against modelled heads and in strong light, as its model card says."
            ),
        ),
    ),
    System(
        name="flrgb",
        slot="liveness",
        title="FLRGB",
        pipeline_types=("manual-face-liveness-flir", "manual-face-liveness-flrgb"),
        files=_GRAPH,
        module="liveness",
        licence=_MIT_REPORTED,
        contract=_CHIP_128,
        modes=_CORRECTED_FIRST,
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's numbers: its code applies softmax a second time, so that every score "
            "lies between 0.27 and 0.73; the box is widened by 16/112.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core",
            "The network's own score from 0 to 1, with the box widened by 96/112 as its model card "
            "says: others report that only this tells fakes from people.",
        ),
        light="colour",
        live_below=0.5,
        spoof_from=0.9,
        notes=(_NOT_FOR_INFRARED, _MIT_SAID, _BANDS_OURS),
    ),
    System(
        name="flxc",
        slot="liveness",
        title="FLXC",
        pipeline_types=("manual-face-liveness-flxc",),
        files=_GRAPH,
        module="liveness",
        licence=_MIT_REPORTED,
        contract=InputContract((112, 112), "BGR", (127.5, 127.5, 127.5), (128.0, 128.0, 128.0)),
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's numbers: the one picture stands for all four flash pictures, and the "
            "network's first output is the score.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same numbers as vendor-exact: there is nothing to correct."
        ),
        light="flash",
        live_below=0.5,
        spoof_from=0.9,
        notes=(
            QT_TRANSLATE_NOOP(
                "core",
                "Made for four pictures under flashes of different colours. With one picture it is "
                "not robust, as its model card says, so nothing is decided by its score.",
            ),
            _MIT_SAID,
        ),
    ),
    System(
        name="fqa",
        slot="quality",
        title="FQA",
        pipeline_types=("manual-face-quality-assessment-fqa",),
        files=_GRAPH,
        module="quality",
        exact=QT_TRANSLATE_NOOP(
            "core", "The vendor's numbers: the mean of the network's first output row."
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same numbers as vendor-exact: there is nothing to correct."
        ),
        notes=(_NO_LICENCE, _COLOUR_TRAINED),
    ),
    System(
        name="flcm",
        slot="quality",
        title="FLCM",
        pipeline_types=("manual-facial-landmark-confidence-flcm",),
        files=_CHECKPOINT,
        module="landmark_confidence",
        contract=InputContract((120, 120), "BGR", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        exact=QT_TRANSLATE_NOOP(
            "core", "The vendor's numbers: 1 less the network's own value; higher is better."
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same numbers as vendor-exact: there is nothing to correct."
        ),
        measures="landmarks",
        notes=(_NO_LICENCE, _COLOUR_TRAINED),
    ),
    System(
        name="fer",
        slot="quality",
        title="FER",
        pipeline_types=("vgg19-facial-expression-recognition-fer",),
        files=_CHECKPOINT,
        module="expression",
        contract=InputContract((44, 44), "RGB", (0.0, 0.0, 0.0), (255.0, 255.0, 255.0)),
        exact=QT_TRANSLATE_NOOP(
            "core", "The vendor's probability of a neutral expression, from ten cuts of the face."
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same numbers as vendor-exact: there is nothing to correct."
        ),
        measures="expression",
        notes=(
            QT_TRANSLATE_NOOP(
                "core",
                "Used for one thing only: to ask for a neutral expression at enrolment. What it "
                "thinks of an expression is neither shown nor kept.",
            ),
            _NO_LICENCE,
        ),
    ),
    System(
        name="retinaface-r50",
        slot="detector",
        title="RetinaFace ResNet-50",
        pipeline_types=("resnet50-face-detection-retinaface",),
        files=_CHECKPOINT,
        module="retinaface",
        contract=InputContract(None, "RGB", (104.0, 117.0, 123.0), (1.0, 1.0, 1.0)),
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's numbers: a picture file is searched as it is, and of pictures with more "
            "than 1,500 pixels a side the scores come out too high.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core",
            "Scores of large pictures are right, and a picture file is searched with a border, so "
            "that faces which fill it are found.",
        ),
        notes=(_NO_LICENCE, _COLOUR_TRAINED),
    ),
    System(
        name="mogface",
        slot="detector",
        title="MogFace ResNet-101",
        pipeline_types=("resnet101-face-detection-cvpr22papermogface",),
        files=_CHECKPOINT,
        module="mogface",
        contract=InputContract(None, "BGR", (103.53, 116.28, 123.675), (57.375, 57.12, 58.395)),
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's boxes and scores; of pictures with more than 1,500 pixels a side the "
            "scores come out too high. The five points come from RetinaFace, as MogFace has none.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core",
            "Scores of large pictures are right, and a picture file is searched with a border. The "
            "five points come from RetinaFace, as MogFace has none.",
        ),
        notes=(_NO_LICENCE, _COLOUR_TRAINED),
    ),
    System(
        name="ulfd",
        slot="detector",
        title="ULFD",
        pipeline_types=("manual-face-detection-ulfd",),
        files=_CHECKPOINT,
        module="ulfd",
        contract=InputContract((480, 640), "BGR", (127.0, 127.0, 127.0), (128.0, 128.0, 128.0)),
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's boxes and scores, found in the picture stretched to 640x480. The five "
            "points come from RetinaFace, as ULFD has none.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core",
            "The same network; a picture file is searched with a border. The five points come "
            "from RetinaFace, as ULFD has none.",
        ),
        notes=(_NO_LICENCE, _COLOUR_TRAINED),
    ),
    System(
        name="mtcnn",
        slot="detector",
        title="MTCNN",
        pipeline_types=("manual-face-detection-mtcnn",),
        files=MappingProxyType(
            {
                "pnet": "weights/pnet.npy",
                "rnet": "weights/rnet.npy",
                "onet": "weights/onet.npy",
            }
        ),
        module="mtcnn",
        contract=InputContract(None, "RGB", (127.5, 127.5, 127.5), (128.0, 128.0, 128.0)),
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's numbers. Where the vendor's code ends in an error because there is no "
            "face, no face is found.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same network; a picture file is searched with a border."
        ),
        notes=(_NO_LICENCE, _COLOUR_TRAINED),
    ),
    System(
        name="tinymog",
        slot="detector",
        title="TinyMog",
        pipeline_types=("manual-face-detection-tinymog",),
        files=_CHECKPOINT,
        module="scrfd",
        contract=InputContract((640, 640), "BGR", (127.5, 127.5, 127.5), (128.0, 128.0, 128.0)),
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's numbers: the picture scaled into 640x640 with black at its right and "
            "lower edge.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same network; a picture file is searched with a border."
        ),
        notes=(_NO_LICENCE, _COLOUR_TRAINED),
    ),
    System(
        name="damofd",
        slot="detector",
        title="DamoFD",
        pipeline_types=("resnet-face-detection-scrfd10gkps", "ddsar-face-detection-iclr23-damofd"),
        files=_CHECKPOINT,
        module="scrfd",
        contract=InputContract((640, 640), "BGR", (127.5, 127.5, 127.5), (128.0, 128.0, 128.0)),
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's numbers: the picture scaled into 640x640 with black at its right and "
            "lower edge.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same network; a picture file is searched with a border."
        ),
        notes=(_NO_LICENCE, _COLOUR_TRAINED),
    ),
    System(
        name="fairface",
        slot=None,
        title="FairFace",
        pipeline_types=("resnet34-face-attribute-recognition-fairface",),
        files=_CHECKPOINT,
        module="",
        refusal=QT_TRANSLATE_NOOP(
            "core",
            "FairFace guesses a person's age and sex. This program says neither about anybody, so "
            "the model has no place in it.",
        ),
    ),
)

BY_NAME: Mapping[str, System] = MappingProxyType({system.name: system for system in SYSTEMS})


def by_pipeline_type(pipeline_type: str) -> tuple[System, ...]:
    """Return the systems whose configuration.json names this pipeline; FLIR's names two."""
    return tuple(system for system in SYSTEMS if pipeline_type in system.pipeline_types)

"""The vendor's systems that tell people apart."""

from __future__ import annotations

from core.models.vendor.system import (
    CHECKPOINT,
    COLOUR_TRAINED,
    GRAPH,
    MIT_REPORTED,
    MIT_SAID,
    NO_LICENCE,
    System,
)
from core.wording import QT_TRANSLATE_NOOP

EXACT_EMBEDDING = QT_TRANSLATE_NOOP(
    "core",
    "The vendor's numbers: the chip as the vendor's code cuts it, its network unchanged, the "
    "result scaled to length 1. Where the vendor's code would answer with something that is no "
    "number, the face is refused.",
)
CORRECTED_EMBEDDING = QT_TRANSLATE_NOOP(
    "core",
    "The same numbers as vendor-exact: for this model there is nothing to correct but answers "
    "that are no numbers, and those are refused in both.",
)
THRESHOLD_OURS = QT_TRANSLATE_NOOP(
    "core",
    "The vendor states no threshold. The one set here is a cautious choice of this program and "
    "was not measured: measure it on your own people.",
)

RECOGNISERS: tuple[System, ...] = (
    System(
        name="frir",
        slot="recogniser",
        title="FRIR",
        pipeline_types=("manual-face-recognition-frir",),
        files=GRAPH,
        module="recognisers",
        model_id="iic/cv_manual_face-recognition_frir",
        columns=512,
        licence=MIT_REPORTED,
        exact=EXACT_EMBEDDING,
        corrected=CORRECTED_EMBEDDING,
        light="infrared",
        dimension=512,
        similarity_threshold=0.5,
        notes=(
            MIT_SAID,
            THRESHOLD_OURS,
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
        files=GRAPH,
        module="recognisers",
        model_id="iic/cv_manual_face-recognition_frfm",
        columns=512,
        exact=EXACT_EMBEDDING,
        corrected=CORRECTED_EMBEDDING,
        dimension=512,
        similarity_threshold=0.5,
        notes=(NO_LICENCE, THRESHOLD_OURS, COLOUR_TRAINED),
    ),
    System(
        name="arcface-ir50",
        slot="recogniser",
        title="ArcFace IR50",
        pipeline_types=("ir50-face-recognition-arcface",),
        files=CHECKPOINT,
        module="residual",
        model_id="iic/cv_ir50_face-recognition_arcface",
        tensors=("prelu.", "layer3.13.prelu.", "features."),
        exact=EXACT_EMBEDDING,
        corrected=CORRECTED_EMBEDDING,
        dimension=512,
        similarity_threshold=0.5,
        notes=(NO_LICENCE, THRESHOLD_OURS, COLOUR_TRAINED),
    ),
    System(
        name="facemask",
        slot="recogniser",
        title="FaceMask",
        pipeline_types=("resnet-face-recognition-facemask",),
        files=CHECKPOINT,
        module="residual",
        model_id="iic/cv_resnet_face-recognition_facemask",
        tensors=("input_layer.", "body.98.res_layer.", "features."),
        exact=EXACT_EMBEDDING,
        corrected=CORRECTED_EMBEDDING,
        dimension=512,
        similarity_threshold=0.5,
        notes=(
            QT_TRANSLATE_NOOP("core", "Made for faces with a mask. A large and slow network."),
            NO_LICENCE,
            THRESHOLD_OURS,
            COLOUR_TRAINED,
        ),
    ),
)

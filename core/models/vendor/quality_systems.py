"""The vendor's systems that measure quality."""

from __future__ import annotations

from core.models.contract import InputContract
from core.models.vendor.system import CHECKPOINT, COLOUR_TRAINED, GRAPH, NO_LICENCE, System
from core.wording import QT_TRANSLATE_NOOP

QUALITY: tuple[System, ...] = (
    System(
        name="fqa",
        slot="quality",
        title="FQA",
        pipeline_types=("manual-face-quality-assessment-fqa",),
        files=GRAPH,
        module="quality",
        model_id="iic/cv_manual_face-quality-assessment_fqa",
        exact=QT_TRANSLATE_NOOP(
            "core", "The vendor's numbers: the mean of the network's first output row."
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same numbers as vendor-exact: there is nothing to correct."
        ),
        notes=(NO_LICENCE, COLOUR_TRAINED),
    ),
    System(
        name="flcm",
        slot="quality",
        title="FLCM",
        pipeline_types=("manual-facial-landmark-confidence-flcm",),
        files=CHECKPOINT,
        module="landmark_confidence",
        model_id="iic/cv_manual_facial-landmark-confidence_flcm",
        tensors=("rp_net.binary_cls.",),
        contract=InputContract((120, 120), "BGR", (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        exact=QT_TRANSLATE_NOOP(
            "core", "The vendor's numbers: 1 less the network's own value; higher is better."
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same numbers as vendor-exact: there is nothing to correct."
        ),
        measures="landmarks",
        notes=(NO_LICENCE, COLOUR_TRAINED),
    ),
    System(
        name="fer",
        slot="quality",
        title="FER",
        pipeline_types=("vgg19-facial-expression-recognition-fer",),
        files=CHECKPOINT,
        module="expression",
        model_id="iic/cv_vgg19_facial-expression-recognition_fer",
        tensors=("features.0.", "classifier.weight"),
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
            NO_LICENCE,
        ),
    ),
)

"""The vendor's systems that judge liveness."""

from __future__ import annotations

from core.models.contract import InputContract
from core.models.vendor.system import (
    CHIP_128,
    CORRECTED_FIRST,
    GRAPH,
    MIT_REPORTED,
    MIT_SAID,
    System,
)
from core.wording import QT_TRANSLATE_NOOP

BANDS_OURS = QT_TRANSLATE_NOOP(
    "core",
    "The vendor states no threshold. The bands set here are a cautious choice of this program and "
    "were not measured.",
)
NOT_FOR_INFRARED = QT_TRANSLATE_NOOP(
    "core",
    "Trained on colour pictures. On infrared pictures its score means nothing, so nothing is "
    "decided by it there.",
)

LIVENESS: tuple[System, ...] = (
    System(
        name="flir",
        slot="liveness",
        title="FLIR",
        pipeline_types=("manual-face-liveness-flir",),
        files=GRAPH,
        module="liveness",
        model_id="iic/cv_manual_face-liveness_flir",
        columns=2,
        softmaxed=False,
        licence=MIT_REPORTED,
        contract=CHIP_128,
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
        as_on_card=QT_TRANSLATE_NOOP(
            "core",
            "As vendor-exact, but the box is widened by 96/112 as the model card says. The "
            "vendor's own code never did that, and nobody measured it.",
        ),
        modes=("exact", "corrected", "card"),
        light="infrared",
        live_below=0.5,
        spoof_from=0.9,
        notes=(
            MIT_SAID,
            BANDS_OURS,
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
        files=GRAPH,
        module="liveness",
        model_id="iic/cv_manual_face-liveness_flrgb",
        columns=2,
        softmaxed=True,
        licence=MIT_REPORTED,
        contract=CHIP_128,
        modes=CORRECTED_FIRST,
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
        notes=(NOT_FOR_INFRARED, MIT_SAID, BANDS_OURS),
    ),
    System(
        name="flxc",
        slot="liveness",
        title="FLXC",
        pipeline_types=("manual-face-liveness-flxc",),
        files=GRAPH,
        module="liveness",
        model_id="iic/cv_manual_face-liveness_flxc",
        channels=12,
        licence=MIT_REPORTED,
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
            MIT_SAID,
        ),
    ),
)

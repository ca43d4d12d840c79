"""The vendor's systems that find faces."""

from __future__ import annotations

from types import MappingProxyType

from core.models.contract import InputContract
from core.models.vendor.system import CHECKPOINT, COLOUR_TRAINED, NO_LICENCE, System
from core.wording import QT_TRANSLATE_NOOP

_SCRFD_INPUT = InputContract((640, 640), "BGR", (127.5, 127.5, 127.5), (128.0, 128.0, 128.0))
_SCRFD_EXACT = QT_TRANSLATE_NOOP(
    "core",
    "The vendor's numbers when its recognition looks for faces: the picture scaled into 640x640 "
    "with grey at its right and lower edge, blue and red exchanged.",
)
_SCRFD_CORRECTED = QT_TRANSLATE_NOOP(
    "core",
    "Colours stand in the order in which the network learned them, and a picture file is searched "
    "with a border.",
)
_SETTINGS_READ = QT_TRANSLATE_NOOP(
    "core",
    "How the network is built stands in a Python file of its folder. This program reads that file "
    "and never runs it.",
)

DETECTORS: tuple[System, ...] = (
    System(
        name="retinaface-r50",
        slot="detector",
        title="RetinaFace ResNet-50",
        pipeline_types=("resnet50-face-detection-retinaface",),
        files=CHECKPOINT,
        module="retinaface",
        model_id="iic/cv_resnet50_face-detection_retinaface",
        tensors=("body.", "ClassHead.", "LandmarkHead.", "ssh1."),
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
        notes=(NO_LICENCE, COLOUR_TRAINED),
    ),
    System(
        name="mogface",
        slot="detector",
        title="MogFace ResNet-101",
        pipeline_types=("resnet101-face-detection-cvpr22papermogface",),
        files=CHECKPOINT,
        module="mogface",
        model_id="iic/cv_resnet101_face-detection_cvpr22papermogface",
        tensors=("backbone.", "pred_net.pred_cls."),
        # The vendor's code divides by the deviations of levels 0 to 255 and then by 255 once more,
        # as was done when the network was trained.
        contract=InputContract(
            None, "RGB", (123.675, 116.28, 103.53), (14890.725, 14565.600765, 14630.625)
        ),
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
        notes=(NO_LICENCE, COLOUR_TRAINED),
    ),
    System(
        name="ulfd",
        slot="detector",
        title="ULFD",
        pipeline_types=("manual-face-detection-ulfd",),
        files=CHECKPOINT,
        module="ulfd",
        model_id="iic/cv_manual_face-detection_ulfd",
        tensors=("base_net.", "classification_headers.", "regression_headers."),
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
        notes=(NO_LICENCE, COLOUR_TRAINED),
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
        model_id="iic/cv_manual_face-detection_mtcnn",
        contract=InputContract(None, "RGB", (127.5, 127.5, 127.5), (128.0, 128.0, 128.0)),
        exact=QT_TRANSLATE_NOOP(
            "core",
            "The vendor's numbers. Where the vendor's code ends in an error because there is no "
            "face, no face is found.",
        ),
        corrected=QT_TRANSLATE_NOOP(
            "core", "The same network; a picture file is searched with a border."
        ),
        notes=(NO_LICENCE, COLOUR_TRAINED),
    ),
    System(
        name="tinymog",
        slot="detector",
        title="TinyMog",
        # The vendor's present code runs it by the name of the family, which DamoFD has, too.
        pipeline_types=("manual-face-detection-tinymog", "resnet-face-detection-scrfd10gkps"),
        files=MappingProxyType({"checkpoint": "pytorch_model.pt", "structure": "mmcv_tinymog.py"}),
        module="scrfd",
        model_id="iic/cv_manual_face-detection_tinymog",
        tensors=("backbone.", "bbox_head."),
        contract=_SCRFD_INPUT,
        exact=_SCRFD_EXACT,
        corrected=_SCRFD_CORRECTED,
        notes=(_SETTINGS_READ, NO_LICENCE, COLOUR_TRAINED),
    ),
    System(
        name="damofd",
        slot="detector",
        title="DamoFD",
        pipeline_types=("resnet-face-detection-scrfd10gkps", "ddsar-face-detection-iclr23-damofd"),
        files=MappingProxyType({"checkpoint": "pytorch_model.pt", "structure": "DamoFD_lms.py"}),
        module="scrfd",
        model_id="iic/cv_ddsar_face-detection_iclr23-damofd",
        tensors=("backbone.", "bbox_head."),
        contract=_SCRFD_INPUT,
        exact=_SCRFD_EXACT,
        corrected=_SCRFD_CORRECTED,
        notes=(_SETTINGS_READ, NO_LICENCE, COLOUR_TRAINED),
    ),
)

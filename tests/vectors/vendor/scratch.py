"""The vendor's package in a scratch environment, offline: for the generators and benchmarks only.

Neither the program nor its fast tests need it. What must be installed beside the program:
modelscope==1.40.2 and torchvision without its dependencies, onnx, scikit-image, and what
modelscope asks for (addict, simplejson, sortedcontainers, datasets, einops, scipy).
"""

from __future__ import annotations

import functools
import logging
import os
import tempfile
import warnings


@functools.cache
def prepare() -> object:
    """Make the vendor's modules importable. Call before importing anything of modelscope.

    Returns
    -------
    What must stay alive: torchvision's own operators don't load beside the CPU build of torch, so
    two of them are declared here; its classes then import.
    """
    os.environ["MODELSCOPE_CACHE"] = tempfile.mkdtemp(prefix="vendor-cache-")
    warnings.simplefilter("ignore")  # the vendor's package warns a great deal
    logging.getLogger("modelscope").setLevel(logging.ERROR)
    import torch

    library = torch.library.Library("torchvision", "DEF")
    for name in ("nms", "qnms"):
        library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    return library

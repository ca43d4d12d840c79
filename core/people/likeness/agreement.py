"""How well the templates of one person agree: one of somebody else among them stands out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from core.people.records import TemplateColumns


def agreement(columns: TemplateColumns) -> Mapping[str, float]:
    """Return how alike each template is to the others: the median of its similarities to them.

    The median, so that one strange template does not make all others look strange, too.

    Parameters
    ----------
    columns
        Templates of one person and one model.

    Returns
    -------
    Template id to similarity, -1 to 1; nothing where there is no other template.
    """
    count = len(columns.template_ids)
    if count < 2:
        return {}
    similarities = np.clip(columns.vectors @ columns.vectors.T, -1.0, 1.0)
    others = similarities[~np.eye(count, dtype=bool)].reshape(count, count - 1)
    found = np.median(others, axis=1)
    return dict(zip(columns.template_ids, (float(value) for value in found), strict=True))

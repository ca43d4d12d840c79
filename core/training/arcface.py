"""ArcFace's loss: classes on a sphere, with an angle of margin between a face and its person.

After Deng et al. 2019 (arXiv:1801.07698).
"""

from __future__ import annotations

import math
from typing import Final

import torch
from torch import Tensor, nn

MARGIN: Final = 0.5
LARGEST_SCALE: Final = 64.0
SMALLEST_SCALE: Final = 16.0


def scale_for(people: int) -> float:
    """Return the scale of the loss for so many people.

    ArcFace's 64 is for the 85,000 people of its set. The softmax of few people needs less, and 64
    makes it a step: a face that is told right gives no gradient at all, and one that is told wrong
    gives too much. The scale at which a softmax is steepest grows as `sqrt(2) log(people - 1)`
    (AdaCos, Zhang et al. 2019, arXiv:1905.00292); four times that meets 64 at 85,000, and is 21 for
    40 people and 39 for 1,000.
    """
    if people < 3:
        return SMALLEST_SCALE
    wanted = 4 * math.sqrt(2) * math.log(people - 1)
    return min(LARGEST_SCALE, max(SMALLEST_SCALE, wanted))


class ArcFace(nn.Module):
    """Loss of embeddings of any length against one direction for each person.

    Parameters
    ----------
    dimension
        Length of an embedding.
    people
        How many are learned from.
    scale
        What cosines are multiplied with before the softmax.
    """

    def __init__(self, dimension: int, people: int, scale: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(people, dimension))
        nn.init.normal_(self.weight, std=0.01)
        self.scale = scale

    def forward(self, embeddings: Tensor, people: Tensor, margin: float = MARGIN) -> Tensor:
        """Return the mean loss.

        Parameters
        ----------
        embeddings
            float32 (N, dimension), not yet of length 1.
        people
            int64 (N,): whose they are.
        margin
            Radians that are added to the angle between a face and its person.
        """
        cosines = nn.functional.linear(
            nn.functional.normalize(embeddings), nn.functional.normalize(self.weight)
        ).clamp(-1 + 1e-6, 1 - 1e-6)
        own = cosines.gather(1, people[:, None])
        sines = torch.sqrt(1 - own**2)
        moved = own * math.cos(margin) - sines * math.sin(margin)
        # Beyond half a turn the cosine would rise again; a line goes on falling.
        moved = torch.where(own > -math.cos(margin), moved, own - math.sin(margin) * margin)
        chosen = nn.functional.one_hot(people, len(self.weight)).bool()
        return nn.functional.cross_entropy(self.scale * torch.where(chosen, moved, cosines), people)

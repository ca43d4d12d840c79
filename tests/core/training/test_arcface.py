import math

import pytest
import torch

from core.training.arcface import LARGEST_SCALE, ArcFace, scale_for


def by_hand(embeddings, weight, people, scale, margin):
    losses = []
    for row, person in zip(embeddings, people, strict=True):
        logits = []
        for number, direction in enumerate(weight):
            angle = math.acos(float(torch.nn.functional.cosine_similarity(row, direction, 0)))
            logits.append(scale * math.cos(angle + (margin if number == person else 0)))
        losses.append(math.log(sum(math.exp(one) for one in logits)) - logits[person])
    return sum(losses) / len(losses)


def test_loss_is_that_of_the_formula():
    torch.manual_seed(1)
    layer = ArcFace(8, 4, 16.0)
    embeddings, people = torch.randn(5, 8), torch.tensor([0, 1, 2, 3, 1])
    wanted = by_hand(embeddings, layer.weight.detach(), people.tolist(), 16.0, 0.5)
    assert layer(embeddings, people, 0.5).item() == pytest.approx(wanted, rel=1e-4)


def test_length_of_embeddings_does_not_matter_and_margin_makes_it_harder():
    torch.manual_seed(1)
    layer = ArcFace(8, 4, 20.0)
    embeddings, people = torch.randn(5, 8), torch.tensor([0, 1, 2, 3, 1])
    loss = layer(embeddings, people).item()
    assert layer(7 * embeddings, people).item() == pytest.approx(loss, rel=1e-5)
    assert loss > layer(embeddings, people, 0.0).item()


def test_a_face_opposite_to_its_person_still_has_a_gradient():
    layer = ArcFace(2, 2, 16.0)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[1.0, 0.0], [0.0, 1.0]]))
    embeddings = torch.tensor([[-1.0, 1e-3]], requires_grad=True)
    layer(embeddings, torch.tensor([0])).backward()
    assert torch.isfinite(embeddings.grad).all()
    assert float(embeddings.grad.abs().sum()) > 0


def test_scale_grows_with_people_up_to_the_papers():
    assert scale_for(2) == 16.0
    assert 20 < scale_for(40) < 22
    assert 38 < scale_for(1000) < 40
    assert scale_for(85_000) == pytest.approx(LARGEST_SCALE, abs=0.5)
    assert scale_for(10**7) == LARGEST_SCALE

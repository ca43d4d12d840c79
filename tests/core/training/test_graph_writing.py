import numpy as np
import onnxruntime
import pytest
import torch
from torch import nn

from core.models import flir_net
from core.models.adding.graph_file import FLOAT, read_graph_facts
from core.models.flir_net import FlirNet
from core.models.grey import GreyInput
from core.models.residual_net import Depth, ResidualNet
from core.training.graph_writing import UnknownLayerError, write_graph

TINY = Depth((1, 1, 1, 1), (16, 16, 16, 16), 2)


def stirred(network):
    """Give the norms other numbers than those of a fresh network."""
    torch.manual_seed(3)
    for layer in network.modules():
        if isinstance(layer, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.uniform_(layer.weight, 0.5, 1.5)
            nn.init.normal_(layer.bias, std=0.2)
            layer.running_mean.normal_(std=0.3)
            layer.running_var.uniform_(0.5, 2)
        elif isinstance(layer, nn.PReLU):
            nn.init.uniform_(layer.weight, -0.2, 0.5)
    return network.eval()


@pytest.mark.parametrize("make", [FlirNet, lambda: ResidualNet(TINY, 24)])
def test_a_graph_gives_the_numbers_of_its_network(make):
    network = stirred(make())
    graph = write_graph(network, flir_net.CONTRACT, "out")
    pixels = np.random.default_rng(1).integers(0, 256, (3, 1, 112, 112)).astype(np.uint8)
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    with torch.inference_mode():
        wanted = GreyInput(network, flir_net.CONTRACT)(torch.from_numpy(pixels)).numpy()
    (given,) = session.run(None, {"pixels": pixels})
    assert np.abs(given - wanted).max() < 1e-4 * max(1, np.abs(wanted).max())
    facts = read_graph_facts(graph)
    assert facts.inputs[0].shape == (None, 1, 112, 112)
    assert (facts.outputs[0].name, facts.outputs[0].elements) == ("out", FLOAT)
    assert facts.one_file


class Strange(nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x).flatten(1)


@pytest.mark.parametrize(
    "layer",
    [
        nn.GELU(),
        nn.Conv2d(3, 2, 3, padding="same"),
        nn.Conv2d(3, 2, 3, padding=1, padding_mode="reflect"),
        nn.AdaptiveAvgPool2d(2),
    ],
)
def test_what_it_does_not_know_is_refused(layer):
    with pytest.raises(UnknownLayerError):
        write_graph(Strange(layer).eval(), flir_net.CONTRACT, "out")

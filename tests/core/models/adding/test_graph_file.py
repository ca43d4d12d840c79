"""What an ONNX file says of itself: on dummies, odd files and damaged ones."""

from __future__ import annotations

import numpy as np
import pytest

from core.models.adding import graph_file
from core.models.adding.graph_file import FLOAT, NoGraphError, Tensor, read_graph_facts
from tests.vectors.vendor import written_graph as written
from tests.vectors.vendor.chip_cases import DUMMIES

FACE = written.value("x", (1, 3, 112, 112))
NODE = written.node("Flatten", "x", "y")
OUTPUT = written.value("y", (1, 37632))


def dummy(name: str) -> bytes:
    return (DUMMIES / f"{name}.onnx").read_bytes()


@pytest.mark.parametrize(
    ("name", "channels", "columns"), [("frir", 3, 512), ("flir", 3, 2), ("flxc", 12, 2)]
)
def test_inputs_and_outputs(name: str, channels: int, columns: int) -> None:
    facts = read_graph_facts(dummy(name))
    (taken,), (given, *_) = facts.inputs, facts.outputs
    assert taken.elements == given.elements == FLOAT
    assert taken.shape is not None
    assert given.shape is not None
    assert taken.shape[1:] == (channels, 112, 112)
    assert given.shape[-1] == columns
    assert facts.one_file


def test_an_exporters_view_is_the_runtimes_view() -> None:
    import onnxruntime

    for name in ("frir", "frfm-large", "flir", "flrgb", "flxc", "fqa", "picture"):
        facts = read_graph_facts(dummy(name))
        session = onnxruntime.InferenceSession(dummy(name), providers=["CPUExecutionProvider"])
        for ours, theirs in (
            (facts.inputs, session.get_inputs()),
            (facts.outputs, session.get_outputs()),
        ):
            assert [tensor.name for tensor in ours] == [node.name for node in theirs]
            for tensor, node in zip(ours, theirs, strict=True):
                sides = tuple(s if isinstance(s, int) else None for s in node.shape)
                assert tensor.shape == sides


@pytest.mark.parametrize(("name", "softmaxed"), [("flir", False), ("flrgb", True), ("flxc", True)])
def test_a_softmax_at_the_end_is_seen(name: str, softmaxed: bool) -> None:
    assert read_graph_facts(dummy(name)).softmaxed is softmaxed


def test_a_softmax_is_seen_through_what_only_hands_on() -> None:
    nodes = [
        written.node("Softmax", "x", "a"),
        written.node("Identity", "a", "b"),
        written.node("Flatten", "b", "y"),
    ]
    assert read_graph_facts(written.model(written.graph(nodes, [FACE], [OUTPUT]))).softmaxed
    nodes.insert(2, written.node("Neg", "b", "c"))
    nodes[3] = written.node("Flatten", "c", "y")
    assert not read_graph_facts(written.model(written.graph(nodes, [FACE], [OUTPUT]))).softmaxed


def test_nodes_in_a_ring_are_no_trap() -> None:
    nodes = [written.node("Identity", "y", "z"), written.node("Identity", "z", "y")]
    assert not read_graph_facts(written.model(written.graph(nodes, [FACE], [OUTPUT]))).softmaxed


def test_what_the_file_itself_holds_is_no_input() -> None:
    weights = written.tensor("w", written.FLOAT, (1,), 1.0)
    inputs = [written.value("w", (1,)), FACE]  # as exporters wrote it once
    facts = read_graph_facts(written.model(written.graph([NODE], inputs, [OUTPUT], [weights])))
    assert facts.inputs == (Tensor("x", FLOAT, (1, 3, 112, 112)),)


def test_sides_of_any_length() -> None:
    inputs = [written.value("x", ("batch", 3, 112, 0))]
    facts = read_graph_facts(
        written.model(written.graph([NODE], inputs, [written.value("y", None)]))
    )
    assert facts.inputs[0].shape == (None, 3, 112, None)
    assert facts.outputs[0].shape is None


def in_an_initialiser() -> bytes:
    return written.model(written.graph([NODE], [FACE], [OUTPUT], [written.elsewhere("w")]))


def in_an_attribute() -> bytes:
    constant = written.node(
        "Constant", "", "w", written.attribute("value", tensor=written.elsewhere("w"))
    )
    return written.model(written.graph([constant, NODE], [FACE], [OUTPUT]))


def in_a_graph_in_the_graph() -> bytes:
    inner = written.graph([NODE], [], [OUTPUT], [written.elsewhere("w")])
    outer = written.node("If", "x", "z", written.attribute("then_branch", graph=inner))
    return written.model(written.graph([outer, NODE], [FACE], [OUTPUT]))


def in_a_sparse_initialiser() -> bytes:
    sparse = written.message((1, written.elsewhere("w")))
    content = written.graph([NODE], [FACE], [OUTPUT]) + written.message((15, sparse))
    return written.model(content)


def in_a_function() -> bytes:
    constant = written.node(
        "Constant", "", "w", written.attribute("value", tensor=written.elsewhere("w"))
    )
    function = written.message((1, "f"), (7, constant))
    return written.model(written.graph([NODE], [FACE], [OUTPUT]), (25, function))


@pytest.mark.parametrize(
    "make",
    [
        in_an_initialiser,
        in_an_attribute,
        in_a_graph_in_the_graph,
        in_a_sparse_initialiser,
        in_a_function,
    ],
)
def test_numbers_in_other_files_are_seen_wherever_they_are_named(make: object) -> None:
    assert callable(make)
    assert not read_graph_facts(make()).one_file


def test_graphs_in_graphs_without_end_are_refused() -> None:
    content = written.graph([NODE], [FACE], [OUTPUT])
    for _ in range(40):
        inner = written.node("If", "x", "z", written.attribute("then_branch", graph=content))
        content = written.graph([inner, NODE], [FACE], [OUTPUT])
    with pytest.raises(NoGraphError, match="deep"):
        read_graph_facts(written.model(content))


def test_more_parts_than_any_model_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_file, "_MOST_FIELDS", 5000)
    whole = written.model(written.graph([NODE], [FACE], [OUTPUT]))
    read_graph_facts(whole)
    with pytest.raises(NoGraphError):
        read_graph_facts(whole + written.message((99, 1)) * 5000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x08",
        b"text that is no model at all",
        b"\x00" * 64,
        b"\xff" * 64,
        written.message((1, 8)),
        written.message((1, 8), (7, b"")),
        written.message((1, 1000), (7, written.graph([NODE], [FACE], [OUTPUT]))),
        written.model(written.graph([], [FACE], [OUTPUT])),
        written.model(written.graph([NODE], [FACE], [])),
        written.model(written.graph([NODE], [FACE], [OUTPUT]), (7, b"")),
    ],
)
def test_what_is_no_model(data: bytes) -> None:
    with pytest.raises(NoGraphError):
        read_graph_facts(data)


def test_damage_never_leads_to_anything_but_facts_or_refusal() -> None:
    whole = written.crashing()
    generator = np.random.Generator(np.random.PCG64(3))
    for end in range(0, len(whole) - 1, 3):
        try:
            read_graph_facts(whole[:end])
        except NoGraphError:
            continue
    for _ in range(500):
        damaged = bytearray(whole)
        for at in generator.integers(0, len(whole), 3):
            damaged[at] ^= 1 << int(generator.integers(0, 8))
        try:
            read_graph_facts(bytes(damaged))
        except NoGraphError:
            continue

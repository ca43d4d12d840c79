"""What folders and files are, and every reason why one is refused."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.models.adding import file_content
from core.models.adding.inspection import CancelledError, inspect
from core.models.contract import ModelError
from core.models.vendor.addresses import ADDRESSES
from core.models.vendor.systems import BY_NAME, SYSTEMS
from tests.vectors.vendor import written_graph as written

DUMMIES = Path(__file__).parents[3] / "vectors" / "vendor"


def dummy(name: str) -> bytes:
    return (DUMMIES / f"{name}.onnx").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Make a vendor's folder: of a system, or with any other configuration, with these files."""

    def make(kind: str | bytes, **files: bytes) -> Path:
        place = tmp_path / "vendor"
        place.mkdir(exist_ok=True)
        if isinstance(kind, str):
            kind = json.dumps({"framework": "pytorch", "pipeline": {"type": kind}}).encode()
        (place / "configuration.json").write_bytes(kind)
        names = {"model": "model.onnx", "checkpoint": "pytorch_model.pt"}
        for name, content in files.items():
            (place / names.get(name, name)).write_bytes(content)
        return place

    return make


def checkpoint(*names: str) -> bytes:
    """Return an archive as torch writes it, as far as its list of tensors goes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps(dict.fromkeys(names, 0), protocol=2))
    return stream.getvalue()


def refused(path: Path) -> str:
    with pytest.raises(ModelError) as caught:
        inspect(path)
    return str(caught.value)


class TestFolders:
    @pytest.mark.parametrize("name", ["frir", "frfm-large", "flir", "flrgb", "flxc", "fqa"])
    def test_of_graphs(self, folder: Callable[..., Path], name: str) -> None:
        data = dummy(name)
        place = folder(BY_NAME[name].pipeline_types[0], model=data)
        found = inspect(place)
        assert [system.name for system in found.systems] == [name]
        assert found.path == place
        assert dict(found.files) == {
            "graph": place / "model.onnx",
            "configuration": place / "configuration.json",
        }
        assert found.main_file.sha256 == hashlib.sha256(data).hexdigest()
        assert found.main_file.size == len(data)
        assert found.configuration is not None
        assert found.configuration["framework"] == "pytorch"
        assert not found.known

    @pytest.mark.parametrize(
        "name", ["arcface-ir50", "facemask", "flcm", "fer", "retinaface-r50", "mogface", "ulfd"]
    )
    def test_of_checkpoints(self, folder: Callable[..., Path], name: str) -> None:
        place = folder(BY_NAME[name].pipeline_types[0], checkpoint=checkpoint("any.weight"))
        found = inspect(place)
        assert [system.name for system in found.systems] == [name]
        assert found.main_file.name == "pytorch_model.pt"

    @pytest.mark.parametrize("name", ["tinymog", "damofd"])
    def test_of_one_pipeline_are_told_apart_by_their_files(
        self, folder: Callable[..., Path], name: str
    ) -> None:
        system = BY_NAME[name]
        files = {system.files["structure"]: b"model = dict()"}
        place = folder("resnet-face-detection-scrfd10gkps", checkpoint=checkpoint("a"), **files)
        assert [found.name for found in inspect(place).systems] == [name]

    def test_of_mtcnn(self, folder: Callable[..., Path]) -> None:
        place = folder("manual-face-detection-mtcnn")
        assert "lacks weights/pnet.npy, weights/rnet.npy, weights/onet.npy" in refused(place)
        (place / "weights").mkdir()
        for name in ("pnet", "rnet", "onet"):
            (place / "weights" / f"{name}.npy").write_bytes(b"\x93NUMPY\x01\x00")
        assert inspect(place).systems[0].name == "mtcnn"
        (place / "weights" / "rnet.npy").write_bytes(b"no table")
        assert "rnet.npy holds no table of weights" in refused(place)

    def test_a_file_in_a_vendors_folder_stands_for_the_folder(
        self, folder: Callable[..., Path]
    ) -> None:
        place = folder("manual-face-recognition-frfm", model=dummy("frfm-large"))
        for name in ("model.onnx", "configuration.json"):
            found = inspect(place / name)
            assert found.path == place
            assert [system.name for system in found.systems] == ["frfm-large"]

    def test_a_configuration_with_a_byte_order_mark(self, folder: Callable[..., Path]) -> None:
        kind = b'\xef\xbb\xbf{"pipeline": {"type": "manual-face-recognition-frir"}}'
        assert inspect(folder(kind, model=dummy("frir"))).systems[0].name == "frir"

    def test_without_a_configuration(self, tmp_path: Path) -> None:
        (tmp_path / "model.onnx").write_bytes(dummy("frir"))
        assert "has no file configuration.json" in refused(tmp_path)

    def test_without_a_model(self, folder: Callable[..., Path]) -> None:
        text = refused(folder("manual-face-liveness-flxc"))
        assert text.startswith("This folder is of FLXC, and lacks model.onnx.")

    @pytest.mark.parametrize(
        "content",
        [
            b"", b"{", b"[]", b"null", b"{}", b'{"pipeline": []}', b'{"pipeline": {"type": 3}}',
            b'{"pipeline": {"type": ""}}', b'{"pipeline": {"type": "\\u001b[2J"}}',
            b"\xff\xfe", b"[" * 100_000, b" " * (1 << 21),
        ],
    )  # fmt: skip
    def test_whose_configuration_says_nothing(
        self, folder: Callable[..., Path], content: bytes
    ) -> None:
        assert "doesn't say which model" in refused(folder(content, model=dummy("frir")))

    def test_of_an_unknown_kind(self, folder: Callable[..., Path]) -> None:
        text = refused(folder("cat-breed-recognition", model=dummy("frir")))
        assert "doesn't know (cat-breed-recognition). It knows: FRIR, " in text
        assert "FairFace" not in text

    def test_of_a_model_that_has_no_place_here(self, folder: Callable[..., Path]) -> None:
        text = refused(folder("resnet34-face-attribute-recognition-fairface"))
        assert text == BY_NAME["fairface"].refusal


class TestSingleFiles:
    @pytest.mark.parametrize(
        ("name", "fitting"),
        [
            ("frir", ["frir", "frfm-large"]),
            ("flir", ["flir"]),
            ("flrgb", ["flrgb"]),
            ("flxc", ["flxc"]),
        ],
    )
    def test_graphs(self, tmp_path: Path, name: str, fitting: list[str]) -> None:
        (tmp_path / "any name.ONNX").write_bytes(dummy(name))
        found = inspect(tmp_path / "any name.ONNX")
        assert [system.name for system in found.systems] == fitting
        assert found.configuration is None
        assert list(found.files) == ["graph"]

    @pytest.mark.parametrize("name", ["arcface-ir50", "facemask", "retinaface-r50", "ulfd", "fer"])
    @pytest.mark.parametrize("prefix", ["", "module."])
    def test_checkpoints(self, tmp_path: Path, name: str, prefix: str) -> None:
        names = [f"{prefix}{start}0.weight" for start in BY_NAME[name].tensors]
        names = [one.replace("weight0.", "") for one in names]
        (tmp_path / "some.pt").write_bytes(checkpoint(*names, "more"))
        assert [system.name for system in inspect(tmp_path / "some.pt").systems] == [name]

    def test_a_checkpoint_in_the_older_format(self, tmp_path: Path) -> None:
        names = [f"{start}weight" for start in BY_NAME["mogface"].tensors]
        parts = (0x1950A86A20F9469CFC6C, 1001, {"little_endian": True}, dict.fromkeys(names, 0))
        data = b"".join(pickle.dumps(part, protocol=2) for part in parts)
        (tmp_path / "old.pt").write_bytes(data)
        assert [system.name for system in inspect(tmp_path / "old.pt").systems] == ["mogface"]

    def test_a_checkpoint_that_needs_its_folder(self, tmp_path: Path) -> None:
        names = [f"{start}0.weight" for start in BY_NAME["damofd"].tensors]
        (tmp_path / "pytorch_model.pt").write_bytes(checkpoint(*names))
        assert "Choose the whole folder" in refused(tmp_path / "pytorch_model.pt")

    def test_the_reported_checksum_is_known(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Also where the graph doesn't end as it is reported to."""
        data = dummy("flrgb")
        (tmp_path / "flir.onnx").write_bytes(data)
        report = {"flir": hashlib.sha256(data).hexdigest()}
        kind = type(BY_NAME["flir"])
        monkeypatch.setattr(kind, "checksum", property(lambda system: report.get(system.name, "")))
        found = inspect(tmp_path / "flir.onnx")
        assert [system.name for system in found.systems] == ["flir"]
        assert found.known

    def test_flir_may_be_said_to_be_flrgb_but_not_frir(self, tmp_path: Path) -> None:
        (tmp_path / "flir.onnx").write_bytes(dummy("flir"))
        found = inspect(tmp_path / "flir.onnx")
        assert found.may_be(BY_NAME["flrgb"])
        assert not found.may_be(BY_NAME["frir"])


NOTHING = b"no model at all, but a text of some length" * 10
GIT_POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:0000\nsize 12600000\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (GIT_POINTER, "Git LFS pointer"),
        (b"\n <!DOCTYPE html><html>", "is a web page"),
        (b"<html lang='zh'>", "is a web page"),
        (b"PK\x03\x04rest", "packed archive"),
        (b"\x1f\x8brest", "packed archive"),
        (NOTHING, "is no ONNX model"),
        (b'{"Code": 10010205001, "Message": "not found"}', "is no ONNX model"),
        (dummy("frir")[:20_000], "is no ONNX model"),
        (checkpoint("a"), "packed archive"),
    ],
)
def test_graphs_that_are_none(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "model.onnx"
    file.write_bytes(content)
    text = refused(file)
    assert said in text
    assert str(file) in text


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name in names:
            packed.writestr(name, b"content")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (GIT_POINTER, "Git LFS pointer"),
        (b"<html>", "is a web page"),
        (archive("cv_model/pytorch_model.pt"), "packed archive"),
        (archive("a/code/__torch__.py", "a/data.pkl", "a/constants.pkl"), "holds a program"),
        (NOTHING, "is no file of weights"),
        (b"\x80\x02", "is no file of weights"),
        (checkpoint("a")[:-10], "is no file of weights"),
        (checkpoint("layer.weight"), "be told from the file alone"),
    ],
)
def test_checkpoints_that_are_none(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "pytorch_model.pt"
    file.write_bytes(content)
    assert said in refused(file)


@pytest.mark.parametrize("old", [False, True])
def test_a_checkpoint_with_an_endless_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bool
) -> None:
    monkeypatch.setattr(file_content, "_MOST_STEPS", 100)
    names = [f"{start}weight" for start in BY_NAME["mogface"].tensors]
    listed = dict.fromkeys([*names, *map(str, range(200))], 0)
    data = pickle.dumps(listed, protocol=2) * 4 if old else checkpoint(*listed)
    (tmp_path / "long.pt").write_bytes(data)
    assert "is no file of weights" in refused(tmp_path / "long.pt")


def parts(count: int) -> bytes:
    """An archive that lists that many empty files, all of one name."""
    part = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, *[0] * 7, 1, *[0] * 6) + b"a"
    end = (b"PK\5\6", 0, 0, 65535, 65535, count * len(part), 30, 0)
    return b"PK\3\4" + bytes(26) + part * count + struct.pack("<4s4H2LH", *end)


def test_an_archive_of_more_parts_than_any_model_has(tmp_path: Path) -> None:
    (tmp_path / "few.pt").write_bytes(parts(3))
    assert "packed archive" in refused(tmp_path / "few.pt")
    (tmp_path / "many.pt").write_bytes(parts(200_000))
    began = time.process_time()
    assert "is no file of weights" in refused(tmp_path / "many.pt")
    assert time.process_time() - began < 1  # with all of them in memory it is 2


@pytest.mark.parametrize("opcode", [b"\x8d" + struct.pack("<Q", 60_000_000), b"c", b"V"])
def test_a_text_that_has_no_end(tmp_path: Path, opcode: bytes) -> None:
    file = tmp_path / "long.pt"
    with file.open("wb") as stream:
        stream.write(b"\x80\x04" + opcode)
        stream.truncate(64_000_000)
    tracemalloc.start()
    assert "is no file of weights" in refused(file)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 50_000_000


def test_a_checkpoint_is_looked_at_without_running_it(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "run",))

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("archive/data.pkl", pickle.dumps({"body.": Trap()}))
    (tmp_path / "model.pt").write_bytes(stream.getvalue())
    refused(tmp_path / "model.pt")
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("inputs", "outputs", "said"),
    [
        ([(1, 3, 112, 96)], [(1, 512)], "takes 1x3x112x96 instead of 1x3x112x112"),
        ([(1, 1, 112, 112)], [(1, 512)], "takes 1x1x112x112 instead"),
        ([(8, 3, 112, 112)], [(1, 512)], "takes 8x3x112x112 instead"),
        ([(3, 112, 112)], [(1, 512)], "takes 3x112x112 instead"),
        ([(1, 3, 112, 112)] * 2, [(1, 512)], "takes 1x3x112x112; 1x3x112x112 instead"),
        ([], [(1, 512)], "takes nothing instead"),
        ([(1, 3, 112, 112)], [(1, 256)], "gives 1x256 instead of 1x512"),
        ([(1, 3, 112, 112)], [(512,)], "gives 512 instead of 1x512"),
        ([(1, 3, 112, 112)], [(1, 512, 7, 7)], "gives 1x512x7x7 instead of 1x512"),
    ],
)
def test_shapes_that_are_not_the_slots(
    folder: Callable[..., Path],
    inputs: list[tuple[int, ...]],
    outputs: list[tuple[int, ...]],
    said: str,
) -> None:
    graph = written.graph(
        [written.node("Identity", "x0", "y0")],
        [written.value(f"x{index}", shape) for index, shape in enumerate(inputs)],
        [written.value(f"y{index}", shape) for index, shape in enumerate(outputs)],
    )
    place = folder("manual-face-recognition-frir", model=written.model(graph))
    text = refused(place)
    assert "does not fit FRIR" in text
    assert said in text
    alone = place.with_name("alone.onnx")
    alone.write_bytes(written.model(graph))
    assert "be told from the file alone" in refused(alone)


def test_a_graph_that_gives_one_number_is_fqa(tmp_path: Path) -> None:
    (tmp_path / "fqa.onnx").write_bytes(written.harmless(columns=1))
    assert [system.name for system in inspect(tmp_path / "fqa.onnx").systems] == ["fqa"]
    (tmp_path / "fqa.onnx").write_bytes(dummy("fqa"))  # five: only its folder says what it is
    assert "be told from the file alone" in refused(tmp_path / "fqa.onnx")


@pytest.mark.parametrize(("taken", "given"), [(2, written.FLOAT), (written.FLOAT, 11)])
def test_types_that_are_not_the_slots(folder: Callable[..., Path], taken: int, given: int) -> None:
    """8-bit levels as input, double precision as output."""
    graph = written.graph(
        [written.node("Identity", "x", "y")],
        [written.value("x", (1, 3, 112, 112), taken)],
        [written.value("y", (1, 512), given)],
    )
    text = refused(folder("manual-face-recognition-frir", model=written.model(graph)))
    assert "other numbers than float" in text


def test_a_graph_in_several_files(folder: Callable[..., Path]) -> None:
    graph = written.graph(
        [written.node("Identity", "x", "y")],
        [written.value("x", (1, 3, 112, 112))],
        [written.value("y", (1, 512))],
        [written.elsewhere("w")],
    )
    text = refused(folder("manual-face-recognition-frir", model=written.model(graph)))
    assert "keeps its numbers in other files" in text


class TestPlaces:
    def test_that_are_not_there(self, tmp_path: Path) -> None:
        assert "There is no file or folder" in refused(tmp_path / "gone")

    def test_with_an_impossible_name(self, tmp_path: Path) -> None:
        assert str(tmp_path) in refused(tmp_path / "zero\0byte")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on Linux and macOS")
    def test_that_are_no_files(self, tmp_path: Path, folder: Callable[..., Path]) -> None:
        os.mkfifo(tmp_path / "model.onnx")
        assert "neither a file nor a folder" in refused(tmp_path / "model.onnx")
        place = folder("manual-face-recognition-frir")
        os.mkfifo(place / "model.onnx")
        assert "neither a file nor a folder" in refused(place)

    def test_of_another_ending(self, tmp_path: Path) -> None:
        (tmp_path / "face.png").write_bytes(b"\x89PNG" + bytes(100))
        assert "ends in .onnx or .pt" in refused(tmp_path / "face.png")
        (tmp_path / "model.bin").write_bytes(GIT_POINTER)
        assert "Git LFS pointer" in refused(tmp_path / "model.bin")

    def test_that_are_too_large(self, tmp_path: Path) -> None:
        with (tmp_path / "model.onnx").open("wb") as stream:
            stream.truncate(file_content.MOST_BYTES + 1)  # takes no room on the disk
        assert "larger than 2 GiB" in refused(tmp_path / "model.onnx")

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
    )
    def test_that_may_not_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "model.onnx").write_bytes(dummy("frir"))
        (tmp_path / "model.onnx").chmod(0)
        assert "can't be read" in refused(tmp_path / "model.onnx")


def test_it_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(dummy("frir"))
    with pytest.raises(CancelledError, match="Stopped"):
        inspect(tmp_path / "model.onnx", cancelled=lambda: True)


def test_every_system_says_what_a_person_and_this_module_need() -> None:
    for system in SYSTEMS:
        assert system.model_id.startswith("iic/cv_"), system.name
        if system.slot is None:
            assert system.refusal
            continue
        assert system.module
        assert {"exact", "corrected"} <= set(system.modes)
        for mode in system.modes:
            assert system.meaning(mode)
        assert system.notes
        if system.slot == "recogniser":
            assert system.dimension
            assert system.similarity_threshold is not None
        if system.slot == "liveness":
            assert system.live_below is not None
            assert system.spoof_from is not None
    assert BY_NAME["flir"].checksum == ADDRESSES["flir"].files[-1].sha256
    assert BY_NAME["frir"].checksum == ""

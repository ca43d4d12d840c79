"""Trying models out: good ones, odd ones, and ones that bring their process down."""

from __future__ import annotations

import dataclasses
import os
import platform
import shutil
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from core.models.adding import trial
from core.models.adding.file_content import CancelledError
from core.models.adding.trial import TrialReport, try_in_child, try_out
from core.models.adding.trial_run import sample_face, sample_picture
from core.models.card import ModelCard
from core.models.contract import FaceCut, ModelError
from core.models.registry import Registry
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor import written_graph as written

DUMMIES = Path(__file__).parents[3] / "vectors" / "vendor"


def card(folder: Path, system: str, graph: bytes | str) -> ModelCard:
    data = graph if isinstance(graph, bytes) else (DUMMIES / f"{graph}.onnx").read_bytes()
    return write_model(folder / "models", system, {"graph": data})


class TestHere:
    @pytest.mark.parametrize(
        ("name", "columns", "softmaxed"),
        [
            ("frir", 512, None),
            ("frfm-large", 512, None),
            ("flir", 2, False),
            ("flrgb", 2, True),
            ("flxc", 2, True),
            ("fqa", 5, False),
        ],
    )
    def test_the_vendors_graphs(
        self, tmp_path: Path, name: str, columns: int, softmaxed: bool | None
    ) -> None:
        report = try_out(card(tmp_path, name, name))
        assert (report.columns, report.softmaxed) == (columns, softmaxed)
        assert report.runs_on == "ONNX Runtime, CPU"
        assert report.load_milliseconds > 0
        assert report.run_milliseconds > 0
        assert report.warning is None
        scored = columns != 512
        assert (report.face is not None) is (report.blank is not None) is scored
        assert not scored or report.face != report.blank

    def test_this_programs_own_models(self) -> None:
        registry = Registry()
        report = try_out(registry.card("retinaface-mnet025"))
        assert report.found == 1  # the sample face, and nothing on the blank
        assert report.warning is None
        assert try_out(registry.card("sface-2021dec")).columns == 128

    def test_a_model_to_which_everybody_looks_alike(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="the same answer for a face as for an empty picture"):
            try_out(card(tmp_path, "frir", written.constant()))

    def test_a_model_that_gives_no_numbers(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="no usable result"):
            try_out(card(tmp_path, "frir", "logarithm-512"))

    def test_a_model_that_fails_on_a_face(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="can't be run on a face"):
            try_out(card(tmp_path, "fqa", "fails"))

    def test_flrgb_is_no_flir(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="add it as FLRGB"):
            try_out(card(tmp_path, "flir", "flrgb"))

    def test_no_graph_at_all(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="no network that can be run"):
            try_out(card(tmp_path, "frir", b"no graph"))

    def test_a_fault_of_the_program_is_a_refusal_too(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def breaks(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("core.models.vendor.loading.load_recogniser", breaks)
        with pytest.raises(ModelError, match=r"broke off with an error \(ZeroDivisionError\)"):
            try_out(card(tmp_path, "frir", "frir"))


def test_the_sample_face_is_the_studios() -> None:
    picture, (x1, y1, x2, y2) = sample_picture()
    assert picture.shape == (480, 640)
    assert 0 < x1 < x2 < 640
    assert 0 < y1 < y2 < 480
    chip, crop = sample_face(FaceCut("chip")), sample_face(FaceCut("padded"))
    assert chip.shape == crop.shape == (112, 112)
    assert chip.dtype == crop.dtype == np.uint8
    square = sample_face(FaceCut("square", side=120))
    assert (square.shape, square.dtype) == ((120, 120), np.float32)
    assert np.ptp(chip) > 60  # a face, and no blank


class TestInAChild:
    def test_the_report_is_the_same(self, tmp_path: Path) -> None:
        flir = card(tmp_path, "flir", "flir")
        there, here = try_in_child(flir), try_out(flir)
        times = {"load_milliseconds": 0.0, "run_milliseconds": 0.0}
        assert dataclasses.replace(there, **times) == dataclasses.replace(here, **times)

    @pytest.mark.slow
    def test_a_refusal_keeps_its_sentence_for_the_translation(self, tmp_path: Path) -> None:
        refused = card(tmp_path, "flir", "flrgb")
        with pytest.raises(ModelError) as there:
            try_in_child(refused)
        with pytest.raises(ModelError) as here:
            try_out(refused)
        assert there.value.sentence == here.value.sentence
        assert str(there.value) == str(here.value)

    @pytest.mark.skipif(
        platform.machine().lower() not in ("x86_64", "amd64"),
        reason="on other processors this sum has a result",
    )
    @pytest.mark.skipif(os.name == "nt", reason="Windows names crashes otherwise")
    def test_a_crash_in_the_native_library(self, tmp_path: Path) -> None:
        """A real one: a division that the processor refuses."""
        with pytest.raises(ModelError, match=r"made the program that tried it out crash \(SIGFPE"):
            try_in_child(card(tmp_path, "frir", written.crashing()))

    @pytest.mark.slow
    def test_a_model_that_never_ends(self, tmp_path: Path) -> None:
        began = time.monotonic()
        with pytest.raises(ModelError, match="no answer within 3 seconds"):
            try_in_child(card(tmp_path, "frir", written.endless()), 3.0)
        assert time.monotonic() - began < 20

    @pytest.mark.slow
    @pytest.mark.skipif(platform.system() != "Linux", reason="only Linux limits what is written")
    def test_a_model_that_wants_more_memory_than_there_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(trial, "_MOST_MEMORY", 2 * 1024**3)
        with pytest.raises(ModelError, match=r"can't be run on a face|crash"):
            try_in_child(card(tmp_path, "frir", written.hungry()))

    @pytest.mark.slow
    def test_it_can_be_stopped(self, tmp_path: Path) -> None:
        stop = threading.Event()
        waker = threading.Timer(0.5, stop.set)
        waker.start()
        with pytest.raises(CancelledError):
            try_in_child(card(tmp_path, "frir", written.endless()), cancelled=stop.is_set)
        waker.join()

    @pytest.mark.slow
    def test_files_that_are_gone(self, tmp_path: Path) -> None:
        frir = card(tmp_path, "frir", "frir")
        shutil.rmtree(frir.folder)
        with pytest.raises(ModelError, match="card"):
            try_in_child(frir)

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such program")
    def test_a_child_that_does_not_start_is_not_the_models_fault(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("multiprocessing.spawn.get_executable", lambda: b"/bin/false")
        with pytest.raises(ModelError, match=r"can't be tried out: .* \(exit code 1\)"):
            try_in_child(card(tmp_path, "frir", "frir"))
        monkeypatch.setattr("multiprocessing.spawn.get_executable", lambda: b"/no/program")
        with pytest.raises(ModelError, match="can't be tried out"):
            try_in_child(card(tmp_path, "frir", "frir"))

    def test_an_answer_that_is_none_is_a_crash(self, tmp_path: Path) -> None:
        frir = card(tmp_path, "frir", "frir")
        for answer in (b"", b"[]", b"{}", b"\x80\x04", b'{"sentence": "{gap}", "values": {}}'):
            with pytest.raises(ModelError, match="crash"):
                trial._read(frir, answer)


def test_a_detector_that_finds_no_face_is_told_of() -> None:
    report = TrialReport("torch, CPU", 1.0, 1.0, found=0)
    assert report.warning is not None
    assert "found 0 faces" in report.warning.format(name="ulfd", count=report.found)

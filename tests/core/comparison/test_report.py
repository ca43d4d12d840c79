"""Reports of comparisons: what stands in them, the same numbers as JSON, in any language."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import numpy as np
import pytest

from core.calibration.meaning import Meaning
from core.calibration.measuring import of_card
from core.calibration.values import Origin
from core.capture.picture import PictureError
from core.comparison import words
from core.comparison.comparing import compare, matrix, sorted_matrix
from core.comparison.facts import facts_json, facts_of, matrix_json
from core.comparison.matrix_report import drawn, matrix_document
from core.comparison.report import document
from core.comparison.sides import with_face, with_landmarks
from core.comparison.values import Comparison, Entry, Facts, Matrix, Regions
from core.quality import QualityReason
from core.reports import pdf
from core.reports.document import Document, Heading, Images, Paragraph, Table
from core.results import Liveness, LivenessReason, LivenessVerdict

FACTS = Facts(
    models={"detector": "d@" + "a" * 64, "recogniser": "r@" + "b" * 64},
    modes={"detector": "corrected", "recogniser": "exact"},
    log_head="17 " + "c" * 64,
    operator="Berta",
)
SET = Meaning(40_000.0, 120.0, 20, Origin.EVALUATION)


def shouted(sentence: str) -> str:
    """Another language: each sentence in brackets, its fields as they are."""
    return f"[{sentence}]"


def text_of(made: Document) -> str:
    """Return all words of a document."""
    told = [made.title, made.subtitle, made.footer]
    for block in made.blocks:
        if isinstance(block, Heading | Paragraph):
            told.append(block.words)
        elif isinstance(block, Table):
            told += [cell for row in (block.head, *block.rows) for cell in row]
        elif isinstance(block, Images):
            told += [image.caption for image in block.images]
    return "\n".join(told)


@pytest.fixture
def comparison(pipeline, anna, both) -> Comparison:
    card = of_card(pipeline.recogniser_identity, 0.45)
    return compare(replace(anna, digest="d1" * 32), both, 0.45, card)


@pytest.fixture
def maps() -> Regions:
    falls = np.zeros((112, 112), np.float32)
    falls[30:60], falls[80:] = 0.2, -0.1
    return Regions(falls, falls / 2, 0.4)


def test_a_report_holds_figures_pictures_checksums_and_limits(comparison, maps):
    made = document(comparison, maps, FACTS, str, "en")
    told = text_of(made)
    assert made.subtitle == "anna and both"
    for part in (
        words.similarity(comparison.similarity),
        "0.450",
        "d1" * 32,
        "From no file",
        "a" * 64,
        "b" * 64,
        "17 " + "c" * 64,
        "Berta",
        "Number 1 of 2 by size",
        "both: shows 2 faces; the largest was compared.",
        "The model's card",
        "vendor-exact",
        "Twins",
        "Indicative only",
        "+0.1",
    ):
        assert part in told, part
    shown = [image for block in made.blocks if isinstance(block, Images) for image in block.images]
    assert [image.caption for image in shown] == ["anna", "both"] * 3
    assert {image.pixels.dtype for image in shown} == {np.dtype(np.uint8)}
    pdf.write(made, page := io.BytesIO())
    assert page.getvalue().startswith(b"%PDF-")


def test_without_maps_nothing_is_said_of_regions(comparison):
    told = text_of(document(comparison, None, Facts(), str, "en"))
    assert "region" not in told
    assert "End of the gallery's log" not in told


def test_every_sentence_goes_through_the_translation(comparison, maps):
    made = document(comparison, maps, FACTS, shouted, "zh_CN")
    assert made.language == "zh_CN"
    for block in made.blocks:
        if isinstance(block, Heading | Paragraph):
            assert block.words.startswith("["), block.words
        elif isinstance(block, Table):
            # What stands first in a row is a name or a sentence.
            names = {"anna", "both"}
            assert all(row[0] in names or row[0].startswith("[") for row in block.rows)
    found = matrix([comparison.one], [comparison.other], 0.45)
    for block in matrix_document(found, FACTS, shouted, "zh_CN").blocks:
        if isinstance(block, Heading | Paragraph):
            assert block.words.startswith("["), block.words


def test_json_has_the_same_numbers_and_no_embedding(comparison, maps):
    told = facts_json(comparison, maps, FACTS)
    text = json.dumps(told, allow_nan=False)
    assert told["similarity"] == round(comparison.similarity, 6)
    assert told["decision"] == ("same" if comparison.is_same else "different")
    assert told["meaning"]["origin"] == "card"
    assert told["pictures"][0]["sha256"] == "d1" * 32
    assert told["pictures"][1]["sha256"] is None
    assert (told["pictures"][1]["faces"], told["pictures"][1]["face"]) == (2, 1)
    assert (
        told["regions"]["parts"]["eyes"]["first"] > 0 > told["regions"]["parts"]["mouth"]["first"]
    )
    assert told["models"] == FACTS.models
    assert told["log_head"] == FACTS.log_head
    assert "embedding" not in text
    assert facts_json(comparison)["regions"] is None


def test_facts_name_models_with_their_whole_checksum(pipeline):
    told = facts_of(pipeline, operator="Berta")
    assert set(told.models) == {"detector", "recogniser"}
    card = pipeline.slots.recogniser.card
    assert told.models["recogniser"] == f"{card.name}@{card.main_file.sha256}"
    assert told.modes["recogniser"] == "corrected"
    assert told.operator == "Berta"


def test_remarks_say_what_a_reader_has_to_know(pipeline, anna, both, anna_again, ben):
    points = anna.face.detection.landmarks + np.float32([2, 0])
    fake = Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, 0.97, "m")
    moved = with_landmarks(pipeline, replace(anna, digest="e"), points)
    faked = replace(anna_again, digest="e", faces=(replace(anna_again.faces[0], liveness=fake),))
    told = words.remarks(compare(moved, faked, 0.45))
    assert told[0] == "Both pictures are the same file, so this says nothing."
    assert "anna: eyes, nose and mouth were marked by hand." in told
    assert "anna again: Suspected fake (spoof score 0.97)." in told
    second = words.remarks(compare(with_face(both, 1), anna, 0.45))
    assert "both: shows 2 faces; number 2 by size was compared." in second
    assert words.remarks(compare(anna, anna_again, 0.45)) == ()
    near = compare(anna, anna_again, compare(anna, anna_again, 0.45).similarity + 0.01)
    assert [told.split(":")[0] for told in words.remarks(near)] == ["Close to the threshold"]
    dark = replace(anna.faces[0].quality, reason=QualityReason.TOO_DARK)
    poor = replace(anna, faces=(replace(anna.faces[0], quality=dark),))
    told = words.remarks(compare(poor, ben, 0.9))
    assert told[0] == "anna: The face is dark."
    assert told[1].startswith("Poor pictures")
    assert words.remarks(compare(poor, anna, 0.45)) == ("anna: The face is dark.",)


@pytest.mark.parametrize(
    ("meaning", "said"),
    [
        (None, "isn't known"),
        (replace(SET, one_in=1.2), "Many pairs of strangers"),
        (SET, "About 1 in 40,000 pairs"),
        (replace(SET, one_in=1e9), "Fewer than 1 in 1,000,000 pairs"),
        (SET, "Measured on a set of 20 people: 1 in 120 is proven."),
        (Meaning(900.0, 1.0, 0, Origin.CARD), "not measured here"),
    ],
)
def test_rarity_in_words(meaning, said):
    assert said in words.rarity(meaning)


def test_regions_in_words(maps):
    told = words.regions(maps)
    assert told.startswith("Speaks for a match: Eyes and brows")
    assert "Speaks against a match: Mouth and chin" in told
    assert told.endswith("indicative only.")
    nothing = np.zeros((112, 112), np.float32)
    assert words.regions(Regions(nothing, nothing, 0.4)).startswith("No region stands out.")


def test_a_matrix_is_reported_with_what_was_left_out(anna, anna_again, ben, nobody):
    sides = [anna, ben, nobody, anna_again]
    found = sorted_matrix(matrix(sides, sides, 0.45))
    made = matrix_document(found, FACTS, str, "en")
    told = text_of(made)
    assert made.subtitle == "3 pictures, each with all the others"
    assert "of 3 pairs reach the threshold of 0.450." in told
    assert "Left out: No face was found in the picture nobody." in told
    assert words.similarity(float(found.similarities[0, 1])) in told
    pdf.write(made, page := io.BytesIO())
    assert page.getvalue().startswith(b"%PDF-")
    answer = matrix_json(found, FACTS)
    assert np.shape(answer["similarities"]) == (3, 3)
    assert answer["failed"][0]["name"] == "nobody"
    assert "path" not in answer["rows"][0]
    assert "path" in matrix_json(found, paths=True)["rows"][0]
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer


def test_names_that_are_no_text_and_folders_do_not_spoil_a_report(comparison, anna, tmp_path):
    odd = replace(comparison, one=replace(anna, name="<b>{x}\udcff.png"))
    made = document(odd, None, FACTS, str, "en")
    pdf.write(made, page := io.BytesIO())
    assert b"<b>{x}?.png and both" in page.getvalue()
    error = PictureError("The file {file} is empty.", file=tmp_path / "a\udcff.png")
    found = replace(
        matrix([odd.one], [odd.other], 0.45), failed=("a\udcff.png",), failures=(error,)
    )
    made = matrix_document(found, FACTS, str, "en")
    assert "Left out: The file a\udcff.png is empty." in text_of(made)
    assert str(tmp_path) not in json.dumps(matrix_json(found))
    assert str(tmp_path) in json.dumps(matrix_json(found, paths=True))
    pdf.write(made, io.BytesIO())


def test_an_empty_and_a_large_matrix_can_be_reported(nobody):
    empty = matrix([nobody], [nobody], 0.45)
    assert "There was nothing to compare." in text_of(matrix_document(empty, FACTS, str, "en"))
    draw = np.random.default_rng(1)
    names = tuple(f"picture {n}" for n in range(60))
    entries = tuple(Entry(name) for name in names)
    values = draw.uniform(-0.2, 0.6, (60, 60)).astype(np.float32)
    found = Matrix(
        names, names, values, 0.45, row_entries=entries, column_entries=entries, meaning=SET
    )
    told = text_of(matrix_document(found, FACTS, str, "en"))
    assert "stand in the file with the figures" in told
    assert "hardly one of the 1,770 pairs" in told
    assert drawn(found).shape == (780, 780, 3)

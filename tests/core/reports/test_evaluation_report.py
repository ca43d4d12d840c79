"""The report of an evaluation, from real stages with networks by hand."""

from __future__ import annotations

import io
import json

import pytest

from core.evaluation.facts import differences, facts
from core.evaluation.pairing import paired
from core.evaluation.result import Evaluation
from core.evaluation.running import evaluate
from core.people.audit.words import Said
from core.reports import pdf
from core.reports.document import Document, Heading, Paragraph, Plot, Table
from core.reports.evaluation import document
from tests.core.evaluation import drawn_sets


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> tuple[Evaluation, Evaluation]:
    folder = drawn_sets.people(tmp_path_factory.mktemp("people"), count=8, noise=30.0)
    drawn_sets.draw(folder / "p0" / "nobody.png", 0, level=0.0)
    found = [
        evaluate(folder, drawn_sets.pipeline(recogniser=recogniser))
        for recogniser in (None, drawn_sets.BlurredEmbedder())
    ]
    assert found[0] is not None
    assert found[1] is not None
    return found[0], found[1]


@pytest.fixture(scope="module")
def fakes(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    folder = drawn_sets.presentations(tmp_path_factory.mktemp("fakes"))
    found = evaluate(folder, drawn_sets.pipeline(liveness=True))
    assert found is not None
    return found


def words_of(page: Document) -> str:
    said = [page.title, page.subtitle]
    for block in page.blocks:
        if isinstance(block, Heading | Paragraph):
            said.append(block.words)
        elif isinstance(block, Table):
            said += [" ".join(row) for row in (block.head, *block.rows)]
    return "\n".join(said)


def test_the_report_holds_the_figures_and_how_to_get_them_again(people) -> None:
    found, _ = people
    page = document(found)
    words = words_of(page)
    assert found.set_digest in words
    assert "0" * 64 in words
    assert found.verification is not None
    assert f"Equal error rate {100 * found.verification.eer.value:.2f} %" in words
    for one in found.verification.at:
        assert f"{one.threshold:.3f}" in words
    assert "8 people can prove a false match rate of 1 in 9 at best" in words
    assert "p0/nobody.png" in words
    assert sum(isinstance(block, Plot) for block in page.blocks) == 3
    stream = io.BytesIO()
    pdf.write(page, stream)
    assert stream.getvalue().startswith(b"%PDF-")


def test_the_report_of_two_models_says_which_is_better_or_that_none_is(people) -> None:
    found, second = people
    pair = paired(found, second, rounds=60)
    page = document(found, pair, second=second)
    words = words_of(page)
    assert "Two models on the same pictures" in words
    assert "Comparing two pictures: blurred" in words
    plots = [block for block in page.blocks if isinstance(block, Plot)]
    assert [len(plot.curves) for plot in plots][-2:] == [2, 2]


def test_the_report_of_liveness_names_each_kind(fakes) -> None:
    words = words_of(document(fakes))
    for kind in ("mask", "print"):
        assert f"Fakes of the kind “{kind}” taken for live (APCER)" in words
    assert "8 living people and 8 fakes of the rarest kind are few" in words
    assert "Wanted APCER" in words


def test_every_sentence_can_be_said_in_another_language(people, fakes) -> None:
    found, second = people
    asked: set[str] = set()

    def say(said: Said) -> str:
        asked.add(said.template)
        return "词"

    for page in (
        document(found, paired(found, second, rounds=20), say, "zh_CN", second=second),
        document(fakes, None, say, "zh_CN"),
    ):
        assert page.language == "zh_CN"
        kept = ("patterns", "blurred", "mask", "print")
        for block in page.blocks:
            if isinstance(block, Heading | Paragraph):
                assert block.words in ("词", "p0/nobody.png")
            elif isinstance(block, Plot):
                assert {block.x_words, block.y_words} == {"词"}
                assert all(curve.words in (*kept, "词") for curve in block.curves)
    assert len(asked) > 40


def test_facts_are_json_and_tell_what_differs(people, fakes) -> None:
    for found in (*people, fakes):
        told = facts(found)
        assert json.loads(json.dumps(told, allow_nan=False)) == told
        assert differences(json.loads(json.dumps(told)), told) == ()
    one, other = (facts(found) for found in people)
    changed = differences(one, other)
    assert "identities.recogniser" in changed
    assert "verification.eer.value" in changed
    unused = {**one, "models": {**one["models"], "liveness": "another"}}
    assert differences(one, unused) == ()
    assert differences({"a": [1, 2]}, {"a": [1]}) == ("a",)
    assert differences({"a": 1.0}, {"a": 1.0 + 1e-9}) == ()
    assert differences({"machine": "x"}, {"machine": "y"}) == ()

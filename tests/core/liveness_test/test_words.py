"""What a test found, and what it proves, as sentences and as a report."""

from __future__ import annotations

import dataclasses

import pytest

from core.liveness_test import plan, report, words
from core.liveness_test.figures import percent
from core.liveness_test.proposal_words import about_proposal
from core.liveness_test.values import Judge, Plan, Species
from core.people.audit.words import Said
from core.reports.document import Heading, Paragraph, Table
from core.reports.files import save
from tests.core.liveness_test.drawn_tests import add, drawn, said, test_of

COUNTS = Plan({Species.LIVE: 12, Species.FLAT_PRINT: 10, Species.MASK: 10})


@pytest.fixture(scope="module")
def proposed():
    """A test with a proposal."""
    return test_of(drawn(counts=COUNTS))


def text(sentences):
    return "\n".join(str(one) for one in sentences)


def test_the_worst_kind_is_said_first():
    shown = drawn(live=0.1, fake=0.9, counts=COUNTS)
    for _ in range(10):
        add(shown, Species.PHONE, 1, said([0.1] * 10))
    first, *others = words.in_short(test_of(shown))
    assert str(first) == (
        "The kind that deceives the desk best is “Phone”: missed 10 of 10, in truth 69 % to 100 %."
    )
    assert "called nobody living a fake (12 shown). In truth it may be up to 26 %" in text(others)
    assert "called live at some moment: 10 of 30" in text(others)


def test_no_error_is_no_proof():
    test = test_of(drawn(live=0.1, fake=0.9, counts=COUNTS, people=4))
    assert "missed none of the fakes (20 shown). In truth it may miss up to 31 %" in text(
        words.in_short(test)
    )
    said = text(words.limits(test))
    assert f"fewer than {percent(plan.provable(10))} of them deceive" in said
    assert "4 without any error prove only that fewer than 60 % of people" in said
    assert "nothing is known of them: Bent print, Cut-out, Phone, Tablet." in said
    assert "Another camera" in said
    assert "computer-made" not in said
    assert "No liveness model judged" not in said


def test_people_count_once_however_often_they_were_refused():
    made = []
    for person, score in ((1, 0.9), (1, 0.9), (1, 0.1), (2, 0.1)):
        add(made, Species.LIVE, person, said([score] * 10))
    slow = said([0.9] * 10)
    slow[Judge.TOGETHER] = dataclasses.replace(slow[Judge.TOGETHER], after=2.25)
    add(made, Species.MASK, 1, slow)
    told = text(words.in_short(test_of(made)))
    assert "called fakes: 2 of 4, in truth 6.8 % to 93 %." in told
    assert "at least once: 1 of 2, in truth 1.3 % to 99 %." in told
    assert "within 2.2 s, all within 2.2 s." in told


def test_the_studio_proves_nothing_about_a_real_camera(proposed):
    test = dataclasses.replace(proposed, camera_id="studio:liveness-test")
    assert "say nothing about any real camera" in text(words.limits(test)[:1])


def test_what_said_nothing_is_named():
    made = []
    add(made, Species.LIVE, 1, said([], 0.1))
    add(made, Species.MASK, 1, said([], 0.99))
    add(made, Species.PHONE, 1, dict.fromkeys(Judge, said([])[Judge.NETWORK]))
    test = test_of(made)
    told = text(words.limits(test))
    assert "No liveness model judged" in told
    assert "Had nothing to say in this test: Liveness model, Depth" in told
    assert "No face was found in presentations of: Phone (1)." in told
    assert "known of them: Flat print, Bent print, Cut-out, Tablet." in told
    asked = dataclasses.replace(test, plan=dataclasses.replace(test.plan, challenged=True))
    assert len(words.limits(asked)) == len(words.limits(test)) - 1


def test_a_proposal_says_that_it_flatters(proposed):
    told = text(about_proposal(proposed))
    assert "a fake from a spoof score of 0." in told
    assert "That flatters" in told
    assert "nearer the truth" in told
    alone = test_of(drawn(counts=COUNTS, people=1))
    assert "Too few people took part" in text(about_proposal(alone))
    few = test_of(drawn(counts=Plan({Species.LIVE: 3, Species.MASK: 3})))
    assert "proposed from 10 living and 10 fakes on" in text(about_proposal(few))
    best = test_of(drawn(live=0.1, fake=0.9, counts=COUNTS))
    assert "No other limits" in text(about_proposal(best))


def test_the_log_is_told_figures_and_no_name(proposed):
    told = words.log_facts(dataclasses.replace(proposed, camera="Front desk of Ada"))
    assert told["presentations"] == 32
    assert told["worst_apcer"] > 0.5
    assert "Ada" not in str(told)
    assert words.log_facts(test_of([])).get("worst_apcer") is None


def test_the_report_holds_every_judge_and_presentation(proposed, tmp_path):
    page = report.document(proposed, lambda one: str(one).upper(), "en")
    headings = [one.words for one in page.blocks if isinstance(one, Heading)]
    assert "WHAT THESE NUMBERS CAN AND CAN'T PROVE" in headings
    paragraphs = [one for one in page.blocks if isinstance(one, Paragraph)]
    assert [one.large for one in paragraphs[:2]] == [True, False]
    tables = [one for one in page.blocks if isinstance(one, Table)]
    assert len(tables[-1].rows) == 32
    heads = {cell for table in tables for cell in table.head}
    assert {"LIVENESS MODEL", "GEOMETRY AND MOTION TOGETHER"} <= heads
    assert not any(cell.islower() for table in tables for cell in table.head)
    saved = save(page, {}, tmp_path / "test.pdf")
    assert saved.pdf.stat().st_size > 5_000


def test_a_report_of_half_a_test_is_made_too(tmp_path):
    made = []
    add(made, Species.MASK, 1, said([0.9] * 10))
    page = report.document(test_of(made, camera=""))
    assert save(page, {}, tmp_path / "half.pdf").pdf.exists()
    assert isinstance(words.in_short(test_of(made))[0], Said)

from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.people.gallery import Gallery, NewTemplate, TemplateColumns
from core.people.search import GalleryIndex
from core.results import Embedding

MODEL = "sface-0123456789ab"
OTHER = "frir-ba9876543210"


def _unit(vector) -> np.ndarray:
    vector = np.asarray(vector, np.float32)
    return vector / np.linalg.norm(vector)


def _template(vector, model=MODEL) -> NewTemplate:
    return NewTemplate(Embedding(_unit(vector), model), 80.0)


@pytest.fixture
def index() -> GalleryIndex:
    return GalleryIndex()


def test_before_loading_nobody_is_found(index):
    assert len(index) == 0
    assert index.model == ""
    assert index.identify(_unit([1, 0])) == ()
    assert index.verify(_unit([1, 0]), "somebody") is None


def test_people_come_best_first_with_their_closest_template(gallery, index):
    ann = gallery.enrol("Ann", [_template([1, 0, 0]), _template([1, 1, 0])])
    bob = gallery.enrol("Bob", [_template([0, 1, 0])])
    gallery.enrol("Cem", [_template([0, 0, 1])])
    index.load(gallery, MODEL)
    assert (len(index), index.person_count, index.model) == (4, 3, MODEL)

    first, second, third = index.identify(_unit([1, 1, 0]))
    assert (first.person_id, first.name) == (ann.id, "Ann")
    assert first.similarity == pytest.approx(1.0)
    assert (second.person_id, second.similarity) == (bob.id, pytest.approx(2**-0.5))
    assert third.similarity == pytest.approx(0.0, abs=1e-6)
    assert index.identify(_unit([1, 1, 0]), limit=1) == (first,)
    templates = gallery.templates(MODEL)
    row = templates.template_ids.index(first.template_id)
    np.testing.assert_allclose(templates.vectors[row], _unit([1, 1, 0]), atol=1e-6)


def test_verify_looks_at_one_person_only(gallery, index):
    ann = gallery.enrol("Ann", [_template([1, 0, 0]), _template([1, 1, 0])])
    bob = gallery.enrol("Bob", [_template([0, 1, 0])])
    index.load(gallery, MODEL)
    assert index.verify(_unit([0, 1, 0]), ann.id).similarity == pytest.approx(2**-0.5)
    assert index.verify(_unit([0, 1, 0]), bob.id).similarity == pytest.approx(1.0)
    assert index.verify(_unit([0, 1, 0]), "nobody") is None
    assert set(index.verify_all(_unit([0, 1, 0]), [ann.id, bob.id, "x"])) == {ann.id, bob.id}


def test_vectors_of_another_model_or_dimension_are_never_compared(gallery, index):
    gallery.enrol("Ann", [_template([1, 0, 0]), _template([1, 0], OTHER)])
    index.load(gallery, MODEL)
    assert len(index) == 1
    with pytest.raises(ValueError, match=f"{OTHER} among templates of {MODEL}"):
        index.identify(Embedding(_unit([1, 0, 0]), OTHER))
    with pytest.raises(ValueError, match="among 3-d"):
        index.identify(_unit([1, 0]))
    with pytest.raises(ValueError, match="among 3-d"):
        index.verify(_unit([1, 0]), "somebody")
    with pytest.raises(ValueError, match="shape"):
        index.identify(np.eye(3, dtype=np.float32))
    with pytest.raises(ValueError, match="at least one"):
        index.identify(_unit([1, 0, 0]), 0)
    index.load(gallery, OTHER)
    assert index.identify(Embedding(_unit([1, 0]), OTHER))[0].similarity == pytest.approx(1.0)


def test_ties_keep_their_order(gallery, index):
    for number in range(60):
        gallery.enrol(f"P{number}", [_template([1, 0, 0]), _template([1, 0, 0])])
    index.load(gallery, MODEL)
    first = index.identify(_unit([1, 0, 0]), limit=7)
    assert [match.person_id for match in first] == sorted(p.id for p in gallery.people())[:7]
    removed = gallery.remove(first[3].person_id)
    index.refresh(gallery)
    gallery.restore(removed)
    index.refresh(gallery)
    assert index.identify(_unit([1, 0, 0]), limit=7) == first


def test_one_person_with_many_templates_doesn_t_hide_the_others(gallery, index):
    gallery.enrol("Many", [_template([1, 0.001 * k, 0]) for k in range(300)])
    gallery.enrol("Bob", [_template([1, 1, 0])])
    gallery.enrol("Cem", [_template([0, 1, 0])])
    index.load(gallery, MODEL)
    assert [m.name for m in index.identify(_unit([1, 0, 0]), 2)] == ["Many", "Bob"]
    assert [m.name for m in index.identify(_unit([1, 0, 0]), 9)] == ["Many", "Bob", "Cem"]


def test_the_index_follows_the_gallery(gallery, index):
    index.load(gallery, MODEL)
    assert not index.refresh(gallery)
    revision = index.revision

    ann = gallery.enrol("Ann", [_template([1, 0, 0])])
    assert index.refresh(gallery)
    assert index.revision > revision
    assert index.identify(_unit([1, 0, 0]))[0].person_id == ann.id
    assert not index.refresh(gallery)

    gallery.add_templates(ann.id, [_template([0, 1, 0])])
    bob = gallery.enrol("Bob", [_template([0, 0, 1])])
    gallery.rename(ann.id, "Anna")
    assert index.refresh(gallery)
    assert (len(index), index.person_count) == (3, 2)
    assert index.identify(_unit([0, 1, 0]))[0].name == "Anna"

    removed = gallery.remove(ann.id)
    index.refresh(gallery)
    assert [match.person_id for match in index.identify(_unit([1, 0, 0]))] == [bob.id]
    gallery.restore(removed)
    index.refresh(gallery)
    assert index.identify(_unit([1, 0, 0]))[0].person_id == ann.id
    gallery.remove(ann.id)
    gallery.remove(bob.id)
    index.refresh(gallery)
    assert index.identify(_unit([1, 0, 0])) == ()


def test_the_index_follows_another_process(gallery, gallery_file, index):
    index.load(gallery, MODEL)
    other = Gallery.open(gallery_file)
    ann = other.enrol("Ann", [_template([1, 0, 0])])
    assert index.refresh(gallery)
    assert index.identify(_unit([1, 0, 0]))[0].person_id == ann.id
    other.remove(ann.id)
    other.close()
    assert index.refresh(gallery)
    assert index.identify(_unit([1, 0, 0])) == ()


class _Rows:
    """The two answers of a gallery that the index asks for, without a file behind them."""

    def __init__(self) -> None:
        self.people: dict[str, np.ndarray] = {}
        self.log: list[str] = []

    @property
    def revision(self) -> int:
        return len(self.log)

    def changed_elsewhere(self) -> bool:
        return False

    def changed_since(self, revision: int) -> frozenset[str]:
        return frozenset(self.log[revision:])

    def laid_templates(self, model: str, of=None) -> TemplateColumns:
        chosen = {p: v for p, v in self.people.items() if of is None or p in of}
        owners = [p for p, vectors in chosen.items() for _ in vectors]
        ids = [f"{p}/{row}" for p, vectors in chosen.items() for row in range(len(vectors))]
        matrix = np.concatenate([*chosen.values(), np.empty((0, 8), np.float32)])
        return TemplateColumns(model, tuple(ids), tuple(owners), tuple(owners), matrix)


@settings(max_examples=60)
@given(
    steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), min_size=1, max_size=40),
    seed=st.integers(0, 2**16),
)
def test_after_any_changes_the_answer_is_that_of_plain_comparison(steps, seed):
    rng = np.random.default_rng(seed)
    rows, index = _Rows(), GalleryIndex()
    index.load(rows, MODEL)
    for person, count in steps:
        name = f"p{person}"
        if count:
            vectors = rng.normal(size=(count, 8)).astype(np.float32)
            rows.people[name] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        else:
            rows.people.pop(name, None)
        rows.log.append(name)
        if rng.random() < 0.7:
            index.refresh(rows)
    index.refresh(rows)
    queries = [_unit(rng.normal(size=8)) for _ in range(3)]
    for query, several in zip(queries, index.identify_all(queries, 3), strict=True):
        plain = sorted(((-(v @ query).max(), p) for p, v in rows.people.items()))[:3]
        found = index.identify(query, 3)
        assert [match.person_id for match in found] == [person for _, person in plain]
        assert [match.similarity for match in found] == pytest.approx(
            [-s for s, _ in plain], abs=1e-6
        )
        assert [match.person_id for match in several] == [person for _, person in plain]
        for match in found:
            owner, row = match.template_id.split("/")
            assert rows.people[owner][int(row)] @ query == pytest.approx(match.similarity, abs=1e-6)
            assert index.verify(query, owner).template_id == match.template_id


def test_searching_while_the_gallery_changes(gallery, index):
    rng = np.random.default_rng(0)
    centre = _unit(rng.normal(size=128))
    gallery.enrol("Ann", [_template(centre)])
    index.load(gallery, MODEL)
    errors: list[BaseException] = []
    done = threading.Event()

    def search() -> None:
        try:
            while not done.is_set():
                found = index.identify(Embedding(centre, MODEL))
                assert found[0].name == "Ann"
                assert found[0].similarity == pytest.approx(1.0)
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=search)
    thread.start()
    ids = []
    for number in range(9):
        ids.append(gallery.enrol(f"P{number}", [_template(rng.normal(size=128))]).id)
        index.refresh(gallery)
        if number % 3 == 0:
            gallery.remove(ids.pop(0))
            index.refresh(gallery)
    done.set()
    thread.join()
    assert not errors
    assert index.person_count == gallery.count()

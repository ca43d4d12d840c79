"""Templates that take the place of older ones, and details that change with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.people.accounts.rights import NotAllowedError
from core.people.gallery import Gallery, GalleryError, NewTemplate
from core.people.records import Details
from core.people.tables import templates

Make = Callable[..., NewTemplate]


def test_new_templates_take_the_place_of_older_ones(gallery: Gallery, template: Make) -> None:
    person = gallery.enrol("Ada", [template(1), template(2)])
    old = [one.id for one in gallery.template_facts(person.id)]
    gallery.add_templates(
        person.id, [template(3)], replaces=old, change=lambda known: replace(known, notes="older")
    )
    (fact,) = gallery.template_facts(person.id)
    assert fact.id not in old
    assert gallery.person(person.id).details == Details(notes="older")
    events = [entry.event for entry in gallery.log.entries(limit=4)]
    assert events == ["details-changed", "template-removed", "template-removed", "templates-added"]


def test_nothing_is_replaced_where_something_is_not_fit(gallery: Gallery, template: Make) -> None:
    person = gallery.enrol("Ada", [template(1)])
    (old,) = gallery.template_facts(person.id)

    def unfit(known: Details) -> Details:
        return replace(known, notes="x" * 5000)

    with pytest.raises(GalleryError, match="too long"):
        gallery.add_templates(person.id, [template(2)], replaces=[old.id], change=unfit)
    with pytest.raises(GalleryError, match="only template"):
        gallery.add_templates(person.id, (), replaces=[old.id])
    assert gallery.template_facts(person.id) == (old,)
    gallery.add_templates(person.id, [template(2)], replaces=["0" * 32])
    assert len(gallery.template_facts(person.id)) == 2, "who is gone already is passed over"


def test_only_who_may_change_people_replaces(staffed: Gallery, template: Make) -> None:
    person = staffed.enrol("Ada", [template(1)])
    (old,) = staffed.template_facts(person.id)
    staffed.accounts.sign_out()
    with pytest.raises(NotAllowedError):
        staffed.add_templates(person.id, [template(2)], replaces=[old.id])
    assert staffed.template_facts(person.id) == (old,)


def test_the_place_of_a_replaced_template_is_overwritten(gallery: Gallery, template: Make) -> None:
    person = gallery.enrol("Ada", [template(1)])
    with gallery._store.reading() as connection:
        sealed = connection.execute(templates.select()).one().payload
    (old,) = gallery.template_facts(person.id)
    gallery.add_templates(person.id, [template(2)], replaces=[old.id])
    for file in gallery.file.parent.glob("gallery.sqlite*"):
        assert bytes(sealed) not in file.read_bytes()
    kept = gallery.templates(template(2).embedding.model, [person.id]).vectors
    assert np.allclose(kept[0] @ template(2).embedding.vector, 1, atol=1e-5)


def test_no_vector_stands_in_what_a_fault_prints(gallery: Gallery, template: Make) -> None:
    new = template(1)
    gallery.enrol("Ada", [new])
    printed = repr(new) + repr(gallery.templates(new.embedding.model))
    assert new.embedding.model in printed
    assert "array" not in printed

"""Imports that are killed at random moments, and a look at what they left behind.

`python -m tests.core.importing.killed_imports FOLDER KILLS SEED` prints one line: how many kills,
and how many people were left. It fails if somebody who was confirmed is missing, or there by half.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from core.importing.carrying_out import carry_out
from core.importing.folders import read_source
from core.importing.preview import Choices, preview
from core.people.gallery import Gallery
from core.people.records import Consent, Details, View
from core.people.sealed.keys import PassphraseCost
from core.people.thumbnail import to_png
from core.people.transfer import arrival, exporting
from core.people.transfer.intake import KeptTemplate, Newcomer
from tests.core.importing.named_faces import MODEL, NamedFaces

PEOPLE = 40
SECRET = "eight or more"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def prepare(folder: Path) -> None:
    """Make an export of 40 people, and a table of 40 others."""
    rng = np.random.default_rng(7)
    now = datetime(2026, 3, 4, tzinfo=UTC)
    consent = Consent(0, "", "", now)
    people = []
    for number in range(PEOPLE):
        vectors = rng.normal(size=(2, 128)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        templates = tuple(KeptTemplate(MODEL, one, 80.0, now, View.STRAIGHT) for one in vectors)
        details = Details(f"X{number}", "a note", ("tag",), consent, date(2099, 1, 1))
        picture = to_png(np.full((96, 96), number, np.uint8))
        people.append(
            Newcomer(f"{number:032x}", f"Export {number}", now, details, templates, picture)
        )
    with closing(Gallery.open(folder / "first" / "gallery.sqlite")) as gallery:
        gallery.intake.add(people)
        cheap = PassphraseCost(1, 8 * 1024, 1)
        exporting.export(gallery, folder / "x.fdgallery", SECRET, cost=cheap)
    lines = ["name,id,picture,notes"]
    for number in range(PEOPLE):
        letters = _LETTERS[number % 26] * (2 + number // 26 * 26 + number % 26)
        lines.append(f"Table {number},T{number},{letters}-1.png|{letters}-2.png,a note")
    (folder / "people.csv").write_text("\n".join(lines) + "\n", "utf-8")


def run_import(file: Path, folder: Path, confirmed: Path, *, of_export: bool) -> None:
    """Import; write the id of each person as soon as they are confirmed."""
    confirmed.parent.mkdir(exist_ok=True)
    out = os.open(confirmed, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with closing(Gallery.open(file)) as gallery:
        add, enrol = gallery.intake.add, gallery.enrol

        def told_add(newcomers, origin=""):
            added = add(newcomers, origin)
            os.write(out, "".join(f"{one}\n" for one in added).encode())
            return added

        def told_enrol(*args, **options):
            person = enrol(*args, **options)
            os.write(out, f"{person.id}\n".encode())
            return person

        gallery.intake.add, gallery.enrol = told_add, told_enrol
        if of_export:
            arrival._AT_ONCE = 3
            plan = arrival.look(gallery, folder / "x.fdgallery", SECRET)
            arrival.take(gallery, plan, SECRET)
        else:
            # A table of names that may look alike: it is not what is tried here.
            source, choices = read_source(folder / "people.csv"), Choices(take_doubles=True)
            carry_out(gallery, preview(gallery, source, NamedFaces(), choices), NamedFaces())


def check(file: Path, confirmed: set[str]) -> int:
    """Open what was left behind; return how many people are in it."""
    with closing(Gallery.open(file)) as gallery:
        vectors = gallery.templates(MODEL)
        people = {person.id: person for person in gallery.people()}
        assert confirmed <= set(people), "somebody who was confirmed is missing"
        for person in people.values():
            assert not person.damaged
            assert person.template_count == 2, "half a person"
            assert person.details.external_id, "half a person"
            assert gallery.thumbnail(person.id) is not None, "half a person"
        assert len(vectors.template_ids) == 2 * len(people)
        names = [person.name for person in people.values()]
        assert len(names) == len(set(names)), "somebody is in it twice"
        return len(people)


def _seconds(folder: Path, *, of_export: bool) -> float:
    """Return how long an import takes that nobody disturbs."""
    place = folder / f"undisturbed-{of_export}"
    began = time.monotonic()
    run_import(place / "gallery.sqlite", folder, place / "confirmed", of_export=of_export)
    return time.monotonic() - began


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill so many imports, and look at the gallery after each."""
    chance = random.Random(seed)
    prepare(folder)
    lasts = {of_export: _seconds(folder, of_export=of_export) for of_export in (True, False)}
    done = rounds = total = 0
    while done < kills:
        rounds += 1
        place = folder / f"round-{rounds}"
        file, told = place / "gallery.sqlite", place / "confirmed"
        Gallery.open(file).close()
        of_export = bool(rounds % 2)
        while done < kills:
            child = os.fork()
            if child == 0:
                run_import(file, folder, told, of_export=of_export)
                os._exit(0)
            time.sleep(chance.uniform(0.0, lasts[of_export]))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            was_killed = os.WIFSIGNALED(status)
            done += was_killed
            confirmed = set(told.read_text().split()) if told.exists() else set()
            count = check(file, confirmed)
            if not was_killed:
                assert os.WEXITSTATUS(status) == 0
                assert count == PEOPLE
                break
        total += count
    sys.stdout.write(f"{done} kills, {rounds} galleries, {total} people\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

"""`people`: list, rename or remove people of the gallery."""

from __future__ import annotations

import argparse
import sys

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED
from core.cli.roll import find_person, opened_gallery
from core.people.gallery import Gallery, Person


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON array of objects")
    shared.add_profile(parser)
    parser.set_defaults(action="list")
    actions = parser.add_subparsers(dest="action", metavar="action")
    everybody = actions.add_parser("list", help="list everybody (what is done without an action)")
    everybody.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON array"
    )
    remove = actions.add_parser("remove", help="remove a person with all templates, for good")
    remove.add_argument("person", metavar="ID", help="id, its beginning, or the name")
    remove.add_argument("--yes", action="store_true", help="don't ask")
    rename = actions.add_parser("rename", help="give a person another name")
    rename.add_argument("person", metavar="ID", help="id, its beginning, or the name")
    rename.add_argument("name", metavar="NAME", help="new name")
    for action in (everybody, remove, rename):
        shared.add_profile(action, default=argparse.SUPPRESS)  # it may stand behind, too


def run(options: argparse.Namespace) -> int:
    """Do what was asked with the gallery."""
    with opened_gallery(options) as gallery:
        if options.action == "remove":
            return _remove(gallery, options)
        if options.action == "rename":
            person = find_person(gallery, options.person)
            gallery.rename(person.id, options.name)
            after = gallery.person(person.id)
            print(f"{person.name} is now called {after.name}.")
            return DONE
        everybody = gallery.people()
    if options.json:
        print(report.line_of_all([_data(person) for person in everybody]))
    elif not everybody:
        print("Nobody is enrolled yet.")
    else:
        for person in everybody:
            print(_row(person))
        print(f"{len(everybody)} {'person' if len(everybody) == 1 else 'people'}.")
    return DONE


def _remove(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    if not options.yes and sys.stdin is not None and sys.stdin.isatty():
        question = f"Remove {person.name} and all that was kept, for good? [y/N] "
        try:
            answer = input(question)
        except EOFError:  # Ctrl+D
            print()
            answer = "no"
        if answer.strip().lower() not in ("y", "yes"):
            print("Nobody was removed.")
            return FAILED
    gallery.remove(person.id)
    print(f"Removed {person.name}.")
    return DONE


def _row(person: Person) -> str:
    templates = "1 template" if person.template_count == 1 else f"{person.template_count} templates"
    damaged = "  (damaged)" if person.damaged else ""
    day = person.created.astimezone().strftime("%Y-%m-%d")
    return f"{person.id}  {day}  {templates:>12}  {person.name}{damaged}"


def _data(person: Person) -> report.Json:
    return {
        "id": person.id,
        "name": person.name,
        "created": person.created.isoformat(),
        "templates": person.template_count,
        "models": list(person.models),
        "damaged": person.damaged,
    }

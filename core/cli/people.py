"""`people`: list, rename or remove people of the gallery; what is kept of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from core.cli import options as shared
from core.cli import person, report, retention
from core.cli import renew as renewal
from core.cli.main import DONE, FAILED
from core.cli.pictures import say_error
from core.cli.roll import find_person, opened_gallery
from core.models.card import ModelCard
from core.models.contract import ModelError
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
    forget = actions.add_parser(
        "forget-samples", help="delete a person's kept pictures, for good; templates stay"
    )
    whose = forget.add_mutually_exclusive_group(required=True)
    whose.add_argument("person", metavar="ID", nargs="?", help="id, its beginning, or the name")
    whose.add_argument("--all", action="store_true", help="those of everybody")
    forget.add_argument("--yes", action="store_true", help="don't ask")
    renew = actions.add_parser(
        "renew", help="make templates for another recogniser from the kept pictures"
    )
    renewal.arguments(renew)
    person.arguments(actions)
    retention.arguments(actions)
    for action in (everybody, remove, rename, forget, renew):
        shared.add_profile(action, default=argparse.SUPPRESS)  # it may stand behind, too


def run(options: argparse.Namespace) -> int:
    """Do what was asked with the gallery."""
    other = (person.ACTIONS | retention.ACTIONS).get(options.action)
    with opened_gallery(options) as gallery:
        if other is not None:
            return other(gallery, options)
        if options.action == "remove":
            return _remove(gallery, options)
        if options.action == "forget-samples":
            return _forget_samples(gallery, options)
        if options.action == "renew":
            return renewal.run(gallery, options)
        if options.action == "rename":
            before = find_person(gallery, options.person)
            gallery.rename(before.id, options.name)
            after = gallery.person(before.id)
            print(f"{before.name} is now called {after.name}.")
            return DONE
        everybody = gallery.people()
    try:
        recogniser = renewal.recogniser_card(options)
    except ModelError as error:
        say_error(error)
        recogniser = None
    if options.json:
        print(report.line_of_all([_data(each, recogniser) for each in everybody]))
    elif not everybody:
        print("Nobody is enrolled yet.")
    else:
        for each in everybody:
            print(_row(each, recogniser))
        print(f"{_count(len(everybody), 'person', 'people')}.")
        if recogniser is not None:
            _say_who_lacks(everybody, recogniser)
    return DONE


def _say_who_lacks(everybody: Sequence[Person], recogniser: ModelCard) -> None:
    lacking = [person for person in everybody if recogniser.identity not in person.models]
    if not lacking:
        return
    renewable = sum(person.sample_count > 0 for person in lacking)
    ways = []
    if renewable:
        ways.append(f"{renewable} from kept pictures with: people renew")
    if renewable < len(lacking):
        ways.append(f"{len(lacking) - renewable} only by being enrolled again")
    lack = "has no template" if len(lacking) == 1 else "have no template"
    print(f"{len(lacking)} {lack} for {recogniser.name} and can get one: {'; '.join(ways)}.")


def _remove(gallery: Gallery, options: argparse.Namespace) -> int:
    person = find_person(gallery, options.person)
    if not _agreed(f"Remove {person.name} and all that was kept, for good?", options):
        print("Nobody was removed.")
        return FAILED
    gallery.remove(person.id)
    print(f"Removed {person.name}.")
    return DONE


def _forget_samples(gallery: Gallery, options: argparse.Namespace) -> int:
    person = None if options.all else find_person(gallery, options.person)
    whose = "everybody" if person is None else person.name
    if not _agreed(f"Delete the kept pictures of {whose}, for good?", options):
        print("Nothing was deleted.")
        return FAILED
    everybody, one = gallery.forget_all_samples, gallery.forget_samples
    count = everybody() if person is None else one(person.id)
    print(f"Deleted {_count(count, 'kept picture', 'kept pictures')} of {whose}.")
    return DONE


def _agreed(question: str, options: argparse.Namespace) -> bool:
    """Ask a person at the keyboard; nobody else is asked."""
    if options.yes or sys.stdin is None or not sys.stdin.isatty():
        return True
    try:
        answer = input(f"{question} [y/N] ")
    except EOFError:  # Ctrl+D
        print()
        return False
    return answer.strip().lower() in ("y", "yes")


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _row(person: Person, recogniser: ModelCard | None) -> str:
    templates = _count(person.template_count, "template", "templates")
    kept = _count(person.sample_count, "picture", "pictures") if person.sample_count else "-"
    remarks = []
    if recogniser is not None and recogniser.identity not in person.models:
        remarks.append(f"none for {recogniser.name}")
    if person.damaged:
        remarks.append("damaged")
    remark = f"  ({', '.join(remarks)})" if remarks else ""
    day = person.created.astimezone().strftime("%Y-%m-%d")
    return f"{person.id}  {day}  {templates:>12}  {kept:>10}  {person.name}{remark}"


def _data(person: Person, recogniser: ModelCard | None) -> report.Json:
    return {
        "id": person.id,
        "name": person.name,
        "created": person.created.isoformat(),
        "templates": person.template_count,
        "models": list(person.models),
        "recognisable": None if recogniser is None else recogniser.identity in person.models,
        "samples": person.sample_count,
        "damaged": person.damaged,
    }

"""Who is kept how long: whose time is over, and erasing them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from core.cli import options as shared
from core.cli import report
from core.cli.consent import confirmed
from core.cli.main import DONE, FAILED
from core.people.consent import clock
from core.people.consent.retention import BECAUSE, Due, Overview
from core.people.gallery import Gallery


def arguments(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the actions."""
    due = actions.add_parser("due", help="list whose time is over, or soon will be")
    due.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    purge = actions.add_parser("purge", help="erase everybody whose time is over, for good")
    purge.add_argument("--yes", action="store_true", help="don't ask")
    confirm = actions.add_parser(
        "confirm-date", help="say that this computer's date is right, after it was set"
    )
    for action in (due, purge, confirm):
        shared.add_profile(action, default=argparse.SUPPRESS)


def _due(gallery: Gallery, options: argparse.Namespace) -> int:
    overview = gallery.retention.overview()
    if options.json:
        print(report.line_of_all([_data(each) for each in overview.due]))
    else:
        _print(overview)
    if overview.trouble is not None:
        print(clock.SENTENCES[overview.trouble], file=sys.stderr)
    return DONE


def _purge(gallery: Gallery, options: argparse.Namespace) -> int:
    over = gallery.retention.overview().over
    for each in over:
        print(_row(each))
    if not over:
        print("Nobody's time is over.")
        return DONE
    question = f"Erase {_people(len(over))} for good?"
    if not options.yes and not confirmed(question, unasked=True):
        print("Nobody was erased.")
        return FAILED
    receipts = gallery.retention.purge([each.person.id for each in over])
    print(f"Erased {_people(len(receipts))}. See a receipt again with: people receipt NUMBER")
    return DONE


def _confirm_date(gallery: Gallery, options: argparse.Namespace) -> int:
    gallery.retention.confirm_clock()
    print("The date is taken for right from now on.")
    return DONE


def _print(overview: Overview) -> None:
    for each in overview.due:
        print(_row(each))
    if not overview.due:
        print(f"Nobody's time ends within {overview.policy.remind_days} days.")
    if overview.unasked:
        print(f"Never agreed to a text: {_people(overview.unasked)}.")


def _row(due: Due) -> str:
    left = "over" if due.is_over else f"{due.days_left} days left"
    why = BECAUSE[due.end.because].lower()
    return f"{due.person.id}  {due.end.last_day}  {left:>12}  {due.person.name}  ({why})"


def _data(due: Due) -> report.Json:
    return {
        "id": due.person.id,
        "name": due.person.name,
        "last_day": due.end.last_day.isoformat(),
        "days_left": due.days_left,
        "because": due.end.because.value,
        "last_visit": due.end.last_visit.isoformat(),
    }


def _people(count: int) -> str:
    return f"{count} {'person' if count == 1 else 'people'}"


ACTIONS: dict[str, Callable[[Gallery, argparse.Namespace], int]] = {
    "due": _due,
    "purge": _purge,
    "confirm-date": _confirm_date,
}
"""What can be done, by its name on the command line."""

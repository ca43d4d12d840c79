"""`consent`: the text that people agree to, and the rules for how long they are kept."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.cli import options as shared
from core.cli.main import DONE, FAILED, UsageError
from core.cli.roll import opened_gallery
from core.people.consent.policy import Policy
from core.people.gallery import Gallery, GalleryError
from core.wording import QT_TRANSLATE_NOOP


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    shared.add_profile(parser)
    parser.set_defaults(action="list")
    actions = parser.add_subparsers(dest="action", metavar="action")
    actions.add_parser("list", help="list all versions (what is done without an action)")
    show = actions.add_parser("show", help="print a text")
    show.add_argument("--language", default="en", help="en, zh_CN or another that was added")
    show.add_argument("--version", type=int, help="an earlier one than that in force")
    show.add_argument("--blanks", action="store_true", help="as it is written, with its blanks")
    add = actions.add_parser("add", help="put another wording into force, as a new version")
    add.add_argument("file", metavar="FILE", type=Path, help="plain text in UTF-8")
    add.add_argument("--language", default="en", help="its language (else en)")
    rules = actions.add_parser("rules", help="show the rules, or change them")
    rules.add_argument("--organisation", metavar="NAME")
    rules.add_argument("--contact", metavar="TEXT", help="whom people turn to")
    rules.add_argument("--days", type=int, help="most days after the last visit")
    rules.add_argument(
        "--tag-days",
        metavar="TAG=DAYS",
        action="append",
        help="fewer days for people with a tag; TAG= for no longer",
    )
    rules.add_argument("--remind", type=int, metavar="DAYS", help="days before the end")
    rules.add_argument(
        "--purge", choices=("on", "off"), help="erase people by itself when their time is over"
    )
    rules.add_argument(
        "--ask", choices=("on", "off"), help="enrol nobody who didn't agree to the text"
    )
    for action in actions.choices.values():
        shared.add_profile(action, default=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Do what was asked."""
    with opened_gallery(options) as gallery:
        if options.action == "show":
            return _show(gallery, options)
        if options.action == "add":
            return _add(gallery, options)
        if options.action == "rules":
            return _rules(gallery, options)
        return _list(gallery)


def _list(gallery: Gallery) -> int:
    texts = gallery.consent.texts()
    for each in texts.kept:
        text = each.text
        remarks = ["in force"] if text.version == texts.newest else []
        if not each.is_whole:
            remarks.append("CHANGED OUTSIDE THE PROGRAM")
        remark = f"  ({', '.join(remarks)})" if remarks else ""
        day = text.created.astimezone().strftime("%Y-%m-%d")
        print(f"{text.version:>4}  {text.language:<8}{day}  {text.digest[:16]}{remark}")
    for version, language in texts.lost:
        print(f"{version:>4}  {language:<8}GONE")
    return DONE if not texts.lost and all(each.is_whole for each in texts.kept) else FAILED


def _show(gallery: Gallery, options: argparse.Namespace) -> int:
    if options.blanks:
        try:
            print(gallery.consent.policy().wording_of(options.language), end="")
        except KeyError:
            raise UsageError(f"--language: there is no wording in {options.language}") from None
        return DONE
    if options.version is None:
        print(gallery.consent.current(options.language).text, end="")
        return DONE
    kept = gallery.consent.texts().find(options.version, options.language)
    if kept is None:
        raise UsageError(f"--version: there is no version {options.version} ({options.language})")
    print(kept.text.text, end="")
    return DONE if kept.is_whole else FAILED


def _add(gallery: Gallery, options: argparse.Namespace) -> int:
    try:
        wording = options.file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "The text can't be read from {file}."), file=options.file
        ) from error
    holds = gallery.consent.policy()
    gallery.consent.change_policy(
        replace(holds, wording={**holds.wording, options.language: wording})
    )
    print(f"Version {gallery.consent.texts().newest} is in force.")
    return DONE


def _rules(gallery: Gallery, options: argparse.Namespace) -> int:
    changes: dict[str, Any] = {
        name: value
        for name, value in (
            ("organisation", options.organisation),
            ("contact", options.contact),
            ("days", options.days),
            ("remind_days", options.remind),
            ("purges", None if options.purge is None else options.purge == "on"),
            ("asks_consent", None if options.ask is None else options.ask == "on"),
        )
        if value is not None
    }
    holds = gallery.consent.policy()
    if options.tag_days:
        changes["days_by_tag"] = _tag_days(holds, options.tag_days)
    if changes:
        holds = gallery.consent.change_policy(replace(holds, **changes))
    for name, said in (
        ("Organisation", holds.organisation or "-"),
        ("Contact", holds.contact or "-"),
        ("Kept after the last visit", f"{holds.days} days"),
        *((f"  with the tag {tag}", f"{days} days") for tag, days in holds.days_by_tag.items()),
        ("Reminder", f"{holds.remind_days} days before"),
        ("Erased by itself", "yes" if holds.purges else "no"),
        ("Consent is asked for", "yes" if holds.asks_consent else "no"),
        ("Text in force", f"version {gallery.consent.texts().newest}"),
    ):
        print(f"{name + ':':30} {said}")
    return DONE


def _tag_days(holds: Policy, given: list[str]) -> dict[str, int]:
    days = dict(holds.days_by_tag)
    for one in given:
        tag, equals, number = one.rpartition("=")
        if not equals or not tag.strip() or (number and not number.isdecimal()):
            raise UsageError(f"--tag-days: {one!r} is not TAG=DAYS")
        days.pop(tag.strip(), None)
        if number:
            days[tag.strip()] = int(number)
    return days

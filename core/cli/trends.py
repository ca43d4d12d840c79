"""`trends`: how recognition goes over weeks and months, as the log tells it."""

from __future__ import annotations

import argparse
import math
from dataclasses import asdict
from typing import Any

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE
from core.cli.roll import opened_gallery
from core.people.accounts.rights import Right
from core.people.trends import words
from core.people.trends.finding import find
from core.people.trends.values import LEAST_VISITS, Period, Slope, Trends

_PERIODS = {"4-weeks": Period.WEEKS, "3-months": Period.MONTHS, "year": Period.YEAR}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--period", choices=_PERIODS, default="3-months", help="how far back (else 3-months)"
    )
    parser.add_argument(
        "--recogniser",
        metavar="IDENTITY",
        help="the model whose verdicts count, as the log names it (else that of the latest visit)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Say how recognition goes, and what might be done about it. Nothing is changed."""
    with opened_gallery(options) as gallery:
        people = {person.id: person.name for person in gallery.people()}
        names = people if gallery.sign_in.may(Right.SEE) else {}
        trends = find(
            gallery.log,
            _PERIODS[options.period],
            recogniser=options.recogniser,
            still_there=people.__contains__,
        )
    assert trends is not None  # nobody cancels here
    if options.json:
        print(report.line(_data(trends, names)))
    else:
        _say(trends, names)
    return DONE


def _say(trends: Trends, names: dict[str, str]) -> None:
    print(f"{trends.since.astimezone():%Y-%m-%d} to {trends.until.astimezone():%Y-%m-%d}")
    if not trends.is_enough:
        print(words.too_few(trends, LEAST_VISITS))
        return
    for sentence in words.summary(trends):
        print(sentence)
    hindered = words.hindrances(trends)
    if hindered:
        print("What hindered most:")
        for sentence in hindered:
            print(f"  {sentence}")
    if len(trends.cameras) > 1:
        print("By camera:")
        for camera in trends.cameras:
            share = words.percent(camera.count.share)
            name = words.camera_name(camera.camera, {})
            print(f"  {name}: {camera.count.visits:,} visits, {share} % refused")
    if not trends.proposals:
        print("Nothing stands out that somebody should do.")
        return
    print("Somebody might:")
    for proposal in trends.proposals:
        print(f"  {words.deed(proposal, names, {})} {words.say_all(words.grounds(proposal))}")


def _data(trends: Trends, names: dict[str, str]) -> report.Json:
    whole = _plain(asdict(trends))
    assert isinstance(whole, dict)
    for person in (*whole["people"], *whole["proposals"]):
        if person["person_id"]:
            person["name"] = names.get(person["person_id"])
    for told, proposal in zip(whole["proposals"], trends.proposals, strict=True):
        told["words"] = str(words.deed(proposal, names, {}))
        told["grounds"] = words.say_all(words.grounds(proposal))
    whole["period"] = trends.period.days
    whole["enough"] = trends.is_enough
    for told, person_trend in zip(whole["people"], trends.people, strict=True):
        _say_slope(told, person_trend.slope)
    for told, camera in zip(whole["cameras"], trends.cameras, strict=True):
        _say_slope(told, camera.slope)
    _say_slope(whole, trends.slope)
    return whole


def _say_slope(told: dict[str, Any], slope: Slope | None) -> None:
    if slope is not None:
        told["slope"]["falls"], told["slope"]["change"] = slope.falls, slope.change


def _plain(value: Any) -> Any:
    """Return a value as JSON takes it: infinite bounds become null."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return round(value, 6) if math.isfinite(value) else None
    if value is None or isinstance(value, str | int | bool):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else value.value

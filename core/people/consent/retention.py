"""How long people are kept: whose time is over, whose soon will be, and erasing them then."""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from core.people import details, listing
from core.people.accounts.rights import Right, SignIn
from core.people.audit.events import Event
from core.people.audit.log import AuditLog
from core.people.changes import Changes
from core.people.consent import clock, policy
from core.people.consent.clock import ClockTrouble
from core.people.consent.erasure import Eraser
from core.people.consent.policy import Policy
from core.people.consent.receipt import Receipt
from core.people.errors import GalleryError
from core.people.opening import Opened
from core.people.reading import NO_SUCH_PERSON, GalleryReader
from core.people.records import Person
from core.people.sealed.values import SealedValues
from core.people.tables import log_entries, persons
from core.wording import QT_TRANSLATE_NOOP

TOO_MANY: Final = 5
"""From so many on, and if it were more than half of all, nobody is erased without being asked."""

_VISITS: Final = (Event.ENROLLED, Event.CONSENT_GIVEN)
"""What counts as a visit beside being recognised: the time begins anew."""

_RECOGNISED: Final = '"state": "known"'
"""What the facts of a verdict hold when somebody was recognised; a fake is no visit."""

_SLACK: Final = timedelta(days=1)


class Because(enum.Enum):
    """Why a person's time ends."""

    DATE = "date"
    """Somebody set the day."""

    LAST_VISIT = "last-visit"
    """So many days after the last visit."""

    WITHDRAWN = "withdrawn"
    """The person took the agreement back."""


BECAUSE: Mapping[Because, str] = MappingProxyType(
    {
        Because.DATE: QT_TRANSLATE_NOOP("core", "The day was set"),
        Because.LAST_VISIT: QT_TRANSLATE_NOOP("core", "Time since the last visit"),
        Because.WITHDRAWN: QT_TRANSLATE_NOOP("core", "Took the consent back"),
    }
)


class Held(enum.Enum):
    """Why nobody is erased although the time of some is over."""

    CLOCK = "clock"
    TOO_MANY = "too-many"


TOO_MANY_SENTENCE: Final = QT_TRANSLATE_NOOP(
    "core",
    "The time of {count} people is over, more than half of all. Nobody is erased before somebody "
    "has looked at the list and confirmed it.",
)


@dataclass(frozen=True, slots=True)
class End:
    """When a person's time ends."""

    last_day: date
    """The last day on which the person is kept, by this computer's calendar."""

    because: Because
    last_visit: date
    """The last time the person is known to have been here."""

    longest: date
    """The day beyond which nobody may prolong it: until then the person agreed to be kept."""


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose time is over, or soon will be."""

    person: Person
    end: End
    days_left: int
    """0 on the last day, negative once the time is over."""

    @property
    def is_over(self) -> bool:
        """Whether the person is to be erased."""
        return self.days_left < 0


@dataclass(frozen=True, slots=True)
class Overview:
    """Who is due, and whether the date can be believed."""

    due: tuple[Due, ...]
    """Those whose time is over or ends within the days of the reminder; the first to go first."""

    trouble: ClockTrouble | None
    """Why the date can't be believed; the purge then erases nobody."""

    policy: Policy
    unasked: int = 0
    """How many people are kept who never agreed to a text, where they are to be asked."""

    @property
    def over(self) -> tuple[Due, ...]:
        """Those whose time is over."""
        return tuple(each for each in self.due if each.is_over)


@dataclass(frozen=True, slots=True)
class Round:
    """What the daily look did."""

    overview: Overview
    """Who is due now, after it."""

    receipts: tuple[Receipt, ...] = ()
    held: Held | None = None


class Retention:
    """Retention in an open gallery. Any thread may call it."""

    def __init__(
        self,
        opened: Opened,
        reader: GalleryReader,
        changes: Changes,
        sign_in: SignIn,
        log: AuditLog,
        eraser: Eraser,
    ) -> None:
        self._opened = opened
        self._reader = reader
        self._changes = changes
        self._sign_in = sign_in
        self._log = log
        self._eraser = eraser
        self._values = SealedValues(opened.unlocked.key, opened.unlocked.gallery_id)

    def overview(self, now: datetime | None = None) -> Overview:
        """Return who is due, the first to go first.

        Parameters
        ----------
        now
            Another time than now, with its zone.

        Raises
        ------
        NotAllowedError
            If who is signed in may not see who is enrolled.
        GalleryError
            If the rules were changed outside the program.
        """
        self._sign_in.require(Right.SEE)
        return self._overview(now or datetime.now(UTC))

    def _overview(self, now: datetime) -> Overview:
        with self._opened.store.reading() as connection:
            holds = policy.read(connection, self._values)
            doubt = clock.trouble(connection, self._values, now)
            visits = _last_visits(connection, now, None)
        everybody = self._reader.people()
        today = _day(now)
        soon = today + timedelta(days=holds.remind_days)
        due = []
        for person in everybody:
            end = _end(person, holds, visits.get(person.id), now)
            if end.last_day <= soon:
                due.append(Due(person, end, (end.last_day - today).days))
        due.sort(key=lambda each: (each.end.last_day, *listing.by_name(each.person)))
        unasked = sum(person.details.consent is None for person in everybody)
        return Overview(tuple(due), doubt, holds, unasked if holds.asks_consent else 0)

    def end_of(self, person: Person, now: datetime | None = None) -> End:
        """Return when a person's time ends, and why."""
        now = now or datetime.now(UTC)
        with self._opened.store.reading() as connection:
            holds = policy.read(connection, self._values)
            visits = _last_visits(connection, now, person.id)
        return _end(person, holds, visits.get(person.id), now)

    def keep_until(self, person_id: str, last_day: date | None) -> Person:
        """Set the last day on which a person is kept; None for what the rules say.

        Raises
        ------
        GalleryError
            If there is no such person, or it is later than the person agreed to.
        """
        self._sign_in.require(Right.CHANGE)
        opened, now = self._opened, datetime.now(UTC)
        with opened.store.writing() as connection:
            found = listing.read(connection, opened.vault, frozenset(), of=[person_id])
            if not found:
                raise GalleryError(NO_SUCH_PERSON)
            person = found[0]
            holds = policy.read(connection, self._values)
            visit = _last_visits(connection, now, person_id).get(person_id)
            longest = _end(person, holds, visit, now).longest
            if last_day is not None and last_day > longest:
                raise GalleryError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "{name} can be kept until {day} at most: {days} days after the last visit. "
                        "To keep the data longer, ask the person to agree again.",
                    ),
                    name=person.name,
                    day=longest.isoformat(),
                    days=holds.days,
                )
            new = replace(person.details, keep_until=last_day)
            details.write(connection, opened.vault, person_id, new)
            told = None if last_day is None else last_day.isoformat()
            self._log.note(
                connection, Event.DETAILS_CHANGED, person_id, changed="keep_until", until=told
            )
        self._changes.add(person_id)
        return replace(person, details=new)

    def purge(
        self, of: Collection[str] | None = None, now: datetime | None = None
    ) -> tuple[Receipt, ...]:
        """Erase everybody whose time is over, each wholly or not at all.

        Parameters
        ----------
        of
            Only those of them with these ids: as somebody saw and confirmed them.

        Raises
        ------
        NotAllowedError
            If who is signed in may not.
        GalleryError
            If the date can't be believed.
        """
        self._sign_in.require(Right.PURGE)
        now = now or datetime.now(UTC)
        overview = self._overview(now)
        if overview.trouble is not None:
            raise GalleryError(clock.SENTENCES[overview.trouble])
        chosen = [each.person.id for each in overview.over if of is None or each.person.id in of]
        return self._purge(chosen, now)

    def daily(self, now: datetime | None = None) -> Round:
        """Look who is due, and erase them if that was decided and the date can be believed.

        Nobody needs to be signed in: it was decided by the rules.
        """
        now = now or datetime.now(UTC)
        overview = self._overview(now)
        if overview.trouble is not None:
            return Round(overview, held=Held.CLOCK if overview.policy.purges else None)
        with self._opened.store.writing() as connection:
            clock.note(connection, self._values, now)
        # What is damaged may have had another end: somebody has to look at it.
        over = [each.person.id for each in overview.over if not each.person.damaged]
        if not overview.policy.purges or not over:
            return Round(overview)
        with self._opened.store.reading() as connection:
            count = connection.execute(sa.select(sa.func.count(persons.c.id))).scalar_one()
        if len(over) >= TOO_MANY and 2 * len(over) > count:
            return Round(overview, held=Held.TOO_MANY)
        receipts = self._purge(over, now)
        return Round(self._overview(now), receipts)

    def confirm_clock(self, now: datetime | None = None) -> None:
        """Believe the computer's date from now on, as somebody has looked at it.

        Raises
        ------
        NotAllowedError
            If who is signed in may not.
        """
        self._sign_in.require(Right.PURGE)
        with self._opened.store.writing() as connection:
            self._log.note(connection, Event.SETTING_CHANGED, changed="clock", confirmed=True)
            clock.confirm(connection, self._values, now or datetime.now(UTC))

    def _purge(self, ids: Collection[str], now: datetime) -> tuple[Receipt, ...]:
        with self._opened.store.writing() as connection:
            clock.note(connection, self._values, now)
        return self._eraser.erase_all(ids, Event.PURGED)


def _last_visits(
    connection: sa.Connection, now: datetime, person_id: str | None
) -> Mapping[str, datetime]:
    """Return when each person, or one, was last here; what a wrong clock put ahead is left out."""
    is_visit = sa.or_(
        log_entries.c.event.in_([event.value for event in _VISITS]),
        sa.and_(
            log_entries.c.event == Event.VERDICT.value,
            log_entries.c.facts.contains(_RECOGNISED, autoescape=True),
        ),
    )
    query = (
        sa.select(log_entries.c.person_id, sa.func.max(log_entries.c.time))
        .where(is_visit)
        .where(log_entries.c.time <= now + _SLACK)
        .group_by(log_entries.c.person_id)
    )
    if person_id is not None:
        query = query.where(log_entries.c.person_id == person_id)
    return MappingProxyType({row[0]: row[1] for row in connection.execute(query)})


def _end(person: Person, holds: Policy, visit: datetime | None, now: datetime) -> End:
    consent = person.details.consent
    known = [person.created, *([visit] if visit is not None else [])]
    if consent is not None:
        known.append(consent.given)
    last = _day(max([time for time in known if time <= now + _SLACK], default=now))
    longest = last + timedelta(days=holds.days)
    last_day, because = (
        last + timedelta(days=holds.days_for(person.details.tags)),
        Because.LAST_VISIT,
    )
    if (until := person.details.keep_until) is not None:
        last_day, because = min(until, longest), Because.DATE
    if consent is not None and consent.withdrawn is not None:
        because = Because.WITHDRAWN
    return End(last_day, because, last, longest)


def _day(time: datetime) -> date:
    return time.astimezone().date()

"""How long people are kept: ends, reminders, the purge, and clocks that can't be believed."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from core.people.audit.events import Event
from core.people.consent.clock import ClockTrouble
from core.people.consent.erasure import Finding
from core.people.consent.policy import Policy
from core.people.consent.retention import Because, Held
from core.people.gallery import Gallery, GalleryError
from core.people.records import Details

NOW = datetime.now(UTC)
TODAY = NOW.astimezone().date()


def days(count):
    return timedelta(days=count)


def set_log_times(file, where, time):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            f"UPDATE log_entries SET time = ? WHERE {where}", (round(time.timestamp() * 1e6),)
        )
        connection.commit()


def made_ago(file, count):
    """Let everything have happened so many days ago."""
    moment = round((NOW - days(count)).timestamp() * 1e6)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE persons SET created = ?", (moment,))
        connection.execute("UPDATE log_entries SET time = ?", (moment,))
        connection.commit()


def purging(gallery, **changes):
    gallery.consent.change_policy(Policy(purges=True, **changes))


@pytest.fixture
def visitor(gallery, template):
    gallery.enrol("Resident", [template(9)])
    return gallery.enrol("Visitor", [template(1)], details=Details(tags=("Visitor",)))


def test_a_tag_shortens_the_time_and_the_reminder_comes_before_the_end(gallery, visitor):
    end = gallery.retention.end_of(visitor)
    assert (end.last_day, end.because) == (TODAY + days(30), Because.LAST_VISIT)
    assert gallery.retention.overview(NOW + days(15)).due == ()
    (due,) = gallery.retention.overview(NOW + days(16)).due
    assert (due.person.name, due.days_left, due.is_over) == ("Visitor", 14, False)
    (last_day,) = gallery.retention.overview(NOW + days(30)).due
    assert (last_day.days_left, last_day.is_over) == (0, False)
    (over,) = gallery.retention.overview(NOW + days(31)).over
    assert over.days_left == -1


def test_a_visit_begins_the_time_anew(gallery, gallery_file, visitor):
    made_ago(gallery_file, 29)
    gallery.changed_elsewhere()
    (due,) = gallery.retention.overview().due
    assert due.days_left == 1
    gallery.log.add(Event.VERDICT, visitor.id, state="spoof", similarity=0.8)
    assert len(gallery.retention.overview().due) == 1, "a picture of somebody is no visit"
    gallery.log.add(Event.VERDICT, visitor.id, state="known", similarity=0.8)
    assert gallery.retention.overview().due == ()
    assert gallery.retention.end_of(gallery.person(visitor.id)).last_visit == TODAY


def test_a_set_day_counts_but_never_beyond_what_was_agreed_to(gallery, visitor):
    later = gallery.retention.keep_until(visitor.id, TODAY + days(200))
    assert gallery.retention.end_of(later).last_day == TODAY + days(200)
    assert gallery.retention.end_of(later).because is Because.DATE
    with pytest.raises(GalleryError, match="1095 days after the last visit"):
        gallery.retention.keep_until(visitor.id, TODAY + days(1096))
    elsewhere = Details(keep_until=TODAY + days(9999))
    person = gallery.change_details(visitor.id, elsewhere)
    assert gallery.retention.end_of(person).last_day == TODAY + days(1095)
    back = gallery.retention.keep_until(visitor.id, None)
    assert gallery.retention.end_of(back).because is Because.LAST_VISIT
    with pytest.raises(GalleryError, match="no longer in the gallery"):
        gallery.retention.keep_until("0" * 32, None)


def test_who_took_consent_back_is_over_at_once(gallery, template):
    consent = gallery.consent.accept(gallery.consent.current())
    ann = gallery.enrol("Ann", [template()], details=Details(consent=consent))
    gallery.consent.withdraw(ann.id)
    (due,) = gallery.retention.overview().over
    assert (due.person.id, due.end.because) == (ann.id, Because.WITHDRAWN)


def test_who_never_agreed_is_counted(gallery, visitor):
    assert gallery.retention.overview().unasked == 2
    gallery.consent.change_policy(Policy(asks_consent=False))
    assert gallery.retention.overview().unasked == 0


def test_nobody_is_erased_by_itself_unless_that_was_decided(gallery, gallery_file, visitor):
    made_ago(gallery_file, 40)
    done = gallery.retention.daily()
    assert (done.receipts, done.held) == ((), None)
    assert len(done.overview.over) == 1
    assert gallery.count() == 2
    purging(gallery)
    done = gallery.retention.daily()
    (receipt,) = done.receipts
    assert (receipt.person_id, receipt.event) == (visitor.id, "purged")
    assert done.overview.over == ()
    assert [person.name for person in gallery.people()] == ["Resident"]
    assert gallery.erasure.verify(receipt).finding is Finding.ERASED
    assert gallery.log.entries(person_id=visitor.id)[0].event == Event.PURGED.value


def test_only_who_was_seen_and_confirmed_is_purged_by_hand(gallery, gallery_file, template):
    ids = [
        gallery.enrol(f"V{n}", [template(n)], details=Details(tags=("visitor",))).id
        for n in range(3)
    ]
    made_ago(gallery_file, 40)
    receipts = gallery.retention.purge(ids[:1])
    assert [receipt.person_id for receipt in receipts] == ids[:1]
    assert len(gallery.retention.purge()) == 2
    assert gallery.retention.purge() == ()


@pytest.mark.parametrize(
    ("leap", "trouble"),
    [
        (days(181), ClockTrouble.LEAPT),
        (days(3650), ClockTrouble.LEAPT),
        (-days(2), ClockTrouble.WENT_BACK),
        (-days(9000), ClockTrouble.WENT_BACK),
    ],
)
def test_a_clock_that_leaps_erases_nobody(gallery, visitor, leap, trouble):
    purging(gallery)
    done = gallery.retention.daily(NOW + leap)
    assert done.overview.trouble is trouble
    assert (done.receipts, done.held) == ((), Held.CLOCK)
    with pytest.raises(GalleryError, match="Nobody is removed for now"):
        gallery.retention.purge(now=NOW + leap)
    assert gallery.count() == 2


def test_a_wrong_year_is_noticed_even_after_work_was_done_in_it(gallery, gallery_file, visitor):
    purging(gallery)
    gallery.retention.daily(NOW)
    year_2036 = NOW + days(3650)
    for _ in range(3):
        gallery.log.add(Event.VERDICT, "", similarity=0.1)
    set_log_times(gallery_file, "number > (SELECT max(number) - 3 FROM log_entries)", year_2036)
    done = gallery.retention.daily(year_2036 + timedelta(minutes=5))
    assert (done.overview.trouble, done.receipts) == (ClockTrouble.LEAPT, ())
    # Set right again, the clock goes back: somebody has to look at it once.
    assert gallery.retention.daily(NOW + days(1)).overview.trouble is ClockTrouble.LEAPT
    gallery.retention.confirm_clock(NOW + days(1))
    done = gallery.retention.daily(NOW + days(1))
    assert (done.overview.trouble, done.overview.due) == (None, ())
    assert gallery.count() == 2


def test_what_was_put_ahead_by_a_wrong_clock_is_no_visit(gallery, gallery_file, visitor):
    set_log_times(gallery_file, "1", NOW + days(3650))
    assert gallery.retention.end_of(visitor).last_visit == TODAY


def test_after_a_long_closing_the_date_has_to_be_confirmed_once(gallery, visitor):
    gallery.consent.change_policy(Policy(purges=True))
    back = NOW + days(200)
    assert gallery.retention.daily(back).held is Held.CLOCK
    gallery.retention.confirm_clock(back)
    assert [r.person_id for r in gallery.retention.daily(back).receipts] == [visitor.id]


def test_what_is_noted_of_the_time_can_not_be_changed_unnoticed(gallery, gallery_file, visitor):
    gallery.retention.daily(NOW)
    with closing(sqlite3.connect(gallery_file)) as connection:
        connection.execute("UPDATE sealed_values SET payload = x'00' WHERE name = 'clock'")
        connection.commit()
    purging(gallery)
    done = gallery.retention.daily(NOW + days(40))
    assert (done.overview.trouble, done.held) == (ClockTrouble.UNKNOWN, Held.CLOCK)
    gallery.retention.confirm_clock(NOW + days(40))
    assert len(gallery.retention.daily(NOW + days(40)).receipts) == 1


def test_day_by_day_the_clock_is_believed(gallery, visitor):
    for day in range(0, 29, 7):
        assert gallery.retention.daily(NOW + days(day)).overview.trouble is None
    assert gallery.retention.daily(NOW + days(28 + 170)).overview.trouble is None


def test_more_than_half_of_all_are_erased_only_when_somebody_confirmed_it(gallery, template):
    ids = {
        gallery.enrol(f"V{n}", [template(n)], details=Details(tags=("visitor",))).id
        for n in range(6)
    }
    purging(gallery)
    done = gallery.retention.daily(NOW + days(40))
    assert (done.receipts, done.held, len(done.overview.over)) == ((), Held.TOO_MANY, 6)
    assert {r.person_id for r in gallery.retention.purge(ids, NOW + days(40))} == ids


def test_who_is_damaged_is_left_for_somebody_to_look_at(gallery, gallery_file, visitor):
    with closing(sqlite3.connect(gallery_file)) as connection:
        connection.execute("UPDATE details SET payload = zeroblob(60)")
        connection.commit()
    gallery.consent.change_policy(
        dataclasses.replace(Policy(), purges=True, days=20, days_by_tag={})
    )
    done = gallery.retention.daily(NOW + days(40))
    assert len(done.receipts) == 1
    (left,) = gallery.people()
    assert left.id == visitor.id
    assert left.damaged
    assert [each.person.id for each in done.overview.over] == [visitor.id]


def test_rules_that_are_damaged_erase_nobody(gallery, gallery_file, visitor):
    purging(gallery)
    with closing(sqlite3.connect(gallery_file)) as connection:
        connection.execute("DELETE FROM details")
        connection.execute("UPDATE sealed_values SET payload = x'00' WHERE name = 'policy'")
        connection.commit()
    with pytest.raises(GalleryError, match="Nobody is removed by them"):
        gallery.retention.daily(NOW + days(40))
    assert gallery.count() == 2


def test_the_purge_goes_on_in_another_run(gallery, gallery_file, visitor):
    purging(gallery)
    gallery.close()
    again = Gallery.open(gallery_file)
    assert len(again.retention.daily(NOW + days(31)).receipts) == 1
    again.close()

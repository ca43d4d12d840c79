"""What consent and retention have done with the gallery, in the gallery's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from core.people.errors import GalleryError
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP
from gui.consent_speaker import speaker
from gui.gallery_tasks import Task

if TYPE_CHECKING:
    from core.people.consent.disclosure import Given
    from core.people.consent.erasure import Verification
    from core.people.consent.policy import Policy
    from core.people.consent.receipt import Receipt
    from core.people.consent.retention import Overview
    from core.people.consent.texts import Texts
    from core.people.consent.wording import ConsentText
    from core.people.gallery import Gallery
    from core.people.records import Consent, Person


def everything(gallery: Gallery, _task: Task) -> tuple[Overview, Texts]:
    """Return who is due and the rules, and all texts."""
    return gallery.retention.overview(), gallery.consent.texts()


def overview(gallery: Gallery, _task: Task) -> Overview:
    """Return who is due and the rules."""
    return gallery.retention.overview()


def terms(gallery: Gallery, _task: Task) -> tuple[tuple[ConsentText, ...], str]:
    """Return the text in force in each language, and who is signed in."""
    actor = gallery.sign_in.actor
    return gallery.consent.current_texts(), actor.name if actor is not None else ""


def change_policy(policy: Policy) -> Callable[[Gallery, Task], int]:
    """Let other rules hold; answered with the version of the text that is in force then."""

    def deed(gallery: Gallery, _task: Task) -> int:
        gallery.consent.change_policy(policy)
        return gallery.consent.texts().newest

    return deed


def keep_consent(person_id: str, consent: Consent) -> Callable[[Gallery, Task], Person]:
    """Keep that a person agreed."""

    def deed(gallery: Gallery, _task: Task) -> Person:
        from core.people.consent.keeper import with_consent

        known = gallery.person(person_id).details
        return gallery.change_details(person_id, with_consent(known, consent))

    return deed


def prolong(ids: Sequence[str], by: timedelta) -> Callable[[Gallery, Task], int]:
    """Keep people longer, from their last day or today on; answered with how many."""

    def deed(gallery: Gallery, _task: Task) -> int:
        for person_id in ids:
            last_day = gallery.retention.end_of(gallery.person(person_id)).last_day
            gallery.retention.keep_until(person_id, max(last_day, date.today()) + by)
        return len(ids)

    return deed


def erase(person_id: str) -> Callable[[Gallery, Task], tuple[Receipt, Verification]]:
    """Erase somebody, and check that nothing is left."""

    def deed(gallery: Gallery, _task: Task) -> tuple[Receipt, Verification]:
        receipt = gallery.erasure.erase(person_id)
        return receipt, gallery.erasure.verify(receipt)

    return deed


def erase_due(ids: Sequence[str]) -> Callable[[Gallery, Task], tuple[Receipt, ...]]:
    """Erase those who were seen on the list and confirmed, whether their time is over or not."""

    def deed(gallery: Gallery, task: Task) -> tuple[Receipt, ...]:
        over = {each.person.id for each in gallery.retention.overview().over}
        early = [one for one in ids if one not in over]
        receipts = [gallery.erasure.erase(one) for one in early if gallery.find(one) is not None]
        late = [one for one in ids if one in over]
        return (*receipts, *(gallery.retention.purge(late) if late else ()))

    return deed


def verify(file: Path) -> Callable[[Gallery, Task], Verification]:
    """Check a receipt against the log, the tables and the files."""

    def deed(gallery: Gallery, _task: Task) -> Verification:
        from core.people.consent import receipt

        return gallery.erasure.verify(receipt.read(file))

    return deed


def withdraw(
    person_id: str, ground: str
) -> Callable[[Gallery, Task], tuple[Receipt | None, Verification | None]]:
    """Take a consent back, and erase the person unless there is another ground."""

    def deed(gallery: Gallery, _task: Task) -> tuple[Receipt | None, Verification | None]:
        from core.people.accounts.rights import Right

        gallery.consent.withdraw(person_id, ground)
        if ground or not gallery.sign_in.may(Right.REMOVE):
            return None, None
        receipt = gallery.erasure.erase(person_id)
        return receipt, gallery.erasure.verify(receipt)

    return deed


def give_data(person_id: str, place: Path, language: str) -> Callable[[Gallery, Task], Given]:
    """Write what is kept of a person, in a language."""
    speak = speaker(language)

    def deed(gallery: Gallery, _task: Task) -> Given:
        return gallery.disclosure.give(person_id, place, speak, language)

    return deed


def save_receipts(files: Mapping[Path, Receipt], language: str) -> Callable[[Gallery, Task], None]:
    """Write receipts, each into its file, and beside it to be read in a language."""
    speak = speaker(language)

    def deed(_gallery: Gallery, _task: Task) -> None:
        for path, receipt in files.items():
            readable = path.with_suffix(".txt")
            for file, text in ((path, receipt.to_json()), (readable, receipt.to_text(speak))):
                try:
                    with written_whole(file) as stream:
                        stream.write(text.encode("utf-8"))
                except OSError as error:
                    raise GalleryError(
                        QT_TRANSLATE_NOOP(
                            "core", "The receipt can't be written to {file}: {reason}."
                        ),
                        file=file,
                        reason=error.strerror or type(error).__name__,
                    ) from error

    return deed

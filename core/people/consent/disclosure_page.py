"""What is kept of a person as a page that anybody can read: one file, no script, prints well."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from types import MappingProxyType

from core.people.audit.entry import Entry
from core.people.audit.words import Said, sentence_of
from core.people.consent.keeper import Agreement, Standing
from core.people.consent.retention import End
from core.people.consent.wording import parts
from core.people.records import Person, TemplateFacts, View
from core.wording import QT_TRANSLATE_NOOP

Speak = Callable[[str], str]
"""Returns a sentence of core, with its fields open, in the language of the page."""


@dataclass(frozen=True, slots=True, eq=False)
class Disclosure:
    """All that is kept of a person."""

    person: Person
    made: datetime
    agreement: Agreement
    end: End
    organisation: str
    contact: str
    templates: Sequence[TemplateFacts]
    portrait: bytes | None = field(repr=False)
    """PNG of the thumbnail."""

    pictures: Sequence[bytes] = field(repr=False)
    """PNG of each kept picture, the oldest first."""

    taken: Sequence[datetime]
    """When each of them was taken, UTC."""

    history: Sequence[Entry]
    """The oldest first."""


VIEWS: Mapping[View, str] = MappingProxyType(
    {
        View.UNKNOWN: QT_TRANSLATE_NOOP("core", "Not noted"),
        View.STRAIGHT: QT_TRANSLATE_NOOP("core", "Straight"),
        View.LEFT: QT_TRANSLATE_NOOP("core", "Turned left"),
        View.RIGHT: QT_TRANSLATE_NOOP("core", "Turned right"),
        View.UP: QT_TRANSLATE_NOOP("core", "Looking up"),
        View.DOWN: QT_TRANSLATE_NOOP("core", "Looking down"),
        View.GLASSES: QT_TRANSLATE_NOOP("core", "With glasses"),
        View.BEARD: QT_TRANSLATE_NOOP("core", "With a beard"),
        View.MASK: QT_TRANSLATE_NOOP("core", "With a mask"),
        View.HEADWEAR: QT_TRANSLATE_NOOP("core", "With headwear"),
        View.OTHER: QT_TRANSLATE_NOOP("core", "Other look"),
        View.PICTURE: QT_TRANSLATE_NOOP("core", "From a picture"),
    }
)
"""What each view is called."""

_STANDINGS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.NEVER_ASKED: QT_TRANSLATE_NOOP("core", "No consent was noted."),
        Standing.AGREED: QT_TRANSLATE_NOOP(
            "core", "You agreed on {given} to version {version} of this text:"
        ),
        Standing.WITHDRAWN: QT_TRANSLATE_NOOP(
            "core",
            "You agreed on {given} to version {version} of this text, and took that back on "
            "{withdrawn}:",
        ),
        Standing.TEXT_CHANGED: QT_TRANSLATE_NOOP(
            "core",
            "You agreed on {given} to version {version} of a text. The text that is kept under "
            "this number is another one: it was changed since.",
        ),
        Standing.TEXT_LOST: QT_TRANSLATE_NOOP(
            "core",
            "You agreed on {given} to version {version} of a text that is no longer kept.",
        ),
    }
)

_ELSEWHERE = QT_TRANSLATE_NOOP(
    "core", "You agreed on {given}. To which text was not noted in this program."
)
_TITLE = QT_TRANSLATE_NOOP("core", "What is kept of {name}")
_MADE = QT_TRANSLATE_NOOP("core", "As of {time}. {organisation}")
_DATA = QT_TRANSLATE_NOOP("core", "You")
_NAME = QT_TRANSLATE_NOOP("core", "Name")
_NUMBER = QT_TRANSLATE_NOOP("core", "Number in this program")
_EXTERNAL = QT_TRANSLATE_NOOP("core", "Number elsewhere")
_NOTES = QT_TRANSLATE_NOOP("core", "Notes")
_TAGS = QT_TRANSLATE_NOOP("core", "Tags")
_SINCE = QT_TRANSLATE_NOOP("core", "Kept since")
_UNTIL = QT_TRANSLATE_NOOP("core", "Kept until, at most")
_CONSENT = QT_TRANSLATE_NOOP("core", "What you agreed to")
_FACE = QT_TRANSLATE_NOOP("core", "Measurements of your face (templates)")
_FACE_MEANS = QT_TRANSLATE_NOOP(
    "core",
    "A template is a row of numbers that a model made from a picture of your face. Faces are "
    "compared by them. The numbers themselves are in the file data.json.",
)
_NO_FACE = QT_TRANSLATE_NOOP("core", "No template is kept.")
_MODEL = QT_TRANSLATE_NOOP("core", "Model")
_VIEW = QT_TRANSLATE_NOOP("core", "View")
_QUALITY = QT_TRANSLATE_NOOP("core", "Quality, 0 to 100")
_DAY = QT_TRANSLATE_NOOP("core", "Date")
_PICTURES = QT_TRANSLATE_NOOP("core", "Pictures")
_NO_PICTURES = QT_TRANSLATE_NOOP("core", "No picture is kept.")
_PORTRAIT = QT_TRANSLATE_NOOP("core", "The small picture of the list")
_TAKEN = QT_TRANSLATE_NOOP("core", "Taken on {time}")
_HISTORY = QT_TRANSLATE_NOOP("core", "What was done, and when")
_RIGHTS = QT_TRANSLATE_NOOP("core", "What you can ask for")
_RIGHTS_MEAN = QT_TRANSLATE_NOOP(
    "core",
    "You can have mistakes corrected, take your agreement back and have everything deleted at any "
    "time. Turn to: {contact}",
)
_DESK = QT_TRANSLATE_NOOP("core", "the front desk")

_STYLE = """
body{font:16px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif;
max-width:46rem;margin:2rem auto;padding:0 1rem;color:#14181f;background:#fff}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
.quiet{color:#525b69}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;
border-bottom:1px solid #dcdfe5;overflow-wrap:anywhere}th{font-weight:600}
blockquote{margin:.5rem 0;padding:.5rem 1rem;border-left:4px solid #dcdfe5}
blockquote h3{font-size:1rem;margin:.75rem 0 0}blockquote p{margin:.25rem 0}
figure{display:inline-block;margin:0 1rem 1rem 0}figure img{max-width:14rem;max-height:14rem}
figcaption{color:#525b69;font-size:.85rem}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,figure{break-inside:avoid}}
"""


def page(data: Disclosure, speak: Speak, language: str) -> str:
    """Return the page as HTML.

    Parameters
    ----------
    speak
        Says the sentences of core in the language of the page.
    language
        `en`, `zh_CN`: named in the page, so that a screen reader speaks it.
    """
    title = speak(_TITLE).format(name=data.person.name)
    made = speak(_MADE).format(time=_time(data.made), organisation=data.organisation)
    sections = [
        (_DATA, _rows(_facts(data, speak))),
        (_CONSENT, _consent(data, speak)),
        (_FACE, _face(data, speak)),
        (_PICTURES, _pictures(data, speak)),
        (_HISTORY, _history(data, speak)),
        (_RIGHTS, _paragraph(speak(_RIGHTS_MEAN).format(contact=data.contact or speak(_DESK)))),
    ]
    body = "\n".join(f"<h2>{escape(speak(name))}</h2>\n{text}" for name, text in sections)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language.replace("_", "-"))}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1>{escape(title)}</h1>\n<p class="quiet">{escape(made)}</p>\n{body}\n</body>\n</html>\n'
    )


def _facts(data: Disclosure, speak: Speak) -> list[tuple[str, str]]:
    person, details = data.person, data.person.details
    rows = [
        (_NAME, person.name),
        (_NUMBER, person.id),
        (_EXTERNAL, details.external_id),
        (_TAGS, ", ".join(details.tags)),
        (_NOTES, details.notes),
        (_SINCE, _time(person.created)),
        (_UNTIL, _date(data.end.last_day)),
    ]
    return [(speak(name), value) for name, value in rows if value]


def _consent(data: Disclosure, speak: Speak) -> str:
    consent, agreement = data.person.details.consent, data.agreement
    standing = agreement.standing
    is_elsewhere = standing is Standing.TEXT_LOST and consent is not None and not consent.version
    said = speak(_ELSEWHERE if is_elsewhere else _STANDINGS[standing])
    if consent is not None:
        said = said.format(
            given=_time(consent.given),
            version=consent.version,
            withdrawn="" if consent.withdrawn is None else _time(consent.withdrawn),
        )
    shown = _paragraph(said)
    if agreement.text is not None:
        title, paragraphs = parts(agreement.text.text)
        inner = f"<h3>{escape(title)}</h3>"
        for heading, text in paragraphs:
            inner += f"<h3>{escape(heading)}</h3>" if heading else ""
            inner += _paragraph(text)
        shown += f'<blockquote lang="{escape(agreement.text.language.replace("_", "-"))}">'
        shown += f"{inner}</blockquote>"
    return shown


def _face(data: Disclosure, speak: Speak) -> str:
    if not data.templates:
        return _paragraph(speak(_NO_FACE))
    head = [speak(name) for name in (_VIEW, _QUALITY, _DAY, _MODEL)]
    rows = [
        (speak(VIEWS[one.view]), f"{one.quality:.0f}", _time(one.created), one.model)
        for one in data.templates
    ]
    return _paragraph(speak(_FACE_MEANS)) + _table(head, rows)


def _pictures(data: Disclosure, speak: Speak) -> str:
    figures = []
    if data.portrait is not None:
        figures.append((data.portrait, speak(_PORTRAIT)))
    for png, taken in zip(data.pictures, data.taken, strict=True):
        figures.append((png, speak(_TAKEN).format(time=_time(taken))))
    if not figures:
        return _paragraph(speak(_NO_PICTURES))
    return "\n".join(
        f'<figure><img alt="{escape(words)}" src="data:image/png;base64,'
        f'{base64.b64encode(png).decode()}"><figcaption>{escape(words)}</figcaption></figure>'
        for png, words in figures
    )


def _history(data: Disclosure, speak: Speak) -> str:
    return _table((), [(_time(one.time), spoken(sentence_of(one), speak)) for one in data.history])


def spoken(said: Said, speak: Speak) -> str:
    """Return what the log says, in the language of the page."""
    values = {
        name: spoken(value, speak) if isinstance(value, Said) else value
        for name, value in said.values.items()
    }
    return speak(said.template).format(**values)


def _rows(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><th>{escape(name)}</th><td>{_broken(value)}</td></tr>\n" for name, value in rows
    )
    return f"<table>\n{cells}</table>"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = [f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows]
    return "<table>\n" + (f"<tr>{first}</tr>\n" if first else "") + "\n".join(lines) + "\n</table>"


def _paragraph(text: str) -> str:
    return f"<p>{_broken(text)}</p>\n"


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _time(time: datetime) -> str:
    return time.astimezone().strftime("%Y-%m-%d %H:%M")


def _date(day: date) -> str:
    return day.isoformat()

"""Settings in Python: values are read, nothing is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.models.vendor.python_settings import UNKNOWN, read_settings


def test_plain_values_are_read() -> None:
    source = b"""
'A text at the start is no setting.'
import os
from elsewhere import other
half = 0.5
low = -1
name = 'a' 'b'
none = None
part = dict(type='X', values=[1, (2, 3)], inner={'a': True, 'b': half})
again = dict(part=part, name=name)
low = -2
"""
    values = read_settings(source)
    assert values["part"] == {"type": "X", "values": [1, (2, 3)], "inner": {"a": True, "b": 0.5}}
    assert values["again"] == {"part": values["part"], "name": "ab"}
    assert values["low"] == -2
    assert values["none"] is None


def test_what_only_running_would_tell_is_unknown(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    source = f"""
import pathlib
touched = pathlib.Path({str(mark)!r}).touch()
product = 8 * 2
inner = dict(type='X', steps=[55 * 8, 3], more=open({str(mark)!r}, 'w'))
spread = dict(**inner)
missing = nowhere
text = f'{{product}}'
data = b'bytes'
keyed = {{1: 2, **inner}}
"""
    values = read_settings(source.encode())
    assert not mark.exists()
    assert values["inner"] == {"type": "X", "steps": [UNKNOWN, 3], "more": UNKNOWN}
    for name in ("touched", "product", "spread", "missing", "text", "data", "keyed"):
        assert values[name] is UNKNOWN


def test_a_name_that_is_given_anew_is_not_what_it_was() -> None:
    assert read_settings(b"dict = list\na = dict(b=1)\n")["a"] is UNKNOWN


@pytest.mark.parametrize(
    "source",
    [
        b"a = ",
        b"\x00",
        b"\xff\xfe",
        b"a = " + b"(" * 5000,
        b"a = " + b"-" * 60_000 + b"1",
        b"#" * 70_000,
        b"a = {}\na['b'] = 1\n",
        b"a = 1\na += 1\n",
        b"if True:\n    a = 1\n",
        b"for a in []:\n    pass\n",
        b"exec('a = 1')\n",
        b"a = b = 1\n",
        b"def a():\n    pass\n",
    ],
)
def test_a_file_that_does_more_is_refused(source: bytes) -> None:
    with pytest.raises(ValueError, match=r"^(size|syntax|line \d+|source code)"):
        read_settings(source)

"""Reports as PDF: the same bytes each time, whatever stands in them, with the program's fonts."""

from __future__ import annotations

import io
import re
import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image as Picture

from core.reports import pdf
from core.reports.document import (
    Block,
    Curve,
    Document,
    Heading,
    Image,
    Images,
    Paragraph,
    Plot,
    Table,
)
from core.reports.lettering import markup, runs, width_of
from core.reports.table_layout import tables


def written(*blocks: Block, language: str = "en", title: str = "A report") -> bytes:
    stream = io.BytesIO()
    document = Document(title, "of a test", blocks, "foot", language)  # type: ignore[arg-type]
    pdf.write(document, stream)
    return stream.getvalue()


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def everything() -> tuple[Block, ...]:
    x = np.linspace(0.0, 1.0, 50)
    rates = np.geomspace(1e-4, 0.4, 50)
    grey = np.arange(100 * 80, dtype=np.uint64).reshape(100, 80).astype(np.uint8)
    return (
        Paragraph("Same person", "good", large=True),
        Paragraph("A fake", "bad"),
        Paragraph("Too few", "warn"),
        Heading("Models"),
        Table((("recogniser", "ab12" * 16),), ("For", "SHA-256"), mono=True),
        Images((Image(grey, "left"), Image(np.stack([grey] * 3, axis=2), "right"))),
        Plot((Curve(x, x**2, "one", filled=True),), "x", "y", marks=((0.4, "here"),)),
        Plot((Curve(rates, rates[::-1], "det"),), "x", "y", "probit", "probit", caption="A DET"),
        Plot((Curve(rates, rates, "log"),), "x", "y", "log", "log"),
    )


def test_the_same_report_gives_the_same_bytes_in_any_thread() -> None:
    first = written(*everything())
    assert first.startswith(b"%PDF-")
    with ThreadPoolExecutor(3) as pool:
        others = list(pool.map(lambda _: written(*everything()), range(3)))
    assert all(other == first for other in others)


def test_it_says_what_it_is_and_in_which_language() -> None:
    data = written(Paragraph("Words."))
    assert b"/Lang (en)" in data
    assert b"(A report)" in data
    assert b"FaceDesk IR" in data
    assert b"Inter" in data
    assert b"Droid" not in data
    chinese = written(Paragraph("相似度为 0.62。" * 20), language="zh_CN", title="报告")
    assert b"/Lang (zh-CN)" in chinese
    assert b"Droid" in chinese


def test_each_character_gets_a_font_that_has_it() -> None:
    assert runs("Anna 张三") == (("Inter", "Anna "), ("DroidSansFallback", "张三"))
    assert runs("ab12", "mono") == (("Courier", "ab12"),)
    assert [font for font, _ in runs("ab张é", "mono")] == ["Courier", "DroidSansFallback", "Inter"]
    assert runs("\U0001f600") == (("Inter", "□"),)  # no font has it
    assert runs("a\u202eb\x00\x07c") == (("Inter", "abc"),)
    assert markup("<b> & \n") == '<font name="Inter">&lt;b&gt; &amp; <br/></font>'
    assert width_of("one\nlonger line", 8.0) == width_of("longer line", 8.0)


def streams(data: bytes, kind: bytes) -> list[bytes]:
    """Return the pictures of a PDF that are packed in one way."""
    found = re.findall(rb"<<([^>]*)>>\s*stream\r?\n(.*?)endstream", data, re.DOTALL)
    return [body for about, body in found if b"/Image" in about and kind in about]


def test_photographs_are_small_and_drawings_keep_each_pixel() -> None:
    x, y = np.meshgrid(np.arange(300), np.arange(240))
    soft = np.stack([x * 255 // 300, y, 128 + 100 * np.sin(x / 9.0)], axis=2).astype(np.uint8)
    soft += np.random.default_rng(1).integers(0, 6, soft.shape, np.uint8)
    photograph = written(Images((Image(soft),)))
    drawing = written(Images((Image(soft, is_drawing=True),)))
    assert 3 * len(streams(photograph, b"/DCTDecode")[0]) < len(soft.tobytes())
    (kept,) = streams(photograph, b"/DCTDecode")
    seen = np.asarray(Picture.open(io.BytesIO(kept)), np.int16)
    assert np.abs(seen - soft).mean() < 4.0
    (flat,) = streams(drawing, b"/FlateDecode")
    assert zlib.decompress(flat) == soft.tobytes()


def test_whatever_stands_in_it_it_becomes_pages() -> None:
    checksum = "0123456789abcdef" * 4
    odd: tuple[Block, ...] = (
        Heading(""),
        Heading("Nothing below"),
        Paragraph(""),
        Paragraph("word " * 1500, "warn"),
        Paragraph("x" * 3000),
        Paragraph("<font color=red>&amp;"),
        Table(()),
        Table(((),)),
        Table((("a", "b"), ("c",)), ("one", "two", "three")),
        Table(tuple((checksum, checksum, checksum) for _ in range(3)), mono=True),
        Table((("word " * 1500, "1"),)),
        Heading("Before a long table"),
        Table(tuple((str(n), "row") for n in range(200)), ("n", "what")),
        Table(tuple(tuple(f"0.{n}{m}" for m in range(40)) for n in range(5)), ("head",) * 40),
        Images(()),
        Images(
            (Image(np.zeros((1, 1), np.uint8)), Image(np.zeros((2000, 3), np.uint8), "c" * 200))
        ),
        Images(tuple(Image(np.zeros((50, 50), np.uint8), f"{n}") for n in range(12))),
    )
    data = written(*odd, language="zh_CN")
    assert pages(data) > 4


@pytest.mark.parametrize(
    "values",
    [[], [0.0], [1.0], [0.5], [0.0, 0.0], [0.0, 1.0], [np.nan, np.inf, 0.2], [-3.0, 5.0, 1e9]],
)
def test_any_values_can_be_drawn(values) -> None:
    line = np.array(values, np.float64)
    plots = [
        Plot((Curve(line, line, "a", filled=True),), "x", "y", scale, scale, ((0.3, "m"),))
        for scale in ("linear", "log", "probit")
    ]
    assert pages(written(*plots, Plot((), "x", "y"))) >= 1


def test_names_that_are_no_text_are_no_obstacle() -> None:
    odd = "odd\udcff\x00name"
    data = written(Heading(odd), Paragraph(odd, "bad"), Table(((odd,),), (odd,)), title=odd)
    assert b"odd?" in data
    assert runs(odd) == (("Inter", "odd?name"),)


def test_many_columns_become_several_tables_with_the_first_one() -> None:
    wide = Table(tuple((f"row {n}", *("0.123",) * 30) for n in range(4)))
    parts = tables(wide, 495.0, False)
    assert len(parts) > 1
    assert all(sum(part._colWidths) <= 495.5 for part in parts)
    (narrow,) = tables(Table((("a", "ab12" * 16), ("b", "c"))), 495.0, False)
    assert sum(narrow._colWidths) <= 495.5

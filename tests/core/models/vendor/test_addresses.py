"""The table of the vendor's addresses."""

from __future__ import annotations

import pytest

from core.models.download import licence_of, size_of
from core.models.vendor.addresses import ADDRESSES, LIMIT_OF_UNKNOWN, RemoteFile
from core.models.vendor.systems import BY_NAME


def test_frir_is_where_the_vendors_package_looks_for_it() -> None:
    # What modelscope 1.40.2 makes of the same names, with the host that it calls its own.
    *_, model = ADDRESSES["frir"].files
    where = "cv_manual_face-recognition_frir/repo?Revision=master&FilePath=model.onnx"
    assert ADDRESSES["frir"].urls(model) == (
        f"https://www.modelscope.cn/api/v1/models/iic/{where}",
        f"https://www.modelscope.cn/api/v1/models/damo/{where}",
    )


def test_checksums_are_those_that_are_known() -> None:
    known = {
        name: file.sha256
        for name, address in ADDRESSES.items()
        for file in address.files
        if file.sha256 is not None
    }
    assert known["flir"] == "df80cea7228b92562692e56aac965d35766c77399159798c552fb3c77b410c72"
    assert set(known) == {"flir", "flrgb", "flxc"}
    assert all(len(value) == 64 and int(value, 16) for value in known.values())


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_folder_has_what_its_system_needs(name: str) -> None:
    files = {file.name: file for file in ADDRESSES[name].files}
    assert set(files) == {
        "configuration.json",
        "README.md",
        *BY_NAME[name].files.values(),
    }
    assert BY_NAME[name].model_id in ("", ADDRESSES[name].repositories[0])
    assert all(file.needed for file in files.values() if file.name != "README.md")
    for file in files.values():
        assert all(url.startswith("https://") for url in ADDRESSES[name].urls(file))
        assert all("/" not in url.partition("FilePath=")[2] for url in ADDRESSES[name].urls(file))


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_licence_names_the_model_and_its_page(name: str) -> None:
    sentence = licence_of(name)
    page = ADDRESSES[name].repositories[0]
    assert sentence.endswith(f"https://www.modelscope.cn/models/{page}")
    assert BY_NAME[name].title.split()[0] in sentence
    assert ("MIT" in sentence) == (BY_NAME[name].licence == "MIT")
    assert "{" not in sentence


def test_sizes() -> None:
    assert size_of("frir") == 12_611_000
    assert size_of("flir") == 1_311_000
    assert size_of("retinaface-r50") is None


def test_limits() -> None:
    assert RemoteFile("a", size=12_600_000).limit == 126_000_000
    assert RemoteFile("a", size=10).limit == 1 << 20
    assert RemoteFile("a").limit == LIMIT_OF_UNKNOWN

"""The gallery's passphrase at the command line."""

from __future__ import annotations

import io

import pytest

from core.cli.main import main
from core.people.gallery import Gallery
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost

PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    monkeypatch.setattr(
        protection, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
    )


@pytest.fixture
def written(tmp_path):
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\nwhat follows doesn't count\n", "utf-8")
    return str(file)


def test_a_passphrase_is_set_asked_for_and_removed(own_profile, written, capsys, monkeypatch):
    assert main(["protect"]) == 0
    assert "key file beside it" in capsys.readouterr().out
    assert main(["protect", "--set-passphrase", "--new-passphrase-file", written]) == 0
    assert "opens with its passphrase" in capsys.readouterr().out
    assert not (own_profile / "gallery.key").exists()

    monkeypatch.setattr("sys.stdin", io.StringIO("wrong\n"))
    assert main(["people"]) == 1
    assert "is locked" in capsys.readouterr().err
    assert main(["people", "--passphrase-file", "-"]) == 1
    assert "not the passphrase" in capsys.readouterr().err
    assert main(["people", "--passphrase-file", "no such file"]) == 1
    assert "can't be read from no such file" in capsys.readouterr().err
    assert main(["people", "--passphrase-file", written]) == 0
    assert "Nobody is enrolled" in capsys.readouterr().out

    assert main(["protect", "--remove-passphrase", "--passphrase-file", written]) == 0
    assert main(["people"]) == 0


def test_a_terminal_is_asked_three_times(written, capsys, monkeypatch):
    main(["protect", "--set-passphrase", "--new-passphrase-file", written])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter(["one", "two", PASSPHRASE, "one", "two", "three"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    assert main(["people"]) == 0
    assert capsys.readouterr().err.count("not the passphrase") == 2
    assert main(["people"]) == 1


def test_a_recovery_code_opens_and_templates_are_revoked(own_profile, written, capsys, tmp_path):
    main(["protect", "--set-passphrase", "--new-passphrase-file", written])
    assert main(["protect", "--recovery-code", "--passphrase-file", written]) == 0
    code = capsys.readouterr().out.partition("only once: ")[2].split()[0]
    lost = tmp_path / "code"
    lost.write_text(code, "utf-8")
    assert main(["protect", "--revoke-templates", "--passphrase-file", str(lost)]) == 0
    assert "fit nothing any more" in capsys.readouterr().out
    gallery = Gallery.open(own_profile / "gallery.sqlite", code)
    assert set(gallery.guard.ways()) == {"passphrase", "recovery"}
    gallery.close()


def test_a_passphrase_is_neither_short_nor_asked_of_nobody(tmp_path, capsys):
    short = tmp_path / "short"
    short.write_text("seven77", "utf-8")
    assert main(["protect", "--set-passphrase", "--new-passphrase-file", str(short)]) == 1
    assert "at least 8 characters" in capsys.readouterr().err
    assert main(["protect", "--set-passphrase"]) == 2

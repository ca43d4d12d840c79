"""`accounts`: who may sign in: list, add, change, remove, set back."""

from __future__ import annotations

import argparse
import getpass
import sys

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED, UsageError
from core.cli.roll import first_line, opened_gallery
from core.people.accounts.rights import ROLES, Role
from core.people.accounts.values import Account, SignInState
from core.people.gallery import Gallery

_ROLES = {
    Role.OPERATOR: "enrols people and changes what is known of them",
    Role.SUPERVISOR: "may do everything but export the log, and allows others single actions",
    Role.AUDITOR: "reads and exports the log",
    Role.KIOSK: "shows verdicts, and nothing else",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.epilog = "roles: " + "; ".join(f"{role.value}: {does}" for role, does in _ROLES.items())
    parser.add_argument("--json", action="store_true", help="print one JSON array of objects")
    shared.add_profile(parser)
    parser.set_defaults(action="list")
    actions = parser.add_subparsers(dest="action", metavar="action")
    everybody = actions.add_parser("list", help="list all (what is done without an action)")
    everybody.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON array"
    )
    add = actions.add_parser(
        "add", help="add an account; the first is a supervisor's, and then everybody signs in"
    )
    add.add_argument("name", metavar="NAME", help="who it is for")
    add.add_argument("--role", choices=[role.value for role in Role], help="what it may do")
    role = actions.add_parser("role", help="give an account another role")
    role.add_argument("name", metavar="NAME")
    role.add_argument("role", choices=[role.value for role in Role])
    pin = actions.add_parser("pin", help="set a new PIN or password")
    pin.add_argument("name", metavar="NAME", nargs="?", help="whose (else your own)")
    remove = actions.add_parser("remove", help="remove an account")
    which = remove.add_mutually_exclusive_group(required=True)
    which.add_argument("name", metavar="NAME", nargs="?")
    which.add_argument("--all", action="store_true", help="all: nobody has to sign in any more")
    remove.add_argument("--yes", action="store_true", help="don't ask")
    reset = actions.add_parser(
        "reset",
        help="set a new PIN for NAME, or remove all accounts, by the gallery's recovery code",
    )
    reset.add_argument("name", metavar="NAME", nargs="?")
    reset.add_argument("--yes", action="store_true", help="don't ask")
    reset.add_argument(
        "--recovery-code-file",
        metavar="FILE",
        help="read the code from FILE, - for standard input, instead of asking",
    )
    for action in (add, pin, reset):
        action.add_argument(
            "--new-pin-file",
            metavar="FILE",
            help="read the new PIN or password from FILE, - for standard input, instead of asking",
        )
    for action in (everybody, add, role, pin, remove, reset):
        shared.add_profile(action, default=argparse.SUPPRESS)  # it may stand behind, too


def run(options: argparse.Namespace) -> int:
    """Do what was asked with the accounts."""
    if options.action == "reset":
        with opened_gallery(options, signed_in=False) as gallery:
            return _reset(gallery, options)
    with opened_gallery(options) as gallery:
        accounts = gallery.accounts
        if options.action == "add":
            return _add(gallery, options)
        if options.action == "role":
            accounts.change_role(options.name, Role(options.role))
            print(f"{options.name} is {options.role} from now on.")
        elif options.action == "pin":
            return _set_pin(gallery, options)
        elif options.action == "remove":
            return _remove(gallery, options)
        else:
            _list(accounts.state(), as_json=options.json)
    return DONE


def _add(gallery: Gallery, options: argparse.Namespace) -> int:
    is_first = not gallery.accounts.is_wanted()
    if is_first and options.role not in (None, Role.SUPERVISOR.value):
        raise UsageError("the first account has to be a supervisor's")
    if is_first:
        code = gallery.accounts.add_first(options.name, _new_secret(options))
        print(f"Added {options.name}. From now on everybody has to sign in.")
        if code:
            print(f"Recovery code, shown only once; lock it away: {code}")
        return DONE
    role = Role(options.role or Role.OPERATOR.value)
    account = gallery.accounts.add(options.name, role, _new_secret(options))
    print(f"Added {account.name}: {role.value}.")
    return DONE


def _set_pin(gallery: Gallery, options: argparse.Namespace) -> int:
    actor = gallery.sign_in.actor
    if actor is None:
        raise UsageError("there are no accounts yet; add one")
    if options.name is not None:
        gallery.accounts.set_secret(options.name, _new_secret(options))
        print(f"{options.name} has a new PIN or password.")
        return DONE
    old = _asked("Your present PIN or password: ", options.pin_file)
    gallery.accounts.change_own_secret(old, _new_secret(options))
    print("Your PIN or password was changed.")
    return DONE


def _remove(gallery: Gallery, options: argparse.Namespace) -> int:
    if options.all:
        question = "Remove all accounts, so that nobody has to sign in any more?"
    else:
        question = f"Remove the account {options.name}?"
    if not _agreed(question, options):
        print("Nothing was removed.")
        return FAILED
    if options.all:
        gallery.accounts.remove_all()
        print("All accounts were removed. Whoever uses this computer may do everything.")
    else:
        gallery.accounts.remove(options.name)
        print(f"Removed {options.name}.")
    return DONE


def _reset(gallery: Gallery, options: argparse.Namespace) -> int:
    if options.name is None and not _agreed("Remove all accounts?", options):
        print("Nothing was removed.")
        return FAILED
    code = _asked("Recovery code: ", options.recovery_code_file)
    if options.name is not None:
        gallery.accounts.reset_secret(code, options.name, _new_secret(options))
        print(f"{options.name} has a new PIN or password.")
    else:
        gallery.accounts.reset(code)
        print("All accounts were removed. Add a supervisor with: accounts add NAME")
    return DONE


def _asked(question: str, file: str | None) -> str:
    if file is not None:
        return first_line(file)
    if not sys.stdin.isatty():
        raise UsageError("secrets are asked for at a terminal, or read from a file")
    return getpass.getpass(question)


def _new_secret(options: argparse.Namespace) -> str:
    first = _asked("New PIN or password: ", options.new_pin_file)
    if options.new_pin_file is None and first != getpass.getpass("Once more: "):
        raise UsageError("the two differ; nothing was changed")
    return first


def _agreed(question: str, options: argparse.Namespace) -> bool:
    """Ask a person at the keyboard; nobody else is asked."""
    if options.yes or not sys.stdin.isatty():
        return True
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:  # Ctrl+D
        print()
        return False


def _list(state: SignInState, *, as_json: bool) -> None:
    if as_json:
        print(report.line_of_all([_data(account, state) for account in state.accounts]))
        return
    if not state.accounts:
        print("There are no accounts: nobody has to sign in. Add one with: accounts add NAME")
    for account in state.accounts:
        day = account.changed.astimezone().strftime("%Y-%m-%d")
        remark = "  (locked after wrong tries)" if account.id in state.waits else ""
        print(f"{account.role.value:<10}  {day}  {account.name}{remark}")


def _data(account: Account, state: SignInState) -> report.Json:
    return {
        "name": account.name,
        "role": account.role.value,
        "rights": sorted(right.value for right in ROLES[account.role]),
        "created": account.created.isoformat(),
        "changed": account.changed.isoformat(),
        "locked": account.id in state.waits,
    }

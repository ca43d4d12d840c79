"""Values in a Python file of settings, read without running it."""

from __future__ import annotations

import ast
from typing import Any, Final

_LARGEST = 65_536  # bytes; such files have six thousand

UNKNOWN: Final = object()
"""Stands for a value that only running the file would give."""


def read_settings(source: bytes) -> dict[str, Any]:
    """Read the values that a Python file gives to its names.

    Nothing in the file is run. Understood are plain values, lists, tuples, `dict(...)` and
    `{...}`, and names that were given a value above; anything else becomes `UNKNOWN`.

    Parameters
    ----------
    source
        The file's content.

    Returns
    -------
    Values by name.

    Raises
    ------
    ValueError
        If the file is no Python, is too large, or does more than giving values to names.
    """
    if len(source) > _LARGEST:
        raise ValueError("size")
    try:
        statements = ast.parse(source).body
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError("syntax") from error
    values: dict[str, Any] = {}
    for statement in statements:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                values[name] = _value(value, values)
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
                pass  # a value that needs an import is unknown anyway
            case _:
                raise ValueError(f"line {statement.lineno}")
    return values


def _value(node: ast.expr, known: dict[str, Any]) -> Any:
    match node:
        case ast.Constant(value=bool() | int() | float() | str() | None as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return -value
        case ast.List(elts=parts):
            return [_value(part, known) for part in parts]
        case ast.Tuple(elts=parts):
            return tuple(_value(part, known) for part in parts)
        case ast.Name(id=name):
            return known.get(name, UNKNOWN)
        case ast.Call(func=ast.Name(id="dict"), args=[], keywords=entries):
            if "dict" not in known and all(entry.arg for entry in entries):
                return {str(entry.arg): _value(entry.value, known) for entry in entries}
        case ast.Dict(keys=names, values=parts):
            if all(isinstance(name, ast.Constant) for name in names):
                return {
                    name.value: _value(part, known)
                    for name, part in zip(names, parts, strict=True)
                    if isinstance(name, ast.Constant)
                }
    return UNKNOWN

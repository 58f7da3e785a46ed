"""Makes values of the tables of a lexicon by the types that their classes declare, and refuses all others."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any, Literal, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from attrs import fields, has

from claimcheck.errors import LexiconError

T = TypeVar("T")
Reader: TypeAlias = "Callable[[Any, str], Any]"


def structured(text: str, kind: type[T], name: str) -> T:
    """What a TOML text says, as a value of a class. Raises LexiconError, which names the file and the entry."""
    try:
        found: T = _reader(kind)(tomllib.loads(text), "")
    except (tomllib.TOMLDecodeError, _MisfitError) as error:
        raise LexiconError(f"{name}: {error}") from error
    return found


class _MisfitError(ValueError):
    """An entry that is not what its class declares."""


def _reader(kind: Any) -> Reader:
    """What makes a value of a type, given the entry and its place."""
    if has(kind):
        return _record(kind)
    of, parts = get_origin(kind), get_args(kind)
    if of is Literal:
        return lambda value, place: value if value in parts else _refuse(place, value, f"one of {', '.join(parts)}")
    if of is dict:
        read = _reader(parts[1])
        return lambda value, place: {
            key: read(entry, f"{place}.{key}") for key, entry in _checked(value, dict, place).items()
        }
    if of is tuple and parts[-1] is not Ellipsis:
        return _row([_reader(part) for part in parts])
    if of in (tuple, frozenset):
        member = _reader(parts[0])
        return lambda value, place: of(member(entry, place) for entry in _checked(value, list, place))
    return lambda value, place: _checked(value, kind, place)


def _row(readers: list[Reader]) -> Reader:
    """A list of as many entries as there are readers."""

    def read(value: Any, place: str) -> tuple[Any, ...]:
        if len(_checked(value, list, place)) != len(readers):
            _refuse(place, value, f"{len(readers)} entries")
        return tuple(reader(entry, place) for reader, entry in zip(readers, value, strict=True))

    return read


def _record(kind: type) -> Reader:
    """A table with exactly the keys of a class."""
    hints = get_type_hints(kind)
    readers = {each.name: _reader(hints[each.name]) for each in fields(kind) if each.init}

    def read(value: Any, place: str) -> Any:
        table = _checked(value, dict, place)
        wrong = ", ".join(sorted(table.keys() ^ readers.keys()))
        if wrong:
            _refuse(place, wrong, f"the keys {', '.join(readers)}, no others and none missing")
        return kind(**{key: reader(table[key], f"{place}.{key}") for key, reader in readers.items()})

    return read


def _checked(value: Any, kind: type, place: str) -> Any:
    """``value`` as it is, where it has exactly this type."""
    return value if type(value) is kind else _refuse(place, value, kind.__name__)


def _refuse(place: str, value: object, wanted: str) -> Any:
    raise _MisfitError(f"{place.lstrip('.') or 'file'}: expected {wanted}, not {value!r}")

"""Frozen dataclasses to plain JSON values and back, by their type hints."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


def to_plain(value: Any) -> Any:
    """Dataclasses as dicts, tuples as lists, dates as ISO strings."""
    kind: Any = type(value)
    # Most values are text and numbers; thousands of them are written for one article.
    if kind is str or kind is int or value is None:
        return value
    if names := _field_names(kind):
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def from_plain(kind: Any, value: Any) -> Any:
    """The value of type ``kind`` that `to_plain` made ``value`` from; raises `TypeError` on other shapes."""
    read = _reader(kind)
    return value if read is None or value is None else read(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """How values of a type are read, ``None`` when they are as they come. Thousands of rows are read for one answer."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [k for k in get_args(kind) if k is not type(None)]
        return _reader(inner[0]) if len(inner) == 1 else None
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if kind is date:
        return date.fromisoformat
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_reader(kind)
    return None


def _tuple_reader(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        read = _reader(args[0])
        return tuple if read is None else lambda value: tuple(None if item is None else read(item) for item in value)
    return lambda value: tuple(from_plain(kind, item) for kind, item in zip(args, value, strict=True))


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = {name: read for name, hint in hints.items() if (read := _reader(hint)) is not None}

    def read_fields(value: Mapping[str, Any]) -> Any:
        items = dict(value)
        for name, read in readers.items():
            if items.get(name) is not None:
                items[name] = read(items[name])
        return kind(**items)

    return read_fields

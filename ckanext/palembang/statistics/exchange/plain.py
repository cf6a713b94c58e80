"""Values as JSON has them: looking at them without trusting their shape, and when two are the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast

#: An object of JSON.
Object = Mapping[str, object]
#: A place in a document: keys and indices from its top.
Place = tuple[str | int, ...]

_EMPTY: Final = (None, "")


def as_object(value: object) -> Object | None:
    """The value as an object of JSON, or None where it is none."""
    return cast(Object, value) if isinstance(value, Mapping) else None


def as_list(value: object) -> list[object] | None:
    """The value as a list, or None where it is none."""
    return list(cast("list[object]", value)) if isinstance(value, list | tuple) else None


def is_number(value: object) -> bool:
    """Whether the value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_empty(value: object) -> bool:
    """Whether a value of a record says nothing: None, a blank text, an empty list or object."""
    if isinstance(value, str):
        return not value or value.isspace()
    if isinstance(value, list | tuple | Mapping):
        return not value
    return value is None


def normal(value: object) -> object:
    """A value of a record in the one form that is compared: without empty keys, rows and texts.

    In a record an absent key, None, `""` and `[]` are the same; whole numbers and their digits too.
    """
    if (mapping := as_object(value)) is not None:
        kept = {key: normal(one) for key, one in mapping.items()}
        return {key: one for key, one in kept.items() if not is_empty(one)} or None
    if (items := as_list(value)) is not None:
        return [one for one in map(normal, items) if not is_empty(one)] or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None if is_empty(value) else value


def same(one: object, other: object) -> bool:
    """Whether two values are equal as JSON: the order of keys is free, true is not 1, 1 is 1.0."""
    left, right = as_object(one), as_object(other)
    if left is not None and right is not None:
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    lefts, rights = as_list(one), as_list(other)
    if lefts is not None and rights is not None:
        return len(lefts) == len(rights) and all(map(same, lefts, rights))
    if is_number(one) and is_number(other):
        return one == other
    return type(one) is type(other) and one == other


def at(document: Object, path: tuple[str, ...]) -> tuple[bool, object]:
    """Whether something stands at the path, and what."""
    here: object = document
    for key in path:
        inner = as_object(here)
        if inner is None or key not in inner:
            return False, None
        here = inner[key]
    return True, here


def put(document: dict[str, object], path: tuple[str, ...], value: object) -> None:
    """Writes a value at the path; objects on the way are made."""
    here = document
    for key in path[:-1]:
        here = cast("dict[str, object]", here.setdefault(key, {}))
    here[path[-1]] = value


def overlay(document: dict[str, object], more: Object) -> None:
    """Adds what `more` has and the document has not, at any depth; what stands there stays."""
    for key, value in more.items():
        inner, there = as_object(value), document.get(key)
        if key not in document:
            document[key] = value
        elif inner is not None and isinstance(there, dict):
            overlay(cast("dict[str, object]", there), inner)

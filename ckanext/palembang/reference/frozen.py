"""A mapping that cannot change, can be hashed, copied and pickled.

`types.MappingProxyType` can do neither of the last three, and one code list is
shared by every thread of the process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class FrozenMapping(Mapping[str, str]):
    """Text to text, in the order given, immutable."""

    __slots__ = ("_pairs",)

    def __init__(self, pairs: Mapping[str, str] | None = None) -> None:
        self._pairs: tuple[tuple[str, str], ...] = tuple((pairs or {}).items())

    def __getitem__(self, key: str) -> str:
        for name, value in self._pairs:
            if name == key:
                return value
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return f"FrozenMapping({dict(self._pairs)!r})"

"""Finished pages of one process of the server: the youngest, up to a number of bytes."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

#: Fast enough to be done in the request that needs it first, small enough for a slow line.
_LEVEL = 6
_GZIP = 16 + zlib.MAX_WBITS
_PACKED_PART = 5


@dataclass(frozen=True)
class Finished:
    """A page as it goes out.

    Attributes:
        tag: the entity tag without its coding.
        links: relations and addresses for `Link`.
        body: the bytes.
    """

    tag: str
    links: tuple[tuple[str, str], ...]
    body: bytes

    @cached_property
    def gzipped(self) -> bytes:
        """The same as one member of gzip: some clients drop all but the first without an error."""
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
        return packer.compress(self.body) + packer.flush()

    @property
    def size(self) -> int:
        """How many bytes it takes, with room for the packed form."""
        return len(self.body) + len(self.body) // _PACKED_PART


class Memory:
    """Pages by what was asked, each with the state of the catalogue that it was made in."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, tuple[Hashable, Finished]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable, state: Hashable) -> Finished | None:
        """Return a page that was made, or found to be the same, in a state of the catalogue."""
        with self._lock:
            known = self._pages.get(key)
            if known is None or known[0] != state:
                return None
            self._pages.move_to_end(key)
            return known[1]

    def same(self, key: Hashable, state: Hashable, tag: str) -> Finished | None:
        """Return a page of an earlier state that has not changed since, and note that."""
        with self._lock:
            known = self._pages.get(key)
            if known is None or known[1].tag != tag:
                return None
            self._pages[key] = (state, known[1])
            self._pages.move_to_end(key)
            return known[1]

    def keep(self, key: Hashable, state: Hashable, page: Finished, *, limit: int) -> None:
        """Keep a page; the oldest ones go while there are more than `limit` bytes."""
        with self._lock:
            self._forget(key)
            self._pages[key] = (state, page)
            self._bytes += page.size
            while self._pages and self._bytes > limit:
                self._forget(next(iter(self._pages)))

    def _forget(self, key: Hashable) -> None:
        known = self._pages.pop(key, None)
        if known is not None:
            self._bytes -= known[1].size

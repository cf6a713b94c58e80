"""Finished pages of one process of the server: the youngest, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from isal import igzip_lib

#: Of 0 to 3. Done in the request that needs it first: a third of the time of zlib's level 3, a sixth more bytes.
_LEVEL = 2


class Finished:
    """A page as it goes out.

    Attributes:
        tag: the entity tag without its coding.
        links: relations and addresses for `Link`.
    """

    def __init__(self, tag: str, links: tuple[tuple[str, str], ...], body: bytes) -> None:
        self.tag = tag
        self.links = links
        self._body: bytes | None = body
        self._packed: bytes | None = None

    @property
    def body(self) -> bytes:
        """The bytes; those that were packed are kept again, until others need the room."""
        body = self._body
        if body is None:
            body = self._body = igzip_lib.decompress(
                self._packed or b"", flag=igzip_lib.DECOMP_GZIP
            )
        return body

    @property
    def gzipped(self) -> bytes:
        """The same as one member of gzip: some clients drop all but the first without an error."""
        if self._packed is None:
            self._packed = igzip_lib.compress(self.body, level=_LEVEL, flag=igzip_lib.COMP_GZIP)
        return self._packed

    @property
    def is_shrunk(self) -> bool:
        """Whether there is nothing but the packed form."""
        return self._body is None

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return len(self._body or b"") + len(self._packed or b"")

    def shrink(self) -> None:
        """Keep nothing but the packed form, where somebody has asked for that."""
        if self._packed is not None:
            self._body = None


class Memory:
    """Pages by what was asked, each with the state of the catalogue that it was made in."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, tuple[Hashable, Finished]] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: Hashable) -> bool:
        """Tell whether a page of any state is kept."""
        return key in self._pages

    @property
    def size(self) -> int:
        """How many bytes all pages take."""
        return sum(one.size for _, one in self._pages.values())

    def get(self, key: Hashable, state: Hashable, *, limit: int) -> Finished | None:
        """Return a page that was made, or found to be the same, in a state of the catalogue."""
        with self._lock:
            known = self._pages.get(key)
            if known is None or known[0] != state:
                return None
            self._pages.move_to_end(key)
            if known[1].is_shrunk:
                # It may be unpacked now.
                self._make_room(limit)
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
        """Keep a page; while there are more than `limit` bytes, the oldest ones are packed, then forgotten.

        Packed they take a tenth: a reader of the whole catalogue finds all its pages again the next time.
        """
        with self._lock:
            self._pages[key] = (state, page)
            self._pages.move_to_end(key)
            self._make_room(limit)

    def _make_room(self, limit: int) -> None:
        total = self.size
        for _, one in list(self._pages.values()):
            if total <= limit:
                return
            before = one.size
            one.shrink()
            total -= before - one.size
        while total > limit and self._pages:
            _, (_, oldest) = self._pages.popitem(last=False)
            total -= oldest.size

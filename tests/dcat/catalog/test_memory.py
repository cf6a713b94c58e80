"""What a process keeps of finished pages."""

from __future__ import annotations

import gzip

from ckanext.palembang.dcat.catalog.memory import Finished, Memory

_TEXT = b"a statement of a dataset. " * 400
_STATE = "state"


def _page(number: int, *, is_packed: bool) -> Finished:
    page = Finished(f"tag-{number}", (), b"%d %s" % (number, _TEXT))
    if is_packed:
        assert gzip.decompress(page.gzipped) == page.body
    return page


def _kept(limit: int, *, is_packed: bool) -> list[Finished | None]:
    memory = Memory()
    for number in range(20):
        memory.keep(number, _STATE, _page(number, is_packed=is_packed), limit=limit)
    return [memory.get(number, _STATE, limit=limit) for number in range(20)]


def test_the_youngest_stay_and_the_oldest_go() -> None:
    kept = _kept(3 * len(_TEXT) + 100, is_packed=False)
    assert [one is not None for one in kept] == [False] * 17 + [True] * 3


def test_what_was_packed_stays_packed_and_says_the_same() -> None:
    kept = _kept(3 * len(_TEXT), is_packed=True)
    assert None not in kept
    assert sum(one.size for one in kept if one) <= 3 * len(_TEXT)
    for number, one in enumerate(kept):
        assert one is not None
        assert one.body == b"%d %s" % (number, _TEXT)
        assert gzip.decompress(one.gzipped) == one.body


def test_what_is_unpacked_stays_so_until_others_need_the_room() -> None:
    memory, limit = Memory(), 3 * len(_TEXT)
    for number in range(20):
        memory.keep(number, _STATE, _page(number, is_packed=True), limit=limit)
    for number in range(20):
        page = memory.get(number, _STATE, limit=limit)
        assert page is not None
        assert page.body is page.body
        assert memory.size <= limit + len(_TEXT) + 10


def test_without_room_nothing_is_kept() -> None:
    assert _kept(0, is_packed=True) == [None] * 20


def test_a_page_of_another_state_is_not_given_but_one_that_is_the_same() -> None:
    memory = Memory()
    page = _page(1, is_packed=False)
    memory.keep("key", "before", page, limit=10**6)
    assert memory.get("key", "after", limit=10**6) is None
    assert memory.same("key", "after", "another tag") is None
    assert memory.same("key", "after", page.tag) is page
    assert memory.get("key", "after", limit=10**6) is page

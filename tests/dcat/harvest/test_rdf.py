"""`dcat_rdf_harvester` reads our pages, in every format it knows."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.dcat.harvest.gate import Gate, Passed
from tests.dcat.harvest.names import dataset_id, extras
from tests.dcat.harvest.portal import SOUND, Portal
from tests.dcat.harvest.source import Source

#: Datasets that are edited, each between two requests of the harvester.
_EDITED = 6


@pytest.mark.parametrize("extension", ["ttl", "xml", "jsonld"])
def test_all_datasets_arrive_while_they_are_edited_created_and_deleted(
    source: Source, portal: Portal, gate: Gate, extension: str
) -> None:
    source_id = portal.add_source("dcat_rdf", f"{gate.url}/catalog.{extension}?page_size=6")
    ids = list(source.titles)
    # From the whole length of the feed, so that datasets of pages already read and still to come are among them.
    edited = ids[:: len(ids) // _EDITED][:_EDITED]
    kept = [one for one in ids if one not in edited]
    gone = kept[2 :: len(kept) // 4][:3]
    lasting = {one: source.titles[one] for one in kept if one not in gone}
    turns = iter(zip(edited, [*gone, None, None, None], strict=True))

    def between(_path: str) -> None:
        for change, withdrawn in [next(turns, (None, None))]:
            if change:
                source.edit(change, f"Diubah saat dibaca {extension}")
                source.create(f"baru-{extension}-{change[:8]}")
            if withdrawn:
                source.delete(withdrawn)

    with gate.watched(between) as passed:
        assert portal.harvest(source_id) == SOUND
    _is_sound_crawl(passed)
    found = portal.datasets(source_id)
    shown = {dataset_id(one): one["title"] for one in found}
    assert lasting.items() <= shown.items()
    assert set(edited) <= set(shown)
    assert len(shown) == len(found)

    _withdraw_three(source)
    assert portal.harvest(source_id) == SOUND
    _shows_what_the_source_shows(source, portal, source_id)
    portal.forget(source_id)


def _withdraw_three(source: Source) -> None:
    withdrawn = list(source.titles)[3:6]
    for withdraw, one in zip((source.delete, source.hide, source.purge), withdrawn, strict=True):
        withdraw(one)


def _shows_what_the_source_shows(source: Source, portal: Portal, source_id: str) -> None:
    """After a harvest in peace: the same datasets, each once, what was withdrawn is gone."""
    found = portal.datasets(source_id)
    assert {dataset_id(one): one["title"] for one in found} == source.titles
    assert len(found) == len(source.titles)
    for one in found:
        assert one["resources"]
        assert extras(one)["publisher_name"] == "Dinas Uji"


def _is_sound_crawl(passed: list[Passed]) -> None:
    """Every request was answered, and every page asked for once."""
    assert {one.status for one in passed} == {200}
    pages = Counter(one.path for one in passed if one.method == "GET")
    assert len(pages) > 3
    assert set(pages.values()) == {1}

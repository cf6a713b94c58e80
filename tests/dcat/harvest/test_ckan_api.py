"""`ckan_harvester` reads our API, as most portals in Indonesia do."""

from __future__ import annotations

from tests.dcat.harvest.gate import Gate
from tests.dcat.harvest.portal import SOUND, Portal
from tests.dcat.harvest.source import Source


def test_all_datasets_arrive_with_the_fields_of_the_standard(
    source: Source, portal: Portal, gate: Gate
) -> None:
    source_id = portal.add_source("ckan", f"{gate.url}/")
    edited, deleted, created = list(source.titles)[7], list(source.titles)[8], []

    def between(path: str) -> None:
        # The first page of the list has been read by then.
        if "package_search" in path and not created and passed:
            source.edit(edited, "Diubah saat dibaca lewat API")
            created.append(source.create("baru-saat-dibaca-lewat-api"))
            source.delete(deleted)

    with gate.watched(between) as passed:
        assert portal.harvest(source_id) == SOUND
    assert created
    assert {one.status for one in passed} == {200}
    # What changed after its page was read comes with the next harvest: it asks for what changed since.
    assert portal.harvest(source_id) == SOUND
    found = {one["id"]: one["title"] for one in portal.datasets(source_id)}
    assert source.titles.items() <= found.items()
    assert found.keys() - source.titles.keys() == {deleted}

    _what_is_withdrawn_stays_there(source, portal, source_id, {deleted})
    portal.forget(source_id)


def _what_is_withdrawn_stays_there(
    source: Source, portal: Portal, source_id: str, before: set[str]
) -> None:
    """This harvester never deletes: what it took stays, and nothing else suffers."""
    withdrawn = list(source.titles)[5]
    source.delete(withdrawn)
    assert portal.harvest(source_id) == SOUND
    found = {one["id"]: one["title"] for one in portal.datasets(source_id)}
    assert found.keys() - source.titles.keys() == {withdrawn} | before
    assert source.titles.items() <= found.items()

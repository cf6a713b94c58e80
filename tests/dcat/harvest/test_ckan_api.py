"""`ckan_harvester` reads our API, as most portals in Indonesia do."""

from __future__ import annotations

from tests.dcat.harvest.gate import Gate
from tests.dcat.harvest.portal import SOUND, Portal
from tests.dcat.harvest.source import Source


def test_all_datasets_arrive_with_the_fields_of_the_standard(
    source: Source, portal: Portal, gate: Gate
) -> None:
    source_id = portal.add_source("ckan", f"{gate.url}/")
    with gate.watched() as passed:
        assert portal.harvest(source_id) == SOUND
    assert {one.status for one in passed} == {200}
    found = {one["id"]: one for one in portal.datasets(source_id)}
    assert {key: one["title"] for key, one in found.items()} == source.titles

    _edits_and_creations_arrive(source, portal, source_id)
    _withdrawn_ones_stay_there(source, portal, source_id)
    portal.forget(source_id)


def _edits_and_creations_arrive(source: Source, portal: Portal, source_id: str) -> None:
    edited = list(source.titles)[4]
    source.edit(edited, "Judul baru untuk API")
    created = source.create("baru-api")
    assert portal.harvest(source_id) == SOUND
    found = {one["id"]: one["title"] for one in portal.datasets(source_id)}
    assert found[edited] == "Judul baru untuk API"
    assert created in found
    assert found == source.titles


def _withdrawn_ones_stay_there(source: Source, portal: Portal, source_id: str) -> None:
    """This harvester never deletes: what it took stays, and nothing else suffers."""
    withdrawn = list(source.titles)[5]
    source.delete(withdrawn)
    assert portal.harvest(source_id) == SOUND
    found = {one["id"]: one["title"] for one in portal.datasets(source_id)}
    assert set(found) - set(source.titles) == {withdrawn}
    assert source.titles.items() <= found.items()

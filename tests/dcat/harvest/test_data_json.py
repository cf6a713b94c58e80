"""`dcat_json_harvester` reads `/data.json`, as the national portal does."""

from __future__ import annotations

from tests.dcat.harvest.gate import Gate
from tests.dcat.harvest.names import dataset_id
from tests.dcat.harvest.portal import SOUND, Portal
from tests.dcat.harvest.source import Source


def test_all_datasets_arrive_once_while_they_are_edited_created_and_deleted(
    source: Source, portal: Portal, gate: Gate
) -> None:
    source_id = portal.add_source("dcat_json", f"{gate.url}/data.json")
    edited, deleted = list(source.titles)[2], list(source.titles)[6]
    created: list[str] = []

    def between(_path: str) -> None:
        if not created:
            source.edit(edited, "Diubah saat dibaca data.json")
            created.append(source.create("baru-data-json"))
            source.delete(deleted)

    with gate.watched(between) as passed:
        assert portal.harvest(source_id) == SOUND
    # There is one page, and the harvester learns so by asking for the next one.
    assert {(one.path, one.status) for one in passed} == {
        ("/data.json", 200),
        ("/data.json?page=2", 404),
    }
    _shows_what_the_source_shows(source, portal, source_id)

    source.edit(edited, "Diubah setelah dibaca data.json")
    created.append(source.create("baru-lagi-data-json"))
    assert portal.harvest(source_id) == SOUND
    _shows_what_the_source_shows(source, portal, source_id)

    source.delete(list(source.titles)[5])
    assert portal.harvest(source_id) == SOUND
    _shows_what_the_source_shows(source, portal, source_id)
    portal.forget(source_id)


def _shows_what_the_source_shows(source: Source, portal: Portal, source_id: str) -> None:
    found = portal.datasets(source_id)
    assert {dataset_id(one): one["title"] for one in found} == source.titles
    assert len(found) == len(source.titles)
    assert all(one["resources"] and one["tags"] for one in found)

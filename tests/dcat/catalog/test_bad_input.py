"""What CKAN's validators would refuse but a database may hold: every feed stays whole and lawful."""

from __future__ import annotations

import gzip
import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import sqlalchemy as sa
from rdflib import Graph

from ckan import model
from ckan.lib.search import rebuild

from ckanext.palembang.dcat.records import mark_dataset

from tests.dcat.catalog.conftest import Record, create
from tests.dcat.catalog.readers import graph_at, ids_on, strict_triples
from tests.dcat.feed.client import Client

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_BAD = {
    "control characters": ("title", "a\x0b\x1f\ufffe\uffff <b>&]]></b> \"'\\"),
    "a megabyte": ("notes", "Baris \u2028 panjang. " * 50_000),
    "quotes in an address": ("sumber_url", 'http://x.go.id/a b/"<q>"{|}\\^`\n'),
    "half a character, escaped": ("spatial", '{"type": "Point", "coordinates": ["\\ud800", NaN]}'),
    "no JSON": ("spatial", "{bukan JSON"),
    "before our era": ("periode_awal", "-0044-03-15"),
    "no number": ("prioritas_tahun", "[NaN, Infinity, -1e999]"),
    "a licence that is gone": ("license_id", "sudah tidak ada <>"),
    "an office that was purged": ("owner_org", "00000000-0000-0000-0000-000000000000"),
}
_COLUMNS = {"title", "notes", "license_id", "owner_org"}


def _spoil(package_id: str, field: str, value: str) -> None:
    """Writes past the validators."""
    said = {"id": package_id, "key": field, "value": value}
    if field in _COLUMNS:
        column = sa.column(field)
        table = sa.table("package", sa.column("id"), column)
        model.Session.execute(
            sa.update(table).where(table.c.id == package_id).values({column: value})
        )
    else:
        model.Session.execute(
            sa.text(
                "update package set extras = coalesce(extras, '{}')"
                " || jsonb_build_object(cast(:key as text), cast(:value as text)) where id = :id"
            ),
            said,
        )
    mark_dataset(package_id)
    model.Session.commit()
    # Otherwise its page would show what the index kept of it.
    rebuild(package_id)


@pytest.mark.parametrize("case", _BAD)
def test_every_feed_holds_every_dataset(app: Any, datasets: list[Record], case: str) -> None:
    _spoil(datasets[2]["id"], *_BAD[case])
    ids = sorted(one["id"] for one in datasets)

    for extension in ("ttl", "xml", "jsonld", "nt"):
        path = f"/catalog.{extension}"
        assert strict_triples(app, path)
        assert sorted(ids_on(graph_at(app, path))) == ids

    for extension, parser in (("nt", "nt"), ("ttl", "turtle")):
        packed = app.get(f"/catalog/dump.{extension}.gz").data
        dump = Graph().parse(data=gzip.decompress(packed), format=parser)
        assert sorted(ids_on(dump)) == ids

    def refuse(word: str) -> None:
        raise AssertionError(word)

    listed = json.loads(app.get("/data.json").body, parse_constant=refuse)["dataset"]
    assert len({one["identifier"] for one in listed}) == len(listed) == len(ids)

    reader = Client(app)
    reader.read()
    assert {one.rpartition("/")[2] for one in reader.entities if "/dataset/" in one} >= set(ids)

    part = app.get("/sitemap/datasets-1.xml").body
    ET.fromstring(part)  # noqa: S314 - our own
    for one in datasets:
        assert f"/dataset/{one['name']}<" in part
        assert app.get(f"/dataset/{one['name']}").status_code == 200


def test_an_address_with_a_space_is_taken_by_a_form(app: Any, office: Record) -> None:
    files = [{"url": 'https://x.go.id/a b/"q".csv', "name": "Berkas\x0b", "format": "CSV"}]
    one = create(office, resources=files)
    for extension in ("ttl", "xml", "jsonld", "nt"):
        assert ids_on(graph_at(app, f"/catalog.{extension}")) == [one["id"]]
        assert strict_triples(app, f"/catalog.{extension}")

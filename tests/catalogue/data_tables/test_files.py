"""`/dataset/<id>/data.csv` and its like, over HTTP, with a real DataStore."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from io import BytesIO, StringIO
from math import prod
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlalchemy.exc
from jsonstat_validator import validate_jsonstat
from openpyxl import load_workbook

import ckan.plugins.toolkit as tk
from ckan.tests import helpers

from ckanext.palembang.tables.outputs import parquet

from tests.catalogue.data_tables import tables
from tests.catalogue.tables import act, counted_queries

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]
FORMATS = ("csv", "xlsx", "json-stat", "parquet", "ttl")
FILES = (*(f"data.{name}" for name in FORMATS), "csvw.json", "datapackage.json")


@pytest.fixture
def tabled(officer: Record, dataset: Record) -> Record:
    """A published dataset with a data table."""
    return tables.with_table(officer, dataset)


def _get(app: Any, dataset: Record, file: str = "data.csv", **headers: str) -> Any:
    return app.get(f"/dataset/{dataset['name']}/{file}", headers=headers)


def _head(app: Any, dataset: Record, file: str, **headers: str) -> Any:
    return app.test_client().head(f"/dataset/{dataset['name']}/{file}", headers=headers)


def _rows(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.data.decode("utf-8"), newline="")))


def test_the_csv_has_the_rows_that_datastore_search_shows(app: Any, tabled: Record) -> None:
    answer = _get(app, tabled)
    shown = helpers.call_action("datastore_search", resource_id=tabled["resources"][0]["id"])

    assert answer.content_type == "text/csv; charset=utf-8; header=present"
    rows = _rows(answer)
    assert list(rows[0]) == [one["id"] for one in tables.FIELDS]
    assert len(rows) == len(shown["records"]) == 18
    for row, record in zip(rows, shown["records"], strict=True):
        assert row["sumber"] == "'=SUM(A1)"
        assert row["nilai"] == (
            "" if record["nilai"] is None else f"{Decimal(str(record['nilai'])):.2f}"
        )
        for name in ("kode_wilayah", "wilayah", "jenis_kelamin", "tahun", "tanda", "revisi"):
            assert row[name] == (record[name] or "")


def test_every_format_holds_the_same_figures(app: Any, tabled: Record, tmp_path: Path) -> None:
    expected = sorted(Decimal(row["nilai"]) for row in _rows(_get(app, tabled)) if row["nilai"])

    cube = json.loads(_get(app, tabled, "data.json-stat").data, parse_float=Decimal)
    assert sorted(value for value in cube["value"] if value is not None) == expected
    path = tmp_path / "data.parquet"
    path.write_bytes(_get(app, tabled, "data.parquet").data)
    with duckdb.connect() as connection:
        found = connection.execute("SELECT nilai FROM read_parquet(?)", [str(path)]).fetchall()
    assert sorted(value for (value,) in found if value is not None) == expected
    book = load_workbook(BytesIO(_get(app, tabled, "data.xlsx").data))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert sorted(Decimal(str(cell.value)) for cell in cells if cell.data_type == "n" and cell.value is not None) == expected  # fmt: skip


def test_json_stat_is_valid_and_says_where_it_comes_from(app: Any, tabled: Record) -> None:
    answer = _get(app, tabled, "data.json-stat")
    cube = json.loads(answer.data)

    assert answer.content_type == "application/json"
    assert validate_jsonstat(cube)
    assert cube["version"] == "2.0"
    assert len(cube["value"]) == prod(cube["size"]) == 18
    assert cube["role"]["geo"] == ["kode_wilayah"]
    assert "0" not in cube["status"]
    assert cube["status"]["1"] == "..."
    assert cube["href"].endswith(f"/dataset/{tabled['name']}")
    assert cube["updated"] == tabled["metadata_modified"][:10]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("tahun=2024", 9),
        ("periode=2024", 9),
        ("tahun=2023&tahun=2024", 18),
        ("jenis_kelamin=Perempuan&tahun=2024", 3),
        ("jenis_kelamin=Female", 6),
        ("kode_wilayah=16.71&kode_wilayah=16.71.01", 12),
        ("wilayah=Ilir+Barat+II", 6),
        ("wilayah=Ilir+Barat+II&kode_wilayah=16.71", 0),
    ],
)
def test_parameters_choose_members(app: Any, tabled: Record, query: str, count: int) -> None:
    assert len(_rows(_get(app, tabled, f"data.csv?{query}"))) == count


def test_a_year_means_its_months_too(app: Any, officer: Record, dataset: Record) -> None:
    fields = [{"id": "periode", "type": "text"}, {"id": "nilai", "type": "numeric"}]
    months = [{"periode": period, "nilai": 1} for period in ("2023-12", "2024-01", "2024-02")]
    tabled = tables.with_table(officer, dataset, months, fields)

    assert len(_rows(_get(app, tabled, "data.csv?tahun=2024"))) == 2
    assert len(_rows(_get(app, tabled, "data.csv?periode=2024-01"))) == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("bulan=1", "kode_wilayah"),
        ("nilai=1", "jenis_kelamin"),
        ("tahun=1999", "2023; 2024"),
        ("tahun=", "2023; 2024"),
        ("wilayah=%3Cscript%3E", "16.71.07 (Sukarami)"),
        ("%00=%00", "jenis_kelamin"),
        ("jenis_kelamin=%00", "Laki-laki"),
        ("tahun=" + "9" * 5000, "2023; 2024"),
        ("kode_wilayah=16.71%27%3B--", "16.71.01 (Ilir Barat II)"),
    ],
)
def test_what_does_not_occur_is_refused_with_what_does(
    app: Any, tabled: Record, query: str, said: str
) -> None:
    for name in FORMATS:
        answer = _get(app, tabled, f"data.{name}?{query}")

        assert answer.status_code == 400
        assert said in answer.body
        assert answer.content_type == "text/plain; charset=utf-8"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert len(answer.body) < 1000


def test_an_unknown_format_is_refused_with_those_there_are(app: Any, tabled: Record) -> None:
    answer = _get(app, tabled, "data.pdf")

    assert answer.status_code == 404
    assert "csv, xlsx, json-stat, parquet, ttl" in answer.body


@pytest.mark.parametrize(
    ("accepted", "status", "leads_to"),
    [
        ("text/turtle", 303, "/data.ttl?tahun=2024"),
        ("application/vnd.apache.parquet, text/turtle;q=0.5", 303, "/data.parquet?tahun=2024"),
        ("*/*", 303, "/data.csv?tahun=2024"),
        ("", 303, "/data.csv?tahun=2024"),
        ("text/html, */*;q=0.1", 303, "/dataset/{name}"),
        ("image/png", 406, ""),
    ],
)
def test_the_name_of_the_table_leads_to_what_the_reader_prefers(
    app: Any, tabled: Record, accepted: str, status: int, leads_to: str
) -> None:
    address = f"/dataset/{tabled['name']}/data?tahun=2024"
    answer = app.get(address, headers={"Accept": accepted}, follow_redirects=False)

    assert answer.status_code == status
    assert answer.headers.get("Location", "").endswith(leads_to.format(name=tabled["name"]))
    assert "Accept" in answer.headers["Vary"]


def test_a_table_that_goes_while_it_is_read_is_no_error(
    app: Any, tabled: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise sqlalchemy.exc.ProgrammingError("SELECT", {}, Exception("UndefinedTable"))

    monkeypatch.setattr("ckanext.palembang.catalogue.data_files.views.points_of", gone)

    assert _get(app, tabled).status_code == 404


def test_empty_cells_of_two_kinds_are_one_member(
    app: Any, officer: Record, dataset: Record
) -> None:
    fields = [{"id": "kelompok", "type": "text"}, {"id": "nilai", "type": "numeric"}]
    records = [{"kelompok": "", "nilai": 1}, {"kelompok": None, "nilai": 2}]
    tabled = tables.with_table(officer, dataset, records, fields)

    metadata = json.loads(_get(app, tabled, "csvw.json").data)
    assert "primaryKey" not in metadata["tableSchema"]


def test_refusals_are_in_the_reader_s_language(app: Any, tabled: Record) -> None:
    assert app.get(f"/en/dataset/{tabled['name']}/data.csv?x=1").body.startswith("The table has no")
    assert app.get(f"/id/dataset/{tabled['name']}/data.csv?x=1").body.startswith("Tabel ini tidak")


@pytest.mark.parametrize("file", FILES)
def test_a_dataset_without_a_table_has_no_such_file(app: Any, dataset: Record, file: str) -> None:
    assert _get(app, dataset, file).status_code == 404
    assert app.get(f"/dataset/nowhere/{file}").status_code == 404


@pytest.mark.parametrize("change", [{"private": True}, {"state": "draft"}, {"state": "deleted"}])
def test_what_is_not_public_is_for_its_office_only(
    app: Any, officer: Record, other_officer: Record, tabled: Record, change: Record
) -> None:
    act(officer, "package_patch", id=tabled["id"], **change)
    stranger = {"Authorization": other_officer["token"]}

    for file in FILES:
        # Conditional requests and those for the head alone tell nothing either.
        for headers in ({}, stranger, {"If-None-Match": "*"}):
            answer = _get(app, tabled, file, **headers)
            assert answer.status_code == 404
            assert "16.71" not in answer.body
            assert _head(app, tabled, file, **headers).status_code == 404
        own = _get(app, tabled, file, Authorization=officer["token"])
        if "deleted" in change.values():
            assert own.status_code == 404
        else:
            assert own.status_code == 200
            assert "private" in own.headers["Cache-Control"]
            assert "public" not in own.headers["Cache-Control"]


def test_who_may_not_read_rows_gets_no_file(app: Any, tabled: Record, monkeypatch: Any) -> None:
    def refuse(action: str, *_: Any, **__: Any) -> None:
        if action == "datastore_search":
            raise tk.NotAuthorized

    monkeypatch.setattr("ckanext.palembang.catalogue.data_files.views.tk.check_access", refuse)

    assert _get(app, tabled).status_code == 404


def test_public_files_may_be_kept_and_are_asked_for_anew(app: Any, tabled: Record) -> None:
    answer = _get(app, tabled)

    assert "public" in answer.headers["Cache-Control"]
    assert answer.headers["Last-Modified"]
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    name = tabled["name"]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    assert answer.headers["Link"].endswith(
        '/csvw.json>; rel="describedby"; type="application/csvm+json"'
    )
    again = _get(app, tabled, **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == answer.headers["ETag"]
    other = _get(app, tabled, "data.csv?tahun=2024", **{"If-None-Match": answer.headers["ETag"]})
    assert other.status_code == 200
    assert other.headers["Content-Disposition"].endswith(f'{name}_2024.csv"')


def test_a_row_changed_in_place_changes_the_tag(app: Any, officer: Record, tabled: Record) -> None:
    before = _get(app, tabled).headers["ETag"]
    resource = tabled["resources"][0]["id"]
    act(
        officer,
        "datastore_upsert",
        resource_id=resource,
        method="insert",
        records=[{**tables.rows()[0], "tahun": "2025"}],
        force=True,
    )

    answer = _get(app, tabled, **{"If-None-Match": before})

    assert answer.status_code == 200
    assert len(_rows(answer)) == 19


def test_a_head_says_the_same_and_reads_no_rows(app: Any, tabled: Record) -> None:
    for name in FORMATS:
        whole = _get(app, tabled, f"data.{name}")
        with counted_queries() as statements:
            head = _head(app, tabled, f"data.{name}")

        assert (head.status_code, head.data) == (200, b"")
        for header in ("ETag", "Content-Type", "Content-Disposition", "Last-Modified"):
            assert head.headers[header] == whole.headers[header]
        rows = [text for text in statements if re.search(r'ORDER BY ".*"\."?_id"?$', text)]
        assert not rows


def test_csvw_describes_the_csv_beside_it(app: Any, tabled: Record) -> None:
    answer = _get(app, tabled, "csvw.json")
    metadata = json.loads(answer.data)

    assert answer.content_type == "application/csvm+json"
    assert metadata["url"] == "data.csv"
    titles = [one["titles"] for one in metadata["tableSchema"]["columns"]]
    assert titles == list(_rows(_get(app, tabled))[0])
    assert metadata["tableSchema"]["primaryKey"] == ["kode_wilayah", "jenis_kelamin", "tahun"]
    package = json.loads(_get(app, tabled, "datapackage.json").data)
    assert [one["name"] for one in package["resources"][0]["schema"]["fields"]] == titles


def test_rows_that_repeat_are_no_key_and_no_cube(
    app: Any, officer: Record, dataset: Record
) -> None:
    tabled = tables.with_table(officer, dataset, [*tables.rows(), tables.rows()[3]])

    metadata = json.loads(_get(app, tabled, "csvw.json").data)
    assert "primaryKey" not in metadata["tableSchema"]
    assert len(_rows(_get(app, tabled))) == 19
    for name in ("json-stat", "xlsx", "ttl"):
        answer = _get(app, tabled, f"data.{name}")
        assert answer.status_code == 409
        assert "16.71.01 | Laki-laki | 2024" in answer.body


@pytest.mark.ckan_config("ckanext.palembang.catalogue.data_file_cells_limit", "17")
def test_what_is_too_large_for_a_format_is_refused_with_the_way_out(
    app: Any, tabled: Record
) -> None:
    for name in ("json-stat", "xlsx"):
        answer = _get(app, tabled, f"data.{name}")
        assert answer.status_code == 413
        assert "CSV" in answer.body
        assert _get(app, tabled, f"data.{name}?tahun=2024").status_code == 200
    assert _get(app, tabled).status_code == 200


def test_without_duckdb_parquet_is_neither_offered_nor_written(
    app: Any, tabled: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/dataset/{tabled['name']}/data.parquet"
    assert address in app.get(f"/dataset/{tabled['name']}").body
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)

    answer = _get(app, tabled, "data.parquet")

    assert answer.status_code == 501
    assert "DuckDB" in answer.body
    assert address not in app.get(f"/dataset/{tabled['name']}").body
    assert "parquet" not in _get(app, tabled, "data.pdf").body


def test_the_page_offers_every_format_and_ckan_s_own_dump(app: Any, tabled: Record) -> None:
    page = app.get(f"/dataset/{tabled['name']}").body

    for name in FORMATS:
        assert f'href="/dataset/{tabled["name"]}/data.{name}"' in page
    assert f"/datastore/dump/{tabled['resources'][0]['id']}" in page

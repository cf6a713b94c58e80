"""Loading demo tables: what arrives, what a second run does, what an interruption leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ckan.lib.plugins as lib_plugins
import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests.helpers import call_action
from ckan.types import Context

from ckanext.palembang.catalogue.demo import (
    Definition,
    load_definitions,
    packaged_folder,
)
from ckanext.palembang.catalogue.demo import load as loading
from ckanext.palembang.catalogue.demo.errors import (
    NamesTakenError,
    TableRefusedError,
)
from ckanext.palembang.catalogue.table_view.columns import read_columns

from tests.catalogue.demo.helpers import SECOND, act, failing, load, rows, show
from tests.catalogue.records import complete_dataset
from tests.demo.folders import SLUG, csv_with, write_folder, yaml_with

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


@pytest.mark.usefixtures("owner")
class TestLoad:
    def test_the_dataset_has_its_fields_office_and_keywords(
        self, context: Context, tmp_path: Path
    ) -> None:
        outcomes = load(context, write_folder(tmp_path))

        shown = show()
        (definition,) = load_definitions(tmp_path)
        assert outcomes == {SLUG: "created"}
        assert {key: shown[key] for key in definition.fields} == definition.fields
        assert shown["organization"]["name"] == "disdukcapil"
        assert [tag["name"] for tag in shown["tags"]] == ["penduduk"]
        assert shown["state"] == "active"

    def test_the_rows_are_typed_and_keep_their_signs(
        self, context: Context, tmp_path: Path
    ) -> None:
        load(context, write_folder(tmp_path))

        found = rows(show())
        assert found[1] == {
            "kode_wilayah": "16.71.02",
            "wilayah": "Seberang Ulu I",
            "tahun": "2024",
            "nilai": 40,
            "tanda": "r",
        }
        assert found[0]["tanda"] is None

    def test_the_data_dictionary_speaks_both_languages(
        self, context: Context, tmp_path: Path
    ) -> None:
        load(context, write_folder(tmp_path))

        resource_id = show()["resources"][0]["id"]
        fields = {one["id"]: one for one in call_action("datastore_info", id=resource_id)["fields"]}
        value = fields["nilai"]["info"]
        assert fields["nilai"]["type"] == "numeric"
        assert value["label_translated"] == {"id": "Nilai", "en": "Value"}
        assert value["unit_translated"] == {"id": "orang", "en": "persons"}
        assert "Satuan: orang." in value["notes"]

    def test_the_page_of_the_table_reads_the_dictionary(
        self, context: Context, tmp_path: Path
    ) -> None:
        yaml = yaml_with("    tahun:\n", "    tahun: {values: {'2024': Year 2024}}\n")
        load(context, write_folder(tmp_path, yaml=yaml))

        resource_id = show()["resources"][0]["id"]
        fields = call_action("datastore_info", id=resource_id)["fields"]
        english = {column.name: column for column in read_columns(fields, "en")}
        assert (english["nilai"].label, english["nilai"].unit) == ("Value", "persons")
        assert english["tahun"].words == {"2024": "Year 2024"}
        assert {column.name: column for column in read_columns(fields, "id")}[
            "nilai"
        ].unit == "orang"

    def test_anybody_can_download_the_table_by_its_address(
        self, context: Context, tmp_path: Path, app: Any
    ) -> None:
        load(context, write_folder(tmp_path))

        resource = show()["resources"][0]
        answer = app.get(resource["url"])
        assert (resource["format"], resource["url_type"]) == ("CSV", "datastore")
        assert answer.body.splitlines()[1] == "1,16.71.01,Ilir Barat II,2024,60,"

    def test_the_table_gets_the_views_of_the_site_once(
        self, context: Context, tmp_path: Path
    ) -> None:
        load(context, write_folder(tmp_path))
        load(context, write_folder(tmp_path, yaml=yaml_with("notes: Percobaan.", "notes: Lain.")))

        resource_id = show()["resources"][0]["id"]
        views = call_action("resource_view_list", id=resource_id)
        assert [view["view_type"] for view in views] == ["datatables_view"]

    def test_again_changes_nothing(self, context: Context, tmp_path: Path) -> None:
        load(context, write_folder(tmp_path))
        before = show()

        assert load(context, tmp_path) == {SLUG: "unchanged"}
        assert show() == before

    def test_what_an_operator_edited_stays_while_the_files_stay(
        self, context: Context, tmp_path: Path
    ) -> None:
        load(context, write_folder(tmp_path))
        act("package_patch", id=SLUG, notes="Diubah.", name="nama-lain")

        assert load(context, tmp_path) == {SLUG: "unchanged"}
        assert show("nama-lain")["notes"] == "Diubah."

    def test_changed_files_bring_the_same_dataset_up_to_date(
        self, context: Context, tmp_path: Path
    ) -> None:
        yaml = yaml_with("  sumber: ", "  sumber_dokumen: Laporan\n  sumber: ")
        load(context, write_folder(tmp_path, yaml=yaml))
        before = show()
        act("resource_create", package_id=SLUG, url="https://example.org/lampiran.pdf")

        csv = csv_with(",60,", ",61,").replace(",100,", ",101,")
        outcomes = load(context, write_folder(tmp_path, csv=csv))

        after = show()
        assert outcomes == {SLUG: "updated"}
        assert after["id"] == before["id"]
        assert not after.get("sumber_dokumen")
        assert after["resources"][0]["id"] == before["resources"][0]["id"]
        assert [one["url"] for one in after["resources"]][1:] == [
            "https://example.org/lampiran.pdf"
        ]
        assert [row["nilai"] for row in rows(after)] == [61, 40, 101]

    def test_a_dataset_that_was_deleted_comes_back(self, context: Context, tmp_path: Path) -> None:
        load(context, write_folder(tmp_path))
        act("package_delete", id=SLUG)

        assert load(context, tmp_path) == {SLUG: "updated"}
        assert show()["state"] == "active"

    def test_a_resource_that_was_deleted_comes_back(self, context: Context, tmp_path: Path) -> None:
        load(context, write_folder(tmp_path))
        act("resource_delete", id=show()["resources"][0]["id"])

        assert load(context, tmp_path) == {SLUG: "updated"}
        assert len(rows(show())) == 3

    @pytest.mark.parametrize("step", ["datastore_create", "resource_create_default_resource_views"])
    def test_an_interrupted_load_is_completed_by_the_next(
        self, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        write_folder(tmp_path)
        real = tk.get_action
        with monkeypatch.context() as patch:
            patch.setattr(
                loading.tk,
                "get_action",
                lambda name: failing("stopped") if name == step else real(name),
            )
            with pytest.raises(RuntimeError, match="stopped"):
                load(context, tmp_path)

        assert load(context, tmp_path) == {SLUG: "updated"}
        assert len(show()["resources"]) == 1
        assert len(rows(show())) == 3
        assert load(context, tmp_path) == {SLUG: "unchanged"}

    def test_the_name_of_another_dataset_stops_all(
        self, context: Context, tmp_path: Path, owner: dict[str, Any]
    ) -> None:
        write_folder(tmp_path)
        write_folder(tmp_path, slug="aaa-lebih-dulu", yaml=SECOND)
        act("package_create", **complete_dataset(name=SLUG, owner_org=owner["id"]))

        with pytest.raises(NamesTakenError) as refused:
            load(context, tmp_path)

        assert refused.value.names == (SLUG,)
        assert model.Package.get("aaa-lebih-dulu") is None

    def test_a_refused_table_leaves_those_before_it_complete(
        self, context: Context, tmp_path: Path, owner: dict[str, Any]
    ) -> None:
        write_folder(tmp_path)
        write_folder(tmp_path, slug="aaa-lebih-dulu", yaml=SECOND)
        taken = [{"edisi": "2025", "bab": "3", "nomor": "3.1.1", "periode": "2024"}]
        record = complete_dataset(owner_org=owner["id"], dalam_angka=taken)
        act("package_create", **record)

        with pytest.raises(TableRefusedError, match=f"^{SLUG}: .*3.1.1"):
            load(context, tmp_path)

        assert len(rows(show("aaa-lebih-dulu"))) == 3
        assert model.Package.get(SLUG) is None

    def test_every_packaged_table_fits_the_dataset_schema(self, context: Context) -> None:
        refused = {one.slug: _errors(context, one) for one in load_definitions(packaged_folder())}

        assert {slug: errors for slug, errors in refused.items() if errors} == {}


def _errors(context: Context, definition: Definition) -> dict[str, Any]:
    """What the dataset schema says to a definition, nothing saved."""
    plugin = lib_plugins.lookup_package_plugin("dataset")
    record = {
        **definition.fields,
        "name": definition.slug,
        "type": "dataset",
        "tags": [{"name": tag} for tag in definition.tags],
        "owner_org": model.Group.get("disdukcapil").id,
    }
    call: Any = {**context, "session": model.Session, "model": model}
    _, errors = lib_plugins.plugin_validate(
        plugin, call, record, plugin.create_package_schema(), "package_create"
    )
    return errors

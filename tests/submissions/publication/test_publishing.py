"""What the data table, the revisions and the dataset are after a publication."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO
from time import perf_counter
from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import helpers

from ckanext.palembang.catalogue import points_of, structure_of
from ckanext.palembang.submissions.model import State
from ckanext.palembang.tables import Role

from tests.catalogue.tables import act, add_table
from tests.submissions.publication import submissions as make
from tests.submissions.publication.submissions import figures, plain, publish_new, values_of

Record = dict[str, Any]

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

KEY = ("16.71.01", "Laki-laki", "2024")


class TestNewTable:
    def test_it_has_the_columns_and_rows_of_the_structure(
        self, officer: Record, dataset: Record
    ) -> None:
        counts = publish_new(dataset, officer, figures("2024"))

        assert counts == {
            "rows": 6,
            "added": 6,
            "changed": 0,
            "unchanged": 0,
            "removed": 0,
            "revised": 0,
            "periods": ["2024"],
        }
        assert values_of(dataset) == plain(figures("2024"))
        first = make.rows_of(dataset)[0]
        assert list(first) == [
            "_id", "kode_wilayah", "wilayah", "jenis_kelamin", "tahun", "satuan", "nilai", "tanda", "revisi",
        ]  # fmt: skip
        assert (first["wilayah"], first["satuan"]) == ("Ilir Barat II", "jiwa")

    def test_the_catalogue_reads_the_same_structure_and_figures(
        self, officer: Record, dataset: Record
    ) -> None:
        publish_new(dataset, officer, figures("2024"))
        shown = helpers.call_action("package_show", id=dataset["id"])
        found = structure_of(shown)

        assert found is not None
        assert [(one.name, one.role) for one in found.dimensions] == [
            ("kode_wilayah", Role.AREA),
            ("jenis_kelamin", Role.CATEGORY),
            ("tahun", Role.TIME),
        ]
        sexes = found.dimensions[1].members
        assert [(one.code, one.label_en) for one in sexes] == list(make.SEXES.items())
        assert [one.key for one in points_of(shown)] == list(figures("2024"))

    def test_full_text_search_finds_the_rows(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2024"))
        found = helpers.call_action(
            "datastore_search", resource_id=make.resource_of(dataset)["id"], q="Seberang"
        )

        assert found["total"] == 2
        assert all(make.full_texts(dataset))

    def test_the_dictionary_says_what_each_column_is(
        self, officer: Record, dataset: Record
    ) -> None:
        publish_new(dataset, officer, figures("2024"))
        info = helpers.call_action("datastore_info", id=make.resource_of(dataset)["id"])
        fields = {one["id"]: one for one in info["fields"]}

        assert fields["nilai"]["palembang"]["peran"] == "ukuran"
        assert fields["nilai"]["palembang"]["satuan"] == "jiwa"
        assert fields["jenis_kelamin"]["info"]["label_translated"]["en"] == "Sex"
        assert fields["kode_wilayah"]["palembang"]["daftar_kode"] == "wilayah"

    def test_dataset_and_search_index_are_of_now(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2024"))
        shown = helpers.call_action("package_show", id=dataset["id"])
        [indexed] = helpers.call_action("package_search", fq=f"id:{dataset['id']}")["results"]

        assert shown["metadata_modified"] > dataset["metadata_modified"]
        assert indexed["metadata_modified"] == shown["metadata_modified"]
        assert make.resource_of(dataset)["last_modified"] > dataset["metadata_modified"]


class TestReplacement:
    def test_only_its_periods_are_replaced(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2023") | figures("2024"))
        counts = publish_new(dataset, officer, figures("2024", start=500))

        assert (counts["changed"], counts["unchanged"], counts["periods"]) == (6, 0, ["2024"])
        assert values_of(dataset) == plain(figures("2023")) | plain(
            figures("2024", start=500), tuple(figures("2024"))
        )

    def test_a_new_period_revises_nothing(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2023"))
        counts = publish_new(dataset, officer, figures("2024"))

        assert (counts["added"], counts["revised"]) == (6, 0)
        assert values_of(dataset) == plain(figures("2023") | figures("2024"))

    def test_a_changed_figure_is_marked_and_the_earlier_one_kept(
        self, officer: Record, dataset: Record
    ) -> None:
        publish_new(dataset, officer, figures("2024"))
        now = figures("2024") | {KEY: ("0.5", "x")}
        counts = publish_new(dataset, officer, now)

        assert (counts["changed"], counts["unchanged"], counts["revised"]) == (1, 5, 1)
        assert values_of(dataset) == plain(now, (KEY,))
        [kept] = make.revisions_of(dataset)
        assert (kept.earlier_value, kept.earlier_flag) == (Decimal(101), None)
        assert (kept.value, kept.flag, kept.period) == (Decimal("0.5"), "x", "2024")
        assert kept.members == dict(
            zip(("kode_wilayah", "jenis_kelamin", "tahun"), KEY, strict=True)
        )

    def test_a_changed_symbol_alone_is_a_revision(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2024") | {KEY: ("101", "x")})
        publish_new(dataset, officer, figures("2024"))

        [kept] = make.revisions_of(dataset)
        assert (kept.earlier_value, kept.earlier_flag, kept.flag) == (Decimal(101), "x", None)
        assert values_of(dataset) == plain(figures("2024"), (KEY,))

    def test_trailing_zeros_are_no_revision(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2024"))
        publish_new(dataset, officer, figures("2024") | {KEY: ("101.00", None)})

        assert make.revisions_of(dataset) == []

    def test_a_mark_stays_while_the_figure_stays(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2024"))
        now = figures("2024") | {KEY: ("7", None)}
        publish_new(dataset, officer, now)
        counts = publish_new(dataset, officer, now)

        assert (counts["changed"], counts["revised"]) == (0, 1)
        assert values_of(dataset) == plain(now, (KEY,))
        assert len(make.revisions_of(dataset)) == 1

    def test_a_figure_that_goes_is_kept_as_a_revision(
        self, officer: Record, dataset: Record
    ) -> None:
        publish_new(dataset, officer, figures("2024"))
        now = {key: one for key, one in figures("2024").items() if key != KEY}
        counts = publish_new(dataset, officer, now)

        assert (counts["removed"], counts["rows"]) == (1, 5)
        assert values_of(dataset) == plain(now)
        [kept] = make.revisions_of(dataset)
        assert (kept.earlier_value, kept.value, kept.flag) == (Decimal(101), None, None)

    def test_the_preview_says_the_same_before(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2024"))
        now = figures("2024") | {KEY: (None, "...")}
        submission = make.handed_in(dataset, officer, now)
        before = tk.get_action("palembang_submission_preview")(
            {"user": officer["name"]}, {"id": submission.id}
        )
        after = make.publish_as(officer, submission)["published_counts"]

        assert {name: before[name] for name in ("added", "changed", "removed", "unchanged")} == {
            name: after[name] for name in ("added", "changed", "removed", "unchanged")
        }
        [change] = before["changes"]
        assert list(change["members"].values()) == list(KEY)
        assert (change["earlier_value"], change["value"], change["flag"]) == ("101", None, "...")

    def test_attributes_stay_unless_the_office_says_others(
        self, officer: Record, dataset: Record
    ) -> None:
        publish_new(dataset, officer, figures("2023"), attributes={"satuan": "ribu jiwa"})
        publish_new(dataset, officer, figures("2023"))
        publish_new(dataset, officer, figures("2024"))
        assert {row["satuan"] for row in make.rows_of(dataset)} == {"ribu jiwa"}

        publish_new(dataset, officer, figures("2024"), attributes={"satuan": "orang"})
        units = {(row["tahun"], row["satuan"]) for row in make.rows_of(dataset)}
        assert units == {("2023", "ribu jiwa"), ("2024", "orang")}

    def test_a_table_of_another_making_gets_the_columns_that_it_lacks(
        self, officer: Record, dataset: Record
    ) -> None:
        fields = [
            {"id": "tahun", "type": "int4"},
            {"id": "kode_wilayah", "type": "text"},
            {"id": "jenis_kelamin", "type": "text"},
            {"id": "nilai", "type": "numeric"},
        ]
        names = ("kode_wilayah", "jenis_kelamin", "tahun")
        rows = [
            {**dict(zip(names, key, strict=True)), "nilai": value}
            for key, (value, _) in (figures("2023") | figures("2024")).items()
        ]
        add_table(officer, dataset["id"], rows, fields)
        shape = make.structure()
        area = shape.dimensions[0]
        bare = make.replaced(shape, area)
        counts = publish_new(dataset, officer, figures("2024") | {KEY: ("1", None)}, shape=bare)

        assert (counts["changed"], counts["unchanged"]) == (1, 5)
        found = {
            (row["kode_wilayah"], row["jenis_kelamin"], row["tahun"]): row["revisi"]
            for row in make.rows_of(dataset)
        }
        assert [key for key, mark in found.items() if mark == "r"] == [(*KEY[:2], 2024)]
        assert len(found) == 12


class TestRefusal:
    @pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED, State.WITHDRAWN])
    def test_only_what_is_submitted_is_published(
        self, officer: Record, dataset: Record, state: State
    ) -> None:
        submission = make.handed_in(dataset, officer, figures("2024"), state=state)
        with pytest.raises(tk.ValidationError) as refused:
            make.publish_as(officer, submission)

        assert refused.value.error_dict["state"][0]
        assert submission.state == state

    def test_nobody_else_may(self, officer: Record, other_officer: Record, dataset: Record) -> None:
        submission = make.handed_in(dataset, officer, figures("2024"))
        member = make.member_of(dataset)
        for user in (other_officer, member, {"name": ""}):
            with pytest.raises(tk.NotAuthorized):
                make.publish_as(user, submission)
        assert submission.state == State.SUBMITTED

    def test_another_structure_is_refused_in_words(self, officer: Record, dataset: Record) -> None:
        publish_new(dataset, officer, figures("2024"))
        shape = make.structure()
        other = make.replaced(shape, None)
        values = {key[1:]: one for key, one in figures("2024").items()}
        submission = make.handed_in(dataset, officer, values, shape=other)
        with pytest.raises(tk.ValidationError) as refused:
            make.publish_as(officer, submission)

        assert "structure" in refused.value.error_dict
        assert submission.state == State.SUBMITTED
        assert values_of(dataset) == plain(figures("2024"))

    def test_a_value_that_does_not_fit_leaves_all_as_it_was(
        self, officer: Record, dataset: Record
    ) -> None:
        fields = [
            {"id": "kode_wilayah", "type": "text"},
            {"id": "jenis_kelamin", "type": "text"},
            {"id": "tahun", "type": "int4"},
            {"id": "nilai", "type": "numeric"},
        ]
        add_table(officer, dataset["id"], [], fields)
        shape = make.replaced(make.structure(), make.structure().dimensions[0])
        submission = make.handed_in(dataset, officer, figures("2023/2024"), shape=shape)
        with pytest.raises(tk.ValidationError) as refused:
            make.publish_as(officer, submission)

        assert "points" in refused.value.error_dict
        assert (submission.state, submission.published_counts) == (State.SUBMITTED, None)
        assert make.rows_of(dataset) == []


def test_hostile_texts_are_texts(app: Any, officer: Record, dataset: Record) -> None:
    texts = [
        "=HYPERLINK(\"http://evil.example\")", "a\"b'c\\d", "\\.", "\\N", "<script>1</script>",
        "baris\nbaru\r\n", "x" * 5_000, "%(a)s :b {c}", "📊\u202e", "'; DROP TABLE x;--",
    ]  # fmt: skip
    shape = make.structure(sexes={text: text for text in texts})
    values: make.Figures = {("16.71", text, "2024"): ("1", "=1+1") for text in texts}
    publish_new(dataset, officer, values, shape=shape)
    publish_new(dataset, officer, dict.fromkeys(values, ("2", "\\N")), shape=shape)

    assert values_of(dataset) == dict.fromkeys(values, ("2", "\\N", "r"))
    assert len(make.revisions_of(dataset)) == len(texts)
    body = app.get(f"/dataset/{dataset['name']}").body
    assert "<script>1</script>" not in body
    answer = app.get(f"/dataset/{dataset['name']}/data.csv")
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8"), newline="")))
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_revisions_are_public_without_the_submission(officer: Record, dataset: Record) -> None:
    publish_new(dataset, officer, figures("2023") | figures("2024"))
    old = ("16.71.01", "Laki-laki", "2023")
    now = figures("2023") | figures("2024") | {KEY: ("1", None), old: ("2", "x")}
    publish_new(dataset, officer, now)
    listed = tk.get_action("palembang_revision_list")
    everything = listed({"user": ""}, {"id": dataset["name"]})

    assert {one["period"] for one in everything} == {"2023", "2024"}
    [one] = listed({"user": ""}, {"id": dataset["name"], "period": "2023"})
    assert one.pop("published")
    assert one == {
        "members": {"kode_wilayah": "16.71.01", "jenis_kelamin": "Laki-laki", "tahun": "2023"},
        "labels": {
            "kode_wilayah": "Ilir Barat II", "jenis_kelamin": "Laki-laki", "tahun": "2023",
        },
        "period": "2023",
        "earlier_value": "101",
        "earlier_flag": None,
        "value": "2",
        "flag": "x",
    }  # fmt: skip
    assert len(listed({"user": ""}, {"id": dataset["id"], "limit": 1, "offset": 1})) == 1
    act(officer, "package_patch", id=dataset["id"], private=True)
    with pytest.raises(tk.NotAuthorized):
        listed({"user": ""}, {"id": dataset["id"]})


def test_a_hundred_thousand_rows_go_in_and_are_replaced(officer: Record, dataset: Record) -> None:
    categories = {f"Kategori {number}": f"Category {number}" for number in range(33_334)}
    shape = make.structure(sexes=categories)
    values: make.Figures = {
        (area, name, "2024"): (str(number), None)
        for number, name in enumerate(categories)
        for area in make.AREAS
    }
    begun = perf_counter()
    counts = publish_new(dataset, officer, values, shape=shape)
    again = publish_new(dataset, officer, values | {}, shape=shape)
    seconds = perf_counter() - begun

    assert (counts["added"], again["unchanged"]) == (100_002, 100_002)
    # A bound against quadratic work, not a promise: each takes a few seconds.
    assert seconds < 120

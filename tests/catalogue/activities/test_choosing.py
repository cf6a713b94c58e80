"""A dataset names its activity: what may be chosen, what is refused, what stays."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

import ckan.plugins.toolkit as tk
from ckan.tests.helpers import call_auth

from tests.catalogue.activities.records import complete_activity
from tests.catalogue.records import complete_dataset
from tests.catalogue.tables import act

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def _as(user: Record | None, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"] if user else ""}, data)


def _activity(officer: Record, office: Record, **changes: Any) -> Record:
    return act(officer, "package_create", **complete_activity(owner_org=office["id"], **changes))


def _refused(user: Record, record: Record) -> str:
    with pytest.raises(tk.ValidationError) as refused:
        _as(user, "package_create", **record)
    return " ".join(refused.value.error_dict["kegiatan"])


class TestField:
    @pytest.mark.parametrize("key", ["id", "name"])
    def test_id_and_address_are_stored_as_id(
        self, office: Record, officer: Record, record: Record, key: str
    ) -> None:
        activity = _activity(officer, office)
        made = _as(officer, "package_create", **record, kegiatan=activity[key])

        assert _as(officer, "package_show", id=made["id"])["kegiatan"] == activity["id"]

    def test_it_may_be_empty(self, officer: Record, record: Record) -> None:
        assert _as(officer, "package_create", **record, kegiatan="")["id"]

    def test_an_unknown_one_is_refused_with_the_nearest(
        self, office: Record, officer: Record, record: Record
    ) -> None:
        activity = _activity(officer, office, title="Survei Kepuasan Masyarakat")
        message = _refused(officer, {**record, "kegiatan": "survei-kepuasan-masarakat"})

        assert "survei-kepuasan-masarakat" in message
        assert activity["name"] in message

    def test_a_dataset_is_no_activity(
        self, office: Record, officer: Record, record: Record
    ) -> None:
        other = act(officer, "package_create", **complete_dataset(owner_org=office["id"]))

        assert _refused(officer, {**record, "kegiatan": other["id"]})

    def test_a_deleted_one_is_refused(
        self, office: Record, officer: Record, record: Record
    ) -> None:
        activity = _activity(officer, office)
        act(officer, "package_delete", id=activity["id"])

        assert _refused(officer, {**record, "kegiatan": activity["id"]})

    def test_a_draft_of_another_office_does_not_exist_for_others(
        self, office: Record, officer: Record, other_officer: Record
    ) -> None:
        draft = _activity(officer, office, title="Survei Rahasia", state="draft")
        own = tk.get_action("organization_list_for_user")(
            {"user": other_officer["name"]}, {"permission": "create_dataset"}
        )[0]
        record = complete_dataset(owner_org=own["id"])
        message = _refused(other_officer, {**record, "kegiatan": draft["name"]})

        assert "Survei Rahasia" not in message
        assert message == _refused(other_officer, {**record, "kegiatan": draft["name"]})

    @pytest.mark.parametrize(
        "value",
        ["x\x00y", "\ud800", "a" * 200_000, ["a"], {"a": 1}, 7, True, "<script>", "' OR 1=1 --"],
    )
    def test_any_value_is_refused_at_the_field(
        self, officer: Record, record: Record, value: Any
    ) -> None:
        assert _refused(officer, {**record, "kegiatan": value})

    def test_an_activity_deleted_since_keeps_no_dataset_from_being_saved(
        self, office: Record, officer: Record, record: Record
    ) -> None:
        activity = _activity(officer, office)
        made = _as(officer, "package_create", **record, kegiatan=activity["id"])
        act(officer, "package_delete", id=activity["id"])

        saved = _as(officer, "package_patch", id=made["id"], satuan="Orang")
        assert saved["kegiatan"] == activity["id"]


class TestAutocomplete:
    def test_parts_of_title_and_address_are_found_latest_year_first(
        self, office: Record, officer: Record
    ) -> None:
        for year in ("2023", "2025", "2024"):
            _activity(officer, office, title="Sensus Pasar Rakyat", tahun=year)
        _activity(officer, office, title="Survei Lain")
        found = _as(officer, "palembang_activity_autocomplete", q="pasar")

        assert [row["tahun"] for row in found] == ["2025", "2024", "2023"]
        assert {row["title"] for row in found} == {"Sensus Pasar Rakyat"}
        assert set(found[0]) == {"id", "name", "title", "tahun", "organization", "state", "private"}
        assert found[0]["organization"] == office["name"]

    def test_no_words_find_all_up_to_the_limit(self, office: Record, officer: Record) -> None:
        for _ in range(3):
            _activity(officer, office)

        assert len(_as(officer, "palembang_activity_autocomplete")) == 3
        assert len(_as(officer, "palembang_activity_autocomplete", limit=2)) == 2

    def test_drafts_are_found_by_their_office_only(
        self, office: Record, officer: Record, other_officer: Record
    ) -> None:
        draft = _activity(officer, office, state="draft")

        own = _as(officer, "palembang_activity_autocomplete")
        assert [(row["id"], row["state"]) for row in own] == [(draft["id"], "draft")]
        assert _as(other_officer, "palembang_activity_autocomplete") == []

    def test_datasets_are_not_found(self, dataset: Record, officer: Record) -> None:
        assert _as(officer, "palembang_activity_autocomplete", q="Penduduk") == []

    @pytest.mark.parametrize(
        "data",
        [
            {"limit": 0},
            {"limit": 1001},
            {"limit": "x"},
            {"limit": None},
            {"q": ["a"]},
            {"q": {"a": 1}},
        ],
    )
    def test_other_arguments_are_refused(self, officer: Record, data: Record) -> None:
        with pytest.raises(tk.ValidationError):
            _as(officer, "palembang_activity_autocomplete", **data)

    @pytest.mark.parametrize(
        "query", ['"', "\\", "a\\", "x OR *:*", ")(", "\x00", "é" * 500, "+state:deleted"]
    )
    def test_any_text_is_searched_for(self, officer: Record, query: str) -> None:
        assert isinstance(_as(officer, "palembang_activity_autocomplete", q=query), list)

    def test_nobody_is_asked_to_log_in(self) -> None:
        with pytest.raises(tk.NotAuthorized):
            _as(None, "palembang_activity_autocomplete")

    def test_whoever_is_logged_in_may_ask(self, other_officer: Record) -> None:
        assert call_auth(
            "palembang_activity_autocomplete", {"user": other_officer["name"], "model": None}
        )


class TestForm:
    def test_the_officer_s_own_come_first_and_the_chosen_one_is_selected(
        self, app: Any, office: Record, officer: Record, other_officer: Record, record: Record
    ) -> None:
        foreign = tk.get_action("organization_list_for_user")(
            {"user": other_officer["name"]}, {"permission": "create_dataset"}
        )[0]
        _activity(other_officer, foreign, title="Survei Asing")
        mine = _activity(officer, office, title="Survei Sendiri")
        made = _as(officer, "package_create", **record, kegiatan=mine["id"])
        select = self._select(app, officer, made)

        groups = [group["label"] for group in select.select("optgroup")]
        assert groups == [office["title"], foreign["title"]]
        assert select.select_one("option[selected]")["value"] == mine["id"]
        assert select.select_one("option[selected]").get_text(strip=True) == "Survei Sendiri (2025)"

    def test_one_that_is_gone_stays_selected(
        self, app: Any, office: Record, officer: Record, record: Record
    ) -> None:
        mine = _activity(officer, office)
        made = _as(officer, "package_create", **record, kegiatan=mine["id"])
        act(officer, "package_delete", id=mine["id"])

        assert (
            self._select(app, officer, made).select_one("option[selected]")["value"] == mine["id"]
        )

    def _select(self, app: Any, officer: Record, dataset: Record) -> Any:
        headers = {"Authorization": officer["token"]}
        for page in range(1, 9):
            response = app.get(
                f"/dataset/edit/{dataset['name']}/{page}", headers=headers, expect_errors=True
            )
            found = BeautifulSoup(response.body, "html.parser").select_one("#field-kegiatan")
            if found:
                return found
        pytest.fail("no page of the form has the field")

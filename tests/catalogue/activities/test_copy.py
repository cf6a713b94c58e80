"""Last year's activity becomes this year's: what comes along, what does not, what is to be looked at again."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import factories
from ckan.tests.helpers import call_action

from ckanext.palembang.statistics import fields

from tests.catalogue.activities.records import CONTACT, complete_activity
from tests.catalogue.visitors import logged_in, member_of, token_of

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def _as(user: Record | None, action: str, **data: Any) -> Any:
    return tk.get_action(action)({"user": user["name"] if user else ""}, data)


@pytest.fixture
def activity(office: Record, officer: Record) -> Record:
    """A published activity of 2025."""
    record = complete_activity(owner_org=office["id"], id_kegiatan="123", id_kegiatan_mms="MMS-1")
    made = _as(officer, "package_create", **record)
    return _as(officer, "package_show", id=made["id"])


class TestCopy:
    def test_it_is_a_draft_of_the_other_year_with_the_same_answers(
        self, activity: Record, officer: Record
    ) -> None:
        copied = _as(officer, "palembang_activity_copy", id=activity["id"], tahun=2026)
        shown = _as(officer, "package_show", id=copied["id"])

        assert (shown["state"], shown["tahun"], shown["title"]) == (
            "draft", "2026", activity["title"],
        )  # fmt: skip
        assert shown["name"] != activity["name"]
        for key in ("i_alamat", "iii_variabel_yang_dikumpulkan", "iv_sarana_pengumpulan_data"):
            assert shown[key] == activity[key]
        assert {key: shown[key] for key in CONTACT} == CONTACT

    def test_identifiers_schedules_and_release_dates_stay_behind(
        self, activity: Record, officer: Record
    ) -> None:
        copied = _as(officer, "palembang_activity_copy", id=activity["id"], tahun="2026")

        gone = [field.key for field in fields("ms_keg") if field.type in ("periods", "dates")]
        gone += ["id_kegiatan", "id_kegiatan_mms", "identitas_rekomendasi"]
        assert not any(copied.get(key) for key in gone)

    def test_what_a_year_changes_is_marked_until_its_page_is_saved(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        copied = _as(officer, "palembang_activity_copy", id=activity["id"], tahun="2026")
        marks = set(copied["perlu_diperiksa"])
        browser = logged_in(app, member_of(office, "editor"))
        address = f"/kegiatan/new/{copied['name']}/2"
        page = browser.get(address).body

        assert {
            "iii_jadwal_desain",
            "vi_jumlah_petugas_enumerator",
            "ii_pj_nama",
            "i_telepon",
        } <= marks
        assert "palembang-mark" in page
        answer = browser.post(
            address,
            data={
                "_csrf_token": token_of(browser),
                "i_telepon": activity["i_telepon"],
                "perlu_diperiksa": "\n".join(sorted(marks - {"i_telepon", "i_email"})),
            },
            follow_redirects=False,
        )

        assert answer.status_code == 302
        left = call_action("package_show", id=copied["id"])["perlu_diperiksa"]
        assert set(left) == marks - {"i_telepon", "i_email"}

    def test_marks_are_a_hint_not_an_obstacle(self, activity: Record, officer: Record) -> None:
        _as(officer, "package_patch", id=activity["id"], perlu_diperiksa=["i_telepon"])

        check = _as(officer, "palembang_dataset_check", id=activity["id"])

        assert check["is_complete"]
        assert "answers-of-another-year" in [hint["rule"] for hint in check["hints"]]

    @pytest.mark.parametrize("year", ["2025", "dua ribu", "", None, ["2026"], "20266"], ids=str)
    def test_another_year_is_needed(self, activity: Record, officer: Record, year: Any) -> None:
        with pytest.raises(tk.ValidationError) as refused:
            _as(officer, "palembang_activity_copy", id=activity["id"], tahun=year)

        assert list(refused.value.error_dict) == ["tahun"]

    def test_only_those_who_may_edit_it_copy(
        self, activity: Record, office: Record, other_officer: Record
    ) -> None:
        member = factories.User()
        call_action(
            "organization_member_create", id=office["id"], username=member["name"], role="member"
        )
        for user in (None, factories.User(), member, other_officer):
            with pytest.raises(tk.NotAuthorized):
                _as(user, "palembang_activity_copy", id=activity["id"], tahun="2026")
        assert _as(factories.Sysadmin(), "palembang_activity_copy", id=activity["id"], tahun="2026")

    def test_the_button_copies_and_opens_the_form(
        self, app: Any, activity: Record, office: Record
    ) -> None:
        browser = logged_in(app, member_of(office, "editor"))

        answer = browser.post(
            f"/kegiatan/{activity['name']}/copy",
            data={"_csrf_token": token_of(browser), "tahun": "2027"},
            follow_redirects=False,
        )

        assert "/kegiatan/new/" in answer.headers["Location"]

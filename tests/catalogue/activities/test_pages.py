"""The public page of an activity, the list of activities, and the ways between them, datasets and offices."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.catalogue.activities.records import CONTACT, compilation, complete_activity
from tests.catalogue.records import complete_dataset
from tests.catalogue.tables import act, counted_queries

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


def _page(app: Any, address: str, user: Record | None = None, **options: Any) -> Any:
    headers = {"Authorization": user["token"]} if user else {}
    response = app.get(address, headers=headers, **options)
    assert response.status_code == 200, address
    return BeautifulSoup(response.body, "html.parser")


def _main(page: Any) -> str:
    return page.select_one("[role=main]").get_text(" ", strip=True)


@pytest.fixture
def activity(office: Record, officer: Record) -> Record:
    """A published survey of `office`."""
    other = {
        "iv_unit_pengumpulan_data": ["individu", "lainnya"],
        "iv_unit_pengumpulan_data_lainnya": "Perangkat daerah",
    }
    return act(officer, "package_create", **complete_activity(owner_org=office["id"], **other))


def _dataset(officer: Record, office: Record, **changes: Any) -> Record:
    return act(officer, "package_create", **complete_dataset(owner_org=office["id"], **changes))


class TestPage:
    def test_every_block_that_has_answers_is_there(self, app: Any, activity: Record) -> None:
        page = _page(app, f"/kegiatan/{activity['name']}")
        blocks = [found["id"] for found in page.select(".palembang-activity-section h2")]

        assert blocks == [
            "blok-awal",
            *(f"blok-{n}" for n in ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]),
        ]
        for anchor in blocks:
            assert page.select_one(f".palembang-contents a[href='#{anchor}']")

    def test_answers_are_words_not_codes(self, app: Any, activity: Record) -> None:
        text = _main(_page(app, f"/kegiatan/{activity['name']}"))

        for expected in (
            "Survei", "Statistik sektoral", "Dinas Perhubungan Kota Palembang", "8 Januari 2024",
            "12 Juli 2024", "Saat pencacahan", "Lainnya: Perangkat daerah", "Palembang, Sumatera Selatan (1671)",
            "Wawancara dengan komputer (CAPI)", "28 Juni 2024",
        ):  # fmt: skip
            assert expected in text
        for code in ("STATISTIK_SEKTORAL", "SURVEI", "BERULANG", "LIST_FRAME", "_lainnya"):
            assert code not in text

    def test_the_words_are_in_the_language_of_the_reader(self, app: Any, activity: Record) -> None:
        page = _page(app, f"/en/kegiatan/{activity['name']}")

        assert "Sample survey" in _main(page)
        assert page.select_one("h1")["lang"] == "id"

    @pytest.mark.parametrize("who", ["nobody", "officer", "sysadmin"])
    def test_no_person_is_named(
        self, app: Any, activity: Record, officer: Record, who: str
    ) -> None:
        from ckan.tests import factories  # noqa: PLC0415

        people = {
            "nobody": lambda: None,
            "officer": lambda: officer,
            "sysadmin": factories.SysadminWithToken,
        }
        page = _page(app, f"/kegiatan/{activity['name']}", people[who]())

        for value in CONTACT.values():
            assert value not in str(page)

    def test_its_office_gets_to_its_history(
        self, app: Any, activity: Record, officer: Record
    ) -> None:
        tabs = _page(app, f"/kegiatan/{activity['name']}", officer).select(
            ".palembang-staff .nav a"
        )

        assert [tab["href"] for tab in tabs] == [
            f"/kegiatan/{activity['name']}",
            f"/dataset/activity/{activity['name']}",
        ]

    def test_what_does_not_apply_is_not_shown(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        made = act(officer, "package_create", **compilation(owner_org=office["id"]))
        page = _page(app, f"/kegiatan/{made['name']}")

        assert page.find(id="blok-iv")
        assert not page.find(id="blok-v")
        assert "Fraksi Sampel" not in _main(page)
        assert "Petugas Pengumpulan Data" not in _main(page)

    def test_what_is_not_filled_is_not_shown(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        draft = act(
            officer, "package_create", type="kegiatan", title="Sensus Pasar", tahun="2025",
            owner_org=office["id"], state="draft",
        )  # fmt: skip
        page = _page(app, f"/kegiatan/{draft['name']}", officer)
        blocks = [found["id"] for found in page.select(".palembang-activity-section h2")]

        assert blocks == ["blok-awal"]
        assert page.select_one(".palembang-badge-draft")

    def test_two_hundred_variables_are_a_table_with_numbers(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        rows = [
            {"nama": f"Variabel {n}", "konsep": "Umur", "definisi": "d" * 400, "referensi_waktu": "2025"}
            for n in range(1, 201)
        ]  # fmt: skip
        record = complete_activity(owner_org=office["id"], iii_variabel_yang_dikumpulkan=rows)
        made = act(officer, "package_create", **record)
        page = _page(app, f"/kegiatan/{made['name']}")
        table = page.select_one("#palembang-variables").find_parent("table")

        assert len(table.select("tbody tr")) == 200
        assert "200" in table.caption.get_text()
        assert table.select("tbody tr")[199].td.get_text() == "200"

    def test_texts_of_people_are_no_markup(self, app: Any, office: Record, officer: Record) -> None:
        evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
        rows = [{"nama": evil, "konsep": evil, "definisi": evil, "referensi_waktu": evil}]
        record = complete_activity(
            owner_org=office["id"], title=evil, i_alamat=evil, iii_tujuan_kegiatan=evil,
            iv_unit_pengumpulan_data=["lainnya"], iv_unit_pengumpulan_data_lainnya=evil, iii_variabel_yang_dikumpulkan=rows,
        )  # fmt: skip
        made = act(officer, "package_create", **record)
        for address in (f"/kegiatan/{made['name']}", "/kegiatan/"):
            body = app.get(address).body
            assert "<script>alert" not in body
            assert "<img src=x" not in body

    def test_a_draft_is_for_its_office_only(
        self, app: Any, office: Record, officer: Record, other_officer: Record
    ) -> None:
        draft = act(
            officer, "package_create",
            **complete_activity(owner_org=office["id"], title="Survei Rahasia", state="draft"),
        )  # fmt: skip
        address = f"/kegiatan/{draft['name']}"

        assert app.get(address).status_code == 404
        other = {"Authorization": other_officer["token"]}
        assert app.get(address, headers=other).status_code == 404
        assert _page(app, address, officer)
        for user in (None, other_officer):
            assert "Survei Rahasia" not in str(_page(app, "/kegiatan/", user))


class TestLinks:
    def test_activity_dataset_and_office_lead_to_each_other(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        dataset = _dataset(officer, office, kegiatan=activity["id"])
        own, other = f"/kegiatan/{activity['name']}", f"/dataset/{dataset['name']}"

        assert _page(app, own).select_one(f".palembang-activity-datasets a[href='{other}']")
        assert _page(app, other).select_one(f"#palembang-activity ~ p a[href='{own}']")
        link = f"/kegiatan/?organization={office['name']}"
        assert _page(app, f"/organization/{office['name']}").select_one(f"a[href='{link}']")
        assert _page(app, own).select_one(
            f".palembang-dataset-head a[href='/organization/{office['name']}']"
        )

    def test_indicators_of_its_datasets_are_listed(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        from tests.catalogue.indicators.records import indicator  # noqa: PLC0415

        _dataset(
            officer, office, kegiatan=activity["id"],
            indikator=[indicator(nama="Indeks Kepuasan Masyarakat")],
        )  # fmt: skip
        page = _page(app, f"/kegiatan/{activity['name']}")

        table = page.select_one("#palembang-activity-indicators").find_parent("section").table
        assert "Indeks Kepuasan Masyarakat" in table.get_text()

    def test_an_office_lists_its_datasets_not_its_activities(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        dataset = _dataset(officer, office)
        page = _page(app, f"/organization/{office['name']}")
        names = [a["href"].rsplit("/", 1)[1] for a in page.select(".dataset-heading a")]

        assert names == [dataset["name"]]

    def test_a_deleted_activity_leaves_a_note(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        dataset = _dataset(officer, office, kegiatan=activity["id"])
        act(officer, "package_delete", id=activity["id"])
        page = _page(app, f"/dataset/{dataset['name']}")

        section = page.select_one("#palembang-activity").find_parent("section")
        assert "dihapus" in section.get_text()
        assert not section.find("a")
        assert activity["title"] not in str(page)

    def test_a_draft_is_not_named_to_others(
        self, app: Any, office: Record, officer: Record
    ) -> None:
        draft = act(
            officer, "package_create",
            **complete_activity(owner_org=office["id"], title="Survei Rahasia", state="draft"),
        )  # fmt: skip
        dataset = _dataset(officer, office, kegiatan=draft["id"])

        assert "Survei Rahasia" not in str(_page(app, f"/dataset/{dataset['name']}"))
        assert "Survei Rahasia" in str(_page(app, f"/dataset/{dataset['name']}", officer))

    def test_an_officer_goes_on_with_drafts_from_the_list(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        draft = act(
            officer, "package_create",
            **complete_activity(owner_org=office["id"], title="Survei <Setengah> Jadi", state="draft"),
        )  # fmt: skip
        links = _page(app, "/kegiatan/", officer).select("[role=main] details li a")

        assert [(one.get_text(), one["href"]) for one in links] == [
            ("Survei <Setengah> Jadi", f"/kegiatan/{draft['name']}")
        ]
        assert "1 draft to go on with" in _main(_page(app, "/en/kegiatan/", officer))
        assert not _page(app, "/kegiatan/").select("[role=main] details")

    def test_a_draft_dataset_is_not_named_to_others(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        _dataset(officer, office, kegiatan=activity["id"], title="Tabel Rahasia", state="draft")
        address = f"/kegiatan/{activity['name']}"

        assert "Tabel Rahasia" not in str(_page(app, address))


class TestList:
    @pytest.mark.parametrize(
        ("address", "word"), [("/about", "Kegiatan"), ("/en/about", "Activities")]
    )
    def test_it_is_in_the_menu(self, app: Any, address: str, word: str) -> None:
        link = _page(app, address).select_one(".palembang-nav a[href$='/kegiatan/']")

        assert link.get_text(strip=True) == word

    def test_facets_are_words_in_the_language_of_the_reader(
        self, app: Any, activity: Record
    ) -> None:
        for address, expected in (
            ("/kegiatan/", ["Jenis statistik", "Statistik sektoral", "Cara pengumpulan data", "Survei", "2025"]),
            ("/en/kegiatan/", ["Kind of statistics", "Sectoral statistics", "Mode of data acquisition", "Sample survey"]),
        ):  # fmt: skip
            text = _page(app, address).select_one("#search-facets").get_text(" ", strip=True)
            for word in expected:
                assert word in text

    def test_a_filter_narrows(self, app: Any, office: Record, officer: Record) -> None:
        survey = act(officer, "package_create", **complete_activity(owner_org=office["id"]))
        other = act(officer, "package_create", **compilation(owner_org=office["id"]))
        page = _page(app, "/kegiatan/?vocab_cara_pengumpulan_data=SURVEI")

        text = _main(page)
        assert survey["title"] in text
        assert other["title"] not in text

    def test_datasets_are_no_activities(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        dataset = _dataset(officer, office)

        assert dataset["title"] not in _main(_page(app, "/kegiatan/"))
        assert activity["title"] not in _main(_page(app, "/dataset/"))

    @pytest.mark.parametrize(
        "query", ["q=%22%27", "page=-5", "vocab_tahun=%22)", "sort=x", "q=" + "a" * 3000]
    )
    def test_no_parameter_breaks_it(self, app: Any, query: str) -> None:
        assert app.get(f"/kegiatan/?{query}", expect_errors=True).status_code in {200, 400}


class TestQueries:
    def test_they_do_not_depend_on_the_number_of_rows(
        self, app: Any, activity: Record, office: Record, officer: Record
    ) -> None:
        addresses = (f"/kegiatan/{activity['name']}", "/kegiatan/")
        counts: dict[str, list[int]] = {address: [] for address in addresses}
        _dataset(officer, office, kegiatan=activity["id"])
        for _ in range(2):
            for address in addresses:
                app.get(address)
                with counted_queries() as statements:
                    app.get(address)
                counts[address].append(len(statements))
            for _ in range(3):
                _dataset(officer, office, kegiatan=activity["id"])
                act(officer, "package_create", **complete_activity(owner_org=office["id"]))

        assert all(one == two for one, two in counts.values()), counts

"""A dataset in `/data.json`: what the national feeds of others get wrong, each a test."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ckanext.palembang.dcat.data_json import data_json_of, joined, publisher_of
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.profile.offices import Office

from tests.dcat.conftest import ACTIVITIES, OFFICE
from tests.dcat.data_json.pod import problems
from tests.dcat.documents import ID, RESOURCE, SITE, package

pytestmark = pytest.mark.usefixtures("site")
ACTIVITY = ACTIVITIES["keg-registrasi"]


def entry(
    shown: dict[str, Any] | None = None,
    *,
    activity: Facts | None = ACTIVITY,
    office: Office | None = OFFICE,
    table: dict[str, Any] | None = None,
) -> dict[str, Any]:
    addresses = Addresses.of_this_site()
    text = data_json_of(package() if shown is None else shown, activity, addresses, table)
    said = publisher_of(office, addresses) if office else None
    return json.loads(joined(text, said), object_pairs_hook=_no_key_twice)


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len(dict(pairs)) == len(pairs), pairs
    return dict(pairs)


def test_a_full_dataset_is_valid() -> None:
    assert problems(entry()) == []


def test_identity_dates_and_words() -> None:
    said = entry()
    assert said["identifier"] == ID
    assert said["landingPage"] == f"{SITE}/dataset/penduduk-kecamatan"
    assert said["modified"].endswith("+00:00")
    assert said["accessLevel"] == "public"
    assert said["accrualPeriodicity"] == "R/P1Y"
    assert said["temporal"] == "2023-01-01/2024-12-31"
    assert said["kategori"] == said["theme"][0]
    assert said["prioritas_tahun"] == "2023, 2024"


def test_publisher_under_the_keys_of_both_harvesters() -> None:
    said = entry()["publisher"]
    assert said["name"] == OFFICE.facts.text("title")
    assert said["email"] == said["mbox"] == "disdukcapil@example.go.id"
    assert said["identifier"] == f"{SITE}/organization/{OFFICE.id}"
    assert said["subOrganizationOf"]["name"] == "Pemerintah Kota Palembang"


def test_producer_has_the_codes_of_bps() -> None:
    said = entry()
    assert (said["produsen_data_province_code"], said["produsen_data_city_code"]) == ("16", "1671")


def test_answers_of_the_activity_under_their_flat_names() -> None:
    activity = Facts(
        {
            "title": "Survei Kepuasan",
            "tahun": "2024",
            "iii_latar_belakang_kegiatan": "Untuk mengetahui kepuasan.",
            "iv_metode_pengumpulan_data": '["wawancara", "lainnya"]',
            "metode_pengumpulan_lainnya": "lewat pos",
            "vi_apakah_melakukan_uji_coba": "ya",
            "vi_jumlah_petugas_supervisor": "12",
        }
    )
    said = entry(activity=activity)
    assert said["judul_kegiatan"] == "Survei Kepuasan"
    assert said["tahun"] == said["tahun_kegiatan"] == "2024"
    assert said["iii_latar_belakang_kegiatan"] == "Untuk mengetahui kepuasan."
    assert said["iii_latar_belakang_kegiatang"] == said["iii_latar_belakang_kegiatan"]
    assert said["iv_metode_pengumpulan_data"].startswith("Wawancara")
    assert said["vi_apakah_melakukan_uji_coba"] == "Ya"
    assert said["vi_jumlah_petugas_supervisor"] == 12


def test_answers_of_the_first_indicator() -> None:
    rows = [
        {"nama": "Indeks", "interpretasi": "Makin tinggi makin baik", "satuan": "Poin"},
        {"nama": "Lain", "interpretasi": "Lain"},
    ]
    said = entry(package(indikator=json.dumps(rows)))
    assert said["interpretasi"] == "Makin tinggi makin baik"
    assert said["satuan"] == "Poin"
    assert said["total_msind"] == 2


def test_what_an_import_brought_of_the_national_systems() -> None:
    kept = {"flat": {"rest": {"id_mskeg": 14857, "requested_by": "Seseorang", "sembarang": "x"}}}
    said = entry(package(kunci_lain=json.dumps(kept)))
    assert said["id_mskeg"] == 14857
    assert "sembarang" not in said
    assert "Seseorang" not in json.dumps(said)


def test_nothing_about_a_person() -> None:
    assert ACTIVITY.text("ii_pj_nama")
    said = entry()
    assert not [key for key in said if key.startswith("ii_pj_")]
    assert ACTIVITY.text("ii_pj_nama") not in json.dumps(said)


@pytest.mark.parametrize("words", [{"notes": ""}, {"notes": None, "definisi": "\x0b"}])
def test_description_is_never_empty(words: dict[str, Any]) -> None:
    said = entry(package(**words))
    assert said["description"]
    assert problems(said) == []


@pytest.mark.parametrize(
    "words",
    [
        {"tags": []},
        {"tags": None, "konsep": "", "subjek_csa": ""},
        {"tags": [], "tag_string": "satu, dua,, satu"},
        {"tags": [{"name": "a"}, {"name": "?!"}], "konsep": "Konsumsi (makanan), 2024"},
        {"tags": [], "konsep": "", "subjek_csa": "", "title": "?"},
    ],
)
def test_keyword_is_a_list_of_words_that_ckan_accepts(words: dict[str, Any]) -> None:
    said = entry(package(**words))
    assert isinstance(said["keyword"], list)
    assert said["keyword"]
    assert all(word.replace(" ", "").replace("-", "").replace(".", "") for word in said["keyword"])
    assert problems(said) == []


def test_control_characters_never_leave() -> None:
    shown = package(title="Pendu\x00duk\x0b", notes="baris\nbaru \ud800", definisi="\ufffe")
    text = data_json_of(shown, None, Addresses.of_this_site())
    assert json.loads(text)["title"] == "Penduduk"
    text.encode("utf-8")


@pytest.mark.parametrize("resources", [[], None, "kacau", [{}]])
def test_distribution_is_a_list_and_never_empty(resources: Any) -> None:
    said = entry(package(resources=resources))
    assert said["distribution"]
    assert all(one.get("downloadURL") or one.get("accessURL") for one in said["distribution"])
    assert problems(said) == []


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://x.go.id/data 2024.csv", "https://x.go.id/data%202024.csv"),
        ("www.x.go.id/a.csv", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_addresses_are_escaped_or_replaced_by_the_page(url: str, written: str | None) -> None:
    said = entry(package(resources=[{**RESOURCE, "url": url}]))
    file = said["distribution"][0]
    page = f"{SITE}/dataset/penduduk-kecamatan/resource/tabel"
    assert (file.get("downloadURL") or file.get("accessURL")) == (written or page)
    assert problems(said) == []


def test_numbers_that_json_lacks_are_left_out() -> None:
    resource = {**RESOURCE, "size": float("nan")}
    said = entry(
        package(resources=[resource], kunci_lain={"flat": {"rest": {"total_msvar": 1e999}}})
    )
    assert "byteSize" not in said["distribution"][0]
    assert "total_msvar" not in said


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("TERBUKA", "public"),
        ("TERBATAS", "restricted public"),
        ("TERTUTUP", "non-public"),
        ("", "public"),
    ],
)
def test_access_level_in_the_words_of_the_schema(code: str, level: str) -> None:
    said = entry(package(accessRights=code, alasan_akses="x" * 400))
    assert said["accessLevel"] == level
    assert problems(said) == []


@pytest.mark.parametrize("periods", [("2024", "2020"), ("-0100", "kacau"), ("2023/2024", None)])
def test_a_period_that_cannot_be_read_is_left_out(periods: tuple[str, str | None]) -> None:
    said = entry(package(periode_awal=periods[0], periode_akhir=periods[1]))
    assert said.get("temporal") in (None, "2023-01-01/2024-12-31")
    assert problems(said) == []


def test_without_contact_of_its_own_the_office_answers() -> None:
    shown = package(kontak_nama="", kontak_email="bukan alamat", kontak_telepon="0711")
    assert entry(shown)["contactPoint"]["hasEmail"] == "mailto:disdukcapil@example.go.id"
    alone = entry(shown, office=None)
    assert alone["contactPoint"]["fn"]
    assert problems(alone) == []


def test_formats_of_the_data_table() -> None:
    table = {
        "resource_id": "tabel",
        "files": {"csv": {"bytes": 10}, "json-stat": {"bytes": 20}, "?": {}},
    }
    said = entry(table=table)
    own, csv, stat = said["distribution"]
    assert own["describedBy"] == f"{SITE}/dataset/penduduk-kecamatan/csvw.json"
    assert csv["downloadURL"] == f"{SITE}/dataset/penduduk-kecamatan/data.csv"
    assert (stat["format"], stat["mediaType"], stat["byteSize"]) == (
        "JSON-stat",
        "application/json",
        20,
    )
    assert problems(said) == []


def test_the_same_facts_give_the_same_text() -> None:
    addresses = Addresses.of_this_site()
    first, second = (data_json_of(package(), ACTIVITY, addresses) for _ in range(2))
    assert first == second
    assert "\n" not in first


@pytest.mark.parametrize("value", [None, 5, 1.5, [], {}, "", "{", "[", "[[[", {"a": [None]}])
def test_no_value_of_any_key_raises(value: Any) -> None:
    for key in package():
        said = entry(package(**{key: value}), activity=Facts({"title": value, "tahun": value}))
        assert problems(said) == [], key

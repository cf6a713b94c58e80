"""`/data.json` over HTTP, with real services: as the harvesters read it."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.stored.model import Record as Stored

from tests.catalogue.activities.records import CONTACT
from tests.catalogue.records import complete_dataset
from tests.dcat.data_json.pod import problems
from tests.dcat.intake.conftest import act

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")
Record = dict[str, Any]
FEED = "/data.json"


def feed(app: Any, address: str = FEED) -> Record:
    answer = app.get(address)
    assert answer.status_code == 200, answer.body
    assert answer.headers["Content-Type"] == "application/json"
    return json.loads(answer.body)


def names(app: Any, address: str = FEED) -> list[str]:
    return [one["landingPage"].rsplit("/", 1)[-1] for one in feed(app, address)["dataset"]]


class TestContent:
    def test_an_empty_catalogue_is_a_catalogue(self, app: Any) -> None:
        said = feed(app)
        assert said["dataset"] == []
        assert said["conformsTo"] == "https://project-open-data.cio.gov/v1.1/schema"
        assert said["@type"] == "dcat:Catalog"

    def test_a_dataset_with_its_activity_is_valid_and_tells_of_no_person(
        self, app: Any, linked: Record, office: Record
    ) -> None:
        (said,) = feed(app)["dataset"]
        assert problems(said) == []
        assert said["identifier"] == linked["id"]
        assert said["publisher"]["name"] == office["title"]
        assert said["judul_kegiatan"].startswith("Survei Kepuasan")
        assert said["iii_latar_belakang_kegiatang"] == said["iii_latar_belakang_kegiatan"]
        assert said["distribution"][0]["downloadURL"] == "https://x.test/a%20b.csv"
        assert not [value for value in CONTACT.values() if value in json.dumps(said)]

    def test_activities_private_datasets_and_drafts_are_not_in_it(
        self, app: Any, linked: Record, office: Record
    ) -> None:
        for change in ({"private": True}, {"state": "draft"}):
            act("package_create", **complete_dataset(owner_org=office["id"], **change))
        assert names(app) == [linked["name"]]

    def test_every_change_shows_at_once(
        self, app: Any, linked: Record, office: Record, activity: Record
    ) -> None:
        act("package_patch", id=linked["id"], title="Judul baru")
        act("organization_patch", id=office["id"], title="Kantor Baru")
        act("package_patch", id=activity["id"], iii_tujuan_kegiatan="Tujuan baru")
        (said,) = feed(app)["dataset"]
        assert said["title"] == "Judul baru"
        assert said["publisher"]["name"] == said["produsen_data_name"] == "Kantor Baru"
        assert said["iii_tujuan_kegiatan"] == "Tujuan baru"
        act("package_delete", id=linked["id"])
        assert names(app) == []
        act("package_patch", id=linked["id"], state="active")
        assert names(app) == [linked["name"]]

    def test_an_activity_that_is_hidden_again_is_gone(
        self, app: Any, linked: Record, activity: Record
    ) -> None:
        act("package_patch", id=activity["id"], state="draft")
        (said,) = feed(app)["dataset"]
        assert "judul_kegiatan" not in said

    def test_all_come_once_in_the_order_of_their_publication(
        self, app: Any, office: Record
    ) -> None:
        made = [act("package_create", **complete_dataset(owner_org=office["id"])) for _ in range(5)]
        act("package_patch", id=made[0]["id"], title="Diubah")
        assert names(app) == [one["name"] for one in made]

    def test_a_dataset_whose_record_failed_keeps_its_last_good_one(
        self, app: Any, linked: Record, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        feed(app)
        monkeypatch.setattr(
            "ckanext.palembang.dcat.records.rendering.data_json_of",
            lambda *_args: (_ for _ in ()).throw(ValueError("broken")),
        )
        act("package_patch", id=linked["id"], title="Tidak terbit")
        (said,) = feed(app)["dataset"]
        assert said["title"] == linked["title"]


class TestQuestions:
    def test_one_office_by_name_and_id(self, app: Any, linked: Record, office: Record) -> None:
        other = act("organization_create", name="kantor-lain", title="Kantor Lain")
        act("package_create", **complete_dataset(owner_org=other["id"]))
        assert len(names(app)) == 2
        for key in (office["id"], office["name"]):
            assert names(app, f"{FEED}?organization={key}") == [linked["name"]]
        assert names(app, f"{FEED}?organization=kantor-lain") != [linked["name"]]

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("page=1", 200),
            ("page=2", 404),
            ("page=9999999999999999999", 404),
            ("page=0", 400),
            ("page=-1", 400),
            ("page=satu", 400),
            ("page=", 400),
            ("page=%00", 400),
            ("organization=tidak-ada", 404),
            ("organization=%00", 404),
            ("organization=", 404),
            ("q=%20%FF&fq=((", 200),
        ],
    )
    def test_every_question_has_an_answer(self, app: Any, query: str, status: int) -> None:
        answer = app.get(f"{FEED}?{query}")
        assert answer.status_code == status
        if status != 200:
            assert query.split("=", 1)[0] in answer.body

    def test_the_language_of_the_reader_changes_nothing(self, app: Any, linked: Record) -> None:
        assert app.get(f"/id{FEED}").body == app.get(FEED).body


class TestTransfer:
    def test_the_same_catalogue_is_not_sent_twice(self, app: Any, linked: Record) -> None:
        first = app.get(FEED)
        same = app.get(FEED, headers={"If-None-Match": first.headers["ETag"]})
        assert (same.status_code, same.body) == (304, "")
        assert same.headers["ETag"] == first.headers["ETag"]
        act("package_patch", id=linked["id"], title="Judul baru")
        again = app.get(FEED, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 200
        assert "Judul baru" in again.body

    def test_a_change_in_the_same_second_is_not_missed_by_date(
        self, app: Any, linked: Record
    ) -> None:
        first = app.get(FEED)
        act("package_patch", id=linked["id"], title="Judul baru")
        again = app.get(FEED, headers={"If-Modified-Since": first.headers["Last-Modified"]})
        assert again.status_code == 200

    def test_head_says_the_same_and_sends_nothing(self, app: Any, linked: Record) -> None:
        whole, head = app.get(FEED), app.test_client().head(FEED)
        assert head.status_code == 200
        assert head.data == b""
        for name in ("ETag", "Content-Type", "Last-Modified", "Vary"):
            assert head.headers[name] == whole.headers[name]

    def test_packed_as_one_member(self, app: Any, linked: Record) -> None:
        plain = app.get(FEED)
        packed = app.get(FEED, headers={"Accept-Encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data
        assert packed.headers["ETag"] != plain.headers["ETag"]
        assert "Accept-Encoding" in packed.headers["Vary"]

    def test_anybody_may_keep_it_and_no_cookie_is_set(self, app: Any) -> None:
        answer = app.get(FEED)
        assert "Cookie" not in answer.headers["Vary"]
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Access-Control-Allow-Origin"] == "*"

    def test_the_number_of_queries_hangs_on_batches_only(self, app: Any, office: Record) -> None:
        def queries() -> int:
            seen: list[str] = []
            engine = model.meta.engine

            def count(*facts: Any) -> None:
                seen.append(facts[2])

            sa.event.listen(engine, "before_cursor_execute", count)
            try:
                app.get(FEED)
            finally:
                sa.event.remove(engine, "before_cursor_execute", count)
            return len(seen)

        act("package_create", **complete_dataset(owner_org=office["id"]))
        app.get(FEED)
        few = queries()
        for _ in range(4):
            act("package_create", **complete_dataset(owner_org=office["id"]))
        assert queries() == few


def test_what_is_stored_has_no_publisher(linked: Record, app: Any) -> None:
    """A new name of the office would else have to be written into each of its datasets."""
    app.get(FEED)
    query = sa.select(Stored.data_json).where(Stored.subject_id == linked["id"])
    stored = json.loads(model.Session.execute(query).scalar_one())
    assert "publisher" not in stored

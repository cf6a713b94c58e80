"""Removing demo tables: exactly what came, offices included, also after an interruption."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.tests import factories
from ckan.tests.helpers import call_action
from ckan.types import Context

from ckanext.activity.model import Activity
from ckanext.palembang.catalogue.demo import markers
from ckanext.palembang.catalogue.demo import remove as removing

from tests.catalogue.demo.helpers import SECOND, act, failing, load, remove, show, tables
from tests.catalogue.records import complete_dataset
from tests.demo.folders import SLUG, write_folder

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]


@pytest.mark.usefixtures("owner")
class TestRemove:
    def test_it_takes_away_exactly_what_came(
        self, context: Context, tmp_path: Path, owner: dict[str, Any]
    ) -> None:
        other = act("package_create", **complete_dataset(owner_org=owner["id"]))
        act("datastore_create", resource={"package_id": other["id"]}, records=[{"a": 1}])
        before = _everything()
        write_folder(tmp_path, slug="tabel-lain", yaml=SECOND)
        load(context, write_folder(tmp_path))

        gone = remove(context)

        assert gone.datasets == (SLUG, "tabel-lain")
        assert _everything() == before
        assert call_action("package_search", q="")["count"] == 1

    def test_a_dataset_that_was_renamed_or_deleted_goes_too(
        self, context: Context, tmp_path: Path
    ) -> None:
        write_folder(tmp_path, slug="tabel-lain", yaml=SECOND)
        load(context, write_folder(tmp_path))
        act("package_patch", id=SLUG, name="nama-lain")
        act("package_delete", id="tabel-lain")

        assert len(remove(context).datasets) == 2
        assert model.Session.query(model.Package).count() == 0

    def test_again_does_nothing(self, context: Context, tmp_path: Path) -> None:
        load(context, write_folder(tmp_path))
        remove(context)

        assert remove(context) == removing.Removal((), (), (), ())

    def test_an_interrupted_removal_is_completed_by_the_next(
        self, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = tables()
        load(context, write_folder(tmp_path))
        real = tk.get_action
        with monkeypatch.context() as patch:
            patch.setattr(
                removing.tk,
                "get_action",
                lambda name: failing("stopped") if name == "dataset_purge" else real(name),
            )
            with pytest.raises(RuntimeError, match="stopped"):
                remove(context)

        assert remove(context).datasets == (SLUG,)
        assert tables() == before

    def test_it_can_be_loaded_anew(self, context: Context, tmp_path: Path) -> None:
        load(context, write_folder(tmp_path))
        remove(context)

        assert load(context, tmp_path) == {SLUG: "created"}


def _everything() -> dict[str, Any]:
    """Counts of all that a load may leave behind."""
    session = model.Session
    kinds = (model.Package, model.Resource, model.ResourceView, model.PackageTag, model.Group)
    counts = {kind.__name__: session.query(kind).count() for kind in kinds}
    return {**counts, "Activity": session.query(Activity).count(), "tables": tables()}


class TestOffices:
    def test_missing_owners_come_from_the_register_and_go_again(
        self, context: Context, tmp_path: Path
    ) -> None:
        load(context, write_folder(tmp_path))

        made = markers.office_ids()
        assert show()["organization"]["name"] == "disdukcapil"
        assert len(made) > 50

        gone = remove(context)
        assert len(gone.offices) == len(made)
        assert gone.offices_in_use == ()
        assert model.Session.query(model.Group).count() == 0

    def test_an_office_that_others_use_stays_with_those_above_it(
        self, context: Context, tmp_path: Path
    ) -> None:
        load(context, write_folder(tmp_path))
        office = call_action("organization_show", id="rsud-bari")
        act("package_create", **complete_dataset(owner_org=office["id"]))

        gone = remove(context)

        assert gone.offices_in_use == ("dinkes", "pemkot-palembang", "rsud-bari")
        assert remove(context).offices_in_use == ()

    def test_offices_that_were_there_stay(self, context: Context, tmp_path: Path) -> None:
        factories.Organization(name="disdukcapil")
        load(context, write_folder(tmp_path))

        assert markers.office_ids() == []
        assert remove(context).offices == ()
        assert model.Group.get("disdukcapil") is not None

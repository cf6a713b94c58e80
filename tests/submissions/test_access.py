"""Nobody but the editors of the dataset's office learns of a submission."""

from __future__ import annotations

from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan.tests import factories, helpers

from ckanext.palembang.submissions.logic.auth import auth_functions

from tests.submissions.files import population, upload

Record = dict[str, Any]

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

#: Action -> what it is given besides `id`.
_OF_SUBMISSIONS: dict[str, Record] = {
    "palembang_submission_show": {},
    "palembang_submission_preview": {},
    "palembang_submission_correct": {"corrections": {}},
    "palembang_submission_explain": {"explanations": {}},
    "palembang_submission_submit": {},
    "palembang_submission_withdraw": {},
}
_OF_DATASETS: dict[str, Record] = {
    "palembang_submission_create": {},
    "palembang_submission_list": {},
}


def _create(user: Record, dataset: Record) -> Any:
    data = {"id": dataset["id"], "upload": upload(population())}
    return tk.get_action("palembang_submission_create")({"user": user["name"]}, data)


def _strangers(office: Record, other_officer: Record) -> list[str]:
    member = factories.User()
    helpers.call_action(
        "organization_member_create", id=office["id"], username=member["name"], role="member"
    )
    return ["", factories.User()["name"], other_officer["name"], member["name"]]


def test_strangers_are_refused(
    office: Record, officer: Record, other_officer: Record, dataset: Record
) -> None:
    made = _create(officer, dataset)
    calls = [(action, {"id": made["id"], **more}) for action, more in _OF_SUBMISSIONS.items()]
    calls += [
        (action, {"id": dataset["id"], "upload": upload(population()), **more})
        for action, more in _OF_DATASETS.items()
    ]
    calls.append(("palembang_submission_list", {"id": office["id"]}))
    for user in _strangers(office, other_officer):
        for action, data in calls:
            with pytest.raises(tk.NotAuthorized):
                tk.get_action(action)({"user": user}, dict(data))


def test_an_unknown_submission_is_refused_as_one_of_others(other_officer: Record) -> None:
    for reference in ("no-such-id", "", None, 3, "a\0b", "x" * 5000):
        for action in _OF_SUBMISSIONS:
            with pytest.raises(tk.NotAuthorized):
                tk.get_action(action)({"user": other_officer["name"]}, {"id": reference})


def test_access_follows_the_dataset(
    officer: Record, other_officer: Record, dataset: Record
) -> None:
    made = _create(officer, dataset)
    other = factories.Organization(users=[{"name": other_officer["name"], "capacity": "editor"}])
    root = {"user": factories.Sysadmin()["name"]}
    helpers.call_action("package_patch", root, id=dataset["id"], owner_org=other["id"])

    show = tk.get_action("palembang_submission_show")
    assert show({"user": other_officer["name"]}, {"id": made["id"]})["id"] == made["id"]
    with pytest.raises(tk.NotAuthorized):
        show({"user": officer["name"]}, {"id": made["id"]})


def test_every_action_has_its_auth_function() -> None:
    from ckanext.palembang.submissions.logic.action import actions  # noqa: PLC0415 - after the plugins

    own = {name for name in actions() if name.startswith("palembang_")}
    assert own <= set(auth_functions())


def test_the_public_sees_nothing_of_it(app: Any, officer: Record, dataset: Record) -> None:
    made = _create(officer, dataset)
    for address in (
        f"/dataset/{dataset['name']}",
        f"/api/3/action/package_show?id={dataset['name']}",
        f"/api/3/action/palembang_submission_show?id={made['id']}",
        f"/dataset/{dataset['name']}.ttl",
    ):
        body = app.get(address, expect_errors=True).body
        assert made["id"] not in body
        assert "penduduk.xlsx" not in body

"""Who sees accounts: a table of people and questions; and no answer tells strangers whether a name exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ckan.tests import factories, helpers

from tests.catalogue.visitors import account, anonymous, logged_in, member_of, new_site

Record = dict[str, Any]

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")]

PEOPLE = ("anonymous", "stranger", "editor", "admin", "sysadmin")


@pytest.fixture(scope="module")
def site() -> Any:
    return new_site()


@pytest.fixture
def clients(site: Any, office: Record) -> Record:
    """A browser of each kind of visitor, logged in by cookie."""
    people = {
        "stranger": account(),
        "editor": member_of(office, "editor"),
        "admin": member_of(office, "admin"),
        "sysadmin": account(sysadmin=True),
    }
    return {"anonymous": anonymous(site)} | {
        name: logged_in(site, user) for name, user in people.items()
    }


@pytest.fixture
def target(office: Record) -> Record:
    """An officer whom nobody should find: name and full name are unlike anything else on a page."""
    user = account(name="zulkarnaen-target", fullname="Zulkarnaen Rahasia")
    helpers.call_action(
        "organization_member_create", id=office["id"], username=user["name"], role="admin"
    )
    return user


# Who may see: a mark for anonymous, stranger, editor, admin of an office, sysadmin.
_ADDRESSES = {
    "/user/": "---++",
    "/user/zulkarnaen-target": "---++",
    "/user/activity/zulkarnaen-target": "---++",
    "/user/zulkarnaen-target/organizations": "---++",
    "/user/zulkarnaen-target/groups": "---++",
    "/user/zulkarnaen-target/api-tokens": "----+",
    "/user/followers/zulkarnaen-target": "----+",
    "/api/action/user_list": "---++",
    "/api/action/user_show?id=zulkarnaen-target": "---++",
    "/api/action/user_autocomplete?q=zul": "---++",
    "/api/2/util/user/autocomplete?q=zul": "---++",
    "/api/action/user_activity_list?id=zulkarnaen-target": "---++",
    "/api/action/organization_list_for_user?id=zulkarnaen-target": "---++",
    "/api/action/user_follower_count?id=zulkarnaen-target": "---++",
    "/api/action/followee_count?id=zulkarnaen-target": "---++",
    "/api/action/member_list?id={office}": "--+++",
    "/api/action/member_list?id={office}&object_type=user": "--+++",
    "/api/action/organization_show?id={office}&include_users=true": "--+++",
    "/organization/members/{office}": "--+++",
    "/organization/admins/{office}": "--+++",
    "/organization/manage_members/{office}": "---++",
    "/organization/activity/{office}": "--+++",
    "/dataset/activity/{dataset}": "--+++",
    "/api/action/organization_activity_list?id={office}": "--+++",
    "/api/action/package_activity_list?id={dataset}": "--+++",
    "/api/action/recently_changed_packages_activity_list": "--+++",
}


def _rows() -> Iterator[tuple[str, str, bool]]:
    for address, marks in _ADDRESSES.items():
        for person, mark in zip(PEOPLE, marks, strict=True):
            yield address, person, mark == "+"


class TestWhoSees:
    def test_every_question_from_everybody(
        self, clients: Record, target: Record, office: Record, dataset: Record
    ) -> None:
        wrong = []
        for address, person, may_see in _rows():
            url = address.format(office=office["name"], dataset=dataset["name"])
            answer = clients[person].get(url, follow_redirects=False)
            is_as_expected = (
                answer.status_code == 200 if may_see else answer.status_code in (302, 403)
            )
            leaks = not may_see and "Rahasia" in answer.body
            if not is_as_expected or leaks:
                wrong.append((address, person, may_see, answer.status_code))
        assert not wrong

    @pytest.mark.parametrize("person", ["anonymous", "stranger"])
    @pytest.mark.parametrize(
        "address",
        ["/", "/dataset/", "/dataset/{dataset}", "/organization/", "/organization/{office}",
         "/organization/about/{office}", "/feeds/dataset.atom", "/catalog.ttl", "/dataset/{dataset}.ttl"],
    )  # fmt: skip
    def test_public_pages_name_no_officer(
        self,
        clients: Record,
        target: Record,
        office: Record,
        dataset: Record,
        person: str,
        address: str,
    ) -> None:
        answer = clients[person].get(address.format(office=office["name"], dataset=dataset["name"]))

        assert answer.status_code == 200
        assert "Rahasia" not in answer.body
        assert "zulkarnaen" not in answer.body

    def test_everybody_sees_the_own_account(self, site: Any) -> None:
        user = factories.UserWithToken()
        headers = {"Authorization": user["token"]}

        for address in (
            f"/api/action/user_show?id={user['name']}",
            f"/api/action/user_show?id={user['id']}",
            "/api/action/organization_list_for_user",
        ):
            assert site.test_client().get(address, headers=headers).status_code == 200


class TestExistence:
    """A name that exists and one that does not get the same answer."""

    @pytest.mark.parametrize("person", ["anonymous", "stranger"])
    def test_answers_are_the_same(self, clients: Record, target: Record, person: str) -> None:
        addresses = [address for address in _ADDRESSES if "zulkarnaen-target" in address] + [
            "/user/reset/zulkarnaen-target?key=guessed",
            "/user/edit/zulkarnaen-target",
            "/user/delete/zulkarnaen-target",
            "/api/action/am_following_user?id=zulkarnaen-target",
            "/api/action/dataset_followee_count?id=zulkarnaen-target",
            "/api/action/organization_followee_count?id=zulkarnaen-target",
            "/api/action/api_token_list?user_id=zulkarnaen-target",
        ]
        told = []
        for address in addresses:
            answers = [
                clients[person].get(url, follow_redirects=False).status_code
                for url in (address, address.replace("zulkarnaen-target", "nobody-at-all"))
            ]
            if answers[0] != answers[1]:
                told.append((address, *answers))
        assert not told


@pytest.mark.ckan_config("ckan.auth.public_user_details", True)
def test_the_operator_can_open_accounts_again(clients: Record, target: Record) -> None:
    answer = clients["anonymous"].get("/api/action/user_show?id=zulkarnaen-target")

    assert answer.status_code == 200

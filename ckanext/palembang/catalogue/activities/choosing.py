"""A dataset names the activity that it comes from: what there is to choose from, and what is accepted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

import sqlalchemy as sa
from rapidfuzz import fuzz, process, utils

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib.search import SearchError
from ckan.lib.search.query import solr_literal
from ckan.types import Context, DataDict, FlattenDataDict, FlattenErrorDict, FlattenKey

from ckanext.palembang.catalogue.activities.fields import TYPE
from ckanext.palembang.catalogue.pages.offices import palembang_office_title

#: The most that one answer holds; CKAN's own limit for a search.
MOST = 1_000
_LONGEST_QUERY = 200
_NEAR_ENOUGH = 45.0
_FIELDS = ["id", "name", "title", "extras_tahun", "organization", "state", "capacity"]


@dataclass(frozen=True)
class Choice:
    """One activity to choose: its id, what the list shows, and whose it is."""

    value: str
    text: str
    office: str
    is_own: bool


@tk.side_effect_free
def palembang_activity_autocomplete(context: Context, data_dict: DataDict) -> list[dict[str, Any]]:
    """Finds activities by parts of their title or address, for a field that names one.

    Access: whoever is logged in; only activities that the caller may read are found, drafts included.

    Args:
        context: CKAN's.
        data_dict: `q` (text, optional): what the title or address holds; `limit` (int, optional, 1 to 1000,
            by default 10).

    Returns:
        A list of `{id, name, title, tahun, organization, state, private}`, the latest year first;
        `organization` is the name (address) of the office.

    Raises:
        tk.ValidationError: `q` is no text, or `limit` no number between 1 and 1000.
    """
    tk.check_access("palembang_activity_autocomplete", context, data_dict)
    query, limit = _checked(data_dict)
    search: dict[str, Any] = {
        "q": _solr_query(query),
        "fq": f"+dataset_type:{TYPE}",
        "fl": _FIELDS,
        "rows": limit if query else MOST,
        "include_private": True,
        "include_drafts": True,
    }
    found = tk.get_action("package_search")(tk.fresh_context(context), search)["results"]
    rows = [_row(document) for document in found]
    rows.sort(key=lambda row: str(row["title"]).casefold())
    rows.sort(key=lambda row: str(row["tahun"]), reverse=True)
    return rows[:limit]


def palembang_activity_choices(selected: str) -> list[tuple[str, list[Choice]]]:
    """The activities that a form offers to its reader, by office: those of the reader's own first.

    What is selected stays to be seen, also when it is gone or not for this reader.
    """
    own = _own_offices()
    offered = [
        Choice(
            value=str(row["id"]),
            text=described(row),
            office=palembang_office_title(str(row["organization"])) if row["organization"] else "",
            is_own=row["organization"] in own,
        )
        for row in _for_reader()
    ]
    if selected and all(choice.value != selected for choice in offered):
        offered.append(Choice(selected, tk._("The activity chosen before"), "", is_own=True))
    offered.sort(key=lambda choice: (not choice.is_own, choice.office.casefold()))
    return [(office, list(group)) for office, group in groupby(offered, lambda one: one.office)]


def palembang_draft_activities() -> list[dict[str, Any]]:
    """Drafts that the reader may go on with, for the list of activities, which holds published ones only.

    As `palembang_activity_autocomplete` gives them; none for visitors.
    """
    return [row for row in _for_reader() if row["state"] == "draft"] if _own_user() else []


def described(row: Mapping[str, Any]) -> str:
    """Title and year of an activity, as a list names it."""
    title, year = str(row["title"] or row["name"]), str(row.get("tahun") or "")
    text = f"{title} ({year})" if year else title
    return f"{text} – {tk._('Draft')}" if row.get("state") == "draft" else text


def palembang_activity(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """An activity by id or address, stored as id: it exists, is none that was deleted, and the user may read it.

    What stays as it was is not judged again: an activity that was deleted since must not keep its datasets
    from being saved. The page then says so.
    """
    given = str(data[key]).strip()
    if given == _stored(context, key):
        return
    found = _readable(given, context)
    if found is None:
        errors[key].append(_unknown(given, context))
        return
    data[key] = found.id


def _stored(context: Context, key: FlattenKey) -> str:
    package = context.get("package")
    if not isinstance(package, model.Package):
        return ""
    extras = cast("Mapping[str, str]", getattr(package, "extras", None) or {})
    return extras.get(str(key[-1]), "")


def _readable(given: str, context: Context) -> model.Package | None:
    # A lone surrogate or NUL can be no address, and PostgreSQL refuses to be asked.
    if not given.isprintable():
        return None
    found = model.Session.execute(
        sa.select(model.Package)
        .where(sa.or_(model.Package.id == given, model.Package.name == given))
        .where(model.Package.type == TYPE, model.Package.state != "deleted")
    ).scalar_one_or_none()
    if found is None or context.get("ignore_auth"):
        return found
    try:
        tk.check_access("package_show", {"user": context.get("user", "")}, {"id": found.id})
    except tk.NotAuthorized:
        return None
    return found


def _unknown(given: str, context: Context) -> str:
    named = ", ".join(f"{described(row)} [{row['name']}]" for row in _nearest(given, context))
    if not named:
        return tk._("There is no activity “%(value)s” that you may choose.") % {
            "value": given[:200]
        }
    return tk._("There is no activity “%(value)s” that you may choose. Nearest: %(nearest)s.") % {
        "value": given[:200],
        "nearest": named,
    }


def _nearest(given: str, context: Context) -> list[dict[str, Any]]:
    wanted = given[:_LONGEST_QUERY]
    rows = _found({"user": context.get("user", "")})
    scored = process.extract(
        wanted,
        {place: f"{row['title']} {row['name']}" for place, row in enumerate(rows)},
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        limit=3,
        score_cutoff=_NEAR_ENOUGH,
    )
    return [rows[place] for _, _, place in scored]


def _own_user() -> str:
    return str(getattr(tk.current_user, "id", ""))


def _for_reader() -> Sequence[dict[str, Any]]:
    return _found({"user": tk.current_user.name})


def _found(context: Context) -> list[dict[str, Any]]:
    """All activities that a user may read; none where nobody is asked for or the index is down."""
    if not context.get("user"):
        return []
    try:
        return tk.get_action("palembang_activity_autocomplete")(context, {"limit": MOST})
    except (SearchError, tk.NotAuthorized):
        return []


def _own_offices() -> frozenset[str]:
    user = _own_user()
    query = (
        sa.select(model.Group.name)
        .join(model.Member, model.Member.group_id == model.Group.id)
        .where(
            model.Member.table_id == user,
            model.Member.table_name == "user",
            model.Member.state == "active",
            model.Group.is_organization.is_(True),
        )
    )
    return frozenset(model.Session.execute(query).scalars()) if user else frozenset()


def _checked(data_dict: DataDict) -> tuple[str, int]:
    query, limit = data_dict.get("q") or "", data_dict.get("limit", 10)
    errors: dict[str, Any] = {}
    if not isinstance(query, str):
        errors["q"] = [tk._("Expected a text here.")]
    try:
        limit = int(limit)
    except (TypeError, ValueError):
        limit = 0
    if not 1 <= limit <= MOST:
        errors["limit"] = [
            tk._("Expected a number from 1 to %(most)d.") % {"most": MOST},
        ]
    if errors:
        raise tk.ValidationError(errors)
    return str(query).replace("\x00", "").strip()[:_LONGEST_QUERY], limit


def _solr_query(query: str) -> str:
    if not query:
        return "*:*"
    literal = solr_literal(query.replace("\\", " "))
    return f"title_ngram:{literal} OR name_ngram:{literal} OR title:{literal} OR name:{literal}"


def _row(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": document["id"],
        "name": document["name"],
        "title": document.get("title") or "",
        "tahun": document.get("tahun") or "",
        "organization": document.get("organization") or "",
        "state": document.get("state") or "active",
        "private": document.get("capacity") == "private",
    }

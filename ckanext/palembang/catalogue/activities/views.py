"""Pages that only activities have; the rest of the form is scheming's."""

from __future__ import annotations

from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response

import ckan.plugins.toolkit as tk
from ckan.lib.navl.dictization_functions import DataError, unflatten
from ckan.logic import clean_dict, parse_params, tuplize_dict
from ckan.views.dataset import CreateView

from ckanext.palembang.catalogue.activities.fields import TYPE

palembang_activities = Blueprint("palembang_activities", __name__, url_prefix=f"/{TYPE}")


@palembang_activities.post("/new")
def create() -> Response | str:
    """Saves the first page of a new activity as a draft and opens the second; the address is made here."""
    try:
        given = clean_dict(unflatten(tuplize_dict(parse_params(tk.request.form))))
    except DataError:
        return tk.abort(400, tk._("Integrity Error"))
    record: dict[str, Any] = {
        key: value
        for key, value in given.items()
        if key not in ("_ckan_phase", "pkg_name", "save", "id", "name")
    }
    try:
        draft = tk.get_action("package_create")({}, {**record, "type": TYPE, "state": "draft"})
    except tk.NotAuthorized:
        return tk.abort(403, tk._("Unauthorized to create a package"))
    except tk.ValidationError as error:
        return CreateView().get(
            TYPE, {**record, "state": "none"}, error.error_dict, error.error_summary
        )
    return tk.redirect_to(f"{TYPE}.scheming_new_page", id=draft["name"], page=2)


@palembang_activities.get("/<activity_id>/resource/new")
def no_files(activity_id: str) -> Response:
    """Where scheming leads after the last page: an activity has no files, so it is shown."""
    return tk.redirect_to(f"{TYPE}.read", id=activity_id)


@palembang_activities.post("/<activity_id>/copy")
def copy(activity_id: str) -> Response:
    """Copies an activity for another year and opens the copy's form."""
    year = tk.request.form.get("tahun", "")
    try:
        made = tk.get_action("palembang_activity_copy")({}, {"id": activity_id, "tahun": year})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return tk.abort(404, tk._("Activity not found"))
    except tk.ValidationError as error:
        tk.h.flash_error(" ".join(str(text) for text in error.error_summary.values()))
        return tk.redirect_to(f"{TYPE}.read", id=activity_id)
    tk.h.flash_success(
        tk._("The activity is copied. Look at the marked pages again before publication.")
    )
    return tk.redirect_to(f"{TYPE}.scheming_new_page", id=made["name"], page=1)

"""Pages of the catalogue."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.activities.fields import TYPE as ACTIVITY
from ckanext.palembang.catalogue.activities.views import palembang_activities
from ckanext.palembang.catalogue.data_files.views import palembang_data
from ckanext.palembang.catalogue.exchange.views import palembang_metadata
from ckanext.palembang.catalogue.failures import palembang_failures
from ckanext.palembang.catalogue.forms_on_paper.views import palembang_paper
from ckanext.palembang.catalogue.glossary.views import palembang_glossary
from ckanext.palembang.catalogue.offices.views import palembang_offices
from ckanext.palembang.catalogue.security import palembang_security

__all__ = [
    "palembang",
    "palembang_activities",
    "palembang_data",
    "palembang_failures",
    "palembang_glossary",
    "palembang_metadata",
    "palembang_offices",
    "palembang_paper",
    "palembang_security",
]

palembang = Blueprint("palembang", __name__)


@palembang.get("/dataset/<dataset_id>/publish", defaults={"package_type": "dataset"})
@palembang.get(f"/{ACTIVITY}/<dataset_id>/publish", defaults={"package_type": ACTIVITY})
def publication_check(dataset_id: str, package_type: str) -> str:
    """Shows an officer what is missing of a dataset or activity, field by field, and the button that publishes."""
    try:
        check = tk.get_action("palembang_dataset_check")({}, {"id": dataset_id})
        dataset = tk.get_action("package_show")({}, {"id": dataset_id})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return tk.abort(404, _not_found(package_type))
    return tk.render(
        "palembang/dataset/publication_check.html", {"pkg_dict": dataset, "check": check}
    )


@palembang.post("/dataset/<dataset_id>/publish", defaults={"package_type": "dataset"})
@palembang.post(f"/{ACTIVITY}/<dataset_id>/publish", defaults={"package_type": ACTIVITY})
def publish(dataset_id: str, package_type: str) -> Response | str:
    """Publishes a complete draft; an incomplete one shows what is missing."""
    try:
        dataset = tk.get_action("palembang_dataset_publish")({}, {"id": dataset_id})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return tk.abort(404, _not_found(package_type))
    except tk.ValidationError:
        return publication_check(dataset_id, package_type)
    if dataset["type"] == ACTIVITY:
        tk.h.flash_success(tk._("The activity is published."))
    else:
        tk.h.flash_success(tk._("The dataset is published."))
    return tk.redirect_to(f"{dataset['type']}.read", id=dataset["name"])


def _not_found(package_type: str) -> str:
    return tk._("Activity not found") if package_type == ACTIVITY else tk._("Dataset not found")

"""Addresses of the printed forms."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast

from flask import Blueprint, Response, request, send_file

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ckanext.palembang.catalogue.exchange.gather import Dossier, gather
from ckanext.palembang.catalogue.exchange.records import ACTIVITY, DATASET
from ckanext.palembang.catalogue.forms_on_paper import texts
from ckanext.palembang.catalogue.forms_on_paper.paper import paper_of
from ckanext.palembang.catalogue.forms_on_paper.workbook import workbook

__all__ = ["palembang_paper"]

palembang_paper = Blueprint("palembang_paper", __name__)

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@palembang_paper.get("/kegiatan/<package_id>/formulir", defaults={"package_type": ACTIVITY})
@palembang_paper.get("/dataset/<package_id>/formulir", defaults={"package_type": DATASET})
def page(package_id: str, package_type: str) -> str:
    """MS-Keg, MS-Ind and MS-Var of an activity or dataset, to be printed and signed."""
    dossier = _dossier(package_id, package_type)
    name = dossier.subject["name"]
    variables: dict[str, Any] = {
        "paper": paper_of(dossier),
        "words": texts.words,
        "place": texts.place(),
        "back": tk.url_for(f"{package_type}.read", id=name),
        "workbook": tk.url_for("palembang_paper.file", package_id=name, package_type=package_type),
    }
    return tk.render("palembang/forms_on_paper/page.html", variables)


@palembang_paper.get("/kegiatan/<package_id>/formulir.xlsx", defaults={"package_type": ACTIVITY})
@palembang_paper.get("/dataset/<package_id>/formulir.xlsx", defaults={"package_type": DATASET})
def file(package_id: str, package_type: str) -> Response:
    """The same as a workbook."""
    dossier = _dossier(package_id, package_type)
    return send_file(
        BytesIO(workbook(paper_of(dossier))),
        mimetype=_XLSX,
        as_attachment=True,
        download_name=f"{dossier.subject['name']}.formulir.xlsx",
    )


def _dossier(package_id: str, package_type: str) -> Dossier:
    context = cast("Context", {"user": tk.current_user.name})
    try:
        dossier = gather(context, package_id)
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return tk.abort(404, tk._("Dataset not found"))
    if dossier.subject["type"] != package_type:
        return tk.abort(404, tk._("Dataset not found"))
    if tk.current_user.is_authenticated:
        # CKAN lets every file be cached in public, an officer's draft too.
        request.environ["__no_cache__"] = True
    return dossier

"""Addresses of exported metadata, and the page where officers import them."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, request

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import config
from ckanext.palembang.catalogue.exchange import waiting
from ckanext.palembang.catalogue.exchange.export import FORMATS
from ckanext.palembang.catalogue.exchange.records import ACTIVITY, DATASET

__all__ = ["palembang_metadata"]

palembang_metadata = Blueprint("palembang_metadata", __name__)

_TEMPLATE = "palembang/exchange/import.html"


@palembang_metadata.get(
    "/kegiatan/<package_id>/metadata.<format_name>.json", defaults={"package_type": ACTIVITY}
)
@palembang_metadata.get(
    "/dataset/<package_id>/metadata.<format_name>.json", defaults={"package_type": DATASET}
)
def export_file(package_id: str, format_name: str, package_type: str) -> Response:
    """An activity or dataset as a file of another system; `?personal=1` with the facts about persons."""
    if format_name not in FORMATS:
        return tk.abort(404, tk._("There is no such format."))
    try:
        package = tk.get_action("package_show")({}, {"id": package_id})
        found = tk.get_action("palembang_metadata_export")(
            {},
            {
                "id": package_id,
                "format": format_name,
                "personal": request.args.get("personal") == "1",
            },
        )
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return tk.abort(404, tk._("Dataset not found"))
    if package["type"] != package_type:
        return tk.abort(404, tk._("Dataset not found"))
    if tk.current_user.is_authenticated:
        # CKAN lets every file be cached in public, an officer's draft too.
        request.environ["__no_cache__"] = True
    text = json.dumps(found, ensure_ascii=False, indent=2)
    response = Response(text, mimetype="application/json")
    name = f"{package['name']}.{format_name}.json"
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


@palembang_metadata.get("/metadata/import")
def import_page() -> str:
    """Asks for a file and an office."""
    _refuse_strangers()
    return _page({})


@palembang_metadata.post("/metadata/import")
def import_file() -> str | Response:
    """Checks a file, or imports one that was checked."""
    _refuse_strangers()
    token = request.form.get("token", "")
    content = waiting.fetch(tk.current_user.id, token) if token else _uploaded()
    if content is None:
        text = tk._("The file is gone: choose it again.") if token else tk._("Choose a file.")
        return _page({"error": text})
    is_dry_run = not token
    try:
        result = tk.get_action("palembang_metadata_import")(
            {},
            {
                "content": content,
                "owner_org": request.form.get("owner_org", ""),
                "keep_going": request.form.get("keep_going") == "1",
                "dry_run": is_dry_run,
            },
        )
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return _page({"error": tk._("Choose an office that you edit.")})
    except tk.ValidationError as error:
        return _page(_refusal(dict(error.error_dict)))
    if is_dry_run:
        return _page({"result": result, "token": waiting.keep(tk.current_user.id, content)})
    waiting.forget(tk.current_user.id, token)
    return _page({"result": result})


def _refuse_strangers() -> None:
    try:
        tk.check_access("palembang_metadata_import", {"user": tk.current_user.name}, {})
    except tk.NotAuthorized:
        tk.abort(403, tk._("Only editors of an office may import its metadata."))


def _uploaded() -> bytes | None:
    upload = request.files.get("upload")
    if upload is None or not upload.filename:
        return None
    # One byte more than is read, so that the action says that it is too much.
    return upload.stream.read(config.metadata_import_limit() + 1)


def _refusal(errors: dict[str, Any]) -> dict[str, Any]:
    result = {
        "records": errors.pop("records", []),
        "findings": errors.pop("findings", []),
        "is_refused": True,
        "is_saved": False,
        "dry_run": False,
        "counts": {},
    }
    texts = [str(text) for found in errors.values() for text in found]
    return {"error": " ".join(texts), "result": result}


def _page(variables: dict[str, Any]) -> str:
    offices = tk.get_action("organization_list_for_user")({}, {"permission": "create_dataset"})
    shown: dict[str, Any] = {
        "offices": sorted(offices, key=lambda office: str(office.get("display_name"))),
        "owner_org": request.form.get("owner_org") or request.args.get("owner_org", ""),
        "keep_going": request.form.get("keep_going") == "1",
        "result": None,
        "token": "",
        "error": "",
    }
    return tk.render(_TEMPLATE, {**shown, **variables})

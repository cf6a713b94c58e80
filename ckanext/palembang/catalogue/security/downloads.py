"""Files that people upload are downloaded, not shown: a page or drawing in them could run scripts as our site."""

from __future__ import annotations

from flask import Response, request

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.security.headers import RUNNABLE_TYPES

_DOWNLOADS = frozenset({"file.download", "file.public_download", "file.trusted_download"})
_PUBLIC_FOLDER = "/uploads/"


def serve_as_attachment(response: Response) -> Response:
    """Makes an attachment of an uploaded file, unless its type is one that the operator lets browsers show.

    CKAN does so itself for files in its storages, but not for those in `ckan.storage_path`, and it shows
    drawings (SVG) wherever `ckan.files.inline_content_types` holds `image`. Pictures of offices and people
    lie in a public folder and are meant to be shown, the runnable ones among them excepted; a page that
    holds them as pictures is not affected.
    """
    if response.status_code not in (200, 206, 304):
        return response
    is_picture = (request.endpoint == "static") and request.path.startswith(_PUBLIC_FOLDER)
    if (is_picture and response.mimetype in RUNNABLE_TYPES) or (
        _is_download() and not _may_be_shown(response.mimetype or "")
    ):
        _make_attachment(response)
    return response


def _is_download() -> bool:
    endpoint = request.endpoint or ""
    return endpoint in _DOWNLOADS or endpoint.endswith("resource.download")


def _may_be_shown(content_type: str) -> bool:
    if content_type in RUNNABLE_TYPES:
        return False
    shown: list[str] = tk.config["ckan.files.inline_content_types"]
    return content_type in shown or content_type.split("/", maxsplit=1)[0] in shown


def _make_attachment(response: Response) -> None:
    disposition = response.headers.get("Content-Disposition", "")
    kind, separator, rest = disposition.partition(";")
    if kind.strip().lower() != "attachment":
        response.headers["Content-Disposition"] = f"attachment{separator}{rest}"

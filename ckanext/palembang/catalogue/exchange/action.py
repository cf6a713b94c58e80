"""Actions: metadata out of the catalogue and into it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context, DataDict

from ckanext.palembang.catalogue import config
from ckanext.palembang.catalogue.exchange import complaints
from ckanext.palembang.catalogue.exchange.entries import Contents, contents_of
from ckanext.palembang.catalogue.exchange.export import FORMATS, export
from ckanext.palembang.catalogue.exchange.gather import gather
from ckanext.palembang.catalogue.exchange.importing import Order, Report, import_contents
from ckanext.palembang.statistics import Document, Level, read_document

__all__ = ["palembang_metadata_export", "palembang_metadata_import"]

#: What `format` of an import may be, and the formats of documents that each takes.
_IMPORT_FORMATS = {"indah": ("indah", "indah_bundle"), "flat": ("data_json", "flat")}


@tk.side_effect_free
def palembang_metadata_export(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Gives an activity or a dataset as JSON of another system.

    Access: whoever may read the activity or dataset. Facts about persons are in it only for those who
    see them in `package_show`, and only where they ask for them.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of an activity or dataset; `format` (text, default `indah`):
            `indah` for INDAH v2, `flat` for the national data.json and BPS DNA; `personal` (bool,
            default false): with the facts about persons.

    Returns:
        `indah`: an activity with its indicators and variables, `{kegiatan, indikator, variabel}`.
        `flat`: of a dataset its entry; of an activity `{dataset: [...]}` with an entry for each.

    Raises:
        tk.ValidationError: There is no such format.
    """
    package_id = tk.get_or_bust(data_dict, "id")
    tk.check_access("palembang_metadata_export", context, {"id": package_id})
    format_name = data_dict.get("format") or "indah"
    if format_name not in FORMATS:
        text = tk._("Choose a format: %(formats)s.") % {"formats": ", ".join(FORMATS)}
        raise tk.ValidationError({"format": [text]})
    with_people = tk.asbool(data_dict.get("personal", False))
    return export(gather(context, package_id), format_name, with_people=with_people)


def palembang_metadata_import(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Creates and changes activities, datasets, indicators and variables from a file of another system.

    All of it or, where a record is refused, nothing; with `keep_going` what is good of it. The same
    file again changes nothing. What is incomplete comes in as a draft. Keys that no form knows are kept,
    given back by an export, and told of.

    Access: editors and administrators of the office.

    Args:
        context: CKAN's.
        data_dict: `owner_org` (text): id or name of the office; `content` (text) or `records` (the same
            as JSON); `format` (text, optional): `indah` or `flat`, found out by default; `keep_going`
            (bool, default false); `dry_run` (bool, default false): only say what would happen.

    Returns:
        `dry_run`, `is_saved`, `is_refused`, `format`, `findings` (about the file), `counts` (outcome to
        number) and `records`, a list of `{index, kind, id, name, title, outcome, findings}` with `kind`
        kegiatan, dataset, indikator or variabel, `outcome` created, updated, unchanged or refused, and
        findings `{rule, path, level, message}`.

    Raises:
        tk.ValidationError: Records were refused and nothing was saved: `content`, one sentence, and
            `findings` and `records` as above. A dry run returns them instead.
    """
    reference = tk.get_or_bust(data_dict, "owner_org")
    tk.check_access("palembang_metadata_import", context, data_dict)
    office = model.Group.get(reference) if isinstance(reference, str) else None
    if office is None or not office.is_organization or office.state != "active":
        raise tk.ObjectNotFound(tk._("Office not found"))
    order = Order(
        user=context.get("user") or "",
        office_id=office.id,
        keep_going=tk.asbool(data_dict.get("keep_going", False)),
        is_dry_run=tk.asbool(data_dict.get("dry_run", False)),
    )
    document = read_document(_content(data_dict))
    contents = contents_of(document)
    found = complaints.of_findings(contents.findings)
    found += _wrong_format(document, data_dict.get("format"))
    if complaints.has_error(found):
        contents = Contents((), ())
        report = Report((), is_saved=False, is_refused=True)
    else:
        report = import_contents(contents, order)
    return _answer(report, found, document.format, order)


def _content(data_dict: DataDict) -> str | bytes:
    content, records = data_dict.get("content"), data_dict.get("records")
    if content is None and records is not None:
        try:
            content = json.dumps(records, ensure_ascii=False)
        except (TypeError, ValueError, RecursionError) as error:
            raise tk.ValidationError({"records": [tk._("Expected JSON here.")]}) from error
    if not isinstance(content, str | bytes):
        raise tk.ValidationError({"content": [tk._("Send a text of JSON, or `records`.")]})
    size = len(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    limit = config.metadata_import_limit()
    if size > limit:
        text = tk._("The file has %(size).1f MB; at most %(limit).1f MB are read.")
        megabytes = {"size": size / 1_000_000, "limit": limit / 1_000_000}
        raise tk.ValidationError({"content": [text % megabytes]})
    return content


def _wrong_format(document: Document, wanted: Any) -> list[complaints.Complaint]:
    if wanted in (None, "", "auto"):
        return []
    expected = _IMPORT_FORMATS.get(wanted) if isinstance(wanted, str) else None
    if expected is None:
        names = ", ".join(_IMPORT_FORMATS)
        text = tk._("Choose a format: %(formats)s.") % {"formats": names}
        raise tk.ValidationError({"format": [text]})
    if document.format in expected or not document.records:
        return []
    text = tk._("The file is not in the format “%(wanted)s”, but in “%(found)s”.")
    names = {"wanted": wanted, "found": document.format}
    return [complaints.complaint("format-other", (), Level.ERROR, text % names)]


def _answer(
    report: Report, found: list[complaints.Complaint], format_name: str, order: Order
) -> dict[str, Any]:
    records = [result.as_dict() for result in report.results]
    if report.is_refused and not order.is_dry_run:
        # CKAN's own type of errors has lists of texts only; ours say where and why for each record.
        errors: Any = {
            "content": [tk._("Nothing was saved: records were refused.")],
            "findings": found,
            "records": records,
        }
        raise tk.ValidationError(errors)
    return {
        "dry_run": order.is_dry_run,
        "is_saved": report.is_saved,
        "is_refused": report.is_refused,
        "format": format_name,
        "findings": found,
        "counts": dict(Counter(result.outcome for result in report.results)),
        "records": records,
    }

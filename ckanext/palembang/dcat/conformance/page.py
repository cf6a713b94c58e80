"""The report on the feed's conformance as a page for people."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

from ckanext.palembang.dcat.conformance.checking import is_checker_there
from ckanext.palembang.dcat.conformance.grouping import groups_of
from ckanext.palembang.dcat.conformance.job import is_being_checked
from ckanext.palembang.dcat.conformance.logic import missing_checker
from ckanext.palembang.dcat.conformance.report import Report
from ckanext.palembang.dcat.linked_data.documents import SERIALISATIONS

_FORMAT_NAMES = {"ttl": "Turtle", "xml": "RDF/XML", "jsonld": "JSON-LD", "nt": "N-Triples"}


def render_report(report: Report | None) -> str:
    """Return the page of the last report, or one that says that there is none yet."""
    may_check = _may_check()
    return tk.render(
        "palembang/conformance/read.html",
        {
            "report": report,
            "groups": groups_of(report.found) if report else [],
            "severities": _severities(),
            "formats": list(_FORMAT_NAMES.values()),
            "downloads": _downloads() if report else [],
            "may_check": may_check,
            "is_being_checked": may_check and is_being_checked(),
            "missing": missing_checker() if may_check and not is_checker_there() else "",
        },
    )


def _may_check() -> bool:
    try:
        tk.check_access("palembang_dcat_conformance_check", {})
    except tk.NotAuthorized:
        return False
    return True


def _severities() -> dict[str, str]:
    return {
        "Violation": tk._("Violation"),
        "Warning": tk._("Warning"),
        "Info": tk._("Hint"),
    }


def _downloads() -> list[tuple[str, str, str]]:
    """Return name, address and media type of each document, which is the same in every language."""
    endpoint = "palembang_conformance.conformance_in"
    return [
        (
            _FORMAT_NAMES[extension],
            tk.url_for(endpoint, extension=extension, locale="default"),
            one.media_type,
        )
        for extension, one in SERIALISATIONS.items()
    ]

"""Helpers for templates and for the schemas."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from flask import g

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import form_errors, labels
from ckanext.palembang.catalogue.activities.choosing import (
    palembang_activity_choices,
    palembang_draft_activities,
)
from ckanext.palembang.catalogue.activities.form import (
    palembang_activity_type,
    palembang_form_fields,
    palembang_marked_fields,
    palembang_marks_elsewhere,
)
from ckanext.palembang.catalogue.activities.links import (
    palembang_activity_of,
    palembang_datasets_of_activity,
)
from ckanext.palembang.catalogue.activities.page import palembang_activity_page
from ckanext.palembang.catalogue.activities.words import (
    humanize_entity_type,
    palembang_activities_word,
)
from ckanext.palembang.catalogue.glossary.helpers import (
    palembang_glossary_address,
    palembang_glossary_term,
)
from ckanext.palembang.catalogue.indicators import palembang_indicators
from ckanext.palembang.catalogue.indicators.form import (
    palembang_row_needs,
    palembang_row_suggestions,
)
from ckanext.palembang.catalogue.offices.helpers import (
    palembang_office,
    palembang_office_choices,
    palembang_office_tree,
)
from ckanext.palembang.catalogue.pages.citation import palembang_citation, palembang_licence
from ckanext.palembang.catalogue.pages.downloads import palembang_downloads
from ckanext.palembang.catalogue.pages.home import palembang_home
from ckanext.palembang.catalogue.pages.links import (
    palembang_chapter_address,
    palembang_has_own_search,
    palembang_language_links,
    palembang_safe_url,
)
from ckanext.palembang.catalogue.pages.meaning import (
    palembang_area_names,
    palembang_meaning,
    palembang_other_fields,
)
from ckanext.palembang.catalogue.pages.offices import palembang_office_title, palembang_walidata
from ckanext.palembang.catalogue.pages.problems import palembang_error
from ckanext.palembang.catalogue.pages.search_page import (
    palembang_facet,
    palembang_filter_labels,
    palembang_sorting,
)
from ckanext.palembang.catalogue.pages.tables import palembang_table
from ckanext.palembang.catalogue.pages.words import (
    dataset_display_name,
    get_translated,
    markdown_extract,
    palembang_date,
    palembang_excerpt,
    palembang_moment,
    palembang_number,
    palembang_other_title,
    palembang_period,
    palembang_rows,
    palembang_text,
    palembang_unit,
    resource_display_name,
)
from ckanext.palembang.catalogue.pages.yearbook import palembang_chapter, palembang_editions
from ckanext.palembang.catalogue.row_lines import palembang_row_lines
from ckanext.palembang.catalogue.variables.page import (
    palembang_code_list_choices,
    palembang_describes_variables,
    palembang_dictionaries,
    palembang_own_heading,
    palembang_variable_answers,
    palembang_variable_form,
)
from ckanext.palembang.reference import code_list

__all__ = [
    "dataset_display_name",
    "get_translated",
    "humanize_entity_type",
    "markdown_extract",
    "palembang_activities_word",
    "palembang_activity_choices",
    "palembang_activity_of",
    "palembang_activity_page",
    "palembang_activity_type",
    "palembang_area_names",
    "palembang_chapter",
    "palembang_chapter_address",
    "palembang_choice_text",
    "palembang_choices",
    "palembang_citation",
    "palembang_code_label",
    "palembang_code_list_choices",
    "palembang_datasets_of_activity",
    "palembang_date",
    "palembang_describes_variables",
    "palembang_dictionaries",
    "palembang_downloads",
    "palembang_draft_activities",
    "palembang_editions",
    "palembang_error",
    "palembang_errors_by_page",
    "palembang_excerpt",
    "palembang_facet",
    "palembang_filter_labels",
    "palembang_form_fields",
    "palembang_glossary_address",
    "palembang_glossary_term",
    "palembang_has_own_search",
    "palembang_home",
    "palembang_indicators",
    "palembang_keep_form_page",
    "palembang_language",
    "palembang_language_links",
    "palembang_licence",
    "palembang_marked_fields",
    "palembang_marks_elsewhere",
    "palembang_meaning",
    "palembang_moment",
    "palembang_number",
    "palembang_office",
    "palembang_office_choices",
    "palembang_office_title",
    "palembang_office_tree",
    "palembang_other_fields",
    "palembang_other_title",
    "palembang_own_heading",
    "palembang_period",
    "palembang_row_lines",
    "palembang_row_needs",
    "palembang_row_suggestions",
    "palembang_rows",
    "palembang_safe_url",
    "palembang_selected_values",
    "palembang_sorting",
    "palembang_table",
    "palembang_text",
    "palembang_unit",
    "palembang_variable_answers",
    "palembang_variable_form",
    "palembang_walidata",
    "resource_display_name",
]

# Lists whose codes people know by heart, and so look for.
_SHOWN_WITH_CODE = frozenset({"bab", "urusan", "subjek_csa", "wilayah"})


def palembang_choices(field: dict[str, Any]) -> list[dict[str, Any]]:
    """Choices of a scheming field from the code list that it names."""
    return _choices(field["code_list"])


def palembang_code_label(name: str, code: str) -> str:
    """Label of a code in the reader's language; the code itself where it is unknown."""
    return labels.code_label(name, code)


def palembang_language() -> str:
    """`id` or `en`: the language of our texts for this reader."""
    return labels.language()


def palembang_choice_text(name: str, choice: dict[str, Any]) -> str:
    """What a choice of a code list reads: its label, with the code where people know it."""
    label = choice["label"][labels.language()]
    return f"{choice['value']} {label}" if name in _SHOWN_WITH_CODE else label


def palembang_selected_values(value: Any) -> list[str]:
    """The selected values of a form field, however the form, the API or the database gave them."""
    if isinstance(value, str) and value.startswith("["):
        try:
            value = json.loads(value)
        except ValueError:
            value = [value]
    values = value if isinstance(value, list) else [value]
    return [str(item) for item in values if item is not None and str(item)]


def palembang_errors_by_page(package_type: str, errors: dict[str, Any]) -> list[dict[str, Any]]:
    """Errors of a dataset sorted by the pages of its form; see `form_errors.by_page`."""
    return form_errors.by_page(package_type, errors)


def palembang_keep_form_page(package_type: str, data: dict[str, Any], form_style: str) -> bool:
    """Makes the form of a draft post to its own page, which saves that page and opens the next.

    Returns:
        Whether the form belongs to a draft that has pages.
    """
    pages = tk.h.scheming_get_dataset_form_pages(package_type)
    dataset = data.get("name") or data.get("id")
    if not pages or not dataset or not data.get("id") or form_style == "edit":
        return False
    g.form_action = tk.h.url_for(
        f"{package_type}.scheming_new_page", id=dataset, page=int(data.get("_form_page") or 1)
    )
    return True


@lru_cache(maxsize=64)
def _choices(name: str) -> list[dict[str, Any]]:
    return [
        {"value": code.code, "label": {"id": code.label_id, "en": code.label_en}}
        for code in code_list(name).codes
    ]

"""Write a form as an XLSX that an officer understands at a sight."""

# XlsxWriter says only some of its types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ckanext.palembang.tables.structure.model import DataPoint, DataStructure
from ckanext.palembang.tables.templates.form import (
    HELP_SHEET,
    IDENTITY_SHEET,
    INPUT_SHEET,
    LISTS_SHEET,
    Form,
)
from ckanext.palembang.tables.templates.help_sheet import write_help
from ckanext.palembang.tables.templates.identity import PROPERTY, TemplateIdentity, structure_hash
from ckanext.palembang.tables.templates.input_sheet import write_input
from ckanext.palembang.tables.templates.looks import Looks
from ckanext.palembang.tables.templates.plan import make_form
from ckanext.palembang.tables.templates.rules import SIGNS, signs
from ckanext.palembang.tables.templates.stored import layout_of, records_of

#: A text property of a workbook is no longer than this.
_LONGEST_PROPERTY = 250


def write_template(
    structure: DataStructure,
    period: str,
    earlier: Sequence[DataPoint] = (),
    language: str = "id",
) -> bytes:
    """Return an XLSX to be filled in with the figures of one period.

    Args:
        structure: the table.
        period: the period that is asked for, `2024`, `2023/2024`, `2024-02`.
        earlier: figures of the period before (of several: the last one is taken), shown for comparison.
        language: `id` or `en`: which stands first in instructions and messages.

    Raises:
        TemplateImpossibleError: a dimension has no members, or there are too many figures.
    """
    form = make_form(structure, period, earlier)
    identity = identity_for(structure, period, form)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, options) as book:
        looks = Looks(book)
        write_input(book.add_worksheet(INPUT_SHEET), looks, form, structure, period, language)
        write_help(book, looks, language)
        _write_lists(book)
        _write_identity(book, form, identity)
    return stream.getvalue()


def identity_for(structure: DataStructure, period: str, form: Form) -> TemplateIdentity:
    """Return the identity of a form."""
    return TemplateIdentity(
        dataset=structure.identity,
        title=structure.title,
        period=period,
        structure_hash=structure_hash(structure),
        layout=layout_of(form),
        earlier_period=form.earlier_period or "",
    )


def _write_lists(book: Workbook) -> None:
    sheet = book.add_worksheet(LISTS_SHEET)
    listed = signs()
    for row, (sign, indonesian, english) in enumerate(listed):
        for column, text in enumerate((sign, indonesian, english)):
            sheet.write_string(row, column, text)
    book.define_name(SIGNS, f"={LISTS_SHEET}!$A$1:$A${len(listed)}")
    sheet.hide()
    sheet.protect()


def _write_identity(book: Workbook, form: Form, identity: TemplateIdentity) -> None:
    sheet: Worksheet = book.add_worksheet(IDENTITY_SHEET)
    for row, record in enumerate(records_of(form, identity)):
        for column, text in enumerate(record):
            sheet.write_string(row, column, text)
    sheet.very_hidden()
    sheet.protect()
    book.set_properties(
        {"title": identity.title[:_LONGEST_PROPERTY], "subject": f"{identity.period}, {HELP_SHEET}"}
    )
    for name, fact in asdict(identity).items():
        book.set_custom_property(PROPERTY + name, str(fact)[:_LONGEST_PROPERTY], "text")

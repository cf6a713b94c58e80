"""Whether a template belongs to the table and period it is handed in for; in the child process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ckanext.palembang.tables.errors import TablesError, TemplateImpossibleError
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.formats.opening import open_sheets
from ckanext.palembang.tables.grid import Sheet
from ckanext.palembang.tables.limits import Limits
from ckanext.palembang.tables.structure.model import DataStructure, Role
from ckanext.palembang.tables.templates.filled import FilledForm
from ckanext.palembang.tables.templates.form import (
    HELP_SHEET,
    IDENTITY_SHEET,
    LISTS_SHEET,
    Form,
)
from ckanext.palembang.tables.templates.identity import (
    VERSION,
    TemplateIdentity,
    structure_hash,
)
from ckanext.palembang.tables.templates.locate import input_sheet_of
from ckanext.palembang.tables.templates.plan import make_form, without_sums
from ckanext.palembang.tables.templates.reading import TemplateReading
from ckanext.palembang.tables.templates.recognise import identity_by_properties, stored_form
from ckanext.palembang.tables.templates.stored import layout_of

_MOST_NAMED = 8


def identity_here(path: Path, limits: Limits) -> TemplateIdentity | None:
    """Return the identity of a template, None for every other file."""
    try:
        sheets = open_sheets(path, limits)
    except TablesError:
        return None
    stored = stored_form(sheets)
    return stored[1] if stored else identity_by_properties(path)


def read_template_here(
    path: Path, structure: DataStructure, limits: Limits, period: str | None
) -> TemplateReading:
    """Read a filled-in template in this process.

    Args:
        path: the file.
        structure: the table it is handed in for.
        limits: how large the file may be.
        period: the period it is handed in for; the template's own without.
    """
    try:
        sheets = open_sheets(path, limits)
    except TablesError as error:
        facts = {name: str(value) for name, value in error.facts.items()}
        return TemplateReading((), (Finding(error.code, Level.ERROR, facts=facts),), None)
    stored = stored_form(sheets)
    identity = stored[1] if stored else identity_by_properties(path)
    if identity is None:
        return TemplateReading((), (Finding("not-a-template", Level.ERROR),), None)
    refusal = _refusal(identity, structure, period)
    form = stored[0] if stored else _rebuilt(structure, identity)
    sheet = input_sheet_of(sheets)
    if refusal is None and (form is None or sheet is None):
        refusal = Finding("identity-lost", Level.ERROR)
    if refusal or form is None or sheet is None:
        return TemplateReading((), (refusal,) if refusal else (), identity)
    return _read(sheets, sheet, form, structure, identity)


def _read(
    sheets: list[Sheet],
    sheet: Sheet,
    form: Form,
    structure: DataStructure,
    identity: TemplateIdentity,
) -> TemplateReading:
    findings = list(_changes(structure, form, identity))
    if any(one.level is Level.ERROR for one in findings):
        return TemplateReading((), tuple(findings), identity)
    filled = FilledForm(sheet, form)
    points = filled.points(structure)
    findings += filled.findings
    own = {HELP_SHEET, LISTS_SHEET, IDENTITY_SHEET, sheet.name}
    more = [one.name or "" for one in sheets if one.name not in own and one.rows]
    if more:
        facts = {"names": ", ".join(more[:_MOST_NAMED])}
        findings.append(Finding("further-sheets", Level.INFO, facts=facts))
    return TemplateReading(points, tuple(findings), identity)


def _refusal(
    identity: TemplateIdentity, structure: DataStructure, period: str | None
) -> Finding | None:
    if identity.version > VERSION:
        return Finding("identity-lost", Level.ERROR)
    if identity.dataset != structure.identity:
        facts = {"found": identity.title, "expected": structure.title}
        return Finding("other-dataset", Level.ERROR, facts=facts)
    if period is not None and identity.period != period:
        facts = {"found": identity.period, "expected": period}
        return Finding("other-period", Level.ERROR, facts=facts)
    return None


def _rebuilt(structure: DataStructure, identity: TemplateIdentity) -> Form | None:
    """The form as it must have been, where the same structure gives the same rows and columns."""
    try:
        form = make_form(structure, identity.period, earlier_period=identity.earlier_period)
    except TemplateImpossibleError:
        return None
    return without_sums(form) if layout_of(form) == identity.layout else None


def _changes(structure: DataStructure, form: Form, identity: TemplateIdentity) -> Iterator[Finding]:
    """What the table has that the template does not know of, and the other way round."""
    if identity.structure_hash == structure_hash(structure):
        return
    names = {one.name for one in structure.dimensions}
    asked = {*form.down, *form.across, *form.fixed}
    added, gone = _members(structure, form) if names == asked else ([], [])
    facts = {
        "found": identity.structure_hash,
        "expected": structure_hash(structure),
        "added": ", ".join([*sorted(names - asked), *added][:_MOST_NAMED]) or "–",
        "gone": ", ".join([*sorted(asked - names), *gone][:_MOST_NAMED]) or "–",
    }
    level = Level.ERROR if names != asked or gone else Level.WARNING
    yield Finding("older-structure", level, facts=facts)


def _members(structure: DataStructure, form: Form) -> tuple[list[str], list[str]]:
    had: dict[str, set[str]] = {name: {code} for name, code in form.fixed.items()}
    for place, name in enumerate(form.down):
        had[name] = {row.members[place] for row in form.rows}
    for place, name in enumerate(form.across):
        had[name] = {column.members[place] for column in form.inputs()}
    added: list[str] = []
    gone: list[str] = []
    for column in structure.dimensions:
        if column.role is Role.TIME:
            continue
        known = {one.code: one.label for one in column.members}
        added += [label for code, label in known.items() if code not in had[column.name]]
        gone += sorted(had[column.name] - set(known))
    return added, gone

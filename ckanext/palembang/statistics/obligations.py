"""What is missing before publication, and what is filled although another answer makes it not apply."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.palembang.statistics.conditions import applies, failed, requirements
from ckanext.palembang.statistics.fields import CONDITIONAL, MANDATORY, Field, fields
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.values import (
    Record,
    answer_of,
    is_blank,
    says_nothing,
    whole_number,
)

_MISSING = Message(
    "Fill this in: it is needed before publication.",
    "Isi bagian ini: diperlukan sebelum publikasi.",
)


def obligations(form: str, record: Record) -> Iterator[Finding]:
    """Mandatory fields are filled, conditional ones if and only if they apply (the forms' arrows)."""
    for field in fields(form):
        yield from _field(field, record)
        if field.other:
            yield from _conditional(form, field.other.key, record, dash=False, field=None)


def _field(field: Field, record: Record) -> Iterator[Finding]:
    if field.obligation == MANDATORY and _is_missing(record.get(field.key), dash=field.dash):
        yield Finding("mandatory", (field.key,), _MISSING, Level.INCOMPLETE)
    elif field.obligation == CONDITIONAL:
        yield from _conditional(field.form, field.key, record, dash=field.dash, field=field)


def _conditional(
    form: str, key: str, record: Record, *, dash: bool, field: Field | None
) -> Iterator[Finding]:
    value = record.get(key)
    if applies(form, key, record):
        need = requirements(form, key)[-1]
        if _is_missing(value, dash=dash):
            yield Finding(need.rule, (key,), need.words.missing, Level.INCOMPLETE)
        return
    answer = failed(form, key, record)
    if answer and not _denies(field, record, value):
        yield Finding(
            answer.rule,
            (key,),
            answer.words.contradiction,
            parameters={"answer": answer.answer(record)},
        )


def _is_missing(value: object, *, dash: bool) -> bool:
    return is_blank(value) or (not dash and says_nothing(value))


def _denies(field: Field | None, record: Record, value: object) -> bool:
    """Whether a value only says that there is none: real feeds send 0 officers and no training."""
    if says_nothing(value) or whole_number(value) == 0:
        return True
    return field is not None and field.type == "yes_no" and answer_of(field, record) == "tidak"

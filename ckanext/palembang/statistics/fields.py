"""What the forms ask for: one row per field, read from `data/ms_*.yaml`, the only place that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, cast

import yaml

_DATA = files("ckanext.palembang.statistics") / "data"

MANDATORY: Final = "mandatory"
CONDITIONAL: Final = "conditional"
OPTIONAL: Final = "optional"

#: The forms, by the name under which `fields` knows them.
FORMS: Final = ("ms_keg", "ms_ind", "ms_var")


class UnknownFieldError(KeyError):
    """Raised when a form or a field is asked for that does not exist."""

    def __str__(self) -> str:
        """Return the sentence, which KeyError alone would wrap in quotes."""
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Other:
    """The text that says what “lainnya” stands for.

    Attributes:
        key: its name in a record.
        indah: its name beside the flags in the JSON of INDAH v2.
    """

    key: str
    indah: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: what it is, not how it looks.

    Attributes:
        form: `ms_keg`, `ms_ind` or `ms_var`.
        key: name in a record, and the flat name of BPS DNA and data.go.id.
        type: text, long_text, year, count, email, phone, code, flags, yes_no, periods, dates,
            areas, variables, texts, indicators, variables_used or value_domain.
        obligation: mandatory, conditional or optional: before publication.
        block: block of the form (`awal`, `I` to `VIII`); empty where the form has none.
        number: number printed on the form, empty where it prints none.
        list: code list in `reference`, for the types code and flags.
        indah: path below `data.` in the JSON of INDAH v2; empty where INDAH has no place for it.
        other: the text behind the flag `lainnya`.
        personal: a fact about a person (UU 27/2022): never public.
        dash: `-` is an answer here: there is none.
        own: a field of this catalogue, not of the form.
        term: term of the DCAT export that says it; empty where none does.
        flat: further flat names under which real feeds carry the field.
        also: further names in the JSON of INDAH v2.
    """

    form: str
    key: str
    type: str
    obligation: str
    block: str = ""
    number: str = ""
    list: str = ""
    indah: str = ""
    other: Other | None = None
    personal: bool = False
    dash: bool = False
    own: bool = False
    term: str = ""
    flat: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@cache
def fields(form: str) -> tuple[Field, ...]:
    """The fields of a form, in its order.

    Args:
        form: `ms_keg`, `ms_ind` or `ms_var`.

    Raises:
        UnknownFieldError: There is no such form.
    """
    if form not in FORMS:
        raise UnknownFieldError(f"no form {form!r}; there are: {', '.join(FORMS)}")
    text = _DATA.joinpath(f"{form}.yaml").read_text(encoding="utf-8")
    top = cast("dict[str, object]", yaml.safe_load(text))
    return tuple(_field(form, block, row) for block, row in _rows(top))


@cache
def fields_by_key(form: str) -> Mapping[str, Field]:
    """The fields of a form by their keys.

    Raises:
        UnknownFieldError: There is no such form.
    """
    return {field.key: field for field in fields(form)}


@cache
def others_by_key(form: str) -> Mapping[str, Field]:
    """The flags of a form by the key of the text behind their `lainnya`.

    Raises:
        UnknownFieldError: There is no such form.
    """
    return {field.other.key: field for field in fields(form) if field.other}


@cache
def personal_keys() -> frozenset[str]:
    """Keys of MS-Keg that hold facts about a person (UU 27/2022), never public."""
    return frozenset(field.key for form in FORMS for field in fields(form) if field.personal)


def _rows(top: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    blocks = cast("list[dict[str, object]]", top.get("blocks") or [{"fields": top.get("fields")}])
    for block in blocks:
        for row in cast("list[dict[str, object]]", block["fields"]):
            yield str(block.get("code", "")), row


def _field(form: str, block: str, row: dict[str, object]) -> Field:
    facts = dict(row)
    other = cast("dict[str, str] | None", facts.pop("other", None))
    names = {key: tuple(cast("list[str]", facts.pop(key, []))) for key in ("flat", "also")}
    return Field(
        form=form,
        block=block,
        other=Other(**other) if other else None,
        flat=names["flat"],
        also=names["also"],
        **cast("dict[str, str]", facts),  # type: ignore[arg-type]  # a key that Field lacks fails here
    )

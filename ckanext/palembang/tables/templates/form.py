"""What a template holds: its rows, its columns, and which figure belongs to which cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from ckanext.palembang.tables.checks.subject import Measure

#: Names of the sheets; people and programs find them by these.
INPUT_SHEET, HELP_SHEET, LISTS_SHEET, IDENTITY_SHEET = "Isian", "Petunjuk", "_daftar", "_id"

#: A cell of the form: code of its row, number of its column.
CellName = tuple[str, int]


class Kind(Enum):
    """What a column of the form is for."""

    CODE = "code"
    STUB = "stub"
    INPUT = "input"
    SIGN = "sign"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    id: str
    en: str | None = None

    @property
    def english(self) -> str | None:
        """The English text where it says more than the Indonesian one."""
        same = self.en is None or self.en.strip().casefold() == self.id.strip().casefold()
        return None if same else self.en

    def joined(self, between: str = " / ") -> str:
        """Return both as one text, the way the sheet shows them."""
        return f"{self.id}{between}{self.english}" if self.english else self.id


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the form.

    Attributes:
        code: stands in the first column, unique in the form.
        members: codes of its members, one for each dimension that goes down.
        labels: what its label columns show.
        depth: how many rows above it are its parents.
        is_total: it is the sum of others.
    """

    code: str
    members: tuple[str, ...]
    labels: tuple[Words, ...]
    depth: int = 0
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of the form.

    Attributes:
        number: printed below the head, `(3)`; unique in the form.
        kind: what it is for.
        members: codes of its members, one for each dimension that goes across.
        heads: words of its head from top to bottom.
    """

    number: int
    kind: Kind
    members: tuple[str, ...] = ()
    heads: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class FormCell:
    """One figure that the form asks for.

    Attributes:
        measure: what the figure is.
        parts: the cells that it is the sum of; the form then has a formula.
        earlier: the figure of the period before.
        earlier_flag: its sign.
    """

    measure: Measure | None = None
    parts: tuple[CellName, ...] = ()
    earlier: Decimal | None = None
    earlier_flag: str | None = None


def _no_cells() -> dict[CellName, FormCell]:
    return {}


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form.

    Attributes:
        down: names of the dimensions that go down.
        across: names of the dimensions that go across.
        fixed: codes of the dimensions with one member: the period, the city.
        rows: in their order.
        columns: in their order, all kinds.
        cells: the figures asked for, by row code and number of the input column.
        earlier_period: the period whose figures stand beside the inputs.
    """

    down: tuple[str, ...]
    across: tuple[str, ...]
    fixed: Mapping[str, str]
    rows: tuple[FormRow, ...]
    columns: tuple[FormColumn, ...]
    cells: Mapping[CellName, FormCell] = field(default_factory=_no_cells)
    earlier_period: str | None = None

    def inputs(self) -> Iterator[FormColumn]:
        """Yield the columns of figures."""
        return (column for column in self.columns if column.kind is Kind.INPUT)

    def beside(self, column: FormColumn, kind: Kind) -> FormColumn | None:
        """Return the column of signs, or of earlier figures, that belongs to an input column."""
        same = (one for one in self.columns if one.kind is kind and one.members == column.members)
        return next(same, None)

    def members_at(self, row: FormRow, column: FormColumn) -> dict[str, str]:
        """Return the code of every dimension at a cell."""
        return (
            dict(self.fixed)
            | dict(zip(self.down, row.members, strict=True))
            | dict(zip(self.across, column.members, strict=True))
        )

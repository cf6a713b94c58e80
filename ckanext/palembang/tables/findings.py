"""What a reader or a check has to say: code, level, cells, message in two languages, remedy."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ckanext.palembang.tables.check_names import CHECK_OF_CODE
from ckanext.palembang.tables.finding_texts import TEXTS


class Level(Enum):
    """How serious a finding is."""

    #: Stops a submission.
    ERROR = "error"
    #: Wants a sentence of explanation from the office.
    WARNING = "warning"
    #: Good to know.
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful.

    Attributes:
        code: kind of the finding, a key of `finding_texts.TEXTS`.
        level: how serious it is.
        cell: the cell or range it is about, None when it is about the whole file.
        sheet: name of the sheet.
        facts: the values that the message names.
    """

    code: str
    level: Level
    cell: str | None = None
    sheet: str | None = None
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def check(self) -> str | None:
        """Name of the check that it is of; None for what no operator can switch off."""
        return CHECK_OF_CODE.get(self.code)

    def message(self, language: str = "id") -> str:
        """Return what is wrong, in Indonesian unless English."""
        return (
            TEXTS[self.code].message(language).format_map(_Facts(self.facts, cell=self.cell or ""))
        )

    def remedy(self, language: str = "id") -> str:
        """Return what to do, in Indonesian unless English."""
        return (
            TEXTS[self.code].remedy(language).format_map(_Facts(self.facts, cell=self.cell or ""))
        )


class _Facts(dict[str, str]):
    def __init__(self, facts: dict[str, str], **more: str) -> None:
        super().__init__(facts | more)

    def __missing__(self, key: str) -> str:
        return "?"

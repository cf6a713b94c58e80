"""What a reader asked of the table, from the address; whatever makes no sense is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

_FILTER = "f_"
_MAX_TEXT = 300
_MAX_PAGE = 100_000


@dataclass(frozen=True)
class TableRequest:
    """Which table, in which form, sorted and filtered how.

    Attributes:
        table: id of the resource, empty for the first table of the dataset.
        form: `wide`, `long`, or empty for whichever suits the table.
        rows: dimension in the rows of the wide form.
        cols: dimension in its columns.
        sort: what to sort by; its meaning depends on the form.
        is_descending: largest first.
        page: from 1.
        filters: dimension to the chosen value.
    """

    table: str = ""
    form: str = ""
    rows: str = ""
    cols: str = ""
    sort: str = ""
    is_descending: bool = False
    page: int = 1
    filters: Mapping[str, str] = field(default_factory=dict)

    def parameters(self) -> dict[str, str]:
        """Return the address parameters that ask for this."""
        stated = {
            "table": self.table,
            "form": self.form,
            "rows": self.rows,
            "cols": self.cols,
            "sort": self.sort,
            "order": "desc" if self.is_descending and self.sort else "",
            "page": str(self.page) if self.page > 1 else "",
            **{_FILTER + name: value for name, value in self.filters.items()},
        }
        return {name: value for name, value in stated.items() if value}

    def but(self, **changes: object) -> TableRequest:
        """Return the same request with changes, on its first page unless told otherwise."""
        return replace(self, **{"page": 1, **changes})

    def address(self, base: str) -> str:
        """Return the address of the page `base` with these parameters, at the table."""
        query = urlencode(self.parameters())
        return f"{base}?{query}#palembang-table" if query else f"{base}#palembang-table"


@dataclass(frozen=True)
class Visit:
    """A reader at a page: what was asked, the page's address, the reader's language."""

    request: TableRequest
    base: str
    language: str

    def asking(self, request: TableRequest) -> Visit:
        """Return the same reader with another request."""
        return replace(self, request=request)

    def address(self, **changes: object) -> str:
        """Return the address of the same request with changes, on the first page."""
        return self.request.but(**changes).address(self.base)


def read_request(arguments: Mapping[str, str]) -> TableRequest:
    """Return what the address parameters ask for; hostile values ask for nothing."""
    texts = {
        key: value
        for key, value in arguments.items()
        if isinstance(value, str) and len(value) <= _MAX_TEXT and value.isprintable()
    }
    filters = {
        key.removeprefix(_FILTER): value for key, value in texts.items() if key.startswith(_FILTER)
    }
    form = texts.get("form", "")
    return TableRequest(
        table=texts.get("table", ""),
        form=form if form in {"wide", "long"} else "",
        rows=texts.get("rows", ""),
        cols=texts.get("cols", ""),
        sort=texts.get("sort", ""),
        is_descending=texts.get("order") == "desc",
        page=_page(texts.get("page", "")),
        filters=filters,
    )


def _page(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_MAX_PAGE))):
        return 1
    return min(max(int(text), 1), _MAX_PAGE)

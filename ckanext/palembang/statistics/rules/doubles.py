"""Finding what stands twice in a list of rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator

from ckanext.palembang.statistics.findings import Finding, Message
from ckanext.palembang.statistics.values import Record, rows_of, shortened


def name_key(text: str) -> str:
    """A name for comparing: upper and lower case and blanks make no difference."""
    return " ".join(text.split()).casefold()


def doubles(
    record: Record,
    key: str,
    cell: str,
    *,
    of: Callable[[Record], Hashable | None],
    finding: tuple[str, Message],
) -> Iterator[Finding]:
    """A finding at every row whose likeness stands above it.

    Args:
        record: The record.
        key: The field that holds the rows.
        cell: The cell at which the finding stands; its value fills `%(value)s`.
        of: What makes two rows the same; None for a row that does not count.
        finding: Name of the rule and message, which may use `%(first)d`, the row above.
    """
    rule, message = finding
    seen: dict[Hashable, int] = {}
    for index, row in rows_of(record, key):
        mark = of(row)
        if mark is None:
            continue
        first = seen.setdefault(mark, index)
        if first != index:
            parameters = {"value": shortened(row.get(cell)), "first": first + 1}
            yield Finding(rule, (key, index, cell), message, parameters=parameters)

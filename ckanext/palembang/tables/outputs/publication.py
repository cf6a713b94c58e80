"""What a file says of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publication:
    """Facts of a dataset that are not in its table.

    Attributes:
        address: its page.
        updated: when it changed last, ISO 8601.
        publisher: who answers for it.
        licence: address of the licence.
    """

    address: str | None = None
    updated: str | None = None
    publisher: str | None = None
    licence: str | None = None

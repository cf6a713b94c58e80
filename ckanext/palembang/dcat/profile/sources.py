"""What the profile has to know beside a package dictionary, and how it asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ckanext.palembang.dcat import config
from ckanext.palembang.dcat.linked_data.addresses import Addresses
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.profile.offices import Office


def nothing(_identifier: str) -> None:
    """Answer None, whatever is asked."""


@dataclass(frozen=True)
class Sources:
    """Answers about things by their ids. The profile itself asks no database and no request.

    Attributes:
        addresses: of this installation.
        office: the organization of an id, with those above it.
        activity: the statistical activity of a package's id, if everybody may read it.
        table: what the data table of a dataset says of itself (`TableFacts.facts`), by the
            dataset's id; sizes and checksums that hold no more are passed over by the profile.
        statdcat_draft: whether statistics are said by StatDCAT-AP 3.0.0, a draft, instead of 1.0.1.
        roles: ids of the offices that hold a role for all data (`walidata`, `pembina`).
        sdi_layer: whether the flat literals of the national portal are wanted; as the setting says.
    """

    addresses: Addresses
    office: Callable[[str], Office | None] = nothing
    activity: Callable[[str], Facts | None] = nothing
    table: Callable[[str], Mapping[str, Any] | None] = nothing
    statdcat_draft: bool = field(default_factory=config.uses_statdcat_draft)
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sdi_layer: bool = field(default_factory=config.sdi_layer)

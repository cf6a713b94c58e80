"""The offices as a tree for people: grouped by kind, with counts, filtered by words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz
from ckan.lib import plugins as lib_plugins
from ckan.lib.dictization.model_dictize import get_group_dataset_counts
from ckan.lib.search import SearchError

from ckanext.palembang.catalogue.labels import code_label, language
from ckanext.palembang.catalogue.offices.directory import (
    Directory,
    OfficeEntry,
    load_directory,
)
from ckanext.palembang.reference import code_list


@dataclass(frozen=True, slots=True)
class OfficeNode:
    """An office in the tree.

    Attributes:
        name: address below `/organization/`.
        title: name in the reader's language.
        abbreviation: short name, or empty.
        role: code of the list `peran`.
        role_label: its label.
        has_ended: whether the office is over.
        datasets: its own datasets that the reader may find.
        all_datasets: those of the offices below it as well.
        groups: the offices directly below, by kind.
    """

    name: str
    title: str
    abbreviation: str
    role: str
    role_label: str
    has_ended: bool
    datasets: int
    all_datasets: int
    groups: tuple[OfficeGroup, ...]


@dataclass(frozen=True, slots=True)
class OfficeGroup:
    """The offices of one kind below the same office."""

    kind: str
    label: str
    nodes: tuple[OfficeNode, ...]


@dataclass(frozen=True, slots=True)
class OfficeTree:
    """The tree, or the part of it that a search found.

    Attributes:
        groups: the offices at the top, by kind.
        found: how many offices match the words, all without words.
    """

    groups: tuple[OfficeGroup, ...]
    found: int


def office_tree(words: str = "") -> OfficeTree:
    """Return the tree of all active offices for whoever is reading.

    One database query and one search query, however many offices there are.

    Args:
        words: only offices whose names hold all of these words, with the offices above.
    """
    directory = load_directory()
    found = [entry for entry in directory if _matches(entry, words.split())]
    shown = {entry.id for entry in found}
    if words.strip():
        shown |= {above.id for entry in found for above in directory.ancestors(entry)}
    builder = _TreeBuilder(directory, shown, dataset_counts())
    return OfficeTree(builder.top(), len(found))


def dataset_counts() -> Mapping[str, int]:
    """Return how many datasets of each organization the reader may find, by id.

    Nothing when the search cannot be asked: a list of offices without counts is of use.
    """
    user = tk.current_user
    labels = None
    if not (user.is_authenticated and authz.is_sysadmin(user.name)):
        person = user if user.is_authenticated else None
        labels = lib_plugins.get_permission_labels().get_user_dataset_labels(person)
    try:
        counts = get_group_dataset_counts(
            fq="+state:active +dataset_type:dataset", permissions_labels=labels
        )
    except SearchError:
        return {}
    owners: Any = counts.get("owner_org", {})
    return dict(owners)


class _TreeBuilder:
    """Builds nodes from the top; an office in a circle (raw SQL) is shown at the top."""

    def __init__(self, directory: Directory, shown: set[str], counts: Mapping[str, int]) -> None:
        self._directory = directory
        self._shown = shown
        self._counts = counts
        self._language = language()

    def top(self) -> tuple[OfficeGroup, ...]:
        return self._groups([entry for entry in self._directory if self._is_top(entry)], set())

    def _is_top(self, entry: OfficeEntry) -> bool:
        ancestors = self._directory.ancestors(entry)
        return not ancestors or self._directory.parent(ancestors[0]) is not None

    def _groups(self, entries: Sequence[OfficeEntry], above: set[str]) -> tuple[OfficeGroup, ...]:
        kinds: dict[str, list[OfficeEntry]] = {}
        for entry in entries:
            if entry.id in self._shown and entry.id not in above:
                kinds.setdefault(entry.kind, []).append(entry)
        return tuple(
            OfficeGroup(
                kind,
                code_label("jenis_organisasi", kind) if kind else tk._("Other organizations"),
                tuple(self._node(entry, above | {entry.id}) for entry in kinds[kind]),
            )
            for kind in sorted(kinds, key=_kind_order)
        )

    def _node(self, entry: OfficeEntry, above: set[str]) -> OfficeNode:
        groups = self._groups(self._directory.children(entry), above)
        own = self._counts.get(entry.id, 0)
        below = sum(node.all_datasets for group in groups for node in group.nodes)
        return OfficeNode(
            name=entry.name,
            title=entry.title_in(self._language),
            abbreviation=entry.extras.get("singkatan", ""),
            role=entry.role,
            role_label=code_label("peran", entry.role) if entry.role else "",
            has_ended=entry.has_ended,
            datasets=own,
            all_datasets=own + below,
            groups=groups,
        )


def _kind_order(kind: str) -> tuple[int, str]:
    order = {code.code: place for place, code in enumerate(code_list("jenis_organisasi"))}
    return (order.get(kind, len(order)), kind)


def _matches(entry: OfficeEntry, words: Sequence[str]) -> bool:
    if not words:
        return True
    texts = [
        entry.title,
        entry.extras.get("title_en", ""),
        entry.extras.get("singkatan", ""),
        entry.description,
        entry.name,
        entry.code,
        *entry.texts("nama_lama"),
    ]
    text = "\n".join(texts).casefold()
    return all(word.casefold() in text for word in words)

"""Sentences about an area's size and history, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.palembang.reference import Area, area, areas

Pair = tuple[str, str]


def size_texts(one: Area) -> Iterator[Pair]:
    """Give each published size with its year and source; official sources disagree."""
    for figure in one.figures:
        number = f"{figure.km2:f}"
        yield (
            f"Luas {number.replace('.', ',')} km² ({figure.year}). Sumber: {figure.source_id}",
            f"Area {number} km² ({figure.year}). Source: {figure.source_en}",
        )


def change_texts(one: Area) -> Iterator[Pair]:
    """Give what an area was taken from, and what was taken from it."""
    if one.valid_from is not None:
        yield _formed(one)
    if one.valid_to is not None:
        yield f"Berakhir pada tahun {one.valid_to}.", f"Ended in {one.valid_to}."
    for other in areas():
        if other.split_from == one.code and other.valid_from is not None:
            yield (
                f"Sebagian menjadi {other.label('id')} pada tahun {other.valid_from}.",
                f"Part of it became {other.label('en')} in {other.valid_from}.",
            )


def _formed(one: Area) -> Pair:
    by_id = f" ({one.formed_by})" if one.formed_by else ""
    if not one.split_from:
        return (
            f"Dibentuk pada tahun {one.valid_from}{by_id}.",
            f"Formed in {one.valid_from}{by_id}.",
        )
    old = area(one.split_from)
    return (
        f"Dibentuk pada tahun {one.valid_from} dari sebagian {old.label('id')}{by_id}.",
        f"Formed in {one.valid_from} from part of {old.label('en')}{by_id}.",
    )

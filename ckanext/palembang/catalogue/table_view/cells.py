"""Values with their BPS symbols become cells."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from ckanext.palembang.catalogue.table_view.columns import Column, Role
from ckanext.palembang.catalogue.table_view.numbers import format_number
from ckanext.palembang.catalogue.table_view.urls import safe_url
from ckanext.palembang.catalogue.table_view.view import Cell, TableRow
from ckanext.palembang.reference import code_list


def value_cell(value: object, symbol: object, language: str) -> Cell:
    """Return the cell of a number; a symbol without a number stands in its place."""
    sign = str(symbol).strip() if symbol not in (None, "") else ""
    return Cell(
        text=format_number(value, language),
        symbol=sign,
        symbol_label=symbol_meaning(sign, language) if sign else "",
        is_number=True,
    )


def text_cell(column: Column, value: object, language: str) -> Cell:
    """Return the cell of any other column."""
    if column.is_number:
        return Cell(format_number(value, language), is_number=True)
    address = safe_url(value)
    if address:
        return Cell(urlsplit(address).hostname or address, address=address)
    return word_cell(column, value, language)


def word_cell(column: Column, value: object, language: str) -> Cell:
    """Return a word in the reader's language; marked as Indonesian where it stays so."""
    text = "" if value is None else str(value)
    is_word = column.role is not Role.TIME and not text.isnumeric()
    is_kept = language == "en" and is_word and text not in column.words
    return Cell(column.word(value), lang="id" if is_kept and text else "")


def symbol_meaning(sign: str, language: str) -> str:
    """Return what a symbol means; the sign itself where the list does not know it."""
    symbols = code_list("simbol")
    return symbols.label(symbols.normalise(sign) or sign, language)


def legend_of(rows: Iterable[TableRow]) -> list[tuple[str, str]]:
    """Return the symbols of these rows with their meaning, each once, in order of appearance."""
    found = {
        cell.symbol: cell.symbol_label
        for row in rows
        for cell in (row.head, *row.cells)
        if cell.symbol
    }
    return list(found.items())

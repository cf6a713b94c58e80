"""Sums of numbers, as the paper form and older clients write several ticked boxes."""

from __future__ import annotations

from ckanext.palembang.reference.codes import CodeList
from ckanext.palembang.reference.keys import text_of
from ckanext.palembang.reference.lists import code_list

#: No list has so many flags that its sum needs more digits; int() of endless digits is slow.
_LONGEST_SUM = 9


def decode_flags(codes: CodeList | str, number: str | float | None) -> tuple[str, ...] | None:
    """Return the codes whose numbers add up to `number`, in the order of the list.

    `decode_flags("metode_pengumpulan_data", 9)` is `("wawancara", "pengumpulan_data_sekunder")`,
    and 0 is no code at all.

    Args:
        codes: a list, or its name, whose `numbering` is `flags`.
        number: the sum, as a number or as its digits.

    Returns:
        The codes; None where the list has no flags, or the number is no sum of theirs.

    Raises:
        UnknownCodeListError: there is no list of that name.
    """
    flags = code_list(codes) if isinstance(codes, str) else codes
    text = text_of(number)
    if flags.numbering != "flags" or not (text.isascii() and text.isdecimal()):
        return None
    wanted = int(text) if len(text) <= _LONGEST_SUM else -1
    ticked = tuple(code for code in flags if wanted >= 0 and wanted & (code.number or 0))
    if sum(code.number or 0 for code in ticked) != wanted:
        return None
    return tuple(code.code for code in ticked)


def encode_flags(codes: CodeList | str, ticked: tuple[str, ...] | list[str]) -> int | None:
    """Return the sum of the numbers of the codes, as the paper form writes it.

    Args:
        codes: a list, or its name, whose `numbering` is `flags`.
        ticked: codes of the list.

    Returns:
        The sum; None where the list has no flags or lacks one of the codes.

    Raises:
        UnknownCodeListError: there is no list of that name.
    """
    flags = code_list(codes) if isinstance(codes, str) else codes
    if flags.numbering != "flags" or any(code not in flags for code in ticked):
        return None
    return sum(flags[code].number or 0 for code in set(ticked))

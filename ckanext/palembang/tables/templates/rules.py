"""What an input cell accepts, and what the program says when something else is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables.checks.subject import Measure

#: Name of the list of signs in the workbook.
SIGNS = "daftar_tanda"
_FARTHEST = 1e15
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255


@dataclass(frozen=True, slots=True)
class Advice:
    """What the program shows at a cell."""

    id: str
    en: str

    def in_order(self, language: str) -> str:
        """Return both, the reader's language first."""
        first, second = (self.en, self.id) if language == "en" else (self.id, self.en)
        return f"{first}\n{second}"[:_LONGEST_MESSAGE]


_COUNT = Advice(
    "Bilangan bulat, 0 atau lebih, tanpa titik ribuan. Tanda (... – NA) di kolom Tanda.",
    "Whole number, 0 or more, no thousands mark. Signs (... – NA) in column Sign.",
)
_SHARE = Advice(
    "Persentase dari 0 sampai 100, tanpa tanda %. Tanda (... – NA) di kolom Tanda.",
    "Percentage from 0 to 100, without %. Signs (... – NA) in column Sign.",
)
_DECIMAL = Advice(
    "Angka saja; satuan tidak ditulis. Tanda (... – NA) di kolom Tanda.",
    "Figures only, no unit. Signs (... – NA) in column Sign.",
)
_SIGN = Advice(
    "... tidak tersedia; – tidak ada/nol; NA tidak dapat ditampilkan; e perkiraan; x sementara. Lihat Petunjuk.",
    "... not available; – none/zero; NA not applicable; e estimate; x preliminary. See Petunjuk.",
)
_TITLES = {"id": "Isian / Input", "en": "Input / Isian"}
_ERRORS = {"id": "Isian tidak sesuai / Not valid", "en": "Not valid / Isian tidak sesuai"}


def rule_of(measure: Measure | None, language: str) -> dict[str, Any]:
    """Return the validation of a cell for a figure, as XlsxWriter takes it."""
    if measure is Measure.COUNT:
        accepted = {"validate": "integer", "criteria": ">=", "value": 0}
        return accepted | _messages(_COUNT, language)
    if measure is Measure.SHARE:
        accepted = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        return accepted | _messages(_SHARE, language)
    accepted = {
        "validate": "decimal", "criteria": "between", "minimum": -_FARTHEST, "maximum": _FARTHEST,
    }  # fmt: skip
    return accepted | _messages(_DECIMAL, language)


def sign_rule(language: str) -> dict[str, Any]:
    """Return the validation of a cell for a sign."""
    return {"validate": "list", "source": f"={SIGNS}"} | _messages(_SIGN, language)


def _messages(advice: Advice, language: str) -> dict[str, Any]:
    language = "en" if language == "en" else "id"
    text = advice.in_order(language)
    return {
        "ignore_blank": True,
        "input_title": _TITLES[language][:_LONGEST_TITLE],
        "input_message": text,
        "error_title": _ERRORS[language][:_LONGEST_TITLE],
        "error_message": text,
        "error_type": "stop",
    }


def signs() -> list[tuple[str, str, str]]:
    """Return the signs of BPS with their meaning in Indonesian and English."""
    return [(one.code, one.label_id, one.label_en) for one in code_list("simbol").codes]


def figure_format(measure: Measure | None, decimals: int | None, flag: str | None = None) -> str:
    """Return the number format of a figure, with its sign behind it."""
    if measure is Measure.COUNT or decimals == 0:
        shown = "#,##0"
    elif decimals:
        shown = f"#,##0.{'0' * min(decimals, 10)}"
    else:
        shown = "General"
    safe = (flag or "").replace('"', "")
    return f'{shown}" {safe}"' if safe else shown

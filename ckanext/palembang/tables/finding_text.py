"""The text of one kind of finding, in Indonesian and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingText:
    """Message and remedy of one kind of finding; `{names}` are its facts.

    Attributes:
        what_id: what is wrong, in Indonesian.
        what_en: what is wrong, in English.
        do_id: what to do, in Indonesian.
        do_en: what to do, in English.
    """

    what_id: str
    what_en: str
    do_id: str
    do_en: str

    def message(self, language: str) -> str:
        """Return what is wrong, in Indonesian unless English."""
        return self.what_en if language == "en" else self.what_id

    def remedy(self, language: str) -> str:
        """Return what to do, in Indonesian unless English."""
        return self.do_en if language == "en" else self.do_id


FIX_ID, FIX_EN = "Perbaiki sel itu dan unggah lagi.", "Correct the cell and upload again."

"""What can go wrong in this room, one hierarchy.

::

    TablesError
    ├── UnreadableFileError        no table can be got out of the file
    │   ├── NotASpreadsheetError   the content is not what the name says
    │   ├── EncryptedFileError     protected by a password
    │   ├── DamagedFileError       broken off, or not as its format demands
    │   ├── UnknownSheetError      the sheet that was asked for does not exist
    │   └── MissingFileError       there is no such file, or it cannot be opened
    ├── CorrectionError            corrections to a reading are not as they must be
    ├── CheckSettingsError         settings of the checks are not as they must be
    ├── LimitExceededError         larger than the limits allow (size, cells, time, memory)
    └── TemplateImpossibleError    no form can be made of a structure

Each carries the code of the finding that tells people about it, and the facts for its text.
"""

from __future__ import annotations


class TablesError(Exception):
    """Base of every error this room raises.

    Attributes:
        code: code of the finding that says it to people.
        facts: the values that the finding's text names.
    """

    code = "unreadable"

    def __init__(self, message: str, **facts: str | float) -> None:
        self.facts = facts
        super().__init__(message)


class UnreadableFileError(TablesError):
    """Raised when no table can be got out of a file."""


class NotASpreadsheetError(UnreadableFileError):
    """Raised when the content is no spreadsheet, whatever the name says."""

    code = "not-a-spreadsheet"

    def __init__(self, found: str) -> None:
        super().__init__(f"the content is {found}, not a spreadsheet", found=found)


class EncryptedFileError(UnreadableFileError):
    """Raised when a password protects the file."""

    code = "encrypted"

    def __init__(self) -> None:
        super().__init__("the file is protected by a password")


class DamagedFileError(UnreadableFileError):
    """Raised when a file breaks off or is not as its format demands."""

    code = "damaged"

    def __init__(self, reason: str) -> None:
        super().__init__(f"the file is damaged: {reason}", reason=reason)


class UnknownSheetError(UnreadableFileError):
    """Raised when the sheet that was asked for does not exist."""

    code = "unknown-sheet"

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(f"no sheet {name!r}", name=name, known=", ".join(known))


class MissingFileError(UnreadableFileError):
    """Raised when there is no such file, or it cannot be opened."""

    code = "missing-file"

    def __init__(self) -> None:
        super().__init__("the file cannot be opened")


class LimitExceededError(TablesError):
    """Raised when a file is larger than the limits allow."""

    code = "too-large"

    def __init__(self, what: str, found: float, limit: float) -> None:
        self.what = what
        super().__init__(f"{what}: {found} > {limit}", what=what, found=found, limit=limit)


class CorrectionError(TablesError):
    """Raised when corrections to a reading are not as they must be."""

    code = "bad-correction"

    def __init__(self, place: str, expected: str) -> None:
        self.place = place
        super().__init__(f"{place}: expected {expected}", name=place, expected=expected)


class CheckSettingsError(TablesError):
    """Raised when settings of the checks are not as they must be."""

    code = "bad-check-setting"

    def __init__(self, place: str, expected: str) -> None:
        self.place = place
        super().__init__(f"{place}: expected {expected}", name=place, expected=expected)


class TemplateImpossibleError(TablesError):
    """Raised when no form can be made of a structure: no members, or too many figures."""

    code = "template-impossible"

    def __init__(self, what: str, name: str) -> None:
        self.what = what
        super().__init__(f"no form: {what} {name}", what=what, name=name)

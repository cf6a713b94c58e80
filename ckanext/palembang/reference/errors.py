"""What can go wrong in this room, one hierarchy.

::

    ReferenceRoomError
    ├── UnknownCodeListError      no list of that name (also a KeyError)
    ├── UnknownCodeError          the list has no such code (also a KeyError)
    ├── UnknownAreaError          no area with that code (also a KeyError)
    └── BrokenReferenceFileError  a data file of this room breaks its own rules

Each carries its facts as attributes; the text for people is made at the border.
"""

from __future__ import annotations


class ReferenceRoomError(Exception):
    """Base of every error this room raises; `code` names the kind for machines."""

    code = "reference"


class UnknownCodeListError(ReferenceRoomError, KeyError):
    """Raised when a code list is asked for by a name that does not exist."""

    code = "unknown_code_list"

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.known = known
        super().__init__(f"no code list {name!r}; there are: {', '.join(known)}")

    def __str__(self) -> str:
        """Return the sentence, which KeyError alone would wrap in quotes."""
        return str(self.args[0])


class UnknownCodeError(ReferenceRoomError, KeyError):
    """Raised when a code is demanded that its list does not hold."""

    code = "unknown_code"

    def __init__(self, list_name: str, value: str) -> None:
        self.list_name = list_name
        self.value = value
        super().__init__(f"code list {list_name!r} has no code {value!r}")

    def __str__(self) -> str:
        """Return the sentence, which KeyError alone would wrap in quotes."""
        return str(self.args[0])


class UnknownAreaError(ReferenceRoomError, KeyError):
    """Raised when an area is demanded by a code that does not exist or is ambiguous."""

    code = "unknown_area"

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(f"no area has the code {value!r}")

    def __str__(self) -> str:
        """Return the sentence, which KeyError alone would wrap in quotes."""
        return str(self.args[0])


class BrokenReferenceFileError(ReferenceRoomError):
    """Raised when a data file is malformed: a doubled code, a missing label or source."""

    code = "broken_reference_file"

    def __init__(self, file: str, place: str, reason: str) -> None:
        self.file = file
        self.place = place
        self.reason = reason
        super().__init__(f"{file}, {place}: {reason}")

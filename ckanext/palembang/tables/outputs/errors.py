"""What can go wrong when figures are written.

::

    TablesError
    └── OutputError
        ├── TooManyCellsError    the format holds a whole table at once, and this one is too large
        ├── DoubledFigureError   two figures for one thing, which the format cannot hold
        └── MissingLibraryError  the format needs a library that is not installed
"""

from __future__ import annotations

from ckanext.palembang.tables.errors import TablesError


class OutputError(TablesError):
    """Base of the errors of writing."""


class TooManyCellsError(OutputError):
    """Raised when a table has more cells than a format that holds it as a whole may have.

    Attributes:
        cells: how many it has, or at least that many.
        most: how many it may have.
    """

    code = "too-many-cells"

    def __init__(self, cells: int, most: int) -> None:
        self.cells, self.most = cells, most
        super().__init__(f"{cells} cells, but at most {most} are written", cells=cells, most=most)


class DoubledFigureError(OutputError):
    """Raised when two rows say everything the same but the figure.

    Attributes:
        key: codes of the members of both.
    """

    code = "doubled-figure"

    def __init__(self, key: tuple[str, ...]) -> None:
        self.key = key
        super().__init__(f"two figures for {' | '.join(key)}", key=" | ".join(key))


class MissingLibraryError(OutputError):
    """Raised when a library that a format needs is not installed.

    Attributes:
        library: its name.
    """

    code = "missing-library"

    def __init__(self, library: str) -> None:
        self.library = library
        super().__init__(f"{library} is not installed", library=library)

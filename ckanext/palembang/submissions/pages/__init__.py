"""What the pages show: the table as a grid, findings at their cells, forms, what publishing changes."""

from __future__ import annotations

"""Many files at once: matched to their datasets, handed in, reported."""

from __future__ import annotations

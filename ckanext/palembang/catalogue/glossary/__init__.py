"""The glossary page, and the links that lead to it from the forms."""

from __future__ import annotations

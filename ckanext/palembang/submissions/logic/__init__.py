"""Actions and who may call them."""

from __future__ import annotations

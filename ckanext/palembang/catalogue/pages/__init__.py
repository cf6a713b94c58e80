"""What the public pages show: template helpers, one subject a module."""

from __future__ import annotations

"""Plugin `palembang_submissions`: what offices hand in, and its publication into the data tables."""

from __future__ import annotations

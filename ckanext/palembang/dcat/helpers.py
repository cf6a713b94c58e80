"""Helpers for templates."""

from __future__ import annotations

from ckanext.palembang.dcat.records.notices import Notice, notice_of

__all__ = ["palembang_record_notice"]


def palembang_record_notice(dataset_id: str) -> Notice:
    """What is wrong with the linked data of a dataset, for who may mend it."""
    return notice_of(dataset_id)

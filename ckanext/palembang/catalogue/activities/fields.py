"""Which fields of an activity hold what, from the register of fields."""

from __future__ import annotations

from ckanext.palembang.statistics import fields

FORM = "ms_keg"
TYPE = "kegiatan"
#: The package holds the activity's title under CKAN's own key.
TITLE = "judul_kegiatan"

_ROW_TYPES = frozenset({"periods", "areas", "variables"})
_LIST_TYPES = frozenset({"flags", "dates"})

PERSONAL_KEYS = tuple(field.key for field in fields(FORM) if field.personal)
ROW_FIELDS = tuple(field.key for field in fields(FORM) if field.type in _ROW_TYPES)
LIST_FIELDS = tuple(field.key for field in fields(FORM) if field.type in _LIST_TYPES)

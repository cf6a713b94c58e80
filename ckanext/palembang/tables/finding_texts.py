"""The text of every finding, in Indonesian and English: what is wrong, and what to do."""

from __future__ import annotations

from ckanext.palembang.tables.finding_text import FindingText
from ckanext.palembang.tables.finding_texts_of_checks import CHECKS_TEXTS
from ckanext.palembang.tables.finding_texts_of_reading import READING_TEXTS
from ckanext.palembang.tables.finding_texts_of_templates import TEMPLATES_TEXTS

TEXTS: dict[str, FindingText] = READING_TEXTS | CHECKS_TEXTS | TEMPLATES_TEXTS

"""Build script: only what pyproject.toml cannot say (CKAN's message extractors)."""

from __future__ import annotations

from setuptools import setup

setup(
    message_extractors={
        "ckanext/palembang": [
            ("**.py", "python", None),
            ("**.js", "javascript", None),
            ("**/templates*/**.html", "ckan", None),
        ],
    },
)

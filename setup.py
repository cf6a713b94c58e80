"""Build script: what pyproject.toml cannot say (packages in two places, message catalogues)."""

from __future__ import annotations

from pathlib import Path

from setuptools import find_namespace_packages, setup
from setuptools.command.build_py import build_py

_CATALOGUES = "ckanext/palembang/catalogue/i18n/*/LC_MESSAGES/*.po"


class BuildWithMessages(build_py):
    """Compiles the message catalogues first: a wheel needs the .mo files, the repository does not."""

    def run(self) -> None:
        """Compiles, then builds as usual."""
        from babel.messages.mofile import write_mo  # noqa: PLC0415
        from babel.messages.pofile import read_po  # noqa: PLC0415

        for source in Path(__file__).parent.glob(_CATALOGUES):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(text))
        super().run()


setup(
    cmdclass={"build_py": BuildWithMessages},
    packages=[
        *find_namespace_packages(include=["ckanext.*"]),
        "ckanext.palembang.demo",
        "ckanext.palembang.schemas",
    ],
    package_dir={
        "ckanext": "ckanext",
        "ckanext.palembang.demo": "demo",
        "ckanext.palembang.schemas": "schemas",
    },
    include_package_data=True,
    message_extractors={
        "ckanext/palembang": [
            ("**.py", "python", None),
            ("**.js", "javascript", None),
            ("**/templates*/**.html", "ckan", None),
        ],
    },
)

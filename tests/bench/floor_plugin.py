"""A plugin of the bench alone: the bytes of a page as a constant, through the same CKAN. Nothing behind it can be faster."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from flask import Blueprint, Response

import ckan.plugins as p

NAME = "bench_floor"
#: Environment variable with the folder of the bytes.
FOLDER = "BENCH_FLOOR"
_ENTRY = f"[ckan.plugins]\n{NAME} = {NAME}:BenchFloorPlugin\n"
_METADATA = "Metadata-Version: 2.1\nName: bench-floor\nVersion: 1\n"


class BenchFloorPlugin(p.SingletonPlugin):
    """Serves `/bench-floor/<name>`."""

    p.implements(p.IBlueprint)

    def get_blueprint(self) -> list[Blueprint]:
        """The one address."""
        found = Blueprint(NAME, __name__)
        found.add_url_rule("/bench-floor/<name>", view_func=constant)
        return [found]


def constant(name: str) -> Response:
    """The bytes, as they were put there, read once in a process."""
    body, kind = _kept(name)
    return Response(body, content_type=kind)


@cache
def _kept(name: str) -> tuple[bytes, str]:
    place = Path(os.environ[FOLDER]) / Path(name).name
    return place.read_bytes(), place.with_suffix(".type").read_text(encoding="utf-8")


def put(name: str, body: bytes, kind: str) -> str:
    """Puts bytes there; their address."""
    place = Path(os.environ[FOLDER]) / name
    place.write_bytes(body)
    place.with_suffix(".type").write_text(kind, encoding="utf-8")
    return f"/bench-floor/{name}"


@contextmanager
def installed(folder: Path) -> Iterator[None]:
    """Makes the plugin known to sites that are started in the block."""
    known = folder / "bench_floor-1.dist-info"
    known.mkdir(parents=True, exist_ok=True)
    # A name of its own: a package `tests` may come from anywhere.
    shutil.copy(__file__, folder / f"{NAME}.py")
    (known / "entry_points.txt").write_text(_ENTRY, encoding="utf-8")
    (known / "METADATA").write_text(_METADATA, encoding="utf-8")
    before = os.environ.get("PYTHONPATH")
    os.environ |= {
        FOLDER: str(folder),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(folder), before))),
    }
    try:
        yield
    finally:
        del os.environ[FOLDER]
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before

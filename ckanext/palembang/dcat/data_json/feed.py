"""The text of `/data.json`, piece by piece: memory does not grow with the catalogue."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from ckanext.palembang.dcat.national.plain import json_text

_POD: Final = "https://project-open-data.cio.gov/v1.1/schema"
#: Readers compare this address letter by letter (data.gov does).
CONFORMS_TO: Final = _POD
_GZIP: Final = 16 + zlib.MAX_WBITS
_LEVEL: Final = 5


def feed_text(address: str, datasets: Iterable[str]) -> Iterator[str]:
    """Give a catalogue of Project Open Data 1.1.

    Args:
        address: its own.
        datasets: one JSON object each.
    """
    head = {
        "@context": f"{_POD}/catalog.jsonld",
        "@id": address,
        "@type": "dcat:Catalog",
        "conformsTo": CONFORMS_TO,
        "describedBy": f"{_POD}/catalog.json",
    }
    yield f'{json_text(head)[:-1]},"dataset":[\n'
    comma = ""
    for dataset in datasets:
        yield comma + dataset
        comma = ",\n"
    yield "\n]}\n"


def packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give pieces as one member of gzip: clients drop what stands in a second one."""
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    for piece in pieces:
        if out := packer.compress(piece):
            yield out
    yield packer.flush()

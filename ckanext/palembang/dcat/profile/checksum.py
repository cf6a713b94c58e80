"""How a reader sees that a file came whole."""

from __future__ import annotations

import re

from rdflib import XSD

from ckanext.palembang.dcat.linked_data.nodes import Node
from ckanext.palembang.dcat.linked_data.terms import SPDX

_HASH = re.compile("(?:(?:md5|sha1|sha256|sha512):)?([0-9A-Fa-f]+)", re.ASCII)
# CKAN's field `hash` does not say how it was made; its length does.
_ALGORITHMS = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}


def add_checksum(node: Node, text: str) -> None:
    """Add a hexadecimal checksum; any other text is left out."""
    match = _HASH.fullmatch(text)
    algorithm = _ALGORITHMS.get(len(match[1])) if match else None
    if match is None or algorithm is None:
        return
    checksum = node.link_part(SPDX.checksum, "checksum", SPDX.Checksum)
    name = SPDX[f"checksumAlgorithm_{algorithm}"]
    checksum.link(SPDX.algorithm, name, SPDX.ChecksumAlgorithm)
    checksum.value(SPDX.checksumValue, match[1].lower(), XSD.hexBinary)

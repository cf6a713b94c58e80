"""Words of the RDF Data Cube vocabulary and of SDMX for the columns of a data table.

Sources: W3C, The RDF Data Cube Vocabulary (2014); its companion for SDMX's Content-Oriented Guidelines of 2009
(`http://purl.org/linked-data/sdmx/2009/`).
"""

from __future__ import annotations

from rdflib import Namespace, URIRef

QB = Namespace("http://purl.org/linked-data/cube#")
SDMX_ATTRIBUTE = Namespace("http://purl.org/linked-data/sdmx/2009/attribute#")
SDMX_CODE = Namespace("http://purl.org/linked-data/sdmx/2009/code#")
SDMX_CONCEPT = Namespace("http://purl.org/linked-data/sdmx/2009/concept#")
SDMX_DIMENSION = Namespace("http://purl.org/linked-data/sdmx/2009/dimension#")
SDMX_MEASURE = Namespace("http://purl.org/linked-data/sdmx/2009/measure#")

_BY_ROLE = {"area": "refArea", "time": "refPeriod"}
# Columns of classifications that our tables use, and SDMX's concept for each.
_BY_NAME = {
    "jenis_kelamin": "sex",
    "kelompok_umur": "age",
    "umur": "age",
    "usia": "age",
    "kelompok_usia": "age",
    "status_perkawinan": "civilStatus",
    "pendidikan": "educationLev",
    "tingkat_pendidikan": "educationLev",
    "pendidikan_tertinggi": "educationLev",
    "pekerjaan": "occupation",
    "jenis_pekerjaan": "occupation",
    "lapangan_pekerjaan": "occupation",
}
_SEXES = {
    "laki-laki": "sex-M",
    "perempuan": "sex-F",
    "jumlah": "sex-T",
    "total": "sex-T",
    "laki-laki dan perempuan": "sex-T",
    "laki-laki+perempuan": "sex-T",
}


def dimension_concept(name: str, role: str) -> str:
    """Return the name that SDMX has for what a dimension says, "" where it has none."""
    return _BY_ROLE.get(role) or _BY_NAME.get(name.casefold(), "")


def attribute_concept(code_list: str) -> str:
    """Return the name that SDMX has for what an attribute says, by the code list of its values."""
    return {"simbol": "obsStatus", "satuan": "unitMeasure"}.get(code_list, "")


def same_code(concept: str, label: str) -> URIRef | None:
    """Return the code of SDMX that means the same as a member of a dimension, where that is sure."""
    name = _SEXES.get(label.casefold()) if concept == "sex" else None
    return SDMX_CODE[name] if name else None

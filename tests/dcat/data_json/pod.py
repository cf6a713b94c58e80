"""What Project Open Data 1.1 asks of a dataset, as JSON Schema (its own words, CC0, without the federal codes)."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft4Validator, FormatChecker

_DATE = (
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$"
)
_DURATION = r"P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?"
_MEDIA = r"^[-\w]+/[-\w]+(\.[-\w]+)*([+][-\w]+)?$"
_URI = {"type": "string", "pattern": r"^https?://[^\s\"<>\\^`{|}]+$"}
_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1, "uniqueItems": True}

ORGANIZATION: dict[str, Any] = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "@type": {"enum": ["org:Organization"]},
        "name": _TEXT,
        "subOrganizationOf": {"$ref": "#/definitions/organization"},
    },
}
DISTRIBUTION: dict[str, Any] = {
    "type": "object",
    "required": ["@type"],
    "dependencies": {"downloadURL": ["mediaType"]},
    "anyOf": [{"required": ["downloadURL"]}, {"required": ["accessURL"]}],
    "properties": {
        "@type": {"enum": ["dcat:Distribution"]},
        "accessURL": _URI,
        "downloadURL": _URI,
        "describedBy": _URI,
        "describedByType": {"type": "string", "pattern": _MEDIA},
        "mediaType": {"type": "string", "pattern": _MEDIA},
        "description": _TEXT,
        "format": _TEXT,
        "title": _TEXT,
        "byteSize": {"type": "integer", "minimum": 0},
    },
}
DATASET: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "type": "object",
    "required": [
        "@type", "title", "description", "keyword", "modified", "publisher", "contactPoint",
        "identifier", "accessLevel", "distribution",
    ],
    "properties": {
        "@type": {"enum": ["dcat:Dataset"]},
        "title": _TEXT,
        "description": _TEXT,
        "identifier": _TEXT,
        "keyword": _TEXTS,
        "theme": _TEXTS,
        "issued": {"type": "string", "pattern": _DATE},
        "modified": {"type": "string", "pattern": _DATE},
        "publisher": {"$ref": "#/definitions/organization"},
        "contactPoint": {
            "type": "object",
            "required": ["fn"],
            "properties": {
                "@type": {"enum": ["vcard:Contact"]},
                "fn": _TEXT,
                "hasEmail": {
                    "type": "string",
                    "pattern": r"^mailto:[\w~!$&'()*+,;=:.-]+@[\w.-]+\.[\w.-]+$",
                },
            },
        },
        "accessLevel": {"enum": ["public", "restricted public", "non-public"]},
        "rights": {"type": "string", "minLength": 1, "maxLength": 255},
        "accrualPeriodicity": {
            "anyOf": [
                {"enum": ["irregular"]},
                {"type": "string", "pattern": f"^R/{_DURATION}$"},
            ]
        },
        "landingPage": _URI,
        "license": _URI,
        "references": {"type": "array", "items": _URI, "minItems": 1, "uniqueItems": True},
        "language": {
            "type": "array",
            "items": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        },
        "spatial": _TEXT,
        "temporal": {
            "type": "string",
            "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        },
        "distribution": {"type": "array", "minItems": 1, "items": DISTRIBUTION},
    },
    "definitions": {"organization": ORGANIZATION},
}  # fmt: skip
_VALIDATOR = Draft4Validator(DATASET, format_checker=FormatChecker())
#: How others misspell these keys; readers then find nothing.
MISSPELT = {
    "keywords", "accrualperiodicity", "contactpoint", "contctPoint", "accesLevel", "accessLeval",
}  # fmt: skip


def problems(dataset: dict[str, Any]) -> list[str]:
    """Return what is wrong with a dataset's object."""
    found = [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}"
        for error in _VALIDATOR.iter_errors(dataset)
    ]
    return found + [f"misspelt: {key}" for key in MISSPELT & dataset.keys()]

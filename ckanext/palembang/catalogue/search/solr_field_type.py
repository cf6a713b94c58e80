"""The Solr field type for text in Indonesian and English.

Words are cut, folded and stemmed alike in the index and in a query. The algorithmic
stemmers come after the override list, whose words they leave alone: by themselves they
join penduduk with duduk, behind the list they help (docs/search.md has the figures).
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from ckanext.palembang.catalogue.search.solr_lists import (
    STEMS_FILE,
    SYNONYMS_FILE,
    stopwords_pattern,
)
from ckanext.palembang.catalogue.search.stems import CLITIC

FIELD_TYPE = "text_palembang"

# The standard tokenizer leaves column names ("kode_wilayah") and file names together.
_JOINTS = r"_|(?<=\p{L})\.(?=\p{L})"
_PATTERN = "solr.PatternReplaceCharFilterFactory"
_LISTED = ("filter", {"class": "solr.StemmerOverrideFilterFactory", "dictionary": STEMS_FILE})
_ANALYSIS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("charFilter", {"class": _PATTERN, "pattern": _JOINTS, "replacement": " "}),
    ("charFilter", {"class": _PATTERN, "pattern": stopwords_pattern(), "replacement": " "}),
    ("tokenizer", {"class": "solr.StandardTokenizerFactory"}),
    ("filter", {"class": "solr.LowerCaseFilterFactory"}),
    ("filter", {"class": "solr.ASCIIFoldingFilterFactory"}),
    (
        "filter",
        {"class": "solr.PatternReplaceFilterFactory", "pattern": CLITIC, "replacement": "$1"},
    ),
    _LISTED,
    ("filter", {"class": "solr.EnglishMinimalStemFilterFactory"}),
    # Once more: "divorces" is listed as "divorce", of which the next filter would make "vorce".
    _LISTED,
    ("filter", {"class": "solr.IndonesianStemFilterFactory", "stemDerivational": "true"}),
)
_SYNONYMS = {
    "class": "solr.SynonymGraphFilterFactory",
    "synonyms": SYNONYMS_FILE,
    "ignoreCase": "false",
    "expand": "true",
}
# "student" then asks for "peserta didik" as a phrase, not for the two words anywhere.
_ATTRIBUTES = {
    "name": FIELD_TYPE,
    "class": "solr.TextField",
    "positionIncrementGap": "100",
    "autoGeneratePhraseQueries": "true",
}


def field_type() -> str:
    """Return the definition of the field type, as lines of a Solr schema."""
    query = (*_ANALYSIS, ("filter", _SYNONYMS))
    parts = [*_analyzer("index", _ANALYSIS), *_analyzer("query", query)]
    lines = [_tag("fieldType", _ATTRIBUTES), *parts, "</fieldType>"]
    return "\n".join(f"    {line}" for line in lines)


def _analyzer(kind: str, steps: tuple[tuple[str, Mapping[str, str]], ...]) -> list[str]:
    inner = [f"        {_tag(tag, attributes, is_empty=True)}" for tag, attributes in steps]
    return [f'    <analyzer type="{kind}">', *inner, "    </analyzer>"]


def _tag(tag: str, attributes: Mapping[str, str], *, is_empty: bool = False) -> str:
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{tag} {written}{'/' if is_empty else ''}>"

"""The page of the glossary: from A to Z, and searched without script."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, request

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.reference import Term, glossary

__all__ = ["palembang_glossary"]

palembang_glossary = Blueprint("palembang_glossary", __name__)

_LONGEST_QUERY = 200


@palembang_glossary.get("/glosarium", strict_slashes=False)
def index() -> str:
    """Shows every term under its letter, or those that hold the words of `q`."""
    words = request.args.get("q", "").replace("\x00", "").strip()[:_LONGEST_QUERY]
    found = glossary().find(words, language())
    sections = [("", found)] if words else _by_letter(found)
    return tk.render(
        "palembang/glossary/index.html",
        {"q": words, "sections": sections, "count": len(found), "glossary": glossary()},
    )


def _by_letter(terms: list[Term]) -> list[tuple[str, list[Term]]]:
    tongue = language()
    grouped = groupby(terms, key=lambda term: term.label(tongue)[0].upper())
    return [(letter, list(group)) for letter, group in grouped]

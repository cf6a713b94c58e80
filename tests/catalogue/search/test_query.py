"""A query is rewritten where that is sure to keep its meaning, and nowhere else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ckanext.palembang.catalogue.search.query import expand_for_schema, expand_in_python
from ckanext.palembang.catalogue.search.query_syntax import (
    MAX_LENGTH,
    MAX_PIECES,
    Kind,
    NotUnderstoodError,
    read_query,
)

WAYS = pytest.mark.parametrize(
    "expand", [expand_for_schema, expand_in_python], ids=["solr", "python"]
)

# What a user might type, and then some: words of our lists among signs of every parser.
TYPED = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "penduduk",
                "Ilir",
                "Timur",
                "III",
                "tiga",
                "curah",
                "hujan",
                "by",
                "dan",
                "AND",
                "OR",
                "NOT",
                "+",
                "-",
                '"',
                "(",
                ")",
                "*",
                "?",
                "~2",
                "^3",
                "&&",
                "||",
                "!",
                "[a TO b]",
                "{",
                "}",
                "/x/",
                "35",
                "rata-rata",
                "murid,",
                "3/4",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=12,
).map(" ".join)


class TestOwnSchema:
    """Solr knows the words; only what dismax cuts apart is kept together."""

    @pytest.mark.parametrize(
        ("query", "rewritten"),
        [
            ("penduduk", "penduduk"),
            ("kependudukan Ilir Timur Tiga", 'kependudukan "ilir timur tiga"'),
            ("student by subdistrict", "student subdistrict"),
            ("rata-rata", '"rata rata"'),
            ("+rata-rata -curah hujan", '+"rata rata" -curah hujan'),
            ("(by subdistrict)", "subdistrict"),
            ("by", "by"),
            ("murid AND di", "murid AND di"),
            ('"murid dan guru" dan kepala', '"murid dan guru" kepala'),
            ("tiga-puluh-lima ilir", '"tiga puluh lima ilir"'),
            ("luas* ~curah hujan", "luas* ~curah hujan"),
        ],
    )
    def test_keeps_set_phrases_together(self, query: str, rewritten: str) -> None:
        assert expand_for_schema({"q": query}) == {"q": rewritten}


class TestStockSchema:
    """Every word becomes a choice."""

    @pytest.mark.parametrize(
        ("query", "rewritten"),
        [
            ("penduduk", "penduduk"),
            ("Kependudukan", "(Kependudukan OR penduduk)"),
            ("population", "(population OR penduduk)"),
            ("kekuatan gempa", "(kekuatan OR kuat) OR gempa"),
            ("ilir timur tiga", '("ilir timur tiga" OR ilirtimuriii)'),
            ('"Ilir Timur Tiga"', '("Ilir Timur Tiga" OR ilirtimuriii)'),
            ("5 Ilir", '("5 ilir" OR limailir)'),
            ('"jumlah siswa"', '"jumlah siswa"'),
            ("siswa -guru +kecamatan", "(siswa OR murid) -guru +kecamatan"),
            ("+siswa guru", "guru +(siswa OR murid)"),
            ("siswa AND NOT guru", "(siswa OR murid) AND NOT guru"),
            ("loan", "(loan OR kredit OR pinjam)"),
            ("C++ x:y", "C++ x:y"),
            ("50% a&b", r"50% OR a\&b"),
            ("pend* (x", r"pend\* OR x"),
        ],
    )
    def test_widens_each_word(self, query: str, rewritten: str) -> None:
        assert expand_in_python({"q": query})["q"] == rewritten

    def test_asks_a_parser_and_fields_that_understand_it(self) -> None:
        expanded = expand_in_python({"q": "population", "rows": 5, "fq": "x:y"})
        assert expanded == {
            "q": "(population OR penduduk)",
            "rows": 5,
            "fq": "x:y",
            "defType": "edismax",
            "qf": "name^4 title^4 tags^2 groups^2 text extras_palembang_title^4",
        }

    def test_the_caller_s_own_fields_stay(self) -> None:
        assert expand_in_python({"q": "population", "qf": "notes"})["qf"] == "notes"

    def test_a_query_that_only_excludes_is_left_to_ckan(self) -> None:
        assert expand_in_python({"q": "-population"}) == {"q": "-population"}


@WAYS
class TestUntouched:
    """What is not for dismax, or cannot be read for sure."""

    @pytest.mark.parametrize(
        "query",
        [
            "*:*", "", "   ", '""', "title:penduduk", "name:a OR kependudukan",
            "{!knn f=vector}[1,2]", "_query_:x", 'kependudukan "ilir', "kependudukan \\ x",
            "kependudukan - x", "++", '"a"b', "kependudukan " * (MAX_PIECES + 1),
            "a" * (MAX_LENGTH + 1),
        ],
    )  # fmt: skip
    def test_query(self, expand: Any, query: str) -> None:
        assert expand({"q": query}) == {"q": query}

    @pytest.mark.parametrize("params", [{}, {"q": None}, {"q": 5}, {"q": ["kependudukan"]}])
    def test_no_query(self, expand: Any, params: dict[str, Any]) -> None:
        assert expand(params) == params

    @pytest.mark.parametrize("parser", ["lucene", "edismax", "func", ""])
    def test_another_parser(self, expand: Any, parser: str) -> None:
        params = {"q": "kependudukan ilir timur tiga", "defType": parser}
        assert expand(params) == params


@WAYS
class TestAnyQuery:
    """Whatever is typed."""

    @given(query=TYPED)
    @example(query="AND")
    @example(query="OR NOT +dan")
    def test_never_raises_and_changes_no_argument(self, expand: Any, query: str) -> None:
        params = {"q": query, "fq": query}
        expanded = expand(params)
        assert params == {"q": query, "fq": query}
        assert expanded["fq"] == query
        assert isinstance(expanded["q"], str)

    @given(query=TYPED)
    def test_keeps_operators_prefixes_and_quoted_phrases(self, expand: Any, query: str) -> None:
        expanded = expand({"q": query})
        try:
            pieces = read_query(query)
        except NotUnderstoodError:
            assert expanded == {"q": query}
            return
        phrases = {f'"{piece.text}"' for piece in pieces if piece.kind is Kind.PHRASE}
        assert all(phrase in expanded["q"] for phrase in phrases)
        parts = _top_level(expanded["q"], is_grouped="defType" in expanded)
        prefixes = [part[0] for part in parts if part[0] in "+-"]
        assert sorted(prefixes) == sorted(piece.prefix for piece in pieces if piece.prefix)
        typed = [piece.text for piece in pieces if piece.kind is Kind.OPERATOR]
        operators = [part for part in parts if part in ("AND", "OR", "NOT")]
        assert operators == typed or (not typed and set(operators) == {"OR"})

    @given(query=TYPED)
    def test_brackets_and_quotes_are_balanced(self, expand: Any, query: str) -> None:
        expanded = expand({"q": query})
        if expanded.get("defType") == "edismax":
            text = expanded["q"]
            for sign in "\\\\", '\\"', "\\(", "\\)":
                text = text.replace(sign, "")
            assert text.count('"') % 2 == 0
            unquoted = "".join(text.split('"')[::2])
            assert unquoted.count("(") == unquoted.count(")")


def _top_level(query: str, *, is_grouped: bool) -> list[str]:
    """The parts of a query, without what stands in quotes or, for edismax, in brackets."""
    bare = re.sub(r'"[^"]*"', "_", query.replace("\\(", "_").replace("\\)", "_"))
    if is_grouped:
        bare = re.sub(r"\([^()]*\)", "_", bare)
    return bare.split()

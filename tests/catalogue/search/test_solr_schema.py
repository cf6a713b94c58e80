"""CKAN's schema with our analysis: what changes, what CKAN and Solr say to it."""

from __future__ import annotations

import difflib
import subprocess
import sys
from pathlib import Path

import pytest

from ckan.lib.search import check_solr_schema_version

from ckanext.palembang.catalogue.search.area_spellings import area_groups
from ckanext.palembang.catalogue.search.concepts import longest_matches
from ckanext.palembang.catalogue.search.solr_lists import (
    STEMS_FILE,
    SYNONYMS_FILE,
    stems_file,
    synonyms_file,
)
from ckanext.palembang.catalogue.search.solr_schema import (
    UnexpectedSchemaError,
    main,
    transformed,
    write,
)
from ckanext.palembang.catalogue.search.stems import stem
from ckanext.palembang.catalogue.search.word_lists import synonym_groups

from tests.catalogue.search.solr_cores import STOCK_SCHEMA, Core

STOCK = STOCK_SCHEMA.read_text("utf-8")
MODULE = "ckanext.palembang.catalogue.search.solr_schema"


class TestTransformed:
    """The schema as text."""

    def test_changes_the_searched_fields_only(self) -> None:
        changes = [
            line
            for line in difflib.ndiff(STOCK.splitlines(), transformed(STOCK).splitlines())
            if line.startswith("- ")
        ]
        assert len(changes) == 7
        assert all('type="text' in line for line in changes)

    def test_twice_is_the_same_as_once(self) -> None:
        once = transformed(STOCK)
        assert transformed(once) == once

    def test_an_older_definition_of_ours_is_renewed(self) -> None:
        older = transformed(STOCK).replace("solr.LowerCaseFilterFactory", "solr.Older", 20)
        assert transformed(older).count('name="text_palembang"') == 1

    @pytest.mark.parametrize(
        ("schema", "reason"),
        [
            ("", "not XML"),
            ("<schema", "not XML"),
            ("<config/>", "this is '<config>'"),
            (STOCK.replace('name="ckan-2.12"', 'name="ckan-2.11"'), "this is 'ckan-2.11'"),
            (STOCK.replace('<field name="title" ', '<field name="judul" '), "'title'.*found"),
            (
                STOCK.replace('name="notes" type="text"', 'name="notes" type="string"'),
                r"'notes' of type 'text' is expected, found \['string'\]",
            ),
            (STOCK.replace("fieldType>", "fieldtype>"), "no field type|not XML"),
        ],
        ids=["empty", "cut off", "other file", "older CKAN", "no title", "other type", "no types"],
    )
    def test_another_schema_is_refused(self, schema: str, reason: str) -> None:
        with pytest.raises(UnexpectedSchemaError, match=reason):
            transformed(schema)


class TestCommand:
    """`python -m ckanext.palembang.catalogue.search.solr_schema`."""

    def test_writes_schema_and_lists(self, tmp_path: Path) -> None:
        command = [sys.executable, "-m", MODULE, str(STOCK_SCHEMA), str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
        written = {path.name for path in tmp_path.iterdir()}
        assert written == {"schema.xml", STEMS_FILE, SYNONYMS_FILE}

    def test_may_be_given_its_own_work(self, tmp_path: Path) -> None:
        write(STOCK_SCHEMA, tmp_path)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert main([str(tmp_path / "schema.xml"), str(tmp_path)]) == 0
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            ([], 2, "CKAN_SCHEMA.xml CONF_DIR"),
            (["a", "b", "c"], 2, "CKAN_SCHEMA.xml CONF_DIR"),
            (["{folder}/none.xml", "{folder}"], 1, "none.xml"),
            ([str(STOCK_SCHEMA), "{folder}/none"], 1, "none"),
            (["{folder}/other.xml", "{folder}"], 1, "Take the schema.xml that CKAN 2.12 ships"),
            (["{folder}/binary.xml", "{folder}"], 1, "not UTF-8"),
        ],
        ids=["none", "three", "no file", "no folder", "other file", "binary"],
    )
    def test_says_what_is_wrong(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        arguments: list[str],
        code: int,
        said: str,
    ) -> None:
        (tmp_path / "other.xml").write_text("<config/>", encoding="utf-8")
        (tmp_path / "binary.xml").write_bytes(b"\xff\xfe\x00")
        given = [argument.format(folder=tmp_path) for argument in arguments]
        assert main(given) == code
        assert said in capsys.readouterr().err
        assert not (tmp_path / "schema.xml").exists()


class TestInSolr:
    """The core that was made from it."""

    def test_ckan_accepts_it(self, own_core: Core, ckan_config: dict[str, object]) -> None:
        ckan_config["solr_url"] = own_core.url
        assert check_solr_schema_version() is True

    def test_solr_gives_every_listed_word_the_stem_that_python_gives(self, own_core: Core) -> None:
        """Else a synonym would ask for a word that the index does not have."""
        pairs = [line.split("\t") for line in stems_file().splitlines()]
        for start in range(0, len(pairs), 400):
            some = pairs[start : start + 400]
            spelled = " ".join(word for word, _ in some)
            assert own_core.terms("text_palembang", spelled) == [root for _, root in some]

    def test_solr_leaves_every_entry_of_the_synonyms_as_it_is(self, own_core: Core) -> None:
        entries = [entry for line in synonyms_file().splitlines() for entry in line.split(", ")]
        spelled = " ".join(entries)
        assert own_core.terms("text_palembang", spelled) == spelled.split()

    @pytest.mark.parametrize(
        ("text", "terms"),
        [
            ("Penduduknya, kode_wilayah", ["penduduk", "kode", "wilayah"]),
            ("data_penduduk.csv 16.71.01", ["data", "penduduk", "csv", "16.71.01"]),
            ("Usaha Mikro, Kecil, dan Menengah", ["usaha", "mikro", "kecil", "menengah"]),
            ("Kertapati Kuningan Sako", ["kertapati", "kuningan", "sako"]),
            ("Industries and café", ["industry", "cafe"]),
        ],
    )
    def test_words_are_cut_and_folded(self, own_core: Core, text: str, terms: list[str]) -> None:
        assert own_core.terms("text_palembang", text) == terms

    def test_ckan_s_own_analysis_keeps_concepts_apart(self, stock_core: Core) -> None:
        """In the fallback their names pass through CKAN's English stemmer."""
        names = sorted({name for group in _groups() for name in _names(group)})
        stemmed = stock_core.terms("text", " ".join(names))
        assert len(stemmed) == len(names)
        assert len(set(stemmed)) == len(names)


def _groups() -> list[tuple[tuple[str, ...], ...]]:
    return [*synonym_groups(), *area_groups()]


def _names(group: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    match = next(longest_matches([stem(word) for word in group[0]]), None)
    return match.names if match else ()

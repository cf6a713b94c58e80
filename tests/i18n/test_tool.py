"""The tool that keeps the message catalogues."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from stack.messages import checks, files, sources
from stack.messages.__main__ import main


def catalogue(*entries: tuple[object, ...]) -> Catalog:
    made = Catalog(locale="id")
    made.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    for identifier, string, *rest in entries:
        made.add(identifier, string, user_comments=rest)
    return made


def codes(*entries: tuple[object, ...]) -> list[str]:
    return [finding.code for finding in checks.translations(catalogue(*entries))]


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("Search", "Cari"),
        ("Hello %(name)s, %(n)d left", "Sisa %(n)d, %(name)s"),
        ("%s of %s", "%s dari %s"),
        ("Update {page}", "Perbarui {page}"),
        ("{} of {}", "{} dari {}"),
        ('See <a href="%(url)s">help</a>', 'Lihat <a href="%(url)s">bantuan</a>'),
        ('<a href="x" title="Help">?</a>', '<a href="x" title="Bantuan">?</a>'),
        ("50 % of all", "50 persen dari semua"),
        ("by ", "oleh "),
        ("API", "API"),
        (("%(n)d row", "%(n)d rows"), ("%(n)d baris",)),
        (("One row", "%(n)d rows"), ("%(n)d baris",)),
    ],
)
def test_a_right_translation_passes(english: object, indonesian: object) -> None:
    assert codes((english, indonesian)) == []


@pytest.mark.parametrize(
    ("code", "english", "indonesian"),
    [
        ("missing", "Search", ""),
        ("missing", ("%(n)d row", "%(n)d rows"), ("",)),
        ("placeholder", "Hello %(name)s", "Halo %(nama)s"),
        ("placeholder", "Hello %(name)s", "Halo"),
        ("placeholder", "%(n)d rows", "%(n)s baris"),
        ("placeholder", "%d of %s", "%s dari %d"),
        ("placeholder", "100%% of %s", "100% dari %s"),
        ("placeholder", "Update {page}", "Perbarui {halaman}"),
        ("placeholder", "{} of {}", "{} semua"),
        ("tag", "A <b>bold</b> word", "Kata <b>tebal<b>"),
        ("tag", '<a href="%s">Help</a>', '<a href="%s" class="x">Bantuan</a>'),
        ("tag", '<i title="%(name)s">x</i>', '<i title="">%(name)s</i>'),
        ("space", "by ", "oleh"),
        ("space", "Search", " Cari"),
        ("english", "Dataset series", "Dataset series"),
    ],
)
def test_a_wrong_translation_is_found(code: str, english: object, indonesian: object) -> None:
    assert codes((english, indonesian)) == [code]


def test_a_guess_is_found() -> None:
    made = Catalog(locale="id")
    made.add("Search", "Cari", flags=["fuzzy"])
    assert [finding.code for finding in checks.translations(made)] == ["fuzzy"]


def test_too_many_plural_forms_are_found() -> None:
    assert codes((("One", "Many"), ("Satu", "Banyak"))) == ["plural"]


def test_a_comment_allows_what_is_the_same_in_both_languages() -> None:
    assert codes(("Satu Data Palembang", "Satu Data Palembang", "same: a name")) == []


def test_a_comment_allows_to_leave_a_placeholder_out() -> None:
    texts = ("Search by {name}: {label}", "Cari: {label}", "without {name}: an English key")
    assert codes(texts) == []
    assert codes((texts[0], "Cari", texts[2])) == ["placeholder"]


def test_texts_that_came_and_went_are_stale() -> None:
    committed, extracted = (
        catalogue(("Old", ""), ("Both", "")),
        catalogue(("New", ""), ("Both", "")),
    )
    found = checks.stale(committed, extracted, "x.pot")
    assert {(finding.code, finding.message) for finding in found} == {
        ("stale", "Old"),
        ("stale", "New"),
    }


def test_a_text_that_got_a_plural_is_stale() -> None:
    found = checks.stale(catalogue(("Row", "")), catalogue((("Row", "Rows"), ("",))), "x.pot")
    assert [finding.message for finding in found] == ["Row"]


@pytest.fixture
def package(tmp_path: Path) -> sources.Source:
    """A package with one text in each kind of file, and texts that nobody meets."""
    folder = tmp_path / "package"
    contents = {
        "plugin.py": "tk._('From Python')\nungettext('%(n)d row', '%(n)d rows', 2)\n",
        "templates/page.html": (
            "{% ckan_extends %}{% snippet 'x.html', title=_('From a tag') %}"
            "{% trans %}\n  From\n  a block\n{% endtrans %}{{ _('From Python') }}"
        ),
        "templates/emails/letter.txt": "{% trans %}From a letter{% endtrans %}",
        "assets/module.js": "ckan.module('x', function () { this._('From a script'); });",
        "assets/vendor/other.js": "_('From others');",
        "tests/test_it.py": "_('From a test')",
    }
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return sources.Source("ckanext/palembang", folder)


def test_every_kind_of_file_is_read_and_tests_are_not(package: sources.Source) -> None:
    found = {m.id: [place for place, _ in m.locations] for m in sources.extract([package]) if m.id}
    assert found == {
        "From Python": ["ckanext/palembang/plugin.py", "ckanext/palembang/templates/page.html"],
        ("%(n)d row", "%(n)d rows"): ["ckanext/palembang/plugin.py"],
        "From a tag": ["ckanext/palembang/templates/page.html"],
        "From a block": ["ckanext/palembang/templates/page.html"],
        "From a letter": ["ckanext/palembang/templates/emails/letter.txt"],
        "From a script": ["ckanext/palembang/assets/module.js"],
    }


def test_own_texts_come_before_those_of_others(package: sources.Source, tmp_path: Path) -> None:
    other = tmp_path / "ckan"
    other.mkdir()
    (other / "a.py").write_text("_('Of CKAN')\n_('From Python')\n", encoding="utf-8")
    found = sources.extract([sources.Source("ckan", other), package])
    texts = [files.key(message) for message in files.messages(found)]
    assert texts.index("Of CKAN") == len(texts) - 1
    assert "ckan/a.py" in [place for place, _ in found["From Python"].locations]


def test_hand_written_texts_are_added(package: sources.Source, tmp_path: Path) -> None:
    dynamic = tmp_path / "dynamic.pot"
    dynamic.write_text('#: ckan/x.py\nmsgid "In a variable"\nmsgstr ""\n', encoding="utf-8")
    assert "In a variable" in sources.extract([package], dynamic)


def test_an_update_keeps_translations_and_guesses_none(tmp_path: Path) -> None:
    path = tmp_path / "id" / "LC_MESSAGES" / "ckanext-palembang.po"
    files.update(path, catalogue(("Search", ""), ("Gone", "")))
    filled = files.read(path)
    filled["Search"].string = "Cari"
    filled["Search"].user_comments = ["a remark"]
    with path.open("wb") as file:
        files.write_po(file, filled)
    came_and_went = files.update(path, catalogue(("Search", ""), ("Searches", "")))
    after = files.read(path)
    assert came_and_went == (1, 1)
    assert after["Search"].string == "Cari"
    assert after["Search"].user_comments == ["a remark"]
    assert after["Searches"].string == ""
    assert "Gone" not in after


def test_a_text_that_gets_a_plural_keeps_its_translation(tmp_path: Path) -> None:
    path = tmp_path / "id" / "LC_MESSAGES" / "ckanext-palembang.po"
    files.update(path, catalogue(("row", "baris")))
    with path.open("wb") as file:
        files.write_po(file, catalogue(("row", "baris")))
    files.update(path, catalogue((("row", "rows"), ("",))))
    assert files.read(path)["row"].string == ("baris",)


def test_an_unchanged_template_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "ckanext-palembang.pot"
    comment = "a remark so long that it is wrapped onto a second line of the file " * 3
    template = Catalog()
    places = [("ckanext/palembang/a.py", 1), ("ckan/a.py", 1)]
    template.add("Search", locations=places, auto_comments=[comment.strip()])
    assert files.write_template(path, template)
    assert not files.write_template(path, template)


def test_a_compiled_catalogue_has_no_empty_texts(tmp_path: Path) -> None:
    path = tmp_path / "id" / "LC_MESSAGES" / "ckanext-palembang.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        files.write_po(
            file,
            catalogue(("Search", "Cari"), ("Not yet", ""), (("One row", "%(n)d rows"), ("",))),
        )
    assert [count for _path, count in files.compile_catalogues(tmp_path)] == [1]
    compiled = gettext.translation("ckanext-palembang", tmp_path, ["id"])
    assert compiled.gettext("Search") == "Cari"
    assert compiled.gettext("Not yet") == "Not yet"
    assert compiled.ngettext("One row", "%(n)d rows", 3) == "%(n)d rows"


def test_a_broken_catalogue_ends_with_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "id" / "LC_MESSAGES" / "ckanext-palembang.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Search"\n"Cari"\nnonsense\n', encoding="utf-8")
    assert main(["compile", "--folder", str(tmp_path)]) == 2
    assert f"messages: {path}, line 3: " in capsys.readouterr().err


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "NEIGHBOURS", ("ckanext.palembang_no_such_room",))
    with pytest.raises(LookupError, match="palembang_no_such_room"):
        sources.neighbour_sources()

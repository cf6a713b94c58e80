"""What a run folder keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from stack.errors import StackError
from stack.rundir import RunDir, write_private


def test_a_secret_is_made_once_and_stays(run_dir: RunDir) -> None:
    first = run_dir.secret("database")

    assert len(first) >= 32
    assert RunDir(run_dir.root, run_dir.root).secret("database") == first
    assert run_dir.secret("other") != first


def test_secrets_are_readable_by_their_owner_only(run_dir: RunDir) -> None:
    run_dir.secret("database")

    assert run_dir.secrets_file.stat().st_mode & 0o777 == 0o600


def test_facts_are_added_to_those_noted_before(run_dir: RunDir) -> None:
    run_dir.note(ports={"solr": 1}, address="http://localhost")
    run_dir.note(ports={"solr": 2})

    assert run_dir.read_state() == {"ports": {"solr": 2}, "address": "http://localhost"}


def test_before_the_first_start_nothing_is_noted(tmp_path: Path) -> None:
    assert RunDir(tmp_path / "none", tmp_path).read_state() == {}


def test_a_damaged_file_is_named_with_the_way_out(run_dir: RunDir) -> None:
    run_dir.state_file.write_text("{", encoding="utf-8")

    with pytest.raises(StackError, match=r"state\.json is damaged .*make reset"):
        run_dir.read_state()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    root = tmp_path / "file" / "run"

    with pytest.raises(StackError, match=r"cannot be written .* RUN_DIR="):
        RunDir(root, root).make()


def test_a_private_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    write_private(path, "long text before")
    write_private(path, "short")

    assert path.read_text(encoding="utf-8") == "short"
    assert [each.name for each in tmp_path.iterdir()] == ["secret"]


def test_throw_away_services_use_the_environment_around_them(run_dir: RunDir) -> None:
    inner = run_dir.inner("test")

    assert inner.root == run_dir.root / "test"
    assert inner.jars == run_dir.jars

"""What a person may choose, and what they are told when it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from stack.errors import StackError
from stack.options import CHECKOUT, Options


def test_nothing_chosen_gives_the_documented_defaults() -> None:
    options = Options.from_environ({})

    assert (options.port, options.host, options.is_demo_wanted) == (5000, "127.0.0.1", True)
    assert options.run_dir == CHECKOUT / ".run"


def test_make_passes_empty_values_for_what_was_not_chosen() -> None:
    assert Options.from_environ({"PORT": "", "RUN_DIR": "", "DEMO": "", "YES": ""}) == (
        Options.from_environ({})
    )


def test_a_relative_run_folder_lies_in_the_checkout() -> None:
    assert Options.from_environ({"RUN_DIR": "other"}).run_dir == CHECKOUT / "other"


def test_an_absolute_run_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    assert Options.from_environ({"RUN_DIR": str(tmp_path)}).run_dir == tmp_path


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "5000.0", "\u0665000", "80 80"])
def test_a_wrong_port_is_refused_with_a_right_example(port: str) -> None:
    with pytest.raises(StackError, match=r"PORT=.* for example PORT=5001"):
        Options.from_environ({"PORT": port})


@pytest.mark.parametrize(
    ("text", "is_wanted"), [("yes", True), ("ya", True), ("No", False), ("tidak", False)]
)
def test_demo_is_chosen_in_words(text: str, is_wanted: bool) -> None:
    assert Options.from_environ({"DEMO": text}).is_demo_wanted is is_wanted


def test_another_word_for_demo_is_refused() -> None:
    with pytest.raises(StackError, match="DEMO=maybe is neither yes nor no"):
        Options.from_environ({"DEMO": "maybe"})


def test_a_run_folder_with_a_colon_is_refused() -> None:
    with pytest.raises(StackError, match="':'"):
        Options.from_environ({"RUN_DIR": "/a:b"})

"""What is said while things are done."""

from __future__ import annotations

import re

import pytest

from stack.steps import step


def test_a_step_says_its_title_and_its_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    with step("Fetching"):
        pass

    assert re.fullmatch(r"  Fetching \.\.\. \d+\.\d s\n", capsys.readouterr().out)


def test_a_failed_step_says_so_and_the_error_passes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), step("Dividing"):
        _ = 1 / 0

    assert re.fullmatch(r"  Dividing \.\.\. failed after \d+\.\d s\n", capsys.readouterr().out)

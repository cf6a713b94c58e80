"""What a person reads when something fails."""

from __future__ import annotations

from pathlib import Path

from stack.errors import TAIL_LINES, StackError


def test_the_end_of_the_log_follows_the_sentence(tmp_path: Path) -> None:
    log = tmp_path / "service.log"
    log.write_text("".join(f"line {number}\n" for number in range(100)), encoding="utf-8")

    lines = str(StackError("It ended.", log=log)).splitlines()

    assert lines[:2] == ["It ended.", f"The end of {log}:"]
    assert len(lines) == 2 + TAIL_LINES
    assert lines[-1].strip() == "line 99"


def test_without_a_log_the_sentence_stands_alone(tmp_path: Path) -> None:
    assert str(StackError("It ended.", log=tmp_path / "none")) == "It ended."

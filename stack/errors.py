"""The one error of the stack: a sentence for the person at the terminal."""

from __future__ import annotations

from pathlib import Path

TAIL_LINES = 25


class StackError(Exception):
    """Something the operator must know; printed as a sentence, with the end of a log where there is one."""

    def __init__(self, message: str, *, log: Path | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.log = log

    def __str__(self) -> str:
        """The sentence, then the last lines of the log."""
        if self.log is None or not self.log.is_file():
            return self.message
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL_LINES:]
        return "\n".join(
            [self.message, f"The end of {self.log}:", *(f"    {line}" for line in lines)]
        )

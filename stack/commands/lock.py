"""`make lock`: renew the versions and hashes of Python packages and jars. Lock files hold no addresses."""

from __future__ import annotations

import subprocess

from stack.bootstrap import REQUIREMENTS, Environment, Level
from stack.errors import StackError
from stack.options import Options
from stack.rundir import RunDir
from stack.solr.registry import renew_lock
from stack.steps import step

OPTIONS = (
    "--quiet",
    "--upgrade",
    "--generate-hashes",
    "--universal",
    "--python-version=3.11",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
)


def command(_options: Options, run_dir: RunDir, _arguments: list[str]) -> int:
    """Write all lock files anew."""
    for name in ("bootstrap", *Level):
        with step(f"requirements/{name}.txt"):
            _compile(run_dir, name)
    with step("stack/solr/jars.lock"):
        renew_lock(run_dir.root / "jars-download")
    return 0


def _compile(run_dir: RunDir, name: str) -> None:
    uv = str(Environment(run_dir.shared).uv)
    override = f"--override={REQUIREMENTS / 'overrides.txt'}"
    files = [f"{name}.in", f"--output-file={name}.txt"]
    log = run_dir.logs / "lock.log"
    with log.open("wb") as out:
        done = subprocess.run(
            [uv, "pip", "compile", *OPTIONS, override, *files],
            check=False,
            cwd=REQUIREMENTS,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    if done.returncode:
        msg = f"requirements/{name}.in cannot be resolved."
        raise StackError(msg, log=log)

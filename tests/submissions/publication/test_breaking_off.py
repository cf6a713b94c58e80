"""A publication that stops anywhere is finished by the next one; two at once never mix."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.submissions.model import State, Submission
from ckanext.palembang.submissions.publication import datastore, steps, target

from tests.submissions.publication import submissions as make
from tests.submissions.publication.submissions import figures, plain, publish_new, values_of

Record = dict[str, Any]

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

KEY = ("16.71.01", "Laki-laki", "2024")
_SECONDS = 120

# Publishes in a process of its own; sleeps within the DataStore's transaction where a file is named.
_CHILD = """
import sys, time
from pathlib import Path
from ckan.cli import load_config
from ckan.config.middleware import make_app
ini, submission_id, user, said, seconds = sys.argv[1:]
app = make_app(load_config(ini))
from ckan import model
from ckanext.palembang.submissions.model import Submission
from ckanext.palembang.submissions.publication import publish, steps
write = steps.replace_rows
def slow(*arguments):
    write(*arguments)
    Path(said).touch()
    time.sleep(float(seconds))
steps.replace_rows = slow
with app._wsgi_app.test_request_context():
    publish(model.Session.get(Submission, submission_id), user)
"""


class StoppedError(Exception):
    """The machine stopped here."""


def _child(submission: Submission, user: Record, said: Path, seconds: int) -> Any:
    arguments = [submission.id, user["name"], str(said), str(seconds)]
    process = subprocess.Popen(
        [sys.executable, "-c", _CHILD, tk.config["__file__"], *arguments], env=dict(os.environ)
    )
    end = time.monotonic() + _SECONDS
    while not said.exists():
        assert process.poll() is None, "the child ended before it wrote"
        assert time.monotonic() < end
        time.sleep(0.1)
    return process


def _stops(*_arguments: Any, **_more: Any) -> None:
    raise StoppedError


@pytest.mark.parametrize("is_new", [True, False], ids=["new table", "revision"])
@pytest.mark.parametrize(
    ("where", "name"),
    [
        (target, "target_of"),
        (steps, "_begin"),
        (steps, "_write"),
        (steps, "replace_rows"),
        (steps, "count_rows"),
        (steps, "_touch"),
        (steps, "_end"),
    ],
)
def test_the_next_run_finishes(
    monkeypatch: pytest.MonkeyPatch,
    officer: Record,
    dataset: Record,
    where: Any,
    name: str,
    is_new: bool,
) -> None:
    now = figures("2024") | {KEY: ("7", "x")}
    if not is_new:
        publish_new(dataset, officer, figures("2023") | figures("2024"))
    submission = make.handed_in(dataset, officer, now)
    with monkeypatch.context() as patch:
        patch.setattr(where, name, _stops)
        with pytest.raises(StoppedError):
            make.publish_as(officer, submission)
    shown = make.publish_as(officer, submission)

    assert shown["state"] == "published"
    assert shown["published_counts"]["changed"] == (0 if is_new else 1)
    before = {} if is_new else plain(figures("2023"))
    assert values_of(dataset) == before | plain(now, () if is_new else (KEY,))
    assert len(make.revisions_of(dataset)) == (0 if is_new else 1)


def test_what_broke_off_is_finished_before_the_next_submission(
    monkeypatch: pytest.MonkeyPatch, officer: Record, dataset: Record
) -> None:
    publish_new(dataset, officer, figures("2024"))
    first = make.handed_in(dataset, officer, figures("2024") | {KEY: ("7", None)})
    with monkeypatch.context() as patch:
        patch.setattr(steps, "replace_rows", _stops)
        with pytest.raises(StoppedError):
            make.publish_as(officer, first)
    assert first.state == State.PUBLISHING
    last = figures("2024") | {KEY: ("8", None)}
    publish_new(dataset, officer, last)

    assert first.state == State.PUBLISHED
    assert values_of(dataset) == plain(last, (KEY,))
    steps_of_value = {(one.earlier_value, one.value) for one in make.revisions_of(dataset)}
    assert steps_of_value == {(101, 7), (7, 8)}


def test_a_process_killed_within_the_transaction_leaves_the_old_table(
    tmp_path: Path, officer: Record, dataset: Record
) -> None:
    publish_new(dataset, officer, figures("2024"))
    now = figures("2024", start=500)
    submission = make.handed_in(dataset, officer, now)
    process = _child(submission, officer, tmp_path / "said", _SECONDS)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL

    assert values_of(dataset) == plain(figures("2024"))
    model.Session.refresh(submission)
    assert submission.state == State.PUBLISHING
    make.publish_as(officer, submission)
    assert values_of(dataset) == plain(now, tuple(now))
    assert len(make.revisions_of(dataset)) == len(now)


def test_the_second_of_two_at_once_waits(tmp_path: Path, officer: Record, dataset: Record) -> None:
    publish_new(dataset, officer, figures("2024"))
    first = make.handed_in(dataset, officer, figures("2024", start=500))
    now = figures("2024", start=900)
    second = make.handed_in(dataset, officer, now)
    process = _child(first, officer, tmp_path / "said", 3)
    make.publish_as(officer, second)

    assert process.wait(_SECONDS) == 0
    assert values_of(dataset) == plain(now, tuple(now))
    earlier = sorted(int(one.earlier_value or 0) for one in make.revisions_of(dataset))
    assert earlier == [*range(100, 106), *range(500, 506)]


def test_who_waits_too_long_is_told(
    monkeypatch: pytest.MonkeyPatch, officer: Record, dataset: Record
) -> None:
    monkeypatch.setattr(datastore, "WAITING_SECONDS", 1)
    submission = make.handed_in(dataset, officer, figures("2024"))
    with datastore.locked(dataset["id"]), pytest.raises(tk.ValidationError) as refused:
        make.publish_as(officer, submission)

    assert refused.value.error_dict["state"][0]
    assert submission.state == State.SUBMITTED

"""One file after the other into the catalogue; a bad one stops only itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.submissions import config
from ckanext.palembang.submissions.bulk.mapping import Entry, entries_for
from ckanext.palembang.submissions.bulk.matching import Known, Match, Register
from ckanext.palembang.submissions.bulk.outcomes import Outcome, Status
from ckanext.palembang.submissions.bulk.saving import Saver
from ckanext.palembang.submissions.bulk.sources import SourceError, SourceFile
from ckanext.palembang.submissions.model import State, Submission
from ckanext.palembang.submissions.reading import Wish, on_disk, sentence
from ckanext.palembang.submissions.uploads import UploadedFile, take_content
from ckanext.palembang.tables import Reading, Table, Worker, identity_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Importer:
    """How files are matched, read and saved.

    Attributes:
        register: the datasets.
        saver: what is done with a table that has its dataset.
        mapping: which file belongs to which dataset, where an operator says so.
        period: the period of all files that no mapping names one for.
        worker: the child process that reads; whoever imports stops it at the end.
    """

    register: Register
    saver: Saver
    mapping: Mapping[str, list[Entry]] = field(default_factory=dict[str, list[Entry]])
    period: str | None = None
    worker: Worker = field(default_factory=Worker)

    def outcomes_of(self, source: SourceFile) -> list[Outcome]:
        """Takes a file in and says what became of its tables; raises nothing for what it holds."""
        try:
            return list(self._outcomes_of(source))
        except SourceError as error:
            text = tk._("The file cannot be opened: %(reason)s") % {"reason": error}
            return [Outcome(source.name, Status.REFUSED, messages=(text,))]
        except tk.ValidationError as error:
            return [Outcome(source.name, Status.REFUSED, messages=sentences(error))]
        except Exception:
            # The border of the process: the other files must go on.
            log.exception("The file %s cannot be imported", source.name)
            text = tk._("Something went wrong that the log describes.")
            return [Outcome(source.name, Status.FAILED, messages=(text,))]
        finally:
            model.Session.rollback()
            model.Session.expunge_all()

    def _outcomes_of(self, source: SourceFile) -> Iterator[Outcome]:
        file = take_content(source.name, source.content(), config.reading_limits().max_bytes)
        entries = entries_for(self.mapping, source.name)
        if entries:
            for one in entries:
                yield self._mapped(source.name, file, one)
            return
        earlier = _handed_in_before(file)
        if earlier:
            known = self.register.get(earlier.package_id)
            if known:
                yield self.saver.again(Outcome(source.name, Status.ALREADY), known, earlier)
                return
        yield from self._recognised(source.name, file)

    def _mapped(self, name: str, file: UploadedFile, entry: Entry) -> Outcome:
        known = self.register.get(entry.dataset)
        if known is None:
            text = tk._("The mapping names the dataset “%(dataset)s”, which does not exist.")
            messages = (text % {"dataset": entry.dataset},)
            return Outcome(name, Status.UNMATCHED, how="mapping", messages=messages)
        wish = Wish(entry.period or self.period, entry.sheet, entry.table)
        if entry.sheet is None:
            wish = replace(wish, reading=self._reading(file))
        return self._saved(Outcome(name, Status.FAILED, how="mapping"), file, known, wish)

    def _reading(self, file: UploadedFile) -> Reading:
        with on_disk(file) as path:
            return self.worker.read(path, None, config.reading_limits(), None)

    def _recognised(self, name: str, file: UploadedFile) -> Iterator[Outcome]:
        with on_disk(file) as path:
            identity = identity_of(path, config.reading_limits())
        if identity is not None and (known := self.register.get(identity.dataset)):
            begun = Outcome(name, Status.FAILED, title=identity.title, how="template")
            yield self._saved(begun, file, known, Wish(self.period))
            return
        reading = self._reading(file)
        if not reading.is_readable:
            messages = tuple(sentence(one) for one in reading.findings)
            yield Outcome(name, Status.REFUSED, messages=messages)
        yield from self._tables(name, file, reading)

    def _tables(self, name: str, file: UploadedFile, reading: Reading) -> Iterator[Outcome]:
        alone = len(reading.tables) == 1
        matches = [self.register.match(one, name if alone else "") for one in reading.tables]
        for index, (table, match) in enumerate(zip(reading.tables, matches, strict=True)):
            begun = _begun(name, index, table, match)
            others = [one.dataset for one in matches].count(match.dataset) > 1
            if match.dataset is None or others:
                yield _undecided(begun, match, others=others)
                continue
            wish = Wish(self.period, index=index, reading=reading)
            yield self._saved(begun, file, match.dataset, wish)

    def _saved(self, begun: Outcome, file: UploadedFile, known: Known, wish: Wish) -> Outcome:
        begun = replace(begun, dataset=known.name)
        try:
            return self.saver.save(begun, file, known, wish)
        except tk.ValidationError as error:
            model.Session.rollback()
            return replace(begun, status=Status.REFUSED, messages=sentences(error))


def sentences(error: tk.ValidationError) -> tuple[str, ...]:
    """Gives the sentences of an error, whatever fields they are of."""
    found: list[str] = []
    for messages in error.error_dict.values():
        found.extend(str(one) for one in (messages if isinstance(messages, list) else [messages]))
    return tuple(found)


def _handed_in_before(file: UploadedFile) -> Submission | None:
    """The submission of the same file, when the file has no other table."""
    query = sa.select(Submission).where(
        Submission.file_sha256 == file.sha256, Submission.state != State.WITHDRAWN
    )
    found = model.Session.execute(query.limit(2)).scalars().all()
    return found[0] if len(found) == 1 and len(found[0].tables) == 1 else None


def _begun(name: str, index: int, table: Table, match: Match) -> Outcome:
    title = table.title.id or table.title.en or ""
    return Outcome(name, Status.FAILED, table=index, title=title, how=match.how)


def _undecided(begun: Outcome, match: Match, *, others: bool) -> Outcome:
    if match.dataset is not None and others:
        text = tk._("Several tables of the file belong to the dataset “%(datasets)s”. Name one.")
        messages = (text % {"datasets": match.dataset.name},)
        return replace(begun, status=Status.AMBIGUOUS, messages=messages)
    if len(match.candidates) == 1:
        text = tk._(
            "It has the number of the dataset “%(dataset)s”, but another title. Give the edition, or name the"
            " dataset in a mapping file."
        )
        messages = (text % {"dataset": match.candidates[0]},)
        return replace(begun, status=Status.AMBIGUOUS, messages=messages)
    if match.candidates:
        text = tk._(
            "Several datasets come into question: %(datasets)s. Name one in a mapping file."
        )
        messages = (text % {"datasets": ", ".join(match.candidates)},)
        return replace(begun, status=Status.AMBIGUOUS, messages=messages)
    text = tk._("No dataset has its number or its title. Name one in a mapping file.")
    return replace(begun, status=Status.UNMATCHED, messages=(text,))

"""What a reader asked wrongly, or what is not there: a sentence and a status, never a page.

AnswerError
├── WrongQuestionError   400: a parameter has no meaning
├── NothingThereError    404: no such format, page or thing
├── GoneError            410: it was public once
├── NotAcceptableError   406: none of the asked media types
└── UnavailableError     503: a service does not answer now
"""

from __future__ import annotations

from typing import ClassVar


class AnswerError(Exception):
    """Ends a request with a sentence for whoever asked, program or person."""

    status: ClassVar[int] = 500


class WrongQuestionError(AnswerError):
    """A parameter of the address has no meaning; the text says which and why."""

    status = 400


class NothingThereError(AnswerError):
    """There is no such format, page or thing."""

    status = 404


class GoneError(AnswerError):
    """It was public once and is no longer."""

    status = 410


class NotAcceptableError(AnswerError):
    """The reader takes none of the media types that there are."""

    status = 406


class UnavailableError(AnswerError):
    """A service that the answer needs does not answer now; the reader may ask again."""

    status = 503
    #: How many seconds later.
    retry_after = 30

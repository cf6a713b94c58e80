"""The outermost layer: what no error handler could answer still ends as a page, never as a stack trace.

Needed where CKAN's own error page fails too (it asks the database for the site's settings, and the session
for messages), and before any handler is reached (sessions kept in Redis are opened first).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from flask import Flask, request
from werkzeug.exceptions import InternalServerError

from ckan import model

from ckanext.palembang.catalogue.failures.answer import failure_response
from ckanext.palembang.catalogue.failures.services import missing_service

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from flask.typing import ResponseReturnValue

log = logging.getLogger(__name__)


class LastResort:
    """WSGI middleware around CKAN."""

    def __init__(self, application: WSGIApplication, *, shows_errors: bool) -> None:
        """Wraps an application.

        Args:
            application: What answers.
            shows_errors: Whether developers want to see errors that no missing service explains.
        """
        self._application = application
        self._shows_errors = shows_errors

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers a request."""
        try:
            return self._application(environ, start_response)
        except Exception as error:
            service = missing_service(error)
            if service is None and self._shows_errors:
                raise
            log.exception("No page could be made for %s", environ.get("PATH_INFO"))
            with suppress(Exception):
                # CKAN could not: the next request of this thread would find a broken transaction.
                model.Session.remove()
            return failure_response(environ, service)(environ, start_response)


def install(app: Flask) -> None:
    """Puts the last resort around the application and 503 in the place of 500 where a service is missing."""
    app.wsgi_app = LastResort(app.wsgi_app, shows_errors=app.debug or app.testing)
    cores = app.error_handler_spec[None][InternalServerError.code][InternalServerError]

    def answer(error: InternalServerError) -> ResponseReturnValue:
        service = missing_service(error)
        if service is None:
            return app.ensure_sync(cores)(error)
        log.error("The %s is missing: %s", service, error)
        return failure_response(request.environ, service)

    app.register_error_handler(InternalServerError, answer)

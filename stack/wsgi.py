"""The WSGI application for gunicorn; CKAN_INI names the settings.

gunicorn loads it once and forks its workers from there (`--preload`): half the start-up time and memory.
"""

from __future__ import annotations

import os

from ckan import model
from ckan.cli import load_config
from ckan.config.middleware import make_app

from ckanext.datastore.backend import postgres

application = make_app(load_config(os.environ["CKAN_INI"]))

# Connections must not be shared by processes: each worker opens its own.
model.Session.remove()
for engine in (model.meta.engine, postgres.get_read_engine(), postgres.get_write_engine()):
    if engine is not None:
        engine.dispose()

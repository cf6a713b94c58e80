"""What people see when something fails: a service, a request, a setting. Never a stack trace."""

from __future__ import annotations

from ckanext.palembang.catalogue.failures.handlers import palembang_failures
from ckanext.palembang.catalogue.failures.last_resort import install
from ckanext.palembang.catalogue.failures.services import Service, missing_service
from ckanext.palembang.catalogue.failures.startup import check_configuration, check_schema_files

__all__ = [
    "Service",
    "check_configuration",
    "check_schema_files",
    "install",
    "missing_service",
    "palembang_failures",
]

"""What people see when something fails: a service, a request, a setting. Never a stack trace."""

from __future__ import annotations

from ckanext.palembang.catalogue.failures.handlers import palembang_failures
from ckanext.palembang.catalogue.failures.last_resort import install
from ckanext.palembang.catalogue.failures.startup import check_configuration, check_schema_files

__all__ = ["check_configuration", "check_schema_files", "install", "palembang_failures"]

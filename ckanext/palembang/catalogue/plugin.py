"""Plugin `palembang`: the catalogue itself."""

from __future__ import annotations

from typing import Any, cast

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.lib.plugins import DefaultTranslation

from ckanext.datastore.interfaces import IDataDictionaryForm
from ckanext.dcat.interfaces import IDCATURIGenerator
from ckanext.palembang.catalogue.declarations import declare_settings
from ckanext.palembang.catalogue.facets import SearchFacets
from ckanext.palembang.catalogue.linked_data import DatasetNames
from ckanext.palembang.catalogue.logic.action import actions
from ckanext.palembang.catalogue.logic.auth import auth_functions
from ckanext.palembang.catalogue.offices.controller import OfficeController
from ckanext.palembang.catalogue.package_controller import DatasetController
from ckanext.palembang.catalogue.setup import CatalogueSetup
from ckanext.palembang.catalogue.variables import DataDictionary


@tk.blanket.actions(actions)
@tk.blanket.auth_functions(auth_functions)
@tk.blanket.blueprints
@tk.blanket.cli
@tk.blanket.config_declarations(cast("Any", declare_settings))  # typed for files only
@tk.blanket.helpers
@tk.blanket.validators
class PalembangPlugin(
    CatalogueSetup,
    DatasetController,
    OfficeController,
    DatasetNames,
    SearchFacets,
    DataDictionary,
    DefaultTranslation,
    p.SingletonPlugin,
):
    """Datasets, offices, search and public pages of Satu Data Palembang."""

    p.implements(p.IConfigurer)
    p.implements(p.IConfigurable)
    p.implements(p.IFacets, inherit=True)
    p.implements(p.IMiddleware, inherit=True)
    p.implements(p.IOrganizationController, inherit=True)
    p.implements(p.IPackageController, inherit=True)
    p.implements(p.ISignal)
    p.implements(p.ITranslation)
    p.implements(IDataDictionaryForm)
    p.implements(IDCATURIGenerator)

"""Security headers of responses.

What each says: https://owasp.org/www-project-secure-headers/. A header that a view has set itself stays.
"""

from __future__ import annotations

from flask import Response, request

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import config

_REPORT_ONLY = "Content-Security-Policy-Report-Only"
_POLICY = "Content-Security-Policy"

#: Files that browsers run as pages: no script in them, whoever uploaded them.
_INERT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
RUNNABLE_TYPES = frozenset(
    {
        "application/mathml+xml",
        "application/xhtml+xml",
        "application/xml",
        "application/xslt+xml",
        "image/svg+xml",
        "text/html",
        "text/xml",
        "text/xsl",
    }
)


def add_headers(response: Response) -> Response:
    """Adds what is missing to one response."""
    headers = response.headers
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    if response.mimetype == "text/html":
        _add_page_headers(response)
    elif response.mimetype in RUNNABLE_TYPES:
        headers.setdefault(_POLICY, _INERT)
    if config.is_https() and (seconds := config.hsts_seconds()):
        headers.setdefault("Strict-Transport-Security", f"max-age={seconds}")
    return response


def _add_page_headers(response: Response) -> None:
    headers = response.headers
    if policy := config.permissions_policy():
        headers.setdefault("Permissions-Policy", policy)
    is_embeddable = _is_view_of_data() and config.may_embed_views()
    if not is_embeddable:
        headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    mode = config.content_security_policy_mode()
    if mode == "off" or _POLICY in headers:
        return
    policy = page_policy(
        config.content_security_policy(),
        may_run_inline=(request.endpoint or "") in config.inline_script_pages(),
        ancestors="*" if is_embeddable else "'self'",
    )
    # CKAN's debug toolbar is made of scripts in the page.
    only_reports = mode == "report" or tk.config["debug"]
    headers.setdefault(_REPORT_ONLY if only_reports else _POLICY, policy)


def page_policy(policy: str, *, may_run_inline: bool, ancestors: str) -> str:
    """The policy of one page.

    Args:
        policy: The site's policy.
        may_run_inline: Whether CKAN's own template of this page holds scripts.
        ancestors: Who may show the page in a frame, where the policy does not say it.
    """
    directives = [text.strip() for text in policy.split(";") if text.strip()]
    if may_run_inline:
        directives = [_with_inline_scripts(text) for text in directives]
    if not any(text.startswith("frame-ancestors") for text in directives):
        directives.append(f"frame-ancestors {ancestors}")
    return "; ".join(directives)


def _with_inline_scripts(directive: str) -> str:
    if directive.split(maxsplit=1)[0] == "script-src":
        return f"{directive} 'unsafe-inline' 'unsafe-eval'"
    return directive


def _is_view_of_data() -> bool:
    # The frame that CKAN offers other sites under "Embed".
    return (request.endpoint or "").endswith("resource.view")

"""Message catalogues: extract the texts, keep the translations, check them, compile them.

Run as ``python -m stack.messages``. The commands are described in
``ckanext/palembang/catalogue/i18n/README.md``.
"""

from __future__ import annotations

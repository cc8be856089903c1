"""Declarative shadow roots: a template that a browser shows in its place, where other templates are never seen.

`<news-text><template shadowrootmode="open"><p>…</p></template></news-text>` shows the paragraph.
"""

from __future__ import annotations

import re

_SAYS = b"shadowroot"
_TEMPLATE = re.compile(rb"""<(/?)template((?:[\s/](?:[^"'<>]|"[^"<>]*+"|'[^'<>]*+')*+)?)>""", re.IGNORECASE)
_ROOT = re.compile(rb"\sshadowroot(?:mode)?\s*=\s*[\"']?(?:open|closed)", re.IGNORECASE)
_SHOWN = b"shadow-root"
"""A name that no element has: it neither ends a line nor a paragraph."""


def with_shadow_roots(page: bytes) -> bytes:
    """Name templates that are shadow roots otherwise, so that what they hold is seen; other pages come back as are."""
    if _SAYS not in page:
        return page
    shown: list[bool] = []

    def renamed(match: re.Match[bytes]) -> bytes:
        closes, attributes = match[1], match[2]
        if not closes:
            shown.append(bool(_ROOT.search(attributes)))
            return b"<" + _SHOWN + b">" if shown[-1] else match[0]
        return b"</" + _SHOWN + b">" if shown and shown.pop() else match[0]

    return _TEMPLATE.sub(renamed, page)

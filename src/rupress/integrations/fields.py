"""What the columns of tables, the fields of JSON lines and of scraped items are called."""

from __future__ import annotations

CONTENT = {"html": "html", "text": "text", "page": "auto", "content": "auto"}
"""Fields that hold a page, the first that is there counts, and the media each one means."""

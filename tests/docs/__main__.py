"""Rewrite the generated pages of the documentation: ``python -m tests.docs``."""

from __future__ import annotations

from tests.docs import generated

if __name__ == "__main__":
    for path, content in generated().items():
        path.write_text(content, encoding="utf-8")

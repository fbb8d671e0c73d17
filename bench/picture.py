"""Draws docs/assets/card.png, the picture that stands beside a shared link, from card.svg.

    .venv/bin/python bench/picture.py

It is drawn once and kept: no build needs a browser. It holds no name, so it serves every archive.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).parent.parent / "docs" / "assets"


def main() -> None:
    """Draw the picture with the Chromium of this machine."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.goto((ASSETS / "card.svg").as_uri())
        page.screenshot(path=str(ASSETS / "card.png"))
        browser.close()


if __name__ == "__main__":
    main()

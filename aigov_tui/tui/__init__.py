"""The terminal app. Importing this module does not import Textual; running the app does."""

from __future__ import annotations

import sys
from pathlib import Path


def run_app(db_path: Path, curated: Path | None = None) -> int:
    """Open the app on a database and stay there until a person leaves; returns the exit code.

    `curated` is the folder of the YAML that decisions can be written to; None: there is none.
    """
    from aigov_tui.tui.app import AigovApp
    from aigov_tui.tui.commands.keymap import keymap_path, read_keymap

    # Wrapping a large document in a worker must not keep the keyboard waiting: threads take turns each millisecond.
    sys.setswitchinterval(0.001)
    app = AigovApp.on_database(db_path, curated, read_keymap(keymap_path()))
    result = app.run()
    return app.return_code or result or 0

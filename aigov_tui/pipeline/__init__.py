"""The import: corpus, extract and store put together.

`run`        the import from beginning to end
`plan`       which files are new, changed, moved or gone
`knowledge`  the curated YAML
`work`       one batch of files, read and extracted, in any process
`batches`    batches spread over an executor
`collecting` how often Python looks for garbage meanwhile
`findings`   what only shows when all documents are there
`variants`   quotes that are one remark, grouped again where something changed
`report`     progress and summary
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigov_tui.pipeline.report import ImportSummary, Progress

if TYPE_CHECKING:
    from aigov_tui.pipeline.run import run_import

__all__ = ["ImportSummary", "Progress", "run_import"]


def __getattr__(name: str) -> object:
    """`run_import`, loaded when it is asked for: who only wants to know a `Progress` need not load the extractors."""
    if name == "run_import":
        from aigov_tui.pipeline.run import run_import

        return run_import
    raise AttributeError(name)

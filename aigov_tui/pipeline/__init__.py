"""The import: corpus, extract and store put together."""

from aigov_tui.pipeline.report import ImportSummary, Progress
from aigov_tui.pipeline.run import run_import

__all__ = ["ImportSummary", "Progress", "run_import"]

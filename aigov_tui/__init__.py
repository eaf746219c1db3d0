"""aigov_tui: a terminal explorer of AI governance texts over one plain SQLite file."""

__version__ = "0.1.0"

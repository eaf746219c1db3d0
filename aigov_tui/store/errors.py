"""What can go wrong with a database file, said to a person."""

from __future__ import annotations


class StoreError(Exception):
    """The message is a sentence for the person: what is wrong with which file, and what to do."""


class NotAnAigovDatabase(StoreError):
    """The file is not SQLite, or is SQLite made by something else."""


class NewerDatabase(StoreError):
    """The file was written by a newer aigov than this one."""


class DatabaseBusy(StoreError):
    """Another program is writing the database."""


class Cancelled(StoreError):
    """The query was given up because a newer one replaced it."""

"""Frozen dataclasses that every layer shares; no I/O here.

`source`, `entity`, `quote`, `position`  what a document yields (no database ids yet)
`curated`                                what the YAML files say
`problem`                                what could not be read, and why
`focus`                                  the filters a person is looking through
`rows`                                   what the store hands to the app, the CLI and the exports
`display`                                text made safe for a terminal
`made`                                   many of them at once
"""

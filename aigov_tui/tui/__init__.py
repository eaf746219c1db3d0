"""The Textual app; nothing outside this package imports Textual."""

"""Every question the app, the command line and the exports ask, as named, readable SQL; one module a subject.

All of them look through a `Filter` (see `store.search.rules` for what a filter means to whom), page with a stable
total order, and spell their columns out in the order of the row they become.
"""

"""One module a list of the database: its fields, its columns, where its rows come from."""

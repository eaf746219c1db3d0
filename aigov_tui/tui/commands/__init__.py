"""Everything a person can do, in one list, from which keys, footer, palette and help come."""

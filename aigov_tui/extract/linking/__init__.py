"""One entity per referent: short forms to full names, acronyms to long forms, extracted names to curated ones."""

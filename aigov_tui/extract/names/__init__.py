"""Names nobody listed, found by rule: where they stand, and whether they are a person, an organisation, a place, …"""

"""Rows and documents into strips of styled cells; no widget here, and every text made safe on its way."""

"""From files to clean, segmented paragraphs."""

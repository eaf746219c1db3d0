"""From paragraphs to records: pure functions of their input, no files, no SQL, no globals."""

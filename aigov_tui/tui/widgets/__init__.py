"""The parts of the screens; each gets its data from above and posts messages upward."""

"""The data files (unions, publishers, feeds, history, cues) and their loader into domain values."""

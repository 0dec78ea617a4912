"""What is kept and derived, in SQLite; values in and out, never rows."""

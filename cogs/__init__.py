"""Discord's edge: one file a command group."""

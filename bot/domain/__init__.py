"""Decisions on values already in hand; standard library only, no clock, no I/O."""

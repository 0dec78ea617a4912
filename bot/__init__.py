"""Strikewire: where the talks between Hollywood's unions and the studios stand."""

__version__ = "0.1.0"

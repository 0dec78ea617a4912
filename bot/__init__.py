"""Strikewire: where the talks between Hollywood's unions and the studios stand."""

"""Fetching and parsing feeds, politely and safely; hands on values and knows no storage."""

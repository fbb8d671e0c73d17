"""Bytes in, articles out: one file a kind of seed, chosen by content and then by name."""

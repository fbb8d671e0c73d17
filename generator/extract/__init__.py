"""An article in, its record out: one file a kind of fact."""

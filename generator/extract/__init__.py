"""An article in, its record out: one file a kind of fact; ``record`` puts them in order."""

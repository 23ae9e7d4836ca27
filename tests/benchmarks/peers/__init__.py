"""The generators that are measured: each writes the same corpus in its own form and says how it is run."""

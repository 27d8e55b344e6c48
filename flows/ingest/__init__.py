"""Documents in: sources find them, readers decode them, cleaning makes records of them."""

"""The measure of « Ma situation »: situations across the sector, with the propositions that a reader expects."""

"""The search: its stretches, the legs between meetings, and who runs them."""

"""Large sites made on the spot, and what building them costs."""

"""Inputs that nobody thought of: what must hold for them, how they are made, and those that once broke something."""

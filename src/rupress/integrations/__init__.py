"""Thin adapters to what others use; each imports its framework only when asked for, and holds no logic of its own."""

"""Measurements. A package, since PyArrow 17 brings one of the same name, which would be imported in its place."""

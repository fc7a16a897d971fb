"""The builders of the fixtures: one module a kind, each with a function `build()`."""

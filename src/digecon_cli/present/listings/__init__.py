"""What each listing shows people: one module a listing, each with ``page``, which returns it as lines (see present.lines)."""

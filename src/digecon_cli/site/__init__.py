"""A table as a site: pages that open from disk or stand on any host, and the same tree as files for programs (``build``)."""

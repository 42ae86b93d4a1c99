"""Pictures of HTML pages: inline SVG of live text in the colours of the page, drawn by ourselves, without matplotlib."""

"""A server of the table for assistants that speak the Model Context Protocol (docs/mcp.md).

``tools`` answer questions with the table's own verbs and know nothing of the protocol; ``arguments`` says what a call may hold,
``answers`` gives results as a text table, ``calls`` what to ask next in tools and arguments; ``server`` is the only module that
imports the SDK, and the only one that loads it is ``digecon mcp``.
"""

"""Who may speak to the server: a layer before Streamlit's own, which every request and websocket passes.

``site`` knows under which addresses the server is reached, ``keys`` the token of the printed address and its cookie,
``asked`` reads a request, ``rules`` decides (pure), ``door`` does it, ``headers`` are those of every answer, ``pages``
what somebody sees who is not let in, ``members`` a team's sign-in, ``quiet`` keeps Streamlit off the network,
``listen`` runs the server, ``standing`` lets the page refuse to run without all this.
"""

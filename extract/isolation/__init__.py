"""Work on a stranger's bytes in processes of its own, with limits: what dies or overruns costs one input, no more.

``limits`` says how much, ``child`` is the process, ``worker`` its handle, ``wire`` what they say to each other.
"""

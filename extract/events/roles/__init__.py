"""Who did it to whom: the slots around a trigger and who fills them."""

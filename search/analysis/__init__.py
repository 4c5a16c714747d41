"""From text to the tokens engines index, once, in Python, the same for every engine.

tokens -> lemma -> stem -> fold, and the parts of compounds (``chain``).
"""

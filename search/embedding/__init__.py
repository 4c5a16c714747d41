"""What texts mean, as vectors: made in the background, kept by the hash of the text, optional.

Words are searchable at once; vectors follow (``work``). Without the packages of the extra
``meaning``, or with the setting off, nothing here does anything and search goes by words and concepts.
"""

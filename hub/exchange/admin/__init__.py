"""Imports in the admin: upload, preview, confirm, result, undo; pages that work without scripts."""

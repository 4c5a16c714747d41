"""How well matching does: real partnerships hidden and looked for (docs/matching.md)."""

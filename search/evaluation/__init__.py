"""How well search finds: runs of many queries, judged by what is known to be right."""

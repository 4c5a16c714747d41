from .run import ImportChange, ImportProblem, ImportRun

__all__ = ["ImportChange", "ImportProblem", "ImportRun"]

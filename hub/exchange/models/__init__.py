from .change import ImportChange, ImportPreview
from .problem import ImportProblem
from .run import ImportRun

__all__ = ["ImportChange", "ImportPreview", "ImportProblem", "ImportRun"]

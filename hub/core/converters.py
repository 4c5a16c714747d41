"""Parts of addresses."""

from django.urls import register_converter


class RecordId:
    """A record's number: at most 18 digits, which every database takes for a key."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RecordId, "record")

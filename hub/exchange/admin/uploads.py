"""A limit that holds while a file is still coming in, not only once it has filled the disk."""

from functools import wraps

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.views.decorators.csrf import csrf_exempt, csrf_protect


class Limit(FileUploadHandler):
    """Stops taking in files when all of a request together pass a number of bytes."""

    def __init__(self, request, most: int):
        super().__init__(request)
        self.left = most

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.left -= len(raw_data)
        if self.left < 0:
            self.request.upload_too_big = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int):
        return None


def limited(view):
    """For views that take files: at most settings.IMPORT_MAX_BYTES in one request.

    Beyond that the request's `upload_too_big` is true and the file is missing. The handler has to be in place
    before anything reads the form, so the check of the form's token is moved in here.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def with_limit(request, *args, **kwargs):
        request.upload_too_big = False
        request.upload_handlers.insert(0, Limit(request, settings.IMPORT_MAX_BYTES))
        return checked(request, *args, **kwargs)

    return with_limit

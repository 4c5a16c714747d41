"""Wagtail's forms of pictures and documents, which ask our one check as well."""

from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from hub.core.uploads import check_document, clean_image


class ImageForm(BaseImageForm):
    def clean_file(self):
        file = self.cleaned_data["file"]
        return clean_image(file) if isinstance(file, UploadedFile) else file


class DocumentForm(BaseDocumentForm):
    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_document(file)
        return file

"""The WSGI application of one node."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passage.config.settings.embedded")
application = get_wsgi_application()

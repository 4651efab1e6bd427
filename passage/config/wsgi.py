"""The WSGI application of one node."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passage.config.settings.embedded")
application = get_wsgi_application()

# What is loaded stays. Names that were read are remembered too, and walking all of them again and again would take a search
# twice its time; counted references free the rest.
gc.collect()
gc.freeze()
gc.set_threshold(100_000, 50, 100)

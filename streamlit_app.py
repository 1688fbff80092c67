"""The door to the pages: ``make app``, ``streamlit run streamlit_app.py`` or ``python streamlit_app.py``."""

from __future__ import annotations

from starlette.middleware import Middleware
from streamlit import App
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assistant.ui import navigation, trouble
from assistant.ui.readiness import in_advance
from assistant.ui.web import FrenchPages

app = App(__file__, middleware=[Middleware(FrenchPages)], lifespan=in_advance, on_script_error=trouble.show_unexpected)

if __name__ == "__main__":
    # Streamlit runs this same file for every visitor; outside such a run, it is a person starting the server.
    if get_script_run_ctx(suppress_warning=True) is None:
        app.run()
    else:
        navigation.show()

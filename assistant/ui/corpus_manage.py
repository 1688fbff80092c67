"""Adding and removing documents from the page « Corpus »: password, preview, background change, undo."""

from __future__ import annotations

import time
from functools import partial

import streamlit as st

from assistant.admin import Door
from assistant.editing import Change, Fields, NewFile, add_document, remove_document, undo
from assistant.jobs import Report, Workshop
from assistant.preview import Preview, known_as, preview
from assistant.settings import Settings
from assistant.ui import corpus_view, escape
from assistant.ui import labels_corpus as labels
from corpus.errors import HumanifestError
from corpus.types import Source

MOST_MEGABYTES = 20
_REFRESH_S = 0.15
_TICKET = "corpus_ticket"
_READ = "corpus_read"  # (file id, what was understood or why it was not)
_UPLOADS = "corpus_uploads"  # how many uploads were finished with: a new key empties the field


@st.cache_resource(show_spinner=False)
def _door() -> Door:
    return Door()


@st.cache_resource(show_spinner=False)
def workshop() -> Workshop[Change]:
    """The changes of the documents of this process."""
    return Workshop()


def is_open(settings: Settings) -> bool:
    """Whether this session gave the password that is set now."""
    return _door().admits(st.session_state.get(_TICKET), settings.admin_password.get_secret_value())


def show_management(settings: Settings) -> None:
    """The lower part of the page: how to enable it, the password, or what it opens."""
    if not settings.admin_password.get_secret_value():
        st.html(f'<div class="hf-sheet narrow"><p>{labels.READ_ONLY}</p><p>{labels.READ_ONLY_COMMAND}</p></div>')
        return
    if not is_open(settings):
        _show_door(settings)
        return
    job = workshop().job
    if job is not None and job.running:
        st.html(corpus_view.notice_html(labels.ONE_AT_A_TIME, kind="plain"))
        return
    _show_upload(settings)
    st.button(labels.LEAVE, key="corpus_leave", on_click=_leave)


def show_news(settings: Settings) -> str:
    """The outcome of the last change with its undo. Returns what to announce; an alert announces itself."""
    job = workshop().job
    if job is None:
        return ""
    if job.running:
        return ""
    failure = job.failure()
    if failure is not None and not isinstance(failure, HumanifestError):
        _forget()
        raise failure
    if failure is not None:
        st.html(corpus_view.notice_html(labels.NOT_DONE, str(failure), kind="bad"))
        st.button(labels.DISMISS, key="corpus_dismiss", on_click=_forget)
        return ""
    change = job.result()
    said = labels.done(change.source.title, added=change.added)
    st.html(corpus_view.notice_html(said))
    with st.container(horizontal=True):
        if change.undoable:
            label = labels.UNDO_ADD if change.added else labels.UNDO_REMOVE
            st.button(label, key="corpus_undo", on_click=_undo, args=(settings, change))
        st.button(labels.DISMISS, key="corpus_dismiss", on_click=_forget)
    return said


def removal_button(settings: Settings, source: Source) -> None:
    """The button that takes one document away."""
    busy = (job := workshop().job) is not None and job.running
    st.button(
        f"{labels.REMOVE} «\u00a0{escape.markdown(source.title)}\u00a0»",
        key=f"corpus_remove_{source.id}",
        disabled=busy,
        on_click=_start,
        args=(labels.removing(source.title), partial(_removed, settings, source.id)),
        wrap=True,
    )


def _show_door(settings: Settings) -> None:
    with st.form("corpus_door", clear_on_submit=True, border=False, width=420):
        given = st.text_input(labels.MANAGER, type="password", key="corpus_password", autocomplete="current-password")
        pressed = st.form_submit_button(labels.ENTER)
    st.html(f'<div class="hf-sheet"><p class="facts">{labels.NO_FILE_ACCESS}</p></div>')
    if not pressed or not given:
        return
    password = settings.admin_password.get_secret_value()
    verdict = _door().knock(given, password, time.monotonic())
    if verdict.opened:
        st.session_state[_TICKET] = _door().ticket(password)
        st.rerun()
    said = labels.wait(verdict.wait_s) if verdict.wait_s else labels.WRONG
    st.html(corpus_view.notice_html(said, kind="bad"))


def _leave() -> None:
    st.session_state.pop(_TICKET, None)
    _clear_upload()


def _clear_upload() -> None:
    st.session_state.pop(_READ, None)
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def _show_upload(settings: Settings) -> None:
    st.html(f'<div class="hf-sheet"><h3>{labels.CHOOSE}</h3></div>')
    key = f"corpus_file_{st.session_state.get(_UPLOADS, 0)}"
    # No list of types: our readers refuse a wrong one in French, with what to do.
    uploaded = st.file_uploader(labels.UPLOAD, key=key, max_upload_size=MOST_MEGABYTES)
    if uploaded is None:
        st.session_state.pop(_READ, None)
        return
    seen = _read(uploaded.file_id, uploaded.name, uploaded.getvalue())
    if isinstance(seen, str):
        st.html(corpus_view.notice_html(labels.UNREADABLE, seen, kind="bad"))
        return
    st.html(f'<div class="hf-sheet"><h3>{labels.CHECK}</h3></div>{corpus_view.preview_html(seen)}')
    _show_fields(settings, seen, uploaded.file_id)


def _read(file_id: str, name: str, data: bytes) -> Preview | str:
    """What was understood of the file, or the sentence that says why it cannot be read; read once an upload."""
    known = st.session_state.get(_READ)
    if isinstance(known, tuple) and known[0] == file_id:
        found: Preview | str = known[1]
        return found
    with st.spinner(labels.READING):
        try:
            found = preview(NewFile(name, data))
        except HumanifestError as error:
            found = str(error)
    st.session_state[_READ] = (file_id, found)
    return found


def _show_fields(settings: Settings, seen: Preview, file_id: str) -> None:
    st.html(f'<div class="hf-sheet"><h3>{labels.DESCRIBE}</h3></div>')
    with st.container(width=620):
        fields = Fields(
            title=st.text_input(labels.FIELD_TITLE, seen.source.title, 300, key=f"corpus_title_{file_id}") or "",
            author=st.text_input(labels.FIELD_AUTHOR, seen.source.author, 300, key=f"corpus_author_{file_id}") or "",
            date=st.text_input(
                labels.FIELD_DATE, seen.source.published, 30, key=f"corpus_date_{file_id}",
                placeholder=labels.FIELD_DATE_HELP,
            ) or "",
            url=st.text_input(
                labels.FIELD_URL, seen.source.url, 300, key=f"corpus_url_{file_id}", placeholder=labels.FIELD_URL_HELP
            ) or "",
        )  # fmt: skip
        st.html(f'<div class="hf-sheet notice"><p>{labels.RIGHTS_REMINDER}</p></div>')
        allowed = st.checkbox(labels.RIGHTS_CHECK, key=f"corpus_rights_{file_id}")
        refusal = _refusal(settings, seen, fields)
        with st.container(horizontal=True):
            pressed = st.button(labels.ADD, key="corpus_add", type="primary", disabled=bool(refusal))
            st.button(labels.GIVE_UP, key="corpus_give_up", on_click=_clear_upload)
        if pressed and not allowed:
            refusal = labels.RIGHTS_FIRST
        if refusal:
            st.html(corpus_view.notice_html(refusal, kind="bad"))
        elif pressed:
            _start(labels.adding(fields.title), partial(_added, settings, seen.file, fields))
            st.rerun()


def _refusal(settings: Settings, seen: Preview, fields: Fields) -> str:
    try:
        return known_as(settings.corpus_dir, seen.entry(fields))
    except HumanifestError as error:
        return str(error)


def _added(settings: Settings, file: NewFile, fields: Fields, report: Report) -> Change:
    return add_document(settings, file, fields, report)


def _removed(settings: Settings, source_id: str, report: Report) -> Change:
    return remove_document(settings, source_id, report)


def _start(label: str, work: partial[Change]) -> None:
    try:
        workshop().start(label, work)
    except HumanifestError as error:
        st.toast(escape.markdown(str(error)))
        return
    _clear_upload()


def _undo(settings: Settings, change: Change) -> None:
    label = labels.removing if change.added else labels.adding
    _start(label(change.source.title), partial(undo, settings, change))


def _forget() -> None:
    workshop().job = None


def follow() -> None:
    """Show the bar of the change under way until it is over, then draw the page anew; nothing when there is none.

    Leaving the page leaves the change alone.
    """
    job = workshop().job
    if job is None or not job.running:
        return
    bar = st.progress(0.0, text=escape.markdown(job.label))
    st.html(f'<div class="hf-sheet"><p class="facts">{labels.MEANWHILE}</p></div>')
    while not job.wait(_REFRESH_S):
        bar.progress(job.fraction, text=escape.markdown(f"{job.label} – {job.step}"))
    st.rerun()

"""The sandbox: whatever a file does to its reader, we get a document or one French sentence, in time."""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import UnreadableFile
from corpus.readers import read_bytes
from corpus.readers.sandbox import MAX_BYTES, read_untrusted, read_untrusted_bytes, run_child
from corpus.readers.wire import parsed_from_json, parsed_to_json

MARKDOWN = (
    "---\ntitle: T\nlist: [1, 2.5, null, true]\n---\n<!-- page 2 -->\n# A\n\nB[^1] c.\n\n"
    "> Oui.\n>\n> — Anne | DRH\n\n- i\n\n[^1]: N.\n"
).encode()


def test_a_document_comes_back_whole(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_bytes(MARKDOWN)
    assert read_untrusted(file) == read_bytes(MARKDOWN, ".md")


def test_the_wire_keeps_everything() -> None:
    import json

    parsed = read_bytes(MARKDOWN, ".md")
    assert parsed_from_json(json.loads(parsed_to_json(parsed))) == parsed


def test_a_pdf_through_the_child(report: Callable[..., Any]) -> None:
    pdf = report("")
    pdf.body("Une phrase assez longue pour être lue.")
    assert [block.text for block in read_untrusted_bytes(pdf.data(), ".pdf").blocks] == [
        "Une phrase assez longue pour être lue."
    ]


def test_refusals_of_the_reader_come_through() -> None:
    with pytest.raises(UnreadableFile, match="endommagé"):
        read_untrusted_bytes(b"%PDF-1.7\nrien", ".pdf")


@pytest.mark.parametrize("name", ["absent.pdf", "."])
def test_missing_file_or_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match="introuvable"):
        read_untrusted(tmp_path / name)


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "vide.docx").touch()
    with pytest.raises(UnreadableFile, match="vide"):
        read_untrusted(tmp_path / "vide.docx")


def test_a_file_beyond_the_limit_is_not_even_parsed(tmp_path: Path) -> None:
    file = tmp_path / "gros.pdf"
    with file.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(MAX_BYTES + 1)
    started = time.monotonic()
    with pytest.raises(UnreadableFile, match="25\u00a0Mo"):
        read_untrusted(file)
    assert time.monotonic() - started < 1


def test_a_hang_ends_at_the_time_limit() -> None:
    started = time.monotonic()
    hang = "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); sys.stdin.read()\nwhile True: pass"
    with pytest.raises(UnreadableFile, match=r"0\.5 secondes"):
        run_child([sys.executable, "-c", hang], b"x", 0.5)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("death", ["os.abort()", "os._exit(3)", "os.kill(os.getpid(), 11)"])
def test_a_crash_is_a_sentence(death: str) -> None:
    with pytest.raises(UnreadableFile, match="interrompue"):
        run_child([sys.executable, "-c", f"import os; {death}"], b"", 5)


def test_the_child_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUMANIFEST_LLM_API_KEY", "secret")
    seen = run_child([sys.executable, "-c", "import os; print(sorted(os.environ))"], b"", 5)
    assert b"PATH" in seen and b"HUMANIFEST" not in seen


def _pdf_with_stream(content: bytes, extra: bytes = b"") -> bytes:
    """A one-page PDF whose content stream is ``content``, compressed."""
    packed = zlib.compress(content, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R " + extra + b" >>",
        stream,
    ]
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )
    return data + tail


def test_a_decompression_bomb_is_refused_within_its_limits() -> None:
    bomb = _pdf_with_stream(bytes(80_000_000))
    assert len(bomb) < 500_000
    with pytest.raises(UnreadableFile, match=r"endommagé|OCR"):  # refused by pypdf's limits, not by the clock
        read_untrusted_bytes(bomb, ".pdf")


@pytest.mark.skipif(sys.platform != "linux", reason="the address space is only limited on Linux")
def test_memory_is_limited() -> None:
    html = b"<p>" + b"<b>mot</b> " * 30_000
    with pytest.raises(UnreadableFile, match="mémoire"):
        read_untrusted_bytes(html, ".html", memory_mb=56)


def test_deep_nesting_is_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="imbrique"):
        read_untrusted_bytes(b"<div>" * 5000 + b"texte", ".html", timeout_s=15)


def test_a_folder_of_the_caller_cannot_replace_our_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "__init__.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_untrusted_bytes(b"Bonjour.", ".txt").blocks[0].text == "Bonjour."

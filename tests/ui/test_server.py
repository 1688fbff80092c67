"""What the launcher refuses, in French and with the right exit code; the browser tests start it for good."""

from __future__ import annotations

import socket

import pytest

from assistant import server


def test_a_port_in_use_is_refused_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert server.main(["--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert f"Le port {port} est déjà pris" in said and f"make app PORT={port + 1}" in said


@pytest.mark.parametrize("arguments", [["--port", "0"], ["--port", "70000"], ["--port", "x"], ["--inconnu"]])
def test_a_malformed_command_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        server.main(arguments)
    assert refusal.value.code == 2
    assert capsys.readouterr().err.startswith("Commande mal formée\u00a0:")


def test_a_missing_page_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(server, "DOOR", server.DOOR.with_name("absent.py"))
    assert server.main([]) == 1
    assert "introuvable" in capsys.readouterr().err

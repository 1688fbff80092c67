"""The guards of ``assistant.guards``, measured: wrong statements that they must stop, right ones that they must not."""

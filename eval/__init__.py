"""Golden questions, metrics, runner, report, gate."""

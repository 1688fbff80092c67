"""The evaluation room: golden questions, metrics, runner, report and gate; no other room imports it."""

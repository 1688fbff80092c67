"""The pages, one module each; ``assistant.ui.navigation`` lists them and imports the one that is shown."""

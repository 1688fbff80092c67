"""What every test shares."""

from hypothesis import settings

# How long an example takes depends on how busy the machine is: properties are checked, durations are not.
settings.register_profile("humanifest", deadline=None)
settings.load_profile("humanifest")

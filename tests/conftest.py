"""Property tests take the same cases on every machine, however slow it is."""

from hypothesis import HealthCheck, settings

settings.register_profile("dateline", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dateline")

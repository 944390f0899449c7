"""Which mentions are of one happening, within an article and across articles; knows accounts alone."""

"""One calendar: its arithmetic (``arithmetic``), its units (``units``), EDTF (``edtf``) and how a time is said to people (``wording``)."""

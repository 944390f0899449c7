"""One wording of a time for people; arithmetic and EDTF are to follow."""

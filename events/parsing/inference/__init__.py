"""How the shipped models compute: the loop round the networks that Stanza has loaded, one article at a time.

Stanza's own processors serve many shapes of model and training too; these know one shape, and what they leave out is what the time
went to. They enter Stanza's pipeline as its variants (``register_processor_variant``), and change nothing inside it. An article's
sentences are computed together and with no other's: so its trees depend on nothing else that is read.
"""

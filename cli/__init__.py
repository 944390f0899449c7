"""click commands, one file each: options in, one library call, output out."""

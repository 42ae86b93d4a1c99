"""The commands: one module each, of the command's name, with its ``COMMAND``; being in this folder is all it takes."""

"""Where the project is to be found."""

HOME = "https://pypi.org/project/source-consistency/"

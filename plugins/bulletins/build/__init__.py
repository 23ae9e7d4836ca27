"""The build: the stages composed, what is kept between builds, one site from its files to the output folder."""

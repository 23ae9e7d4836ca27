"""The build: the stages in their order, the state kept between builds, the site from its files to the output folder."""

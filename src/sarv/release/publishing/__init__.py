"""Publishing a release: what keeps it back (`gate`), what is asked of a Hub (`hub`), and in which order (`publish`)."""

"""The labelling page: what can be said on it, and how an annotation becomes rows of Label Studio and comes back from them."""

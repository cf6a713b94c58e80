"""The catalogue as pages of finished pieces: `/catalog.*`, single documents, dump and sitemap."""

"""Apache Solr without its download: jars from the Java package registry, Jetty around them, CKAN's schema."""

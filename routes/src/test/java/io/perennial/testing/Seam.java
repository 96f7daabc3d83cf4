package io.perennial.testing;

import io.perennial.connector.Connector;
import javax.sql.DataSource;

/** Stands between the program and everything outside it: the database and the vendors. */
public interface Seam {

  /** What the program takes for its database. */
  DataSource database(DataSource real);

  /** What the program takes for a vendor's connector. */
  Connector connector(Connector real);
}

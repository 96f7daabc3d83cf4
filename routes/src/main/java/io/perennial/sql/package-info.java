/** Values on their way to and from PostgreSQL. */
@NullMarked
package io.perennial.sql;

import org.jspecify.annotations.NullMarked;

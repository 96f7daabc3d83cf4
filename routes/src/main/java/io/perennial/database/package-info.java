/** Where the store lives: an embedded PostgreSQL under the data folder, or one given by address. */
@NullMarked
package io.perennial.database;

import org.jspecify.annotations.NullMarked;

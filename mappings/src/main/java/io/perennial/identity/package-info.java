/** Whose a record is: the keys by which records of different systems find each other. */
@NullMarked
package io.perennial.identity;

import org.jspecify.annotations.NullMarked;

/** Who is to be forgotten: the records that are theirs, and the names and keys that mean them. */
@NullMarked
package io.perennial.erase.subject;

import org.jspecify.annotations.NullMarked;

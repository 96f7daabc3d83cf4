/** The lines of a mapping file: read and checked once, then applied to every record. */
@NullMarked
package io.perennial.mapping.rule;

import org.jspecify.annotations.NullMarked;

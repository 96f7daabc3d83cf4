/** How things stand, for people and programs. */
@NullMarked
package io.perennial.status;

import org.jspecify.annotations.NullMarked;

/** Brings our fields and rights into the other systems, or prints them to be deployed by hand. */
@NullMarked
package io.perennial.install;

import org.jspecify.annotations.NullMarked;

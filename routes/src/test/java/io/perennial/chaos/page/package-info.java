/** Pages in which something comes twice. */
@NullMarked
package io.perennial.chaos.page;

import org.jspecify.annotations.NullMarked;

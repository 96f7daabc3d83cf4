/** Who answers, and what their objects look like. */
@NullMarked
package io.perennial.routes.greet;

import org.jspecify.annotations.NullMarked;

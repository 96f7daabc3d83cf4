/** What the next turn would write, before it does. */
@NullMarked
package io.perennial.routes.plan;

import org.jspecify.annotations.NullMarked;

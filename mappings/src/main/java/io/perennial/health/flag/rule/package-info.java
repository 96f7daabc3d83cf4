/** How each flag is judged. */
@NullMarked
package io.perennial.health.flag.rule;

import org.jspecify.annotations.NullMarked;

/** The measures of health: each turns a snapshot of one customer into points with a reason. */
@NullMarked
package io.perennial.health.measure;

import org.jspecify.annotations.NullMarked;

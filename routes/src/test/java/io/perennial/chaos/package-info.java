/** The program among failing systems, careless people and its own sudden deaths. */
@NullMarked
package io.perennial.chaos;

import org.jspecify.annotations.NullMarked;

/** The first page: how everything stands. */
@NullMarked
package io.perennial.console.overview;

import org.jspecify.annotations.NullMarked;

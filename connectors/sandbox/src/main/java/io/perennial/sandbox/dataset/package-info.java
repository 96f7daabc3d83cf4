/** Worlds from CSV files. */
@NullMarked
package io.perennial.sandbox.dataset;

import org.jspecify.annotations.NullMarked;

/** Tells the story of each customer, chapter by chapter. */
@NullMarked
package io.perennial.sandbox.company.tell;

import org.jspecify.annotations.NullMarked;

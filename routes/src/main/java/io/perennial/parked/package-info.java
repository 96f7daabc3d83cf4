/** What is parked and why, for people and programs. */
@NullMarked
package io.perennial.parked;

import org.jspecify.annotations.NullMarked;

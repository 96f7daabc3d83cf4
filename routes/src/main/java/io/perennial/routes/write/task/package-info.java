/** Tasks for people: what they say, and what became of those whose answer was lost. */
@NullMarked
package io.perennial.routes.write.task;

import org.jspecify.annotations.NullMarked;

/** The listener that systems call, and the worker that follows what they tell. */
@NullMarked
package io.perennial.serve.hook;

import org.jspecify.annotations.NullMarked;

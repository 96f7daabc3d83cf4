/** The systems that runs are measured against, and the program in processes of its own. */
@NullMarked
package io.perennial.benchmark.systems;

import org.jspecify.annotations.NullMarked;

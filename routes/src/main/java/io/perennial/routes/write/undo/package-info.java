/** What an undo makes of one record. */
@NullMarked
package io.perennial.routes.write.undo;

import org.jspecify.annotations.NullMarked;

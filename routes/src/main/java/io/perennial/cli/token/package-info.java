/** The verb that lets programs ask our API, and takes it back. */
@NullMarked
package io.perennial.cli.token;

import org.jspecify.annotations.NullMarked;

/** How our fields and rights come into a vendor's system, made by calls or printed as files. */
@NullMarked
package io.perennial.connector.install;

import org.jspecify.annotations.NullMarked;

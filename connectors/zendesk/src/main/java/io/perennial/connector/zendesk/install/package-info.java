/** Makes our fields in Zendesk, or the requests by which an admin makes them. */
@NullMarked
package io.perennial.connector.zendesk.install;

import org.jspecify.annotations.NullMarked;

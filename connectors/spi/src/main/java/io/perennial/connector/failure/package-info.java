/** What a vendor's refusals mean, whatever the vendor calls them. */
@NullMarked
package io.perennial.connector.failure;

import org.jspecify.annotations.NullMarked;

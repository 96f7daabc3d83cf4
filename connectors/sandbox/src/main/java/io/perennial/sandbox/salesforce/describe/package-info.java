/** What the API tells about itself: objects, fields, versions, limits, recent changes. */
@NullMarked
package io.perennial.sandbox.salesforce.describe;

import org.jspecify.annotations.NullMarked;

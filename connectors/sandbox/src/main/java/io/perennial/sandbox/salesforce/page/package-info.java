/** Record pages as a rep sees them, with our component on them. */
@NullMarked
package io.perennial.sandbox.salesforce.page;

import org.jspecify.annotations.NullMarked;

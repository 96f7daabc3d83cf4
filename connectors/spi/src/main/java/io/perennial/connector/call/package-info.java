/** How every vendor's client makes its calls: limited, few at once, patient, and never for ever. */
@NullMarked
package io.perennial.connector.call;

import org.jspecify.annotations.NullMarked;

/** The User Interface API, as far as components on record pages ask it. */
@NullMarked
package io.perennial.sandbox.salesforce.ui;

import org.jspecify.annotations.NullMarked;

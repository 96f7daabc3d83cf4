/** The door of the API: login, limits, the path's resource, errors. */
@NullMarked
package io.perennial.sandbox.zendesk.rest;

import org.jspecify.annotations.NullMarked;

/** Tasks for people, from a raised flag to the CRM and back. */
@NullMarked
package io.perennial.routes.task;

import org.jspecify.annotations.NullMarked;

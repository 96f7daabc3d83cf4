/** Whose the record is that somebody asked by. */
package io.perennial.console.context.finder;

/**
 * Reading the YAML that people edit: every value knows its place, every problem is told at once.
 */
@NullMarked
package io.perennial.mapping.yaml;

import org.jspecify.annotations.NullMarked;

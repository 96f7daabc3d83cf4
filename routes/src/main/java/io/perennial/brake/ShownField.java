package io.perennial.brake;

import io.perennial.ledger.Target;

/**
 * A field of ours that people see.
 *
 * @param target where it is
 * @param name the vendor's name
 * @param band whether it shows the health band
 */
public record ShownField(Target target, String name, boolean band) {}

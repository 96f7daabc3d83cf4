package io.perennial.health;

import io.perennial.health.model.Cap;
import io.perennial.model.verdict.Because;

/** A cap that holds, and why. */
public record CapHit(Cap cap, Because because) {}

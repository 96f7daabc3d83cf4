package io.perennial.health;

import io.perennial.health.flag.FlagName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A flag that was raised and is gone: how early it was seen can be measured by it.
 *
 * @param opened first day, UTC; empty if before the past that we follow
 * @param cleared first day on which it was gone
 */
public record ClearedFlag(FlagName name, Optional<LocalDate> opened, LocalDate cleared) {}

package io.perennial.health.flag;

import java.util.Locale;

/** The role that acts on a flag. */
public enum Owner {
  REP,
  CSM,
  SUPPORT_LEAD,
  FINANCE,
  ADMIN;

  /** As people read and write it, for example {@code support lead}. */
  public String word() {
    return this == CSM ? "CSM" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
